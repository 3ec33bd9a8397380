"""What the checks find of a person, as sentences at the fields (T10).

They never stop saving: a gap or a strange value is a mark, not a wall.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from models.checks.findings import FINE, NOTE, UNKNOWN, WARN, WRONG, Finding, Journey, worst_first
from models.checks.person import check_person
from models.checks.sentences import sentence
from models.checks.tour import check_beside
from models.overlaps import overlaps_of
from models.records import Tourist
from translations import _
from ui.common.buttons import key_text

Notice = tuple[str, str]  # (sentences by lines, level of Field.notify)
LEVELS = {WRONG: "error", WARN: "warn", UNKNOWN: "unknown", NOTE: "info"}
MOST = 3  # sentences at one field
ACCEPT = "Ctrl+Space"


def by_field(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Field to its findings, worst first; what was compared and is in order is not told."""
    found: dict[str, list[Finding]] = {}
    for one in worst_first(findings):
        if one.level != FINE:
            found.setdefault(one.field, []).append(one)
    return found


def findings_of(
    person: Tourist, journey: Journey, others: Sequence[Tourist] = ()
) -> dict[str, list[Finding]]:
    """What is to be seen on a person, between them and the others of the tour, and other tours at the same
    time included, by field."""
    elsewhere = [one.finding() for one in overlaps_of(person)]
    return by_field([*check_person(person, journey), *check_beside(person, others, journey), *elsewhere])


def notice(findings: Sequence[Finding]) -> Notice:
    """The findings of one field in words, at most three, worst first, each with its proposal."""
    lines = [_with_proposal(one) for one in findings[:MOST]]
    return "\n".join(lines), LEVELS[findings[0].level]


def notices(findings: Mapping[str, Sequence[Finding]]) -> dict[str, Notice]:
    """Field to what is said there."""
    return {name: notice(found) for name, found in findings.items()}


def warnings_of(person: Tourist, journey: Journey, others: Sequence[Tourist] = ()) -> dict[str, Notice]:
    """What deserves attention of a person among the others of the tour, in words, by field."""
    return notices(findings_of(person, journey, others))


def worst_level(findings: Iterable[Finding]) -> str:
    """WRONG, WARN, or "" where nothing has to be looked at; what nobody can know here is no reason to."""
    levels = {one.level for one in findings}
    return next((level for level in (WRONG, WARN) if level in levels), "")


def proposals_of(findings: Iterable[Finding]) -> list[str]:
    """What could stand in the field instead, each once."""
    return list(dict.fromkeys(value for one in findings for value in one.proposals))


def _with_proposal(one: Finding) -> str:
    if not one.proposals:
        return sentence(one)
    offer = _("%(key)s: %(value)s") % {"key": key_text(ACCEPT), "value": one.proposals[0]}
    return f"{sentence(one)} {offer}"
