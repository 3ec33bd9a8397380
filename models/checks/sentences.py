"""The findings in words, in the language of the interface."""

from __future__ import annotations

from models.checks import ages, contacts, dates, documents, expiry, families, names, tour, two_passports
from models.checks.findings import Fact, Finding, Sentence
from models.cleaning import sentences as cleaning
from models.latin_spelling import scheme_name
from textkit.countries import country_name
from textkit.dates import format_date
from translations import _, current_language

# Each module of checks has the sentences of its codes.
SENTENCES: dict[str, Sentence] = {
    **names.SENTENCES,
    **dates.SENTENCES,
    **ages.SENTENCES,
    **expiry.SENTENCES,
    **documents.SENTENCES,
    **contacts.SENTENCES,
    **tour.SENTENCES,
    **families.SENTENCES,
    **cleaning.SENTENCES,
    **two_passports.SENTENCES,
}
# Facts that are dates; a phone or the number of a tour may look like one (2345-67, 2026-12).
_DAYS = frozenset("date needed entry start end changed until".split())
_LONGEST = 80  # of a name in a sentence


def sentence(finding: Finding) -> str:
    """The finding in words. Its texts come from people's papers: show them as plain text."""
    said = SENTENCES[finding.code]
    text = _(said) if isinstance(said, str) else said(int(finding.fact("count") or 0))
    return text % {name: _shown(name, value) for name, value in finding.facts}


def _shown(name: str, value: Fact) -> Fact:
    if isinstance(value, int):
        return value
    if name in ("country", "citizenship"):
        return country_name(value, current_language()) or value
    if name == "scheme":
        return scheme_name(value)
    if name == "countries":
        return ", ".join(country_name(one, current_language()) or one for one in value.split(","))
    if name in _DAYS:
        return format_date(value)
    return value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
