"""A print run: questionnaires of a tour's tourists as one PDF or as files, with what still lacks in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, count
from pathlib import Path

from models.errors import AppError
from models.records import Answer, Tour, Tourist
from paperwork.answering import fill_form
from paperwork.dictionary import Dictionary, current_dictionary
from paperwork.forms import QuestionForm, load_form
from paperwork.paper_files import Cancelled, safe_name, stop_if, write_files
from paperwork.questionnaire_pdf import (
    QuestionnaireDocument,
    QuestionnaireStyle,
    Sheet,
    lost_letters,
    person_name,
)
from translations import _, current_language

Progress = Callable[[int, int], None]


class NobodyToPrint(AppError):
    """The tour has no tourists, or none of the chosen is on it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that someone's questionnaire lacks.

    ``reason``: empty (the embassy asks for it), untranslated (waits for the dictionary), letters (the
    typeface does not have ``letters``; they print as a visible sign), field (it does not go into its field of
    an embassy's form as it is; ``detail`` says why). ``name`` is the one on the form, or of the tourist's
    record where no surname can stand on the form yet.
    """

    tourist_id: int | None
    name: str
    key: str
    number: str
    label: str
    reason: str
    letters: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a run made: its files, how many people and pages, and the gaps in order of the tourists."""

    paths: tuple[Path, ...]
    people: int
    pages: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class FilledTourist:
    """One tourist with their filled questionnaire: the ``number``-th ``of`` so many on the tour."""

    tourist: Tourist
    sheet: Sheet
    number: int = 1
    of: int = 1


@dataclass(frozen=True, slots=True)
class Paper:
    """Questionnaires as one PDF: how many pages each person has, in order, and the name for its file."""

    pdf: bytes
    counts: tuple[int, ...]
    name: str

    @property
    def begins(self) -> tuple[int, ...]:
        """The number of the first page of each person, from 0."""
        return tuple(accumulate(self.counts[:-1], initial=0))

    def sides(self, chosen: Collection[int], *, duplex: bool = False) -> list[int | None]:
        """Numbers of the ``chosen`` pages in order; None is a side left empty.

        On both sides of the paper each person begins on a sheet of their own.
        """
        sides: list[int | None] = []
        for begin, pages_of_one in zip(self.begins, self.counts, strict=True):
            pages = [number for number in range(begin, begin + pages_of_one) if number in chosen]
            if pages and duplex and len(sides) % 2:
                sides.append(None)
            sides += pages
        return sides


def print_tour(
    tour_id: int,
    form_id: str,
    target: Path,
    *,
    tourist_ids: Collection[int] | None = None,
    separate: bool = False,
    beside: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Printed:
    """Print the questionnaires of a tour's tourists, in order of booking.

    ``form_id`` is a form's id or a country (alpha-2). ``target`` is a folder, or for one file of all a name
    that ends in .pdf. ``tourist_ids`` chooses, None takes all. Labels stand in the language ``beside`` as
    well (None: the interface's, "": none). ``progress`` gets (people done, people). Raises NobodyToPrint,
    UnknownForm, PaperNotWritten, PrintCancelled.
    """
    form = load_form(form_id)
    tour, filled = fill_tour(tour_id, form, tourist_ids=tourist_ids)
    style = QuestionnaireStyle(form, current_language() if beside is None else beside)
    return print_filled(
        tour, filled, style, target, separate=separate, progress=progress, cancelled=cancelled
    )


def compose_tour(
    tour_id: int,
    form_id: str,
    *,
    tourist_ids: Collection[int] | None = None,
    beside: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Paper:
    """The same as one PDF in memory, for showing and for a printer; no file is written."""
    form = load_form(form_id)
    tour, filled = fill_tour(tour_id, form, tourist_ids=tourist_ids)
    style = QuestionnaireStyle(form, current_language() if beside is None else beside)
    return compose(tour, filled, style, on_each=_steps(progress, len(filled)), cancelled=cancelled)


def fill_tour(
    tour_id: int,
    form: QuestionForm,
    *,
    tourist_ids: Collection[int] | None = None,
    clerk_language: str = "",
) -> tuple[Tour, list[FilledTourist]]:
    """The questionnaires of all or the chosen tourists of a tour, filled from what is kept."""
    from models.tourists import list_tourists, load_tourists
    from models.tours import load_tour

    tour = load_tour(tour_id)
    everybody = load_tourists([row.id for row in list_tourists(tour_id)])
    chosen = [one for one in everybody if tourist_ids is None or one.id in tourist_ids]
    answers = answers_of(form, chosen)
    return tour, fill_tourists(
        form,
        tour,
        chosen,
        answers,
        everybody,
        clerk_language=clerk_language,
        dictionary=current_dictionary(),
    )


def answers_for(form: QuestionForm, tourist: Tourist) -> dict[str, Answer]:
    """The tourist's own answers, and beneath them what the regular client answered on earlier tours.

    By the keys of the questions; each answer says under which key it is kept (QuestionForm.stored_keys): a
    question that was about the journey when it was answered, or was not, finds its answer all the same. Of
    the client's come only those of questions that are kept and that no tourist record answers better.
    """
    return answers_of(form, [tourist])[tourist.id]


def answers_of(form: QuestionForm, tourists: Sequence[Tourist]) -> dict[int | None, dict[str, Answer]]:
    """The same for several tourists by their ids, read together."""
    from models.answers import load_answers_of, load_kept_answers_of

    kept = load_kept_answers_of({one.client_id for one in tourists if one.client_id is not None})
    own = load_answers_of([one.id for one in tourists if one.id is not None])
    keys = [(question.key, form.stored_keys(question.key)) for question in form.questions]
    comes_back = {question.key for question in form.questions if question.kept and not question.binding}

    def both(one: Tourist) -> dict[str, Answer]:
        of_client = kept[one.client_id] if one.client_id is not None else {}
        of_tourist = own[one.id] if one.id is not None else {}
        mine = {key: of_tourist.get(first) or of_tourist.get(second) for key, (first, second) in keys}
        returning = {key: answer for key, answer in of_client.items() if key in comes_back}
        return returning | {key: answer for key, answer in mine.items() if answer is not None}

    return {one.id: both(one) for one in tourists}


def fill_tourists(
    form: QuestionForm,
    tour: Tour | None,
    tourists: Sequence[Tourist],
    answers: Mapping[int | None, Mapping[str, Answer]],
    everybody: Sequence[Tourist],
    *,
    clerk_language: str = "",
    dictionary: Dictionary | None = None,
) -> list[FilledTourist]:
    """Each tourist's questionnaire; ``answers`` by tourist id, ``everybody`` on the tour."""
    places = {id(one): number for number, one in enumerate(everybody, 1)}
    return [
        FilledTourist(
            tourist,
            fill_form(
                form,
                tourist,
                tour,
                answers.get(tourist.id, {}),
                [other for other in everybody if other is not tourist],
                clerk_language=clerk_language,
                terms=dictionary.terms_for(tourist.sex) if dictionary else None,
            ),
            places.get(id(tourist), 1),
            len(everybody),
        )
        for tourist in tourists
    ]


def print_filled(
    tour: Tour | None,
    filled: Sequence[FilledTourist],
    style: QuestionnaireStyle,
    target: Path,
    *,
    separate: bool = False,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Printed:
    """Write filled questionnaires to one PDF, or one each if ``separate``; see print_tour."""
    steps = _steps(progress, len(filled))
    groups = [[one] for one in filled] if separate and filled else [filled]
    papers = [compose(tour, group, style, on_each=steps, cancelled=cancelled) for group in groups]
    named = target.suffix.lower() == ".pdf" and not target.is_dir() and not separate
    files: dict[Path, bytes] = {}
    for group, paper in zip(groups, papers, strict=True):
        name = file_name(tour, style.form, group, each=True) if separate else paper.name
        files[target if named else _free(target / name, files)] = paper.pdf
    write_files(files, cancelled)
    pages = sum(sum(paper.counts) for paper in papers)
    return Printed(tuple(files), len(filled), pages, (*find_gaps(filled), *form_gaps(style)))


def compose(
    tour: Tour | None,
    filled: Sequence[FilledTourist],
    style: QuestionnaireStyle,
    *,
    on_each: Callable[[], None],
    cancelled: Cancelled | None = None,
) -> Paper:
    """Filled questionnaires as one PDF; ``on_each`` is called after each person."""
    if not filled:
        raise NobodyToPrint(_("There is nobody to print for. Put a tourist on the tour first."))
    document = QuestionnaireDocument(style)
    counts = []
    for one in filled:
        stop_if(cancelled)
        counts.append(document.add(one.sheet))
        on_each()
    return Paper(document.finish(), tuple(counts), file_name(tour, style.form, filled))


def _steps(progress: Progress | None, people: int) -> Callable[[], None]:
    done = count(1)

    def step() -> None:
        if progress is not None:
            progress(next(done), people)

    return step


def file_name(
    tour: Tour | None, form: QuestionForm, filled: Sequence[FilledTourist], *, each: bool = False
) -> str:
    """The name of a file with these questionnaires.

    It says whose they are if ``each`` person gets a file, or if others of the tour are not in it: the places
    on the tour tell namesakes apart, and the papers of some from those of others or of all.
    """
    whose = []
    if each or len(filled) < filled[0].of:
        whose.append(_places([one.number for one in filled]))
        whose += [person_name(one.sheet) for one in filled if len(filled) == 1]
    return f"{safe_name(tour.number if tour else '', *whose, form.id, form.country)}.pdf"


def _places(numbers: Sequence[int]) -> str:
    """ "02-04_07" for 2, 3, 4, 7."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "_".join(f"{run[0]:02d}-{run[-1]:02d}" if len(run) > 1 else f"{run[0]:02d}" for run in runs)


def _free(path: Path, taken: Collection[Path]) -> Path:
    """The path, or one beside it that no other file of the run has."""
    others = (path.with_stem(f"{path.stem}_{number}") for number in count(2))
    return next(one for one in chain([path], others) if one not in taken)


def find_gaps(filled: Sequence[FilledTourist], language: str = "") -> list[Gap]:
    """Who lacks which question, with the labels in ``language`` (the interface's)."""
    return [
        Gap(one.tourist.id, name_to_tell(one), key, number, label, reason, letters)
        for one in filled
        for key, number, label, reason, letters in _gaps_of(one.sheet, language or current_language())
    ]


def form_gaps(style: QuestionnaireStyle) -> list[Gap]:
    """Letters that the typeface lacks in the form's own words, which an office may have written: one gap."""
    letters = style.lost_letters()
    title = style.form.title(current_language())
    return [Gap(None, title, "", "", _("Words of the questionnaire"), "letters", letters)] if letters else []


def name_to_tell(one: FilledTourist) -> str:
    """Who it is, for the clerk: an Arabic name without Latin letters yet is a name all the same."""
    tourist = one.tourist
    if any(filled.question.key == "surname" and filled.form_text for filled in one.sheet):
        return person_name(one.sheet)
    surname = tourist.native_surname or tourist.latin_surname
    given_name = tourist.native_given_name or tourist.latin_given_name
    return " ".join(filter(None, (surname, given_name)))


def _gaps_of(sheet: Sheet, language: str) -> list[tuple[str, str, str, str, str]]:
    lost = {answer.question.key: letters for answer, letters in lost_letters(sheet)}
    gaps = []
    for answer in sheet:
        letters = lost.get(answer.question.key, "")
        if answer.is_gap or letters:
            question = answer.question
            by_hand = bool(letters) and answer.overruled
            reason = answer.state if answer.is_gap and not by_hand else "letters"
            gaps.append((question.key, question.number, question.label(language), reason, letters))
    return gaps
