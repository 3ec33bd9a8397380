"""The embassies' own forms (Q10): a file, the questionnaire whose answers go in, and where each goes."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from models.errors import InvalidField, RecordChanged, RecordGone
from models.journal import Operation, perform
from models.records import Saved
from models.tables import PaperFile
from models.tables import PaperForm as PaperFormTable
from textkit.cleaning import clean_text
from translations import _

PDF, WORD = "pdf", "docx"
LONGEST = 200  # letters of a name
_FIELDS = ("kind", "name", "form", "language", "edition", "dated")


@dataclass(frozen=True, slots=True)
class PaperForm:
    """A form without its file. ``form``: id of the questionnaire, ``language``: in which it is filled in.

    ``matches`` is as paperwork.matching writes it. ``id`` None: not saved yet.
    """

    kind: str = PDF
    name: str = ""
    form: str = ""
    language: str = ""
    edition: str = ""
    dated: str = ""
    matches: Mapping[str, Any] = field(default_factory=dict)
    id: int | None = None
    file_id: int = 0
    version: int = 0


def list_paper_forms(form: str = "") -> list[PaperForm]:
    """All forms, or those that take the answers of one questionnaire, by name."""
    one = PaperFormTable
    columns = [getattr(one, name) for name in (*_FIELDS, "matches", "id", "file", "version")]
    query = one.select(*columns).order_by(one.name, one.id)
    if form:
        query = query.where(one.form == form)
    return [_paper_form(row) for row in query.tuples()]


def load_paper_form(form_id: int) -> PaperForm:
    """One form. RecordGone."""
    found = next((one for one in list_paper_forms() if one.id == form_id), None)
    if found is None:
        raise RecordGone(_("This form was deleted. Undo the deletion, or choose another form."))
    return found


def load_file(file_id: int) -> bytes:
    """The file of a form as it came. RecordGone."""
    row = PaperFile.select(PaperFile.content).where(PaperFile.id == file_id).tuples().first()
    if row is None:
        raise RecordGone(_("This form was deleted. Undo the deletion, or choose another form."))
    return base64.b64decode(row[0])


def save_paper_form(paper: PaperForm, content: bytes | None = None, file_name: str = "") -> Saved:
    """Save a form; a new one, and one whose edition is replaced, with its file.

    InvalidField (the name), RecordChanged, RecordGone.
    """
    name = clean_text(paper.name, one_line=True)
    if not name or len(name) > LONGEST:
        words = _("A form needs a name of at most %(count)d characters.")
        raise InvalidField("name", words % {"count": LONGEST})
    if paper.id is None and content is None:
        raise InvalidField("file", _("A form needs its file."))

    def work(op: Operation) -> None:
        columns: dict[str, Any] = {one: getattr(paper, one) for one in _FIELDS} | {"name": name}
        columns["matches"] = json.dumps(dict(paper.matches), ensure_ascii=False, sort_keys=True)
        if content is not None:
            written = base64.b64encode(content).decode("ascii")
            columns["file_id"] = op.insert(PaperFile, name=file_name, content=written)
        if paper.id is None:
            op.insert(PaperFormTable, **columns, version=1)
        elif not op.update(PaperFormTable, paper.id, columns, paper.version or None):
            load_paper_form(paper.id)  # says that it is gone
            raise RecordChanged(_("Somebody changed this form meanwhile. Look at it again."))

    return perform("save_paper_form", work)


def delete_paper_forms(ids: Sequence[int]) -> Saved:
    """Delete forms, as one operation; their files stay for undo and for the journal."""

    def work(op: Operation) -> None:
        op.delete(PaperFormTable, list(ids))

    return perform("delete_paper_forms", work)


def _paper_form(row: tuple[Any, ...]) -> PaperForm:
    named = dict(zip(_FIELDS, row, strict=False))
    matches, form_id, file_id, version = row[len(_FIELDS) :]
    content = json.loads(matches) if matches else {}
    return PaperForm(**named, matches=content, id=form_id, file_id=file_id, version=version)
