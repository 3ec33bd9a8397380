"""Other people's questionnaires beside the shown one: read, compared, and written to. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from models.answers import save_answers_of_several
from models.records import Answer, Saved, Tourist
from models.tourists import list_tourists, load_tourists
from models.tours import load_tour
from paperwork.copying import Difference, find_differences
from paperwork.forms import QuestionForm
from ui.questionnaires.tourist_answers import Draft, TouristAnswers


@dataclass(frozen=True, slots=True)
class Offer:
    """A line to tick: one answer for one tourist.

    ``is_draft``: somebody is typing an answer there that is not saved. It would hide what is copied and
    would have to be thrown away for it, so such a line cannot be ticked.
    """

    id: int
    tourist_id: int
    name: str
    difference: Difference
    is_draft: bool = False

    @property
    def key(self) -> str:
        return self.difference.question.key


def read_answers(form: QuestionForm, tour_id: int, tourist_ids: Iterable[int]) -> list[TouristAnswers]:
    """The questionnaires of some tourists of a tour, with what is typed there and not saved."""
    tour, wanted = load_tour(tour_id), set(tourist_ids)
    everybody = load_tourists([one.id for one in list_tourists(tour_id)])
    return [
        TouristAnswers(form, tour, one, partial(_without, everybody, one))
        for one in everybody
        if one.id in wanted
    ]


def _without(everybody: Sequence[Tourist], one: Tourist) -> list[Tourist]:
    return [other for other in everybody if other is not one]


def differences_of(there: TouristAnswers, here: TouristAnswers) -> list[Difference]:
    """What ``here`` may take of the answers ``there``."""
    client = here.tourist.client_id
    return find_differences(
        [one.filled for one in there.shown()],
        [one.filled for one in here.shown()],
        same_person=client is not None and client == there.tourist.client_id,
        same_tour=here.tour.id == there.tour.id,
    )


def take_answers(answers: TouristAnswers, offers: Iterable[Offer]) -> None:
    """Answer as the ticked lines say: typed, not saved."""
    for one in offers:
        answers.answer(one.difference.question, one.difference.code, confirms=True)
    answers.keep_draft()


def take_back(answers: TouristAnswers, before: Draft, taken: Draft) -> None:
    """Undo of taking, from the drafts before and after it; what was typed since then stays."""
    now = answers.draft()
    for key in before.keys() | taken.keys():
        if now.get(key) != taken.get(key) or before.get(key) == taken.get(key):
            continue
        if key in before:
            now[key] = before[key]
        else:
            now.pop(key, None)
    answers.put_back(now)


def save_copies(offers: Sequence[Offer], targets: Sequence[TouristAnswers]) -> Saved:
    """Save the ticked lines for their tourists as one operation. RecordChanged if a colleague was faster."""
    given: dict[int, list[Answer]] = {}
    for one in offers:
        key = targets[0].form.stored_key(one.key)
        given.setdefault(one.tourist_id, []).append(Answer(key, one.difference.code))
    lasting = {one.key for one in offers if one.difference.question.kept}
    return save_answers_of_several(given, lasting, loaded={one.tourist.id or 0: one.own() for one in targets})
