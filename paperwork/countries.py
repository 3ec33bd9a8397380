"""The directory of countries (D1): questionnaire, its languages, and how long the passport must be valid."""

from __future__ import annotations

from dataclasses import dataclass

from models.directories import COUNTRY, Body, Entry
from models.passport_rules import PassportRule, rule_body, rule_from, shipped_rules
from paperwork.directories import Directories


@dataclass(frozen=True, slots=True)
class Country:
    """``code``: alpha-2. ``form``: id of its questionnaire, "" for none. ``languages``: in which that may be
    filled in, the usual one first. ``own``: the agency said something of its own."""

    code: str
    form: str = ""
    languages: tuple[str, ...] = ()
    rule: PassportRule | None = None
    own: bool = False


def list_countries(directories: Directories) -> list[Country]:
    """All countries that anything is known of, by code."""
    codes = {code for body in directories.bodies.values() for code in _languages_by_code(body)}
    own = {name: entry for (kind, name), entry in directories.own.items() if kind == COUNTRY}
    codes |= set(shipped_rules()) | set(own)
    hidden = {name for name, entry in own.items() if entry.body is None}
    return [country_of(directories, code) for code in sorted(codes - hidden)]


def country_of(directories: Directories, code: str) -> Country:
    """What is known of one country; one that nothing is known of has neither form nor rule."""
    entry = directories.own.get((COUNTRY, code))
    said = entry.body if entry is not None else None
    # An entry that says nothing of passports came with a form's file; one that says "no rule" holds None.
    own_rule = said is not None and "passport_rule" in said
    rule = rule_from(said["passport_rule"]) if said is not None and own_rule else shipped_rules().get(code)
    form = directories.form_of(code)
    languages = _languages_by_code(directories.bodies[form]).get(code, ()) if form else ()
    return Country(code, form, tuple(languages), rule, entry is not None)


def country_entry(directories: Directories, country: Country) -> Entry:
    """The entry that keeps the country as it is here."""
    body = {
        "form": country.form,
        "languages": list(country.languages),
        "passport_rule": rule_body(country.rule),
    }
    return _entry(directories, country.code, body)


def removal_of(directories: Directories, code: str) -> tuple[list[Entry], list[Entry]]:
    """Entries to save and to drop so that the country is not in the directory any more."""
    if code in shipped_rules() or any(code in _languages_by_code(b) for b in directories.bodies.values()):
        return [_entry(directories, code, None)], []
    entry = directories.own.get((COUNTRY, code))
    return [], [entry] if entry is not None else []


def _entry(directories: Directories, code: str, body: Body | None) -> Entry:
    there = directories.own.get((COUNTRY, code))
    known = (there.id, there.version) if there is not None else (None, 0)
    return Entry(COUNTRY, code, body, *known)


def _languages_by_code(body: Body) -> dict[str, list[str]]:
    return {one["code"]: one["languages"] for one in body.get("countries", ())}
