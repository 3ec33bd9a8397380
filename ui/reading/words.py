"""What was read of a zone, in words: which paper, whose, and everything that deserves a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.passport_reading import paper_kind
from textkit.documents import join_document
from textkit.mrz import Doubt, Mrz, Repair
from textkit.mrz_codes import meaning_of
from textkit.mrz_digits import check_digits
from translations import N_, _
from ui.common.fields import country_text, show_date
from ui.common.wording import DOCUMENT_KINDS

WRONG_DIGITS = {
    "number": N_(
        "The check digit of the number does not fit: %(there)s stands there, %(expected)s is expected."
    ),
    "birth_date": N_(
        "The check digit of the date of birth does not fit: %(there)s stands there, %(expected)s is expected."
    ),
    "expiry_date": N_(
        "The check digit of the expiry date does not fit: %(there)s stands there, %(expected)s is expected."
    ),
    "optional": N_(
        "The check digit of the optional data does not fit: %(there)s stands there, %(expected)s is expected."
    ),
    "composite": N_(
        "The check digit of the whole zone does not fit: %(there)s stands there, %(expected)s is expected."
    ),
}
DOUBTS = {
    ("unknown_code", "issuer"): N_("%(text)s is not the code of a state. Choose the issuing state yourself."),
    ("unknown_code", "nationality"): N_(
        "%(text)s is not the code of a state. Choose the citizenship yourself."
    ),
    ("unknown_code", "document_code"): N_("%(text)s is no code of a document."),
    ("no_such_day", "birth_date"): N_("The date of birth, %(text)s, does not exist. Look into the passport."),
    ("no_such_day", "expiry_date"): N_(
        "The date of expiry, %(text)s, does not exist. Look into the passport."
    ),
    ("no_such_day", "issue_date"): N_("The date of issue, %(text)s, does not exist. Look into the passport."),
    ("unreadable", "birth_date"): N_("The date of birth cannot be read: %(text)s."),
    ("unreadable", "expiry_date"): N_("The date of expiry cannot be read: %(text)s."),
    ("unreadable", "issue_date"): N_("The date of issue cannot be read: %(text)s."),
    ("date_unknown", "birth_date"): N_("The passport does not know the date of birth."),
    ("day_unknown", "birth_date"): N_("The passport does not know the day of birth, only the month."),
    ("month_unknown", "birth_date"): N_("The passport knows only the year of birth."),
    ("unknown_sign", "sex"): N_("%(text)s stands where the sex should: choose it yourself."),
    ("digit_in_name", "surname"): N_("A digit stands in the surname: %(text)s."),
    ("digit_in_name", "given_names"): N_("A digit stands in the given names: %(text)s."),
    ("after_expiry", "birth_date"): N_("The date of birth is after the date of expiry."),
    ("one_name", "surname"): N_("The passport has given names only."),
    ("one_name", "given_names"): N_("The passport has one name only."),
    ("y_or_z", "surname"): N_("Y and Z may be exchanged by the scanner's keyboard: compare the surname."),
    ("y_or_z", "given_names"): N_(
        "Y and Z may be exchanged by the scanner's keyboard: compare the given names."
    ),
}
CUT = {
    "surname": N_("The surname ends at the edge of the line: it may have been cut. Compare it."),
    "given_names": N_("The given names end at the edge of the line: they may have been cut. Compare them."),
}
# Codes that are no state of today; whoever has one of them has no citizenship that the form could choose.
MEANINGS = {
    "utopia": N_("%(code)s is Utopia: a specimen, no real passport."),
    "stateless": N_("%(code)s: a stateless person."),
    "refugee": N_("%(code)s: a refugee."),
    "other_refugee": N_("%(code)s: a refugee not covered by the Convention of 1951."),
    "unspecified": N_("%(code)s: a person of unspecified citizenship."),
    "united_nations": N_("%(code)s: a paper of the United Nations."),
    "united_nations_agency": N_("%(code)s: a paper of the United Nations."),
    "european_union": N_("%(code)s: a paper of the European Union."),
    "soviet_union": N_("%(code)s: the Soviet Union, a state that is no more."),
    "british_overseas_territories_citizen": N_("%(code)s: a British overseas territories citizen."),
    "british_national_overseas": N_("%(code)s: a British national (overseas), who may need a visa."),
    "british_overseas_citizen": N_("%(code)s: a British overseas citizen, who may need a visa."),
    "british_protected_person": N_("%(code)s: a British protected person, who may need a visa."),
    "british_subject": N_("%(code)s: a British subject, who may need a visa."),
}


class Remark(NamedTuple):
    """A sentence with its level: error, warn, info, ok."""

    level: str
    text: str


def paper_words(mrz: Mrz) -> str:
    """ "International passport, Russia"."""
    kind = _(DOCUMENT_KINDS[paper_kind(mrz)])
    return ", ".join(filter(None, (kind, country_text(mrz.issuer_state) or mrz.issuer)))


def whose_words(mrz: Mrz) -> str:
    """Name, date of birth, number."""
    native = mrz.national
    names = (
        (native.surname, native.given_name, native.patronymic) if native else (mrz.surname, mrz.given_names)
    )
    number = join_document(*mrz.series_and_number())
    return " · ".join(filter(None, (" ".join(filter(None, names)), show_date(mrz.birth_date), number)))


def remarks(mrz: Mrz, today: date | None = None) -> list[Remark]:
    """Everything to look at, the worst first; one that says that all is well where nothing is."""
    found = [*_wrong_digits(mrz), *_expired(mrz, (today or date.today()).isoformat()), *_doubts(mrz)]
    found += [Remark("warn", _(CUT[name])) for name in mrz.names_cut]
    if all(one.level == "info" for one in found):
        found.append(Remark("ok", _("All check digits fit.")))
    return [*found, *_about_the_paper(mrz)]


def repair_words(repair: Repair) -> str:
    """What a repair changes and why it may be believed."""
    text = _("%(before)s is to be read as %(after)s: the check digits prove it.")
    return text % {"before": repair.before, "after": repair.after}


def repair_action(repairs: tuple[Repair, ...]) -> str:
    """What the button says."""
    first = repairs[0]
    if len(repairs) > 1:
        return _("Put right what the check digits prove")
    return _("Read %(before)s as %(after)s") % {"before": first.before, "after": first.after}


def _wrong_digits(mrz: Mrz) -> Iterator[Remark]:
    for name in mrz.checks.wrong():
        there, expected = check_digits(mrz, name)
        yield Remark("error", _(WRONG_DIGITS[name]) % {"there": there, "expected": expected})


def _expired(mrz: Mrz, today: str) -> Iterator[Remark]:
    if mrz.expiry_date and mrz.expiry_date < today[: len(mrz.expiry_date)]:
        text = _("Expired on %(day)s.") % {"day": show_date(mrz.expiry_date)}
        yield Remark("warn", text)


def _doubts(mrz: Mrz) -> Iterator[Remark]:
    for doubt in mrz.doubts:
        text = DOUBTS.get((doubt.code, doubt.field))
        if text:
            yield Remark(_level(doubt), _(text) % {"text": doubt.text})
    for code in dict.fromkeys((mrz.nationality, mrz.issuer)):
        if meaning := MEANINGS.get(meaning_of(code)):
            yield Remark("warn", _(meaning) % {"code": code})


def _level(doubt: Doubt) -> str:
    return "info" if doubt.code == "one_name" else "warn"


def _about_the_paper(mrz: Mrz) -> Iterator[Remark]:
    kind = paper_kind(mrz)
    if mrz.national:
        yield Remark("info", _("The zone of a national passport has the names in Cyrillic letters."))
    elif kind == "id_card":
        yield Remark("info", _("An identity card: on a tour it stands as the passport of this trip."))
    elif kind == "visa":
        yield Remark("info", _("A visa: its number and its dates are no passport's."))
