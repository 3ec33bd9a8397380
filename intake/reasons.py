"""The sentences for doubts and for what happens to a row, in the language of the interface."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from intake.doubts import Doubt
from translations import N_, _

SEVERAL_CLIENTS = "several_clients"
SENTENCES = {
    SEVERAL_CLIENTS: N_("%(detail)s regular clients fit equally well. Which of them is it?"),
    "date_unreadable": N_("%(text)s cannot be read as a date."),
    "no_such_day": N_("%(text)s does not exist in the calendar."),
    "day_or_month": N_("%(text)s: which number is the day and which the month?"),
    "day_first_by_others": N_(
        "%(text)s: the other dates of the column are day first, so it is read that way."
    ),
    "month_first_by_others": N_(
        "%(text)s: the other dates of the column are month first, so it is read that way."
    ),
    "two_digit_year": N_("%(text)s: the year has two digits, the century was filled in."),
    "date_with_words": N_("Beside the date stands %(detail)s."),
    "partial_date": N_("%(text)s is only a part of a date."),
    "future_birth": N_("A date of birth in the future: %(text)s."),
    "too_long_ago": N_("%(text)s is longer ago than a traveller can be old."),
    "far_future": N_("%(text)s is further ahead than a passport can be valid."),
    "dates_order": N_("The dates contradict each other: %(detail)s."),
    "expired": N_("The passport has expired: %(text)s."),
    "sex_unknown": N_("%(text)s is not known as a sex."),
    "sex_contradiction": N_("The title says another sex than the column of sexes: %(text)s."),
    "digits_in_name": N_("There are digits in the name: %(text)s."),
    "signs_in_name": N_("There are characters no name has: %(detail)s."),
    "look_alike": N_("Letters of the other script that only look alike: %(detail)s."),
    "mojibake": N_("The letters were read in the wrong encoding: %(text)s."),
    "other_script": N_("%(text)s is not written in Latin letters."),
    "zeros_lost": N_(
        "%(detail)s digits are expected; zeros at the beginning of %(text)s were probably lost."
    ),
    "zeros_possible": N_(
        "%(text)s stood in a number cell; zeros at its beginning are gone. Compare it with the passport."
    ),
    "digits_lost": N_(
        "The spreadsheet shortened the number to %(text)s, its digits are lost. Type them again."
    ),
    "wrong_length": N_(
        "%(text)s: a passport of this country has %(detail)s characters in series and number."
    ),
    "no_number": N_("There is no document number in %(text)s."),
    "two_documents": N_("Two documents in one cell: %(text)s."),
    "country_unknown": N_("%(text)s is not known as a country."),
    "scheme_unknown": N_("%(text)s is not a way of writing names in Latin letters that is known."),
    "email_shape": N_("%(text)s does not look like an e-mail address."),
    "card_cut": N_("A payment card number was cut down to its last four digits."),
    "too_long": N_("The text is longer than %(detail)s letters."),
    "surname_missing": N_("Without a surname the row cannot be imported."),
    "twice_in_list": N_("The same person stands in row %(detail)s already."),
}
# Doubts are counted by these kinds.
KINDS = {
    "people": N_("people"),
    "names": N_("names"),
    "dates": N_("dates"),
    "sexes": N_("sexes"),
    "passports": N_("passports"),
    "countries": N_("countries"),
    "others": N_("other cells"),
}
_KIND_OF = {
    SEVERAL_CLIENTS: "people",
    "surname_missing": "people",
    "twice_in_list": "people",
    **dict.fromkeys(("digits_in_name", "signs_in_name", "look_alike", "mojibake", "other_script"), "names"),
    **dict.fromkeys(("sex_unknown", "sex_contradiction"), "sexes"),
    **dict.fromkeys(
        ("zeros_lost", "zeros_possible", "wrong_length", "no_number", "two_documents", "expired"), "passports"
    ),
    "country_unknown": "countries",
    **dict.fromkeys(
        (
            *("date_unreadable", "no_such_day", "day_or_month", "day_first_by_others", "dates_order"),
            *("month_first_by_others", "two_digit_year", "date_with_words", "partial_date"),
            *("future_birth", "too_long_ago", "far_future"),
        ),
        "dates",
    ),
}
STATUSES = {
    "new": N_("New tourist"),
    "client": N_("Regular client"),
    "on_tour": N_("On this tour"),
    "twice": N_("Twice in the list"),
    "rejected": N_("Cannot import"),
    "left_out": N_("Left out"),
    "imported": N_("Imported"),
}
WHY = {
    "document": N_("known by the passport"),
    "old_document": N_("known by an old passport"),
    "name_birth_date": N_("known by name and date of birth"),
    "chosen": N_("chosen by hand"),
    "earlier_tour": N_("known from the earlier tour"),
    "": "",
}
BY_HAND = "by_hand"
MARKS = {
    "empty": N_("empty row"),
    "totals": N_("totals"),
    "heading": N_("heading"),
    "group": N_("group heading"),
    "struck": N_("struck through"),
    BY_HAND: N_("nobody"),
}
_LONGEST = 80


def sentence(doubt: Doubt) -> str:
    """The doubt in words. Its texts come from the list as they are: show them as plain text."""
    text = doubt.text if len(doubt.text) <= _LONGEST else doubt.text[:_LONGEST] + "…"
    return _(SENTENCES[doubt.reason]) % {"text": " ".join(text.split()), "detail": doubt.detail}


def count_by_kind(doubts: Iterable[Doubt]) -> list[tuple[str, int]]:
    """(kind in words, how many) in a fixed order, kinds without any left out."""
    counts = Counter(_KIND_OF.get(doubt.reason, "others") for doubt in doubts)
    return [(_(text), counts[kind]) for kind, text in KINDS.items() if counts[kind]]


def status_text(status: str) -> str:
    """What will happen to a row, in two or three words."""
    return _(STATUSES[status])


def why_text(reason: str) -> str:
    """By what a person was recognised."""
    return _(WHY[reason]) if reason else ""


def mark_text(mark: str) -> str:
    """Why a row is no person."""
    return _(MARKS[mark]) if mark else ""
