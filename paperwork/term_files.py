"""The dictionary as a file for others: .xlsx, .csv, TMX 1.4 (read by intake.term_files)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from models.dictionary import Term
from translations import _

FORMATS = (".xlsx", ".csv", ".tmx")
_FIRST = ("ru", "en", "fr")


def write_terms(terms: Sequence[Term], path: Path) -> None:
    """Write the terms; the ending of the name says the format. OSError; a file that was there stays whole."""
    ending = path.suffix.casefold()
    content = _tmx(terms) if ending == ".tmx" else _table(terms, path.stem, workbook=ending == ".xlsx")
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _languages(terms: Sequence[Term]) -> list[str]:
    found = {language for term in terms for language in term.languages()}
    return [*_FIRST, *sorted(found - set(_FIRST))]


def _table(terms: Sequence[Term], title: str, *, workbook: bool) -> bytes:
    languages = _languages(terms)
    headings = ["kind", *(f"{code}{end}" for code in languages for end in ("", "_f")), "note"]
    rows = [[term.kind, *_cells(term, languages), term.note] for term in terms]
    if workbook:
        from paperwork.workbook import workbook as book

        return book(headings, rows, title or _("Dictionary"))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([headings, *rows])
    return out.getvalue().encode("utf-8-sig")  # the mark tells Excel that it is UTF-8


def _cells(term: Term, languages: Sequence[str]) -> list[str]:
    cells = []
    for code in languages:
        both = term.texts.get((code, ""), "") or term.texts.get((code, "M"), "")
        cells += [both, term.texts.get((code, "F"), "")]
    return cells


def _tmx(terms: Sequence[Term]) -> bytes:
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        '<header creationtool="Habitue" creationtoolversion="1" segtype="phrase" o-tmf="habitue"'
        ' adminlang="en" srclang="*all*" datatype="plaintext"/>\n<body>\n'
    )
    return (head + "".join(map(_unit, terms)) + "</body>\n</tmx>\n").encode("utf-8")


def _unit(term: Term) -> str:
    note = f"<note>{escape(term.note)}</note>" if term.note else ""
    variants = "".join(
        f"<tuv xml:lang={quoteattr(code)}>{_sex(sex)}<seg>{escape(text)}</seg></tuv>"
        for (code, sex), text in term.texts.items()
    )
    return f'<tu>{note}<prop type="kind">{escape(term.kind)}</prop>{variants}</tu>\n'


def _sex(sex: str) -> str:
    return f'<prop type="sex">{sex}</prop>' if sex else ""
