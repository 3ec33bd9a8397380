"""``habitue print``: the questionnaires of a tour's tourists as one PDF or a PDF each."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Sequence
from itertools import groupby

from models.errors import RecordGone
from models.paper_forms import PaperForm, list_paper_forms
from paperwork.forms import UnknownForm, label_languages, list_forms, load_form
from paperwork.paper_printing import print_on_form
from paperwork.printing import Gap, Printed, print_tour
from terminal.commands import opened
from terminal.exits import Exit
from terminal.output import complain, say
from translations import _, ngettext


def run(arguments: argparse.Namespace) -> Exit:
    """Print, say where the file is, and whose questionnaire lacks what; gaps do not make it a failure."""
    from models.tours import find_tour

    with opened(arguments, read_only=True):  # an office may have forms and countries of its own
        form = _chosen_form(arguments.country.upper(), arguments.form)
        beside = None if isinstance(form, PaperForm) else _beside(form, arguments.beside)
        tour = find_tour(arguments.tour)
        if tour is None or tour.id is None:
            raise RecordGone(_("There is no tour %(number)s.") % {"number": arguments.tour})
        people = _chosen_people(tour.id, arguments.only)
        if isinstance(form, PaperForm):
            printed = print_on_form(tour.id, form, arguments.out, tourist_ids=people, separate=arguments.each)
        else:
            printed = print_tour(
                tour.id, form, arguments.out, tourist_ids=people, separate=arguments.each, beside=beside
            )
    _tell(printed)
    return Exit.DONE


def _chosen_form(country: str, name: str | None) -> str | PaperForm:
    """The country, which has one usual questionnaire, or another of its forms; an embassy's own by name."""
    forms = [entry.form_id for entry in list_forms() if entry.country == country]
    if not forms:
        raise UnknownForm(_("There is no questionnaire for %(name)s yet.") % {"name": country})
    if name is None or name == forms[0]:
        return country
    papers = {paper.name: paper for paper in list_paper_forms() if paper.form in forms}
    if name in papers:
        return papers[name]
    if name not in forms:
        known = {"form": name, "country": country, "forms": ", ".join((*forms, *papers))}
        raise UnknownForm(_("%(country)s has no form %(form)s, but %(forms)s.") % known)
    return name


def _beside(form: str, language: str | None) -> str | None:
    """The second language of the labels: None for the interface's, "" for none."""
    if language in (None, "none"):
        return None if language is None else ""
    known = label_languages(load_form(form))
    if language not in known:
        words = {"language": language, "known": ", ".join(known)}
        raise UnknownForm(_("The questionnaire has no labels in %(language)s, but in %(known)s.") % words)
    return language


def _chosen_people(tour_id: int, places: Collection[int] | None) -> list[int] | None:
    """Ids of the tourists at these places on the tour, which count from 1."""
    from models.tourists import list_tourists

    if places is None:
        return None
    people = list_tourists(tour_id)
    beyond = [place for place in sorted(places) if place > len(people)]
    if beyond:
        words = {"number": beyond[0], "count": len(people)}
        raise RecordGone(_("There is no tourist %(number)d, the tour has %(count)d.") % words)
    return [one.id for place, one in enumerate(people, 1) if place in places]


def _tell(printed: Printed) -> None:
    for path in printed.paths:
        say(str(path))
    for _person, of_person in groupby(printed.gaps, key=lambda gap: (gap.tourist_id, gap.name)):
        gaps = list(of_person)
        for gap in gaps:
            if gap.reason == "field":
                complain(f"{gap.name}: {gap.label}: {gap.detail}")
        unanswered = [gap for gap in gaps if gap.reason not in ("letters", "field")]
        if unanswered:
            complain(_gap_line(unanswered))
        for gap in gaps:
            if gap.letters:
                complain(_letters_line(gap))


def _letters_line(gap: Gap) -> str:
    """ "IVANOV PETR: letters that cannot be printed (1): 山"."""
    words = {"name": gap.name, "question": gap.number or gap.label, "letters": gap.letters}
    return _("%(name)s: letters that cannot be printed (%(question)s): %(letters)s") % words


def _gap_line(gaps: Sequence[Gap]) -> str:
    """ "IVANOV PETR: 3 questions without an answer (5, 12, 19)"."""
    lacking = ngettext(
        "%(name)s: %(count)d question without an answer (%(numbers)s)",
        "%(name)s: %(count)d questions without an answer (%(numbers)s)",
        len(gaps),
    )
    numbers = ", ".join(gap.number or gap.label for gap in gaps)
    return lacking % {"name": gaps[0].name, "count": len(gaps), "numbers": numbers}
