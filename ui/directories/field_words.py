"""What the properties of a question are called: kinds, ways of translation, sources, conditions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models.field_names import field_name
from models.passport_rules import PassportRule
from paperwork.form_rules import ways_of_kind
from paperwork.forms import in_language
from paperwork.known_data import parsed_binding, source_names
from translations import N_, _, current_language, ngettext

KIND_NAMES = {
    "text": N_("Text"),
    "lines": N_("Several lines"),
    "date": N_("Date"),
    "yes_no": N_("Yes or no"),
    "number": N_("Number"),
    "country": N_("Country"),
    "choice": N_("One choice"),
    "choices": N_("Several choices"),
}
WAY_NAMES = {
    "transliterate": N_("Letter by letter"),
    "dictionary": N_("By the dictionary"),
    "native": N_("In the person's own letters"),
    "none": N_("As it is"),
    "country": N_("Name of the country"),
    "date": N_("Date of the form"),
    "option": N_("Text of the option"),
    "yes_no": N_("Yes or no of the form"),
}
_SOURCES = {
    "tourist.international_passport": N_("International passport, series and number"),
    "tourist.national_passport": N_("National passport, series and number"),
    "tourist.birth_country": N_("Country of birth"),
    "tourist.native_name": N_("Surname and given name in own letters"),
    "guardian.name": N_("Guardian: name"),
    "guardian.other_address": N_("Guardian: address, if it differs"),
    "tour.start_date": N_("Tour: first day"),
    "tour.end_date": N_("Tour: last day"),
    "tour.number": N_("Tour: number"),
    "tour.title": N_("Tour: title"),
    "tour.customer_name": N_("Tour: customer"),
    "tour.days": N_("Tour: days"),
    "tour.countries": N_("Tour: countries"),
    "tour.first_country": N_("Tour: first country"),
    "tour.hotels": N_("Tour: hotels"),
}
EMPTY_NAMES = {
    "blank": N_("Stays blank"),
    "required": N_("Must be answered"),
    "no": N_("Must be answered, usually with no"),
    "repeat": N_("Repeats another answer"),
    "blank_or_repeat": N_("Blank, or repeats another answer"),
    "word": N_("A fixed word is printed"),
}
COUNTED_NAMES = {
    "entry": N_("entry"),
    "exit": N_("leaving"),
    "submission": N_("submission of the papers"),
    "visa_end": N_("the end of the visa"),
}
Body = Mapping[str, Any]


def ways(kind: str) -> list[tuple[str, str]]:
    """The ways of translation that a kind of question may have, with their names."""
    return [(way, _(WAY_NAMES[way])) for way in ways_of_kind(kind)]


def source_words(name: str) -> str:
    """What a source of data is called."""
    if name in _SOURCES:
        return _(_SOURCES[name])
    whose, _dot, field = name.partition(".")
    words = field_name(field)
    return _("Guardian: %(field)s") % {"field": words} if whose == "guardian" else words


def binding_words(binding: str) -> str:
    """ "Surname, Latin, else Surname"; "Address and E-mail"."""
    parts = [_(", else ").join(source_words(name) for name in names) for names in parsed_binding(binding)]
    return _(" and ").join(parts)


def sources() -> list[tuple[str, str]]:
    """All single sources of data with their names, by name; those of the tourist and the tour first."""
    found = [(name, source_words(name)) for name in source_names()]
    return sorted(found, key=lambda one: (one[0].startswith("guardian."), one[1].casefold()))


def label_of(question: Body) -> str:
    """The question in the clerk's language, with its number before it."""
    words = in_language(question["label"], current_language()).lstrip("*")
    return f"{question['number']} {words}".strip()


def condition_words(applies: str, questions: Mapping[str, Body]) -> str:
    """ "Sex: Female; for minors": when a question is asked, "" for always."""
    parts = [part.strip() for part in applies.split(",") if part.strip()]
    return "; ".join(_part_words(part, questions) for part in parts)


def _part_words(part: str, questions: Mapping[str, Body]) -> str:
    if part == "minor":
        return _("for minors")
    key, equals, wanted = part.lstrip("!").partition("=")
    question = questions.get(key)
    name = label_of(question) if question is not None else key
    negated = part.startswith("!")
    if not equals:
        words = _("“%(question)s” is not answered") if negated else _("“%(question)s” is answered")
        return words % {"question": name}
    values = _(" or ").join(value_words(question, value) for value in wanted.split("|"))
    words = _("“%(question)s” is not %(answer)s") if negated else _("“%(question)s” is %(answer)s")
    return words % {"question": name, "answer": values}


def value_words(question: Body | None, value: str) -> str:
    """An option, or yes or no, in the clerk's language."""
    if value in ("yes", "no"):
        return _("yes") if value == "yes" else _("no")
    options = (question or {}).get("options", ())
    labels: Mapping[str, str] = next((option["label"] for option in options if option["key"] == value), {})
    return in_language(labels, current_language()) or value


def rule_words(rule: PassportRule | None) -> str:
    """ "3 months after leaving, issued within 10 years"; "" where no rule is known."""
    if rule is None:
        return ""
    day = _(COUNTED_NAMES[rule.counted_from])
    if not rule.amount:
        parts = [_("until %(day)s") % {"day": day}]
    else:
        words = (
            ngettext("%(count)d month after %(day)s", "%(count)d months after %(day)s", rule.amount)
            if rule.unit == "months"
            else ngettext("%(count)d day after %(day)s", "%(count)d days after %(day)s", rule.amount)
        )
        parts = [words % {"count": rule.amount, "day": day}]
    if years := rule.issued_within_years:
        words = ngettext("issued within %(count)d year", "issued within %(count)d years", years)
        parts.append(words % {"count": years})
    return ", ".join(parts)
