"""The list of terms that wait for the dictionary: how many answers wait, whose, and what is typed already."""

from __future__ import annotations

from dataclasses import dataclass

from paperwork.waiting_terms import WaitingTerm
from translations import N_, _, ngettext
from ui.common.cells import Cell
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.questionnaires.person_names import full_name

MOST_NAMES = 12  # of those who wait, in a sentence


@dataclass(frozen=True, slots=True)
class TermRow:
    """A waiting term as a line of the list; ``typed``: a translation was begun and is not kept yet."""

    id: int
    waiting: WaitingTerm
    typed: bool = False


def waiting_count(count: int) -> str:
    """ "3 terms wait for the dictionary"."""
    words = ngettext(
        "%(count)d term waits for the dictionary", "%(count)d terms wait for the dictionary", count
    )
    return words % {"count": count}


def answers_count(waiting: WaitingTerm) -> str:
    """ "3 answers"."""
    return ngettext("%(count)d answer", "%(count)d answers", waiting.answers) % {"count": waiting.answers}


def whose_names(waiting: WaitingTerm) -> str:
    """The names of those who wait, of many the first."""
    names = ", ".join(full_name(one) for one in waiting.people[:MOST_NAMES])
    more = len(waiting.people) - MOST_NAMES
    if more <= 0:
        return names
    words = ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", more)
    return words % {"names": names, "count": more}


class WaitingList(RecordList):
    """Terms in two lines each: the term, and who waits for it."""

    def __init__(self) -> None:
        columns = [Column(N_("Term"), _cell, 300, stretch=True)]
        super().__init__(columns, _("Terms to translate"), header=False)


def _cell(one: TermRow) -> Cell:
    text = one.waiting.text
    second = f"{answers_count(one.waiting)}: {whose_names(one.waiting)}"
    begun = _("begun, not kept yet")
    return Cell(
        text,
        second,
        strong=True,
        right=(("edit", "text2"),) if one.typed else (),
        pad=16,
        spoken=", ".join([text, second, *([begun] if one.typed else [])]),
    )
