"""Somebody's answers, to show what would stand in the fields of a form."""

from __future__ import annotations

from models.tourists import list_tourists
from models.tours import list_tours
from paperwork.answering import FilledAnswer
from paperwork.forms import QuestionForm
from paperwork.printing import fill_tour


def example_sheet(form: QuestionForm) -> list[FilledAnswer]:
    """The questionnaire of the first tourist of a tour to one of the form's countries, else of any tour.

    Empty in an office without tourists.
    """
    tours = [one for one in list_tours() if one.tourists]
    fitting = next(
        (one for one in tours if set(one.countries) & set(form.countries)), tours[0] if tours else None
    )
    if fitting is None:
        return []
    first = list_tourists(fitting.id)[0].id
    _tour, filled = fill_tour(fitting.id, form, tourist_ids=[first])
    return list(filled[0].sheet)
