"""Taking answers from one questionnaire over to another: what differs, and what of it is proposed.

Whose an answer is follows from the question, whatever the form:

- bound to the tourist's record: the person's own (name, birth, sex, passport), except where a household lives
  and is reached. Such own data are never offered: the record has them, and the record is where they change.
- bound to the tour or to the minor's guardian: common.
- where the household lives, in one answer or in parts: common.
- else bound to nothing: the person's own if it is kept with the client (civil status, occupation, an old
  visa), if it is a declaration by yes or no or hangs on one, or if its section has declarations or data of
  the record and knows nothing from the tour; else common (who invites, who pays, who helped with the form).
- `own` in the form's file says it where this is wrong.

The person's own answers are offered and not ticked, unless both questionnaires are the same person's. Nor is
what is answered here, or known; but where both had the same from the tour or the record, and it was answered
otherwise there (another day of departure, one of the tour's hotels), that is ticked. Parts of one numbered
item (30, 30a, 30b: the host, the address, the telephone) go together: where one of them is answered
otherwise here, those bound to nothing are not ticked, or one host would get another's address.
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
HOME = "home_address"  # begins the keys of its parts: street, city, postcode
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
    personal = own_keys([one.question for one in here])
    settled = {
        _item(mine.question)
        for mine in here
        if mine.origin not in NOTHING
        and not _is_corrected(mine, given.get(mine.question.key))
        and mine.question.key in given
        and mine.code != given[mine.question.key].code
    }
    found = []
    for mine in here:
        theirs = given.get(mine.question.key)
        if theirs is None or theirs.code == mine.code or not _may_be_given(mine, codes):
            continue
        own = mine.question.key in personal and not same_person
        # The dates and hotels of another journey are seldom those of this one.
        of_other_tour = not same_tour and bool(_sources(mine.question, "tour."))
        of_other_item = not mine.question.binding and _item(mine.question) in settled
        gives_way = mine.origin in NOTHING or _is_corrected(mine, theirs)
        ticked = gives_way and not (own or of_other_tour or of_other_item)
        words = mine.value if mine.code else ""
        proposal = bool(words) and mine.origin == "default"
        found.append(Difference(mine.question, theirs.code, theirs.value, words, ticked, proposal))
        if ticked:
            codes[mine.question.key] = theirs.code
    return found


def is_of_record(question: Question) -> bool:
    """Whether the answer is the tourist's own data, known from their record."""
    return any(name not in HOUSEHOLD for name in _sources(question, "tourist."))


def own_keys(questions: Sequence[Question]) -> set[str]:
    """Keys of a form's questions whose answers are one person's and not a family's; see above."""
    of_tour = {one.section for one in questions if _sources(one, "tour.")}
    unbound = [one for one in questions if not one.binding]
    declared = {one.key for one in unbound if one.kept or one.kind == "yes_no"}
    personal = {one.section for one in unbound if one.kind == "yes_no"}
    personal |= {one.section for one in questions if is_of_record(one)}
    return {one.key for one in questions if _is_own(one, declared, personal - of_tour)}


def _is_own(question: Question, declared: set[str], personal: set[str]) -> bool:
    if question.own is not None:
        return question.own
    if question.binding:
        return is_of_record(question)
    if question.key.startswith(HOME):
        return False
    conditions = (part.strip().partition("=")[0] for part in question.applies.split(","))
    return (
        question.key in declared or question.section in personal or any(one in declared for one in conditions)
    )


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
    return re.sub(r"(?<=\d)[A-Za-z]$", "", question.number) or question.key


def _is_answered(filled: FilledAnswer) -> bool:
    return bool(filled.code) and filled.origin not in NOTHING and filled.state != "not_applicable"


def _is_corrected(mine: FilledAnswer, theirs: FilledAnswer | None) -> bool:
    """Whether what is known here was known there too, and somebody answered otherwise there."""
    if theirs is None or mine.origin == "answer" or theirs.origin != "answer":
        return False
    return bool(mine.known) and mine.known == theirs.known


def _may_be_given(mine: FilledAnswer, codes: dict[str, str]) -> bool:
    question = mine.question
    if question.by_hand or is_of_record(question):
        return False
    if mine.state == "not_applicable" and "minor" in question.applies:
        return False  # nobody grows older by an answer
    return applies(question.applies, codes, None) is not False


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
