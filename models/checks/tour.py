"""All tourists of one tour: each alone, and what only shows between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from models.checks.families import check_families
from models.checks.findings import WRONG, Finding, Journey, Sentence, finding
from models.checks.person import check_person
from models.records import Tourist
from textkit.documents import document_key
from translations import N_

Found = Mapping[int, Sequence[Finding]]  # place in the list of tourists -> findings
Between = Callable[[Sequence[Tourist], Journey], Found]
NUMBERS = ("international_passport", "national_passport")


def check_tour(tourists: Sequence[Tourist], journey: Journey) -> list[tuple[Tourist, list[Finding]]]:
    """The tourists in their order, each with all findings."""
    between = check_between(tourists, journey)
    return [
        (one, [*check_person(one, journey), *between.get(place, ())]) for place, one in enumerate(tourists)
    ]


def check_between(tourists: Sequence[Tourist], journey: Journey) -> dict[int, list[Finding]]:
    """What shows only between them, by their places in the list."""
    found: dict[int, list[Finding]] = {}
    for check in BETWEEN:
        for place, more in check(tourists, journey).items():
            found.setdefault(place, []).extend(more)
    return found


def check_beside(person: Tourist, others: Iterable[Tourist], journey: Journey) -> list[Finding]:
    """What shows between a person, as typed so far, and the others of their tour: of the person alone."""
    people = [person, *(one for one in others if one.id is None or one.id != person.id)]
    return check_between(people, journey).get(0, [])


def check_same_passport(tourists: Sequence[Tourist], _journey: Journey) -> dict[int, list[Finding]]:
    """One number of a passport with several people; a child inscribed in a parent's is one of them."""
    found: dict[int, list[Finding]] = {}
    for kind in NUMBERS:
        for places in _places(tourists, kind).values():
            for place in places if len(places) > 1 else ():
                other = next(tourists[one] for one in places if one != place)
                made = finding(f"{kind}_number", "same_passport", WRONG, name=_name(other))
                found.setdefault(place, []).append(made)
    return found


def _places(tourists: Iterable[Tourist], kind: str) -> dict[str, list[int]]:
    """Key of a passport to the places of those who have it."""
    found: dict[str, list[int]] = {}
    for place, one in enumerate(tourists):
        if number := getattr(one, f"{kind}_number"):
            found.setdefault(document_key(getattr(one, f"{kind}_series") + number), []).append(place)
    found.pop("", None)
    return found


def _name(person: Tourist) -> str:
    native = (person.native_surname, person.native_given_name)
    return " ".join(filter(None, native)) or f"{person.latin_surname} {person.latin_given_name}".strip()


# Checks between people; each names them by their places.
BETWEEN: tuple[Between, ...] = (check_same_passport, check_families)
SENTENCES: dict[str, Sentence] = {
    "same_passport": N_("%(name)s has the same number on this tour."),
    "on_two_tours": N_("On tour %(number)s at the same time, from %(start)s to %(end)s."),
}
