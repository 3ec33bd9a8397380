"""What was found in a machine-readable zone, in words, for the terminal and the windows."""

from __future__ import annotations

from textkit.countries import country_name
from textkit.mrz.codes import meaning_of, state_of
from textkit.mrz.digits import check_digits
from textkit.mrz.reading import Doubt, Mrz, Repair
from translations import N_, _, current_language

FORMATS = {
    "TD3": N_("Passport (TD3)"),
    "TD1": N_("Identity card (TD1)"),
    "TD2": N_("Identity card (TD2)"),
    "MRV-A": N_("Visa (MRV-A)"),
    "MRV-B": N_("Visa (MRV-B)"),
    "IDFRA": N_("French identity card issued before 2021"),
}
LABELS = {
    "document_code": N_("Kind of document"),
    "issuer": N_("Issuing state"),
    "surname": N_("Surname"),
    "given_names": N_("Given names"),
    "patronymic": N_("Patronymic"),
    "number": N_("Number"),
    "nationality": N_("Citizenship"),
    "birth_date": N_("Date of birth"),
    "sex": N_("Sex"),
    "issue_date": N_("Issued on"),
    "authority_code": N_("Code of the authority"),
    "expiry_date": N_("Expires"),
    "optional": N_("Further data"),
    "composite": N_("All fields together"),
}
_DOUBTS = {
    "unknown_code": N_("%(field)s: the code %(text)s is not known."),
    "no_such_day": N_("%(field)s: %(text)s is no day of the calendar."),
    "unreadable": N_("%(field)s: %(text)s is no date."),
    "date_unknown": N_("%(field)s: not known to the issuing state."),
    "day_unknown": N_("%(field)s: the day is not known to the issuing state."),
    "month_unknown": N_("%(field)s: the month is not known to the issuing state."),
    "unknown_sign": N_("%(field)s: %(text)s cannot stand there."),
    "digit_in_name": N_("%(field)s: there is a digit in %(text)s."),
    "letter_in_number": N_(
        "%(field)s: there is a letter in %(text)s, and Russian passports have digits only."
    ),
    "after_expiry": N_("%(field)s: after the day on which the document expires."),
    "one_name": N_("%(field)s: there is none in this document."),
    "exchanged_letters": N_(
        "%(field)s: the letters %(text)s may be exchanged, as the keyboard was in another layout."
    ),
}
_MEANINGS = {
    "utopia": N_("Utopia, the state of specimens"),
    "stateless": N_("stateless person"),
    "refugee": N_("refugee"),
    "other_refugee": N_("refugee of another kind"),
    "unspecified": N_("citizenship not stated"),
    "british_overseas_territories_citizen": N_("British overseas territories citizen"),
    "british_national_overseas": N_("British national (overseas)"),
    "british_overseas_citizen": N_("British overseas citizen"),
    "british_protected_person": N_("British protected person"),
    "british_subject": N_("British subject"),
    "united_nations": N_("United Nations"),
    "united_nations_agency": N_("agency of the United Nations"),
    "united_nations_kosovo": N_("United Nations in Kosovo"),
    "european_union": N_("European Union"),
    "order_of_malta": N_("Order of Malta"),
    "interpol": N_("Interpol"),
    "northern_cyprus": N_("Northern Cyprus"),
    "soviet_union": N_("Soviet Union"),
    "yugoslavia": N_("Yugoslavia"),
    "serbia_and_montenegro": N_("Serbia and Montenegro"),
    "czechoslovakia": N_("Czechoslovakia"),
    "german_democratic_republic": N_("German Democratic Republic"),
    "netherlands_antilles": N_("Netherlands Antilles"),
}


def format_text(mrz: Mrz) -> str:
    """What kind of document it is: "Passport (TD3)"."""
    return _("Russian national passport") if mrz.national else _(FORMATS[mrz.format])


def code_text(code: str) -> str:
    """A code of three letters in words: "Germany" for D, "stateless person" for XXA; itself if not known."""
    meaning = meaning_of(code)
    if meaning in _MEANINGS:
        return _(_MEANINGS[meaning])
    state = state_of(code)
    return country_name(state, current_language()) if state else code


def check_sentences(mrz: Mrz) -> list[str]:
    """One sentence for each check digit that does not agree."""
    return [_check_sentence(mrz, field) for field in mrz.checks.wrong()]


def _check_sentence(mrz: Mrz, field: str) -> str:
    there, expected = check_digits(mrz, field)
    told = _("%(field)s: the check digit is %(there)s and should be %(expected)s. Compare with the document.")
    return told % {"field": _(LABELS[field]), "there": there, "expected": expected}


def doubt_sentence(doubt: Doubt) -> str:
    """What is strange beside the check digits."""
    return _(_DOUBTS[doubt.code]) % {"field": _(LABELS[doubt.field]), "text": doubt.text}


def cut_sentences(mrz: Mrz) -> list[str]:
    """One for each name that may go on behind the end of its line."""
    cut = _("%(field)s: perhaps cut, the line had no more room. Compare with the document.")
    return [cut % {"field": _(LABELS[field])} for field in mrz.names_cut]


def meaning_sentences(mrz: Mrz) -> list[str]:
    """What the codes say that are no state of today: nobody can choose them as a citizenship."""
    codes = [one for one in dict.fromkeys((mrz.nationality, mrz.issuer)) if meaning_of(one) in _MEANINGS]
    return [_("%(code)s: %(meaning)s.") % {"code": code, "meaning": code_text(code)} for code in codes]


def repair_sentence(repair: Repair) -> str:
    """ "Number: 75O123456 is to be read as 750123456: the check digits prove it."."""
    words = {"field": _(LABELS[repair.field]), "before": repair.before, "after": repair.after}
    if repair.of_digit:
        return _("%(field)s: the check digit %(before)s is probably %(after)s.") % words
    return _("%(field)s: %(before)s is to be read as %(after)s: the check digits prove it.") % words
