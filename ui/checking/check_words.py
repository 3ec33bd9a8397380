"""What the check says of a tour as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.tour_check import TourCheck
from translations import _, ngettext
from ui.common.fields import country_text


def counts_words(found: TourCheck) -> str:
    """ "12 tourists checked, something to see on 3"; "" where nobody is."""
    count = len(found.people)
    if not count:
        return ""
    checked = ngettext("%(count)d tourist checked", "%(count)d tourists checked", count) % {"count": count}
    if not found.rows:
        return checked
    concerned = found.concerned
    some = ngettext(
        "%(checked)s, something to see on %(count)d",
        "%(checked)s, something to see on %(count)d",
        concerned,
    )
    return some % {"checked": checked, "count": concerned}


def in_order_words(found: TourCheck) -> str:
    """What was looked at, where nothing was found."""
    count = len(found.people)
    people = ngettext("%(count)d tourist was checked", "%(count)d tourists were checked", count) % {
        "count": count
    }
    what = _("names, dates and ages, passports, phones and e-mail, spellings in families, other tours")
    countries = ", ".join(country_text(code) for code in found.journey.countries)
    if not countries:
        return _("%(people)s: %(what)s.") % {"people": people, "what": what}
    return _("%(people)s: %(what)s, and what %(countries)s asks of passports.") % {
        "people": people,
        "what": what,
        "countries": countries,
    }


def nothing_words(typed: str) -> str:
    """Why no line is shown though there are some: of what was typed, or because all are settled."""
    if typed:
        return _("No finding has “%(text)s”.") % {"text": typed}
    return _("All that was found is settled. Ctrl+Tab shows it.")


def lacking_words(found: TourCheck) -> str:
    """What the tour itself does not say, so that passports cannot be judged by it; "" if nothing lacks."""
    journey = found.journey
    if not journey.countries:
        return _("The tour has no destination: no rule for passports can be applied. Enter it in the tour.")
    if not (journey.start and journey.end):
        return _("The tour has no dates: rules for passports cannot be applied. Enter them in the tour.")
    return ""


def unsaved_words(names: Sequence[str], count: int) -> str:
    """Who has typing that is not saved: names of those on the tour, ``count`` with new ones."""
    words = ngettext(
        "%(count)d tourist has unsaved typing (%(names)s). The check is made of what is saved.",
        "%(count)d tourists have unsaved typing (%(names)s). The check is made of what is saved.",
        count,
    )
    return words % {"count": count, "names": ", ".join(names)}
