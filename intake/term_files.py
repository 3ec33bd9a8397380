"""Dictionaries as files: .xlsx, .ods, .csv with a column for each language, and TMX 1.4.

A table's first row names its columns: ``ru``, ``en``, ``fr``, ... the language codes of ISO 639-1, ``ru_f``
for what differs for a woman, ``kind`` and ``note``. A file is taken whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from intake.errors import UnreadableSource
from models.dictionary import KINDS, LONGEST, Term
from models.errors import AppError
from textkit.terms import term_key
from translations import _

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_BYTES = 60_000_000
MAX_TERMS = 200_000
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_](f))?", re.IGNORECASE)
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class BadTermFile(AppError):
    """The file is no dictionary; the message names the file, the line and the reason."""


def terms_from_file(path: Path) -> list[Term]:
    """All terms of a file. BadTermFile; nothing of a file with one bad line is taken."""
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        raise BadTermFile(_("%(file)s: the file cannot be read or is too large.") % {"file": path.name})
    numbered = _from_tmx(path) if path.suffix.casefold() == ".tmx" else _from_table(path)
    terms = _without_doubles(path.name, numbered)
    if not terms:
        raise BadTermFile(_("%(file)s: there is no term in it.") % {"file": path.name})
    return terms


def _refused(name: str, line: int, reason: str) -> BadTermFile:
    return BadTermFile(
        _("%(file)s, line %(line)d: %(reason)s") % {"file": name, "line": line, "reason": reason}
    )


def _without_doubles(name: str, numbered: Iterator[tuple[int, Term]]) -> list[Term]:
    seen: dict[tuple[str, str], int] = {}
    terms: list[Term] = []
    for line, term in numbered:
        if len(terms) >= MAX_TERMS:
            raise _refused(name, line, _("there are more than %(count)d terms") % {"count": MAX_TERMS})
        (language, _sex), text = next(iter(term.texts.items()))
        before = seen.setdefault((language, term_key(text)), line)
        if before != line:
            values = {"text": text, "line": before}
            raise _refused(name, line, _("“%(text)s” stands in line %(line)d already") % values)
        terms.append(term)
    return terms


# --- tables


def _from_table(path: Path) -> Iterator[tuple[int, Term]]:
    from intake.apart import read_apart

    try:
        table = read_apart(path)[0]
    except UnreadableSource as error:
        raise BadTermFile(f"{path.name}: {error}") from error
    lines = [*table.head, *table.rows]  # as in the file, whatever was taken for headings of people
    columns = _columns(path.name, lines[0])
    for line, cells in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in cells):
            yield line, _row_term(path.name, line, dict(zip(columns, cells, strict=False)))


def _columns(name: str, headings: list[str]) -> list[str]:
    columns = [heading.strip().casefold() for heading in headings]
    languages = [one for one in columns if _LANGUAGE.fullmatch(one)]
    unknown = [one for one in columns if one and one not in ("kind", "note", *languages)]
    if len(set(languages)) < 2:
        raise _refused(name, 1, _("columns of two languages are needed, named ru, en, fr, …"))
    if unknown or len(set(languages)) < len(languages):
        names = ", ".join(unknown or languages)
        raise _refused(name, 1, _("these columns mean nothing here: %(names)s") % {"names": names})
    return columns


def _row_term(name: str, line: int, cells: dict[str, str]) -> Term:
    texts: dict[tuple[str, str], str] = {}
    for column, cell in cells.items():
        found = _LANGUAGE.fullmatch(column)
        text = " ".join(cell.split())
        if not found or not text:
            continue
        if len(text) > LONGEST:
            raise _refused(name, line, _("a text is longer than %(count)d characters") % {"count": LONGEST})
        language = found[1].casefold()
        woman = bool(found[2])
        differs = bool(cells.get(f"{language}_f", "").strip())
        texts[language, "F" if woman else "M" if differs else ""] = text
    if not texts:
        raise _refused(name, line, _("there is no text in any language"))
    kind = cells.get("kind", "").strip().casefold()
    return Term(texts, kind if kind in KINDS else "general", cells.get("note", "").strip())


# --- TMX


def _from_tmx(path: Path) -> Iterator[tuple[int, Term]]:
    from xml.etree.ElementTree import ParseError, fromstring

    body = path.read_bytes()
    if b"<!entity" in body.replace(b"\0", b"").lower():  # in UTF-16 too
        raise BadTermFile(_("%(file)s: entities are not allowed in a dictionary.") % {"file": path.name})
    try:
        root = fromstring(body)
    except ParseError as error:
        raise _refused(path.name, error.position[0], _("this is not TMX")) from error
    units = list(root.iter("tu"))
    if root.tag != "tmx":
        raise BadTermFile(_("%(file)s: this is not TMX.") % {"file": path.name})
    for number, unit in enumerate(units, 1):
        yield number, _unit_term(path.name, number, unit)


def _unit_term(name: str, number: int, unit: Element) -> Term:
    texts: dict[tuple[str, str], str] = {}
    for variant in unit.iter("tuv"):
        language = (variant.get(_XML_LANG) or variant.get("lang") or "")[:2].casefold()
        segment = variant.find("seg")
        text = " ".join("".join(segment.itertext()).split()) if segment is not None else ""
        sex = _property(variant, "sex")
        if _LANGUAGE.fullmatch(language) and text:
            texts[language, sex if sex in ("M", "F") else ""] = text[: LONGEST + 1]
    if not texts:
        raise _refused(name, number, _("there is no text in any language"))
    if any(len(text) > LONGEST for text in texts.values()):
        raise _refused(name, number, _("a text is longer than %(count)d characters") % {"count": LONGEST})
    kind = _property(unit, "kind")
    note = unit.findtext("note") or ""
    return Term(texts, kind if kind in KINDS else "general", note.strip())


def _property(element: Element, kind: str) -> str:
    found = next((one for one in element.findall("prop") if one.get("type") == kind), None)
    return (found.text or "").strip() if found is not None else ""
