"""The old answers of one tourist, and who may be asked whether they are still true. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.records import Answer
from paperwork.copying import is_family
from paperwork.known_data import Circumstances, find_guardian, is_minor
from translations import ngettext
from ui.common import days
from ui.questionnaires.person_names import full_name
from ui.questionnaires.tourist_answers import Shown, TouristAnswers


@dataclass(frozen=True, slots=True)
class OldLine:
    """An old answer as a line to tick: as it is shown, and as it is kept. ``id`` is its place in the form."""

    id: int
    shown: Shown
    answer: Answer

    @property
    def key(self) -> str:
        return self.answer.key


def old_lines(answers: TouristAnswers, shown: Iterable[Shown]) -> list[OldLine]:
    """Of what is shown the old answers to what is asked of this tourist, in the form's order.

    One that waits for a translation is among them: whoever asks the tourist asks about all.
    """
    stored = answers.stored()
    return [
        OldLine(at, one, stored[one.question.key])
        for at, one in enumerate(shown)
        if one.is_old and not one.is_closed
    ]


def age_sentence(lines: Sequence[OldLine]) -> str:
    """ "7 answers are from 12 Mar 2024 or older"; the day is that of the newest of them."""
    newest = max(one.answer.answered_on for one in lines)
    words = ngettext(
        "%(count)d answer is from %(day)s", "%(count)d answers are from %(day)s or older", len(lines)
    )
    return words % {"count": len(lines), "day": days.day(newest)}


def people_to_ask(answers: TouristAnswers) -> list[str]:
    """Names, the proposed one first: the tourist, of a minor the guardian; then the family and the others.

    The first is "" for a minor whose guardian is not on the tour: somebody at home will be asked.
    """
    me, form = answers.tourist, answers.form
    others = sorted(answers.companions, key=lambda one: not is_family(one, me))
    today = date.today().isoformat()
    at = Circumstances(me, answers.tour, tuple(answers.companions), form.countries, form.country, today)
    names = [full_name(one) for one in (me, *others)]
    if is_minor(at):
        guardian = find_guardian(at)
        names.insert(0, full_name(guardian) if guardian else "")
    return list(dict.fromkeys(names))
