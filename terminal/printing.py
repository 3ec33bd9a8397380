"""``habitue print``: the questionnaires of a tour's tourists as one PDF."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import groupby

from models.errors import RecordGone
from paperwork.forms import UnknownForm, list_forms
from paperwork.printing import Gap, Printed, print_tour
from terminal.commands import opened
from terminal.exits import Exit
from terminal.output import complain, say
from translations import _, ngettext


def run(arguments: argparse.Namespace) -> Exit:
    """Print, say where the file is, and whose questionnaire lacks what; gaps do not make it a failure."""
    from models.tours import find_tour

    form = _chosen_form(arguments.country.upper(), arguments.form)
    with opened(arguments, read_only=True):
        tour = find_tour(arguments.tour)
        if tour is None or tour.id is None:
            raise RecordGone(_("There is no tour %(number)s.") % {"number": arguments.tour})
        printed = print_tour(tour.id, form, arguments.out)
    _tell(printed)
    return Exit.DONE


def _chosen_form(country: str, name: str | None) -> str:
    """What paperwork is asked for: the country, which has one usual form, or another of its forms."""
    forms = [entry.form_id for entry in list_forms() if entry.country == country]
    if not forms:
        raise UnknownForm(_("There is no questionnaire for %(name)s yet.") % {"name": country})
    if name is None or name == forms[0]:
        return country
    if name not in forms:
        known = {"form": name, "country": country, "forms": ", ".join(forms)}
        raise UnknownForm(_("%(country)s has no form %(form)s, but %(forms)s.") % known)
    return name


def _tell(printed: Printed) -> None:
    for path in printed.paths:
        say(str(path))
    for _person, gaps in groupby(printed.gaps, key=lambda gap: (gap.tourist_id, gap.name)):
        complain(_gap_line(list(gaps)))


def _gap_line(gaps: Sequence[Gap]) -> str:
    """ "IVANOV PETR: 3 questions without an answer (5, 12, 19)"."""
    lacking = ngettext(
        "%(name)s: %(count)d question without an answer (%(numbers)s)",
        "%(name)s: %(count)d questions without an answer (%(numbers)s)",
        len(gaps),
    )
    numbers = ", ".join(gap.number or gap.label for gap in gaps)
    return lacking % {"name": gaps[0].name, "count": len(gaps), "numbers": numbers}
