"""A print run on a Word template: a document for each tourist, or one of the tour if it names no tourist."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from models.paper_forms import PaperForm, load_file
from models.records import Tour, Tourist
from paperwork.forms import load_form
from paperwork.paper_files import Cancelled, safe_name, stop_if, write_files
from paperwork.printing import (
    FilledTourist,
    Gap,
    NobodyToPrint,
    Printed,
    Progress,
    fill_tour,
    find_gaps,
    name_to_tell,
)
from paperwork.questionnaire_pdf import person_name
from paperwork.word_names import ANSWER, Manner, names_offered
from paperwork.word_templates import FilledDocument, WordTemplate, fill_template, read_template
from translations import _

_OF_ONE = ("tourist.", ANSWER)  # begin the names that belong to one tourist


def is_for_each(template: WordTemplate) -> bool:
    """Whether the template is about one tourist: else it is filled once for the tour."""
    return any(used.name.startswith(_OF_ONE) for used in template.names)


def print_on_template(
    tour_id: int,
    paper: PaperForm,
    folder: Path,
    *,
    tourist_ids: Collection[int] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Printed:
    """Write the documents into the folder. ``progress`` gets (people done, people).

    Raises NobodyToPrint, UnusableTemplate, UnknownForm, PaperNotWritten, PrintCancelled.
    """
    template, tour, filled = _read(tour_id, paper, tourist_ids)
    people = [one.tourist for one in filled]
    files: dict[Path, bytes] = {}
    gaps: list[Gap] = []
    for number, one in enumerate(filled if is_for_each(template) else [None], 1):
        stop_if(cancelled)
        document = _document(template, paper, tour, one, people)
        files[folder / _name(tour, paper, one)] = document.content
        gaps += _gaps(document, one, people)
        if progress is not None:
            progress(number, len(filled))
    write_files(files, cancelled)
    return Printed(tuple(files), len(filled), len(files), tuple(gaps))


def gaps_on_template(tour_id: int, paper: PaperForm, tourist_ids: Collection[int] | None = None) -> list[Gap]:
    """Who lacks which of the answers that the template names."""
    template, _tour, filled = _read(tour_id, paper, tourist_ids)
    used = {one.name.removeprefix(ANSWER) for one in template.names if one.name.startswith(ANSWER)}
    return [gap for gap in find_gaps(filled) if gap.key in used]


def _read(
    tour_id: int, paper: PaperForm, tourist_ids: Collection[int] | None
) -> tuple[WordTemplate, Tour, list[FilledTourist]]:
    tour, filled = fill_tour(tour_id, load_form(paper.form, paper.language), tourist_ids=tourist_ids)
    if not filled:
        raise NobodyToPrint(_("There is nobody to print for. Put a tourist on the tour first."))
    return read_template(load_file(paper.file_id)), tour, filled


def _document(
    template: WordTemplate, paper: PaperForm, tour: Tour, one: FilledTourist | None, people: Sequence[Tourist]
) -> FilledDocument:
    manner = Manner(language=paper.language)
    tourist, answers = (one.tourist, one.sheet) if one is not None else (None, ())
    return fill_template(template, tour, tourist, people, answers, manner=manner)


def _name(tour: Tour, paper: PaperForm, one: FilledTourist | None) -> str:
    whose = [f"{one.number:02d}", person_name(one.sheet)] if one is not None else []
    return f"{safe_name(tour.number, *whose, paper.name)}.docx"


def _gaps(document: FilledDocument, one: FilledTourist | None, people: Sequence[Tourist]) -> list[Gap]:
    """What the template names and nothing stood behind, in words."""
    words = {offered.name: offered.words for offered in names_offered()}
    whose = name_to_tell(one) if one is not None else ""
    found = []
    for gap in document.gaps:
        key = gap.name.removeprefix(ANSWER) if gap.name.startswith(ANSWER) else ""
        label = words.get(gap.name) or f"{{{{ {gap.name} }}}}"
        person = gap.tourist_id or (one.tourist.id if one is not None else None)
        name = whose or next((_called(other) for other in people if other.id == person), "")
        found.append(Gap(person, name, key, "", label, "empty" if gap.reason == "empty" else "field"))
    return found


def _called(person: Tourist) -> str:
    surname = person.native_surname or person.latin_surname
    return f"{surname} {person.native_given_name or person.latin_given_name}".strip()
