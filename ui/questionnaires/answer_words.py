"""What the questionnaire says about an answer: where it comes from, and what stands on the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from paperwork.answering import YEAR
from paperwork.forms import FormEntry, UnknownForm, list_forms
from translations import N_, _, current_language, ngettext
from ui.common import days
from ui.common.fields import country_text
from ui.common.messages import messages
from ui.common.preferences import OLD_AFTER
from ui.common.wording import language_name
from ui.questionnaires.tourist_answers import Shown

ORIGINS = {
    "tourist": N_("from the tourist form"),
    "tour": N_("from the tour"),
    "companion": N_("from a fellow traveller"),
    "default": N_("proposed"),
}


def old_words() -> str:
    """ "older than a year: ask again", as the age is set."""
    months = OLD_AFTER.get()
    years, rest = divmod(months, YEAR)
    if months == YEAR:
        return _("older than a year: ask again")
    if rest:
        words = ngettext(
            "older than %(count)d month: ask again", "older than %(count)d months: ask again", months
        )
        return words % {"count": months}
    words = ngettext("older than %(count)d year: ask again", "older than %(count)d years: ask again", years)
    return words % {"count": years}


LEGEND: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("okc", "ok_icon", lambda: _("filled in")),
    ("ring", "text3", lambda: _("empty: the embassy asks for it")),
    ("book", "warn_icon", lambda: _("no translation yet")),
    ("clock", "warn_icon", old_words),
    ("dash", "text3", lambda: _("stays blank")),
)


@dataclass(frozen=True, slots=True)
class OnFormWords:
    """What the third column shows: icon with its colour, the text, and the text's tone."""

    icon: str
    icon_tone: str
    text: str
    tone: str = ""
    quiet: bool = False


def origin_words(shown: Shown) -> str:
    """ "from the tour", "kept 2 Jun 2026", "confirmed 2 Jun 2026, asked: …"; "" where nothing is known."""
    if shown.is_closed:
        return ""
    if shown.typed:
        return _("not saved yet")
    if shown.filled.origin == "answer":
        text = _("answered %(day)s") if shown.own else _("kept %(day)s")
        if shown.filled.asked:
            text = _("confirmed %(day)s, asked: %(name)s")
        return text % {"day": days.day(shown.filled.answered_on), "name": shown.filled.asked}
    if shown.filled.state not in {"filled", "untranslated"} or shown.filled.origin not in ORIGINS:
        return ""
    return _(ORIGINS[shown.filled.origin])


def on_form_words(shown: Shown, language: str) -> OnFormWords:
    """What stands on the form, or why nothing does. ``language`` is the form's."""
    filled = shown.filled
    if shown.is_closed or filled.state in ("untranslated", "empty", "blank"):
        return _why_nothing(shown, language)
    if filled.overruled:
        return OnFormWords("edit", "accent", _("%(text)s (by hand)") % {"text": filled.form_text})
    if date_trouble(shown) or filled.too_long:
        return OnFormWords("warn", "warn_icon", filled.form_text, "warn")
    if shown.is_old:
        return OnFormWords("clock", "warn_icon", filled.form_text)
    return OnFormWords("okc", "ok_icon", filled.form_text)


def _why_nothing(shown: Shown, language: str) -> OnFormWords:
    question, state = shown.question, shown.filled.state
    if question.by_hand:
        return OnFormWords("dash", "text3", _("by hand, with the pen"), quiet=True)
    if state == "untranslated":
        words = _("no translation yet: type the answer in %(language)s") % {
            "language": language_name(language)
        }
        if question.translate == "dictionary" and not shown.filled.overruled:
            words = _("no translation yet: Ctrl+D opens the dictionary")
        return OnFormWords("book", "warn_icon", words, "warn")
    if state == "empty":
        return OnFormWords("ring", "text3", _("empty: the embassy asks for it"), "error")
    if state == "blank":
        return OnFormWords("dash", "text3", _("may stay blank"), quiet=True)
    minors = "minor" in question.applies
    why = _("stays blank: for minors only") if minors else _("stays blank: not asked here")
    return OnFormWords("dash", "text3", why, quiet=True)


def date_trouble(shown: Shown) -> str:
    """Why a typed date is none; "" for what is a date or no date question."""
    if shown.question.kind != "date" or not shown.filled.code or shown.is_closed:
        return ""
    from textkit.dates import FieldMeaning, is_iso_date, parse_date
    from ui.common.wording import date_problem

    code = shown.filled.code
    if is_iso_date(code):
        return ""
    found = parse_date(code, FieldMeaning.other)
    return date_problem(code, found.problem) if found.problem else ""


def kind_trouble(shown: Shown) -> str:
    """An answer that is neither yes nor no: the question was of another kind then; "" if there is none."""
    code = shown.filled.code
    if shown.question.kind != "yes_no" or shown.is_closed or code in ("", "yes", "no"):
        return ""
    return _("“%(answer)s” was answered; now it is yes or no") % {"answer": shown.filled.value}


def length_trouble(shown: Shown) -> str:
    """By how much the text is longer than the form holds; "" if it fits. It is never cut."""
    if not shown.filled.too_long:
        return ""
    counts = {"has": len(shown.filled.form_text), "most": shown.question.max_length}
    return _("%(has)d characters, the form holds %(most)d") % counts


def entry_words(entry: FormEntry) -> str:
    """ "Italy: Schengen visa form, edition 2020"."""
    return _("%(country)s: %(form)s, edition %(edition)s") % {
        "country": country_text(entry.country),
        "form": entry.title(current_language()),
        "edition": entry.edition,
    }


def ordered_entries(first: list[str]) -> list[FormEntry]:
    """All countries with a questionnaire: those of the tour in order of travel, then by name."""

    def place(entry: FormEntry) -> tuple[int, str]:
        at = first.index(entry.country) if entry.country in first else len(first)
        return at, country_text(entry.country).casefold()

    return sorted(list_forms(), key=place)


def usual_country(countries: list[str], remembered: str) -> str:
    """The country to begin with: one of the tour's (the last used, if among them), else the last used.

    UnknownForm if no country has a questionnaire.
    """
    known = [entry.country for entry in list_forms()]
    if not known:
        raise UnknownForm(
            _("No country has a questionnaire. Choose one for it under Directories, Countries.")
        )
    of_tour = [code for code in countries if code in known]
    if of_tour:
        return remembered if remembered in of_tour else of_tour[0]
    return remembered if remembered in known else sorted(known, key=country_text)[0]


def offer_countries(box: QComboBox, countries: list[str], chosen: str) -> str:
    """Fill the box with all that have a questionnaire; the one that is chosen in it now.

    That is another one, and the person is told, where the directories have none for ``chosen`` any more.
    """
    entries = ordered_entries(countries)
    there = any(entry.country == chosen for entry in entries)
    country = chosen if there else usual_country(countries, "")
    box.clear()
    for entry in entries:
        box.addItem(entry_words(entry), entry.country)
    box.setCurrentIndex(box.findData(country))
    if not there:
        words = _("%(country)s has no questionnaire any more. What was typed for it is kept.")
        messages.tell(words % {"country": country_text(chosen)}, "warn")
    return country
