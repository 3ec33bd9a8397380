"""A print run: the questionnaires of a tour's tourists as files, with what still lacks in them.

All files of a run are written beside their place under hidden names and renamed at the end, so that neither a
full disk nor a cancelled run leaves anything half written.
"""

from __future__ import annotations

import errno
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.errors import AppError
from models.records import Answer, Tour, Tourist
from paperwork.answering import fill_form
from paperwork.dictionary import Dictionary, current_dictionary
from paperwork.forms import QuestionForm, load_form
from paperwork.questionnaire_pdf import (
    QuestionnaireDocument,
    QuestionnaireStyle,
    Sheet,
    lost_letters,
    person_name,
)
from translations import _, current_language

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class PaperNotWritten(AppError):
    """The files could not be written; the message says why and what to do next."""


class NobodyToPrint(AppError):
    """The tour has no tourists, or none of the chosen is on it."""


class PrintCancelled(AppError):
    """The person stopped the run; no file was left."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that someone's questionnaire lacks.

    ``reason``: empty (the embassy asks for it), untranslated (waits for the dictionary), letters (the
    typeface does not have ``letters``; they print as a visible sign). ``name`` is the one on the form, or
    of the tourist's record where no surname can stand on the form yet.
    """

    tourist_id: int | None
    name: str
    key: str
    number: str
    label: str
    reason: str
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What a run made: its files, how many people and pages, and the gaps in order of the tourists."""

    paths: tuple[Path, ...]
    people: int
    pages: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class FilledTourist:
    """One tourist with their filled questionnaire."""

    tourist: Tourist
    sheet: Sheet


def print_tour(
    tour_id: int,
    form_id: str,
    target: Path,
    *,
    tourist_ids: Collection[int] | None = None,
    separate: bool = False,
    clerk_language: str = "",
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Printed:
    """Print the questionnaires of a tour's tourists, in order of booking.

    ``form_id`` is a form's id or a country (alpha-2). ``target`` is a folder, or for one file of all a name
    that ends in .pdf. ``tourist_ids`` chooses, None takes all. Raises NobodyToPrint, UnknownForm,
    PaperNotWritten, PrintCancelled. ``progress`` gets (people done, people).
    """
    form = load_form(form_id)
    tour, filled = fill_tour(tour_id, form, tourist_ids=tourist_ids, clerk_language=clerk_language)
    style = QuestionnaireStyle(form, clerk_language or current_language())
    return print_filled(
        tour, filled, style, target, separate=separate, progress=progress, cancelled=cancelled
    )


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

    Of the client's come only those of questions that are kept and that no tourist record answers better.
    """
    return answers_of(form, [tourist])[tourist.id]


def answers_of(form: QuestionForm, tourists: Sequence[Tourist]) -> dict[int | None, dict[str, Answer]]:
    """The same for several tourists by their ids, read together."""
    from models.answers import load_answers_of, load_kept_answers_of

    kept = load_kept_answers_of({one.client_id for one in tourists if one.client_id is not None})
    own = load_answers_of([one.id for one in tourists if one.id is not None])
    comes_back = {question.key for question in form.questions if question.kept and not question.binding}

    def both(one: Tourist) -> dict[str, Answer]:
        of_client = kept[one.client_id] if one.client_id is not None else {}
        of_tourist = own[one.id] if one.id is not None else {}
        return {key: answer for key, answer in of_client.items() if key in comes_back} | of_tourist

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
    if not filled:
        raise NobodyToPrint(_("There is nobody to print for. Put a tourist on the tour first."))
    files: dict[Path, bytes] = {}
    pages = 0
    groups = [[one] for one in filled] if separate else [list(filled)]
    done = 0
    for number, group in enumerate(groups, 1):
        document = QuestionnaireDocument(style)
        for one in group:
            _stop_if(cancelled)
            document.add(one.sheet)
            done += 1
            if progress is not None:
                progress(done, len(filled))
        pages += document.pages
        files[_place(target, tour, style.form, group[0] if separate else None, number)] = document.finish()
    _stop_if(cancelled)
    write_files(files)
    return Printed(tuple(files), len(filled), pages, tuple(find_gaps(filled, style.clerk_language)))


def find_gaps(filled: Sequence[FilledTourist], language: str = "") -> list[Gap]:
    """Who lacks which question, with the labels in ``language`` (the interface's)."""
    return [
        Gap(one.tourist.id, name_to_tell(one), key, number, label, reason, letters)
        for one in filled
        for key, number, label, reason, letters in _gaps_of(one.sheet, language or current_language())
    ]


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


def _stop_if(cancelled: Cancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise PrintCancelled(_("Printing was stopped. Nothing was written."))


def _place(
    target: Path, tour: Tour | None, form: QuestionForm, one: FilledTourist | None, number: int
) -> Path:
    """Where a file goes; several of one run never get the same name, as each carries its number."""
    if one is None and target.suffix.lower() == ".pdf" and not target.is_dir():
        return target
    parts = [tour.number if tour else "", form.id, form.country]
    if one is not None:
        parts = [tour.number if tour else "", f"{number:02d}", person_name(one.sheet), form.id, form.country]
    return target / f"{safe_name(*parts)}.pdf"


def safe_name(*parts: str) -> str:
    """A file name of letters, figures, "_" and "-" from the parts, other alphabets put in Latin letters."""
    from textkit.transliteration import transliterate

    latin = [_OTHER_LETTERS.sub(lambda run: transliterate(run.group(), "icao_9303"), part) for part in parts]
    plain = [unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode() for part in latin]
    cleaned = [re.sub(r"[^A-Za-z0-9-]+", "_", part).strip("_")[:60] for part in plain]
    return "_".join(part for part in cleaned if part) or "questionnaire"


_OTHER_LETTERS = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write all files or none. Missing folders are made. Raises PaperNotWritten."""
    waiting: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path] = _write_hidden(path, content)
        for path, hidden in waiting.items():
            hidden.replace(path)
    except OSError as error:
        raise PaperNotWritten(why_not_written(error, next(iter(files)).parent)) from error
    finally:
        for hidden in waiting.values():
            hidden.unlink(missing_ok=True)


def _write_hidden(path: Path, content: bytes) -> Path:
    """The content safely on the disk beside its place, readable by this person only."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def why_not_written(error: OSError, folder: Path) -> str:
    """Why nothing could be written to the folder, and what to do next."""
    where = {"folder": folder}
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _("The disk of %(folder)s is full. Free some space or choose another folder.") % where
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            _(
                "There is no right to write to %(folder)s, or the file is open in another program. "
                "Close it or choose another folder."
            )
            % where
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.ENOENT):
        return _("%(folder)s is not a folder. Choose another one.") % where
    reason = {**where, "reason": error.strerror or str(error)}
    return _("Nothing could be written to %(folder)s: %(reason)s. Choose another folder.") % reason
