"""Finished papers become files: safe names, and all files of a run or none.

Every file is written beside its place under a hidden name and renamed at the end, so that neither a full disk
nor a cancelled run leaves anything half written. Papers hold personal data: they are readable by this person
only, and what a killed program left under hidden names goes with the next run into the same folder.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
import time
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from models.errors import AppError
from translations import _

Cancelled = Callable[[], bool]
_HIDDEN, _UNFINISHED = ".habitue-", ".part"
_LEFT_BEHIND = 3600.0  # seconds: younger ones may be another workstation's, being written now
_LONGEST_PART = 40  # letters; the whole stays far from the 260 that some systems give to a path
_OTHER_LETTERS = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.IGNORECASE)  # no file may be called so on Windows


class PaperNotWritten(AppError):
    """The files could not be written; the message says why and what to do next."""


class PrintCancelled(AppError):
    """The person stopped the run; no file was left."""


def stop_if(cancelled: Cancelled | None) -> None:
    """Raise PrintCancelled if the person stopped the run."""
    if cancelled is not None and cancelled():
        raise PrintCancelled(_("Printing was stopped. Nothing was written."))


def safe_name(*parts: str) -> str:
    """A file name of letters, figures, "_" and "-" from the parts, other alphabets put in Latin letters."""
    from textkit.transliteration import transliterate

    latin = [_OTHER_LETTERS.sub(lambda run: transliterate(run.group(), "icao_9303"), part) for part in parts]
    plain = [unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode() for part in latin]
    cleaned = [re.sub(r"[^A-Za-z0-9-]+", "_", part).strip("_")[:_LONGEST_PART] for part in plain]
    name = "_".join(part for part in cleaned if part) or "questionnaire"
    return f"{name}_" if _DEVICES.fullmatch(name) else name


def write_files(files: Mapping[Path, bytes], cancelled: Cancelled | None = None) -> None:
    """Write all files or none. Missing folders are made. Raises PaperNotWritten, PrintCancelled."""
    waiting: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            stop_if(cancelled)
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path] = _write_hidden(path, content)
        for folder in {path.parent for path in files}:
            _sweep(folder)
        _put_in_place(waiting)
    except OSError as error:
        raise PaperNotWritten(why_not_written(error, next(iter(files)).parent)) from error
    finally:
        for hidden in waiting.values():
            hidden.unlink(missing_ok=True)


def _write_hidden(path: Path, content: bytes) -> Path:
    """The content safely on the disk beside its place, readable by this person only."""
    handle, name = tempfile.mkstemp(prefix=_HIDDEN, suffix=_UNFINISHED, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:  # Ctrl+C as well: it holds personal data
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _put_in_place(waiting: Mapping[Path, Path]) -> None:
    """Rename all; where one place refuses, the others get back what stood there before."""
    done: list[tuple[Path, bytes | None]] = []
    try:
        for path, hidden in waiting.items():
            before = path.read_bytes() if path.is_file() else None
            hidden.replace(path)
            done.append((path, before))
    except OSError:
        for path, before in done:
            if before is None:
                path.unlink()
            else:
                _write_hidden(path, before).replace(path)
        raise


def _sweep(folder: Path) -> None:
    """Remove what a program that was killed left half written."""
    for left in folder.glob(f"{_HIDDEN}*{_UNFINISHED}"):
        with contextlib.suppress(OSError):  # somebody else's: theirs to remove
            if left.stat().st_mtime < time.time() - _LEFT_BEHIND:
                left.unlink()


def why_not_written(error: OSError, folder: Path) -> str:
    where: dict[str, object] = {"folder": folder}
    no_right = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY)
    if error.filename2 is not None and no_right:
        return _(
            "%(file)s is open in another program or protected. Close it there, or choose another folder."
        ) % {"file": Path(os.fsdecode(error.filename2)).name}
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _("The disk of %(folder)s is full. Free some space or choose another folder.") % where
    if no_right:
        return _("There is no right to write to %(folder)s. Choose another folder.") % where
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.ENOENT):
        return _("%(folder)s is not a folder. Choose another one.") % where
    reason = {**where, "reason": error.strerror or str(error)}
    return _("Nothing could be written to %(folder)s: %(reason)s. Choose another folder.") % reason
