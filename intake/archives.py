"""Office files are ZIP archives: how large they really are is found out before anything is unpacked."""

from __future__ import annotations

import zipfile
from pathlib import Path

from intake.errors import UnreadableSource

MAX_FILE = 100_000_000  # bytes on disk
MAX_UNPACKED = 200_000_000
MAX_RATIO = 150  # real lists reach 40; a bomb a thousand
SMALL = 5_000_000  # unpacked bytes below which the ratio does not matter
MAX_ENTRIES = 2_000
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_archive(path: Path) -> None:
    """Raise UnreadableSource for a locked, damaged or dangerous archive.

    Sizes in the archive's directory may lie, so the entries are unpacked once, counted and thrown away.
    """
    with path.open("rb") as file:
        start = file.read(8)
    if start == _OLE:  # a password wraps the archive into the old container
        raise UnreadableSource("locked")
    try:
        with zipfile.ZipFile(path) as archive:
            _check_entries(archive, path.stat().st_size)
    except UnreadableSource:
        raise
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise UnreadableSource("locked" if "encrypted" in str(error) else "damaged") from error
    except Exception as error:  # zlib and lzma raise their own errors on damaged data
        raise UnreadableSource("damaged") from error


def _check_entries(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UnreadableSource("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableSource("locked")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnreadableSource("bomb")
    total = 0
    for entry in entries:
        with archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                total += len(chunk)
                if total > MAX_UNPACKED or (total > SMALL and total > packed * MAX_RATIO):
                    raise UnreadableSource("bomb")


def check_xml(path: Path) -> None:
    """Raise UnreadableSource when a part declares entities: office programs never do, attackers do."""
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                with archive.open(entry) as file:
                    if b"<!DOCTYPE" in file.read(2048) or b"<!ENTITY" in file.read(2048):
                        raise UnreadableSource("damaged")


def check_well_formed(path: Path, part: str) -> None:
    """Raise UnreadableSource when a part of the archive is missing, is not XML in UTF-8, or has a DOCTYPE."""
    from xml.parsers import expat

    def refuse(*_declared: object) -> None:
        raise UnreadableSource("damaged")

    parser = expat.ParserCreate("utf-8")
    parser.StartDoctypeDeclHandler = refuse
    try:
        with zipfile.ZipFile(path) as archive, archive.open(part) as file:
            parser.ParseFile(file)
    except (expat.ExpatError, KeyError) as error:
        raise UnreadableSource("damaged") from error
