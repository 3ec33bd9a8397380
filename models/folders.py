"""Folders that are no good place for a database file."""

from __future__ import annotations

import sys
from pathlib import Path

from translations import _

_CLOUDS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "yandex.disk": "Yandex Disk",
    "yandexdisk": "Yandex Disk",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "mega": "MEGA",
}
_NETWORKS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "fuse.sshfs",
        "fuse.davfs",
        "davfs",
        "9p",
        "afs",
        "ncpfs",
    }
)
MOUNTS = Path("/proc/mounts")


def folder_warning(path: Path) -> str:
    """Why the folder of a database file is a risk, and what to do; "" if it is none that we know."""
    cloud = _cloud(path)
    if cloud:
        return _(
            "The database is in a folder that %(service)s copies, which can damage it. Move it to a "
            "folder of this computer; let the backups go to the cloud."
        ) % {"service": cloud}
    if _is_network(path):
        return _(
            "The database is on a network drive, where it can be damaged. For one workstation move it to "
            "this computer; for several choose PostgreSQL."
        )
    return ""


def _cloud(path: Path) -> str:
    for part in path.absolute().parts:
        name = part.casefold()
        for start, service in _CLOUDS.items():
            if name == start or name.startswith((f"{start} ", f"{start}-", f"{start}~", f"{start}.")):
                return service
    return ""


def _is_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        if str(path.absolute()).startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.absolute().anchor) == 4)  # DRIVE_REMOTE
    return _mount_kind(path.absolute()) in _NETWORKS


def _mount_kind(path: Path) -> str:
    """The kind of file system, of the longest mount point that the path is under; "" if not told."""
    try:
        lines = MOUNTS.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = -1, ""
    for line in lines:
        fields = line.split()
        point = fields[1].replace("\\040", " ")
        if path.is_relative_to(point) and len(point) > best:
            best, kind = len(point), fields[2]
    return kind
