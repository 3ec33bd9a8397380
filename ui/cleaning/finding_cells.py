"""How a finding becomes cells: what stands there with the wrong letters marked, what it should be, why."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher

from models.cleaning.findings import CleaningFinding
from translations import N_, _
from ui.cleaning import words
from ui.common.cells import Cell, Spans
from ui.common.fields import show_date
from ui.common.record_table_model import Column

PAD = 20
PROPOSAL = 3  # number of the column in which a proposal is edited
_LONGEST_MARKED = 120  # letters; longer texts are shown without marks
_BEFORE_MARK = 12  # letters shown before the first mark, so that the mark has room
_LONGEST_LINE = 38  # letters of a sentence that stand in one line


def shown_value(one: CleaningFinding, text: str) -> str:
    """A value as it is shown: dates as people write them."""
    return show_date(text) if one.field in words.DATES else text


def value_spans(value: str, proposal: str) -> Spans:
    """What stands there; what the proposal has otherwise, strong, and made visible where it is a blank."""
    if not proposal or len(value) > _LONGEST_MARKED:
        return ((_visible(value), False),)
    spans: list[tuple[str, bool]] = []
    for kind, start, end, _from, _to in SequenceMatcher(None, value, proposal, autojunk=False).get_opcodes():
        other = kind != "equal"
        if start < end:
            spans.append((_visible(value[start:end], blanks=other), other))
    if len(spans) > 1 and not spans[0][1]:
        spans[0] = (_from_mark(spans[0][0], len(spans[0][0])), False)
    return tuple(spans)


def _from_mark(text: str, mark: int) -> str:
    """The text from a little before the place of the first mark."""
    return text if mark <= _BEFORE_MARK else f"…{text[mark - _BEFORE_MARK + 3 :]}"


def _visible(text: str, *, blanks: bool = False) -> str:
    """Letters that cannot be seen get a sign; ``blanks``: spaces too."""
    made = ""
    for letter in text:
        if unicodedata.category(letter) in ("Cf", "Cc"):
            made += "▯"
        else:
            made += "␣" if blanks and letter.isspace() else letter
    return made


def value_cell(one: CleaningFinding) -> Cell:
    value = shown_value(one, one.value)
    spans = value_spans(one.value, one.proposal) if one.field not in words.DATES else ()
    return Cell(value, spans=spans, strong_tone="error", document=one.field == "number", spoken=value)


def proposal_cell(one: CleaningFinding) -> Cell:
    text = shown_value(one, one.proposal)
    if not text:
        return Cell("–", tone="text3", spoken=_("no proposal"))
    pairs = enumerate(zip(text, shown_value(one, one.value), strict=False))
    mark = next((at for at, (new, old) in pairs if new != old), 0)
    shown = _from_mark(text, mark)
    return Cell(text, spans=((shown, False),), tone="ok", document=one.field == "number")


def field_cell(one: CleaningFinding) -> Cell:
    field, paper = words.field_words(one)
    return Cell(field, paper)


def why_cell(one: CleaningFinding) -> Cell:
    """The sentence in two lines; a second one goes into the second."""
    text = words.why(one)
    first, stop, second = text.partition(". ")
    if not stop:
        first, second = _two_lines(text)
    return Cell(f"{first}{stop.rstrip()}", second, tone="text2", small=True, spoken=text)


def _two_lines(text: str) -> tuple[str, str]:
    """Broken where both lines are about as long; not broken if it is short."""
    if len(text) <= _LONGEST_LINE:
        return text, ""
    blanks = [at for at, letter in enumerate(text) if letter == " "]
    at = min(blanks, key=lambda one: abs(one - len(text) * 0.55), default=len(text))
    return text[:at], text[at + 1 :]


def name_cell(one: CleaningFinding, *, ticked: bool) -> Cell:
    born = show_date(one.born)
    spoken = ", ".join(filter(None, (_("ticked") if ticked else "", one.name, born)))
    return Cell(one.name, born or " ", checked=ticked, pad=PAD, spoken=spoken)


def other_cell(one: CleaningFinding) -> Cell:
    return Cell(one.other, show_date(one.other_born) or " ")


VALUE_COLUMNS = (
    Column(N_("Field"), field_cell, 152),
    Column(N_("Stands there"), value_cell, 142),
    Column(N_("Should be"), proposal_cell, 142),
    Column(N_("Why"), why_cell, 260, stretch=True),
)
# Of what has no fixes.
PLAIN_COLUMNS = tuple(one for number, one in enumerate(VALUE_COLUMNS, 1) if number != PROPOSAL)
PAIR_COLUMNS = (
    Column(N_("And"), other_cell, 300, stretch=True),
    Column(N_("Why"), why_cell, 300),
)
