"""An embassy's form with its matches as one file, to be given to another office."""

from __future__ import annotations

import json
import zipfile
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path

from models.errors import AppError
from models.paper_forms import PDF, WORD, PaperForm
from paperwork.form_shapes import can_be_kept
from paperwork.matching import matches_body, matches_from
from paperwork.paper_files import write_files
from translations import _

ENDING = ".habitue-form"
_HEAD, _FILE = "form.json", "form.file"
_LARGEST = 60_000_000  # bytes of a part, unpacked
_BROKEN = (zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError, NotImplementedError)
_KEPT = ("kind", "name", "form", "language", "edition", "dated", "matches")


class UnusablePaperFile(AppError):
    """The file is not one that this program wrote; the message says so."""


def write_paper(paper: PaperForm, content: bytes, path: Path) -> None:
    """Write the form and its matches. Raises PaperNotWritten."""
    head = {name: value for name, value in asdict(paper).items() if name in _KEPT}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_HEAD, json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True))
        archive.writestr(_FILE, content)
    write_files({path: packed.getvalue()})


def read_paper(path: Path) -> tuple[PaperForm, bytes]:
    """The form, not saved yet, and its file. Raises UnusablePaperFile; nothing of a bad file is used."""
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {one.filename: one.file_size for one in archive.infolist()}
            if set(sizes) != {_HEAD, _FILE} or max(sizes.values()) > _LARGEST:
                raise _unusable(path)
            head, content = json.loads(archive.read(_HEAD)), archive.read(_FILE)
            texts = {name: head[name] for name in _KEPT if name != "matches"}
            matches = matches_body(matches_from(head["matches"]))
    except OSError as error:
        why = {"file": path.name, "why": error.strerror or str(error)}
        raise UnusablePaperFile(_("%(file)s cannot be read: %(why)s") % why) from error
    except _BROKEN as error:
        raise _unusable(path) from error
    if not all(isinstance(text, str) for text in texts.values()) or texts["kind"] not in (PDF, WORD):
        raise _unusable(path)
    if not all(map(can_be_kept, (*texts.values(), json.dumps(matches, ensure_ascii=False)))):
        raise _unusable(path)
    return replace(PaperForm(), **texts, matches=matches), content


def _unusable(path: Path) -> UnusablePaperFile:
    return UnusablePaperFile(_("%(file)s is no form with matches of this program.") % {"file": path.name})
