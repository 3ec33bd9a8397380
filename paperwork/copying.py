"""Taking answers from one questionnaire over to another: what differs, and what of it is proposed.

Whose an answer is follows from the question, whatever the form:

- bound to the tourist's record: the person's own (name, birth, sex, passport), except where a household lives
  and is reached. Such own data are never offered: the record has them, and the record is where they change.
- bound to the tour or to the minor's guardian: common.
- bound to nothing: the person's own if it is kept with the client (civil status, occupation, a former visa),
  common if it belongs to the journey (who invites, who pays).

The person's own answers are offered and not ticked, unless both questionnaires are the same person's. Parts
of one numbered item (30, 30a, 30b: the host, the address, the telephone) go together: where one of them is
answered otherwise here, those bound to nothing are not ticked, or one host would get another's address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.records import Tourist
from paperwork.answering import FilledAnswer, applies
from paperwork.forms import Question
from paperwork.known_data import family_key

HOUSEHOLD = frozenset({"tourist.address", "tourist.phone", "tourist.email"})
NOTHING = ("default", "empty")  # origins of what nobody has answered


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that is answered there, and otherwise or not at all here.

    ``code`` is the answer there as it is kept; ``there`` and ``here`` are words for the clerk, ``here`` ""
    where there is nothing. ``ticked``: proposed to be taken. ``is_proposal``: what stands here was
    confirmed by nobody.
    """

    question: Question
    code: str
    there: str
    here: str
    ticked: bool
    is_proposal: bool = False


def find_differences(
    there: Iterable[FilledAnswer],
    here: Sequence[FilledAnswer],
    *,
    same_person: bool = False,
    same_tour: bool = True,
) -> list[Difference]:
    """What may be taken from the questionnaire ``there``, in the order of the form that is asked ``here``.

    Offered is only what is asked here, or will be once what is ticked above it is taken: whoever helped to
    fill in the form has an address.
    """
    given = {one.question.key: one for one in there if _is_answered(one)}
    codes = {one.question.key: one.code for one in here}
    settled = {
        _item(mine.question)
        for mine in here
        if mine.origin not in NOTHING
        and mine.question.key in given
        and mine.code != given[mine.question.key].code
    }
    found = []
    for mine in here:
        theirs = given.get(mine.question.key)
        if theirs is None or theirs.code == mine.code or not _may_be_given(mine, codes):
            continue
        own = is_own(mine.question) and not same_person
        # The dates and hotels of another journey are seldom those of this one.
        of_other_tour = not same_tour and bool(_sources(mine.question, "tour."))
        of_other_item = not mine.question.binding and _item(mine.question) in settled
        ticked = mine.origin in NOTHING and not (own or of_other_tour or of_other_item)
        words = mine.value if mine.code else ""
        proposal = bool(words) and mine.origin == "default"
        found.append(Difference(mine.question, theirs.code, theirs.value, words, ticked, proposal))
        if ticked:
            codes[mine.question.key] = theirs.code
    return found


def is_of_record(question: Question) -> bool:
    """Whether the answer is the tourist's own data, known from their record."""
    return any(name not in HOUSEHOLD for name in _sources(question, "tourist."))


def is_own(question: Question) -> bool:
    """Whether the answer is one person's and not a family's; see above."""
    return is_of_record(question) if question.binding else question.kept


def is_family(one: Tourist, other: Tourist) -> bool:
    """Whether two people of a tour seem to be one household: by their surname, or by their address."""
    address = _plain(one.address)
    same_name = bool(family_key(one)) and family_key(one) == family_key(other)
    return same_name or (bool(address) and address == _plain(other.address))


def _sources(question: Question, beginning: str) -> list[str]:
    names = (name.strip() for name in re.split(r"[+|]", question.binding))
    return [name for name in names if name.startswith(beginning)]


def _item(question: Question) -> str:
    """What the parts of one numbered item share: "30" of 30a."""
    return re.split(r"\D", question.number)[0] or question.key


def _is_answered(filled: FilledAnswer) -> bool:
    return bool(filled.code) and filled.origin not in NOTHING and filled.state != "not_applicable"


def _may_be_given(mine: FilledAnswer, codes: dict[str, str]) -> bool:
    question = mine.question
    if question.by_hand or is_of_record(question):
        return False
    if mine.state == "not_applicable" and "minor" in question.applies:
        return False  # nobody grows older by an answer
    return applies(question.applies, codes, None) is not False


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
