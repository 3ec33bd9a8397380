"""Why a clipboard or a file cannot be read as a table, in sentences for the person who brought it."""

from __future__ import annotations

from models.errors import AppError
from translations import N_, _

_SENTENCES = {
    "empty": N_("There is nothing to read. Copy the list in the other program, then paste it here."),
    "not_a_table": N_(
        "There is no table in it. Select the rows of the list in the other program, copy, and paste again."
    ),
    "picture": N_("It is a picture, and a picture holds no text. Copy the cells themselves."),
    "too_large": N_("The list is too large to be read at once. Bring it in parts, of at most %(rows)d rows."),
    "too_wide": N_("The table has more than %(columns)d columns. Copy only those of the list."),
    "too_deep": N_(
        "The page is built of too many boxes inside boxes. Paste it into a spreadsheet and copy it there."
    ),
    "bomb": N_(
        "The file unpacks to far more than a list of people can be, so it was not opened. "
        "Save it anew in Excel or LibreOffice and take that file."
    ),
    "locked": N_(
        "The file is protected with a password. Open it in its own program, save it without a password, "
        "or copy the cells and paste them here."
    ),
    "damaged": N_(
        "The file is damaged or is not what its name says. Open it in its own program and save it anew."
    ),
    "not_found": N_("There is no such file: %(name)s"),
    "no_access": N_("The file cannot be opened: %(name)s. Close it in the other program and try again."),
    "kind": N_(
        "Files of this kind cannot be read. What can be read: "
        ".xlsx, .xls, .ods, .docx, .csv, .tsv, .txt, .html."
    ),
    "too_slow": N_("The list takes too long to read. Save it anew in its own program, or bring it in parts."),
    "cancelled": N_("Reading was stopped. Nothing has changed."),
    "encoding": N_("The letters of this file cannot be made out. Save it as UTF-8 and try again."),
}
MAX_ROWS = 200_000
MAX_COLUMNS = 200


class UnreadableSource(AppError):
    """What was brought is no table that can be read. ``code`` is a key of the sentences above."""

    def __init__(self, code: str, **details: object) -> None:
        self.code = code
        self.details = details
        values: dict[str, object] = {"rows": MAX_ROWS, "columns": MAX_COLUMNS, "name": "", **details}
        super().__init__(_(_SENTENCES[code]) % values)
