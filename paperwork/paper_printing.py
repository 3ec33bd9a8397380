"""A print run on an embassy's own form, filled in for each tourist from the answers of a questionnaire."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from io import BytesIO
from itertools import count
from pathlib import Path

from models.errors import AppError
from models.paper_forms import WORD, PaperForm
from models.records import Tour
from paperwork.forms import QuestionForm, load_form
from paperwork.matching import Matches, matches_from, values_for
from paperwork.paper_files import Cancelled, safe_name, stop_if, write_files
from paperwork.pdf_answers import Problem
from paperwork.pdf_fields import FillableForm, read_form
from paperwork.pdf_filling import FilledForm, fill_form
from paperwork.printing import (
    FilledTourist,
    Gap,
    NobodyToPrint,
    Paper,
    Printed,
    Progress,
    fill_tour,
    find_gaps,
    name_to_tell,
)
from paperwork.questionnaire_pdf import person_name
from paperwork.word_printing import gaps_on_template, print_on_template
from translations import _, current_language


class NoPages(AppError):
    """Only another program can show or print this paper."""


def print_on_form(
    tour_id: int,
    paper: PaperForm,
    target: Path,
    *,
    tourist_ids: Collection[int] | None = None,
    separate: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Printed:
    """Fill the form for a tour's tourists: a file for each, which stays fillable, or one PDF that does not.

    A Word template becomes documents, see word_printing. ``target`` is a folder, or for one PDF a name that
    ends in .pdf. ``progress`` gets (people done, people).
    Raises NobodyToPrint, UnusablePdf, UnknownForm, PaperNotWritten, PrintCancelled.
    """
    if paper.kind == WORD:
        return print_on_template(
            tour_id, paper, target, tourist_ids=tourist_ids, progress=progress, cancelled=cancelled
        )
    run = _Run(tour_id, paper, tourist_ids)
    copies = run.copies(flatten=not separate, progress=progress, cancelled=cancelled)
    if separate:
        names = (run.name(one) for one in run.filled)
        files = {target / name: copy.content for name, copy in zip(names, copies, strict=True)}
    else:
        named = target.suffix.lower() == ".pdf" and not target.is_dir()
        files = {target if named else target / run.name(): _joined([copy.content for copy in copies])}
    write_files(files, cancelled)
    gaps = (*run.gaps(), *run.problems(copies))
    return Printed(tuple(files), len(copies), run.form.pages * len(copies), gaps)


def compose_on_form(
    tour_id: int,
    paper: PaperForm,
    *,
    tourist_ids: Collection[int] | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Paper:
    """The same as one PDF in memory, for showing and for a printer. Raises NoPages for a Word template."""
    if paper.kind == WORD:
        raise NoPages(_("A Word document has no pages here. Write the files, then print them from Word."))
    run = _Run(tour_id, paper, tourist_ids)
    copies = run.copies(flatten=True, progress=progress, cancelled=cancelled)
    return Paper(_joined([copy.content for copy in copies]), (run.form.pages,) * len(copies), run.name())


def gaps_on_form(
    tour_id: int,
    paper: PaperForm,
    tourist_ids: Collection[int] | None = None,
    cancelled: Cancelled | None = None,
) -> list[Gap]:
    """Who lacks what of that which the form asks, and what does not go into its field: known only once the
    form is filled in. Raises as ``print_on_form``."""
    if paper.kind == WORD:
        return gaps_on_template(tour_id, paper, tourist_ids)
    run = _Run(tour_id, paper, tourist_ids)
    return [*run.gaps(), *run.problems(run.copies(flatten=False, progress=None, cancelled=cancelled))]


def fill_copy(
    form: FillableForm, matches: Matches, one: FilledTourist, *, flatten: bool = False
) -> FilledForm:
    """The form filled in for one tourist. Raises UnusablePdf."""
    return fill_form(form, values_for(matches, form.fields, one.sheet), flatten=flatten)


class _Run:
    def __init__(self, tour_id: int, paper: PaperForm, tourist_ids: Collection[int] | None) -> None:
        from models.paper_forms import load_file

        self.paper = paper
        self.questions: QuestionForm = load_form(paper.form, paper.language)
        self.tour: Tour
        self.tour, self.filled = fill_tour(tour_id, self.questions, tourist_ids=tourist_ids)
        if not self.filled:
            raise NobodyToPrint(_("There is nobody to print for. Put a tourist on the tour first."))
        self.form = read_form(load_file(paper.file_id))
        self.matches = matches_from(paper.matches)

    def copies(
        self, *, flatten: bool, progress: Progress | None, cancelled: Cancelled | None
    ) -> list[FilledForm]:
        made: list[FilledForm] = []
        done: Callable[[int, int], None] = progress or (lambda _done, _all: None)
        for number, one in zip(count(1), self.filled, strict=False):
            stop_if(cancelled)
            made.append(fill_copy(self.form, self.matches, one, flatten=flatten))
            done(number, len(self.filled))
        return made

    def name(self, one: FilledTourist | None = None) -> str:
        whose = [f"{one.number:02d}", person_name(one.sheet)] if one is not None else []
        return f"{safe_name(self.tour.number, *whose, self.paper.name)}.pdf"

    def gaps(self) -> list[Gap]:
        """Only of what goes into the form: it need not ask all that the questionnaire does."""
        asked = {part.question for match in self.matches.values() for part in match.parts}
        return [gap for gap in find_gaps(self.filled) if gap.key in asked]

    def problems(self, copies: Sequence[FilledForm]) -> list[Gap]:
        """What did not go into a field as it was answered."""
        return [
            self._gap(one, problem)
            for one, copy in zip(self.filled, copies, strict=True)
            for problem in copy.problems
        ]

    def _gap(self, one: FilledTourist, problem: Problem) -> Gap:
        """The problem with the question that goes in first; with the field's name if there is none."""
        parts = self.matches[problem.name].parts if problem.name in self.matches else ()
        question = self.questions.question(parts[0].question) if parts else None
        key = question.key if question is not None else ""
        number = question.number if question is not None else ""
        label = question.label(current_language()) if question is not None else problem.name
        told = problem.message
        return Gap(one.tourist.id, name_to_tell(one), key, number, label, "field", detail=told)


def _joined(files: Sequence[bytes]) -> bytes:
    """All pages of the files in one; their fields have become part of the pages."""
    if len(files) == 1:
        return files[0]
    import pikepdf

    with pikepdf.new() as document:
        sources = [pikepdf.open(BytesIO(content)) for content in files]
        for source in sources:
            document.pages.extend(source.pages)
        target = BytesIO()
        document.save(target)
        for source in sources:
            source.close()
    return target.getvalue()
