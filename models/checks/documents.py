"""Series and numbers of passports: whether they look like those of their state, and what a spreadsheet or a
keyboard did to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from models.checks.findings import NOTE, WRONG, Finding, Journey, Sentence, finding
from models.records import Tourist
from textkit.documents import (
    PassportForm,
    document_key,
    document_problem,
    document_proposal,
    fits_form,
    latin_letters,
    passport_form,
)
from translations import N_, ngettext

INTERNATIONAL, NATIONAL = "international_passport", "national_passport"
_LOST_AT_MOST = 3  # zeros; where more is missing something else happened


def check_documents(person: Tourist, _journey: Journey) -> Iterator[Finding]:
    """Both passports by the state that issued them, or the citizenship."""
    series, number = person.international_passport_series, person.international_passport_number
    state = person.international_passport_state or person.citizenship
    yield from document_findings(INTERNATIONAL, series, number, state)
    series, number = person.national_passport_series, person.national_passport_number
    if person.citizenship in ("", "RU"):  # of other states' papers at home nothing is known here
        yield from document_findings(NATIONAL, series, number, person.citizenship)


def check_issuing_state(person: Tourist, _journey: Journey) -> Iterator[Finding]:
    """A passport of a state whose citizen the person is not."""
    state, own = person.international_passport_state, person.citizenship
    if state and own and state != own:
        facts = {"country": state, "citizenship": own}
        yield finding(f"{INTERNATIONAL}_state", "foreign_passport", NOTE, **facts)


@lru_cache(4096)
def document_findings(kind: str, series: str, number: str, state: str) -> tuple[Finding, ...]:
    """What is to be seen in a series and a number; a part that is still missing is only a gap."""
    form = passport_form(state, kind)
    if form is not None and fits_form(form, series + number):
        return ()
    damaged = [*_damage(kind, "series", series), *_damage(kind, "number", number)]
    if kind == NATIONAL and state != "RU":  # others have Cyrillic letters there
        damaged = [one for one in damaged if one.code != "cyrillic_in_number"]
    if damaged or not number or form is None:
        return tuple(damaged)
    series, number = document_key(series), document_key(number)  # "45 08" and "fb" are fine
    return () if fits_form(form, series + number) else tuple(_unlike(kind, series, number, form))


def _damage(kind: str, part: str, text: str) -> Iterator[Finding]:
    """What can be told of one part without the other."""
    problem = document_problem(text, kind)
    field = f"{kind}_{part}"
    if problem == "exponent":
        yield finding(field, "digits_gone", WRONG, text=text)
    elif problem == "several":
        yield finding(field, "several_numbers", text=text)
    elif problem == "decimal":
        yield finding(field, "decimal_number", proposals=_proposal(document_key(text), text), text=text)
    elif problem == "letters":
        mended = latin_letters(text)
        letter = next(one for one in text if not one.isascii() and one.isalpha())
        proposals = _proposal(mended, text) if mended.isascii() else ()
        yield finding(field, "cyrillic_in_number", proposals=proposals, letter=letter, text=text)


def _proposal(value: str, text: str) -> tuple[str, ...]:
    return (value,) if value and value != text else ()


def _unlike(kind: str, series: str, number: str, form: PassportForm) -> Iterator[Finding]:
    """Zeros that a spreadsheet threw away are proposed again; any other difference is only told."""
    if not series and (form.lengths is None or len(number) == form.lengths[1]):
        return  # a number that waits for its series
    if lost := list(_lost_zeros(kind, series, number, form)):
        yield from lost
        return
    yield finding(f"{kind}_number", "unlike_passport", country=form.state, example=form.example)


def _lost_zeros(kind: str, series: str, number: str, form: PassportForm) -> Iterator[Finding]:
    if form.state != "RU" or form.lengths is None or not (series + number).isdigit():
        return
    if not series:
        whole = document_proposal(number, kind, form.state)
        if whole and len(number) > form.lengths[1]:
            yield finding(f"{kind}_number", "zeros_lost", proposals=(whole,), count=sum(form.lengths))
            return
    parts = (("series", series, form.lengths[0]), ("number", number, form.lengths[1]))
    if any(len(value) > length for _part, value, length in parts):
        return
    for part, value, length in parts:
        if value and length - _LOST_AT_MOST <= len(value) < length:
            yield finding(f"{kind}_{part}", "zeros_lost", proposals=(value.zfill(length),), count=length)


def _zeros_lost(count: int) -> str:
    return ngettext(
        "%(count)d digit belongs here. Zeros at the beginning may be gone.",
        "%(count)d digits belong here. Zeros at the beginning may be gone.",
        count,
    )


SENTENCES: dict[str, Sentence] = {
    "digits_gone": N_("%(text)s was written by a spreadsheet: its last digits are gone. Type them again."),
    "several_numbers": N_("There are several numbers here: %(text)s. Keep one."),
    "decimal_number": N_("%(text)s was written by a spreadsheet: zeros at its beginning may be gone."),
    "cyrillic_in_number": N_("The letter “%(letter)s” in %(text)s is Cyrillic. A Latin one belongs there."),
    "zeros_lost": _zeros_lost,
    "unlike_passport": N_("Not like a passport of %(country)s, which is numbered like %(example)s."),
    "foreign_passport": N_("A passport of %(country)s, but a citizen of %(citizenship)s."),
}
