"""Families whose passports spell one surname in two ways: pointed out for each, changed for nobody."""

from __future__ import annotations

from collections.abc import Sequence

from models.checks.findings import WARN, Finding, Journey, Sentence, finding
from models.records import Tourist
from textkit.surnames import spelled_differently
from translations import N_

FIELD = "latin_surname"
SENTENCES: dict[str, Sentence] = {
    "spelled_differently": N_(
        "Spelled %(latin)s, and %(other)s with %(name)s. Both may be right: what each passport says counts. "
        "In a visa centre a family may be asked about it."
    ),
}


def check_families(people: Sequence[Tourist], _journey: Journey) -> dict[int, list[Finding]]:
    """A finding for each of those who have one surname in two spellings, with the other one's."""
    found: dict[int, list[Finding]] = {}
    spellings = [(one.native_surname, one.latin_surname) for one in people]
    for pair in spelled_differently(spellings):
        for place, other in ((pair.first, pair.second), (pair.second, pair.first)):
            found.setdefault(place, []).append(_differs(people[place], people[other]))
    return {place: findings[:1] for place, findings in found.items()}


def _differs(person: Tourist, other: Tourist) -> Finding:
    name = " ".join(filter(None, (other.native_surname, other.native_given_name)))
    facts = {"latin": person.latin_surname, "other": other.latin_surname, "name": name}
    return finding(FIELD, "spelled_differently", WARN, **facts)
