"""What a check finds, and the journey it is checked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from models.passport_rules import PassportRule

# Worst first: what stops somebody at a border; what a person should look at; what nobody can know here; what
# is worth knowing; what was compared and is in order (T12 says so, forms do not).
WRONG, WARN, UNKNOWN, NOTE, FINE = "wrong", "warn", "unknown", "note", "fine"
LEVELS = (WRONG, WARN, UNKNOWN, NOTE, FINE)

Fact = str | int
# A code's sentence with its facts in %(name)s; one that counts is a function of ``count``, for plural forms.
Sentence = str | Callable[[int], str]


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """``field`` is the record's field where it is shown; ``code`` names the sentence, ``facts`` fill it
    (dates ISO 8601, countries alpha-2, numbers). ``proposals`` are values that could stand there, best first.
    """

    field: str
    code: str
    level: str = WARN
    facts: tuple[tuple[str, Fact], ...] = ()
    proposals: tuple[str, ...] = ()

    def fact(self, name: str) -> Fact:
        """One of the facts, "" if the finding has none of this name."""
        return dict(self.facts).get(name, "")


@dataclass(frozen=True, slots=True)
class Journey:
    """What the checks know of a tour. All days ISO 8601, "" where it has none.

    ``rules``: country to its rule for passports, None or absent where no rule is known. ``submission``: the
    day on which the papers are handed in. Without countries nothing is said of destinations.
    """

    today: str
    start: str = ""
    end: str = ""
    countries: tuple[str, ...] = ()
    rules: Mapping[str, PassportRule | None] = field(default_factory=dict)
    submission: str = ""


def finding(
    field: str, code: str, level: str = WARN, proposals: Iterable[str] = (), **facts: Fact
) -> Finding:
    """A finding, with its facts as keywords."""
    return Finding(field, code, level, tuple(facts.items()), tuple(proposals))


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by level; those of one level as they came."""
    return sorted(findings, key=lambda one: LEVELS.index(one.level))
