"""Filling the tree of a Word template: boxes are repeated or left out, marks become text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from models.records import Service, Tourist
from paperwork.word_blocks import BRANCH, CHOICE, EACH
from paperwork.word_marks import SPACE, VALUE, tag_of
from paperwork.word_names import Filling, Subject, canonical, item_filling
from paperwork.word_package import Element, W
from paperwork.word_problems import UnusableTemplate
from paperwork.word_tags import Condition, Term, Value

MOST_COPIES = 50_000  # repeated rows, in all
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")
_BREAKS = re.compile("([\n\t])")
_NEEDS_PARAGRAPH = tuple(f"{W}{name}" for name in ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote"))
_DRAWING_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class Gap:
    """A name behind which nothing stood. ``reason``: empty, or unknown (no such name).

    ``tourist_id`` is whose it is where the name belongs to a tourist.
    """

    name: str
    reason: str
    tourist_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn of a loop: what an item is called, of which collection it is, and its number from 0."""

    target: str
    collection: str
    item: Tourist | Service
    number: int
    count: int


_Turns = tuple[_Turn, ...]  # the innermost first


class StoryFiller:
    """Fills the stories of one document and gathers what was missing in any of them."""

    def __init__(self, subject: Subject, unknown: frozenset[str]) -> None:
        self._subject = subject
        self._unknown = unknown
        self._gaps = dict.fromkeys(Gap(name, "unknown") for name in sorted(unknown))
        self._copies = 0

    def found_gaps(self) -> tuple[Gap, ...]:
        """Each once, the unknown names first, then in the order of the document."""
        return tuple(self._gaps)

    def fill(self, root: Element) -> None:
        """Fill a story that read_template made ready, in place."""
        self._fill(root, ())
        _mend(root)

    def _fill(self, parent: Element, turns: _Turns) -> None:
        for box in list(_outermost(parent)):
            if box.tag == VALUE:
                filled = list(_text_elements(box, self._text(box, turns)))
            elif box.tag == EACH:
                filled = list(self._repeated(box, turns))
            else:
                filled = self._chosen(box, turns)
            for one in filled:
                box.addprevious(one)
            box.getparent().remove(box)

    def _repeated(self, box: Element, turns: _Turns) -> Iterator[Element]:
        items = self._subject.items(box.get("of"))
        for number, item in enumerate(items):
            self._copies += 1
            if self._copies > MOST_COPIES:
                raise UnusableTemplate.because("grows")
            copy = deepcopy(box)
            self._fill(copy, (_Turn(box.get("as"), box.get("of"), item, number, len(items)), *turns))
            yield from list(copy)

    def _chosen(self, box: Element, turns: _Turns) -> list[Element]:
        for branch in box.iterchildren(BRANCH):
            tag = tag_of(branch)
            if not isinstance(tag, Condition) or self._holds(tag, turns):
                self._fill(branch, turns)
                return list(branch)
        return []

    def _holds(self, condition: Condition, turns: _Turns) -> bool:
        return any(all(self._is_true(term, turns) for term in group) for group in condition.groups)

    def _is_true(self, term: Term, turns: _Turns) -> bool:
        text = self._look_up(term.path, turns)[1].text
        found = bool(text) if term.equals is None else text == term.equals
        return found is not term.negated

    def _text(self, mark: Element, turns: _Turns) -> str:
        tag = tag_of(mark)
        if not isinstance(tag, Value):
            return ""
        name, filling, owner = self._look_up(tag.path, turns)
        text = filling.text
        for filter_name, argument in tag.filters:
            text = self._filtered(text, filling, filter_name, argument)
        if not text and not name.startswith("loop.") and name not in self._unknown:
            self._gaps.setdefault(Gap(name, "empty", owner))
        return text

    def _look_up(self, path: str, turns: _Turns) -> tuple[str, Filling, int | None]:
        """The name in the table of names, what stands behind it, and the id of the tourist it belongs to."""
        name = canonical(path, ((turn.target, turn.collection) for turn in turns))
        if name.startswith("loop."):
            return name, _of_loop(name, turns), None
        for turn in turns:
            if name.startswith(f"{turn.collection}."):
                part = name.removeprefix(f"{turn.collection}.")
                owner = turn.item.id if isinstance(turn.item, Tourist) else None
                return name, item_filling(turn.item, part, self._subject.manner), owner
        tourist = self._subject.tourist
        of_one = tourist is not None and name.startswith(("tourist.", "answer."))
        return name, self._subject.filling(name), tourist.id if of_one and tourist else None

    def _filtered(self, text: str, filling: Filling, name: str, argument: str) -> str:
        if name == "date":
            language = self._subject.manner.words_in()
            return _date_text(filling.date, argument, language) if filling.date else text
        if name == "default":
            return text or argument
        return text.upper() if name == "upper" else text.lower()


def _of_loop(name: str, turns: _Turns) -> Filling:
    """``loop.index``; ``loop.first`` and ``loop.last`` are the number in those rows only."""
    turn = turns[0]
    number = str(turn.number + 1)
    shown = {"loop.index": True, "loop.first": turn.number == 0, "loop.last": turn.number == turn.count - 1}
    return Filling(number if shown.get(name) else "")


def _date_text(iso: str, pattern: str, language: str) -> str:
    """A date by a pattern with months in words; a short one loses what it does not have.

    Beside a day a month stands in the genitive in some languages, alone it does not.
    """
    from babel.dates import format_date

    year, month, day = [*iso.split("-"), "", ""][:3]
    if not day:
        pattern = re.sub(r"d+\W*", "", pattern).replace("MMM", "LLL").replace("LLLM", "LLLL")
    if not month:
        pattern = re.sub(r"[ML]+\W*", "", pattern)
    try:
        found = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return iso
    text = format_date(found, pattern, locale=language)
    return text if day else text.strip(" .,/-")


def _outermost(parent: Element) -> Iterator[Element]:
    """The boxes and marks below the parent that do not lie in another one there."""
    last = None
    for one in parent.iter(VALUE, EACH, CHOICE):
        if one is parent or (last is not None and any(outer is last for outer in one.iterancestors())):
            continue
        last = one
        yield one


def _text_elements(mark: Element, text: str) -> Iterator[Element]:
    """The text as Word keeps it: every blank counts, breaks and tabs are elements of their own."""
    text = _NOT_XML.sub("", _LINE_END.sub("\n", text))
    for piece in _BREAKS.split(text):
        if piece in ("\n", "\t"):
            yield mark.makeelement(f"{W}br" if piece == "\n" else f"{W}tab")
        elif piece:
            made = mark.makeelement(f"{W}t", {SPACE: "preserve"})
            made.text = piece
            yield made


def _mend(root: Element) -> None:
    """What Word insists on: tables have rows, cells end with a paragraph, drawings have numbers."""
    for table in [one for one in root.iter(f"{W}tbl") if one.find(f".//{W}tr") is None]:
        table.getparent().remove(table)
    for one in root.iter(*_NEEDS_PARAGRAPH):
        if not len(one) or one[-1].tag not in (f"{W}p", f"{W}sdt"):
            one.append(one.makeelement(f"{W}p"))
    for number, drawing in enumerate(root.iter(_DRAWING_ID), 1):
        drawing.set("id", str(number))
