"""The head of a questionnaire's first page, and the column that only the embassy fills in."""

from __future__ import annotations

from dataclasses import dataclass

from paperwork.cells import BOX, GREY, Words
from paperwork.forms import OfficialItem, QuestionForm, in_language
from paperwork.paging import FULL_WIDTH, OFFICIAL_GAP, OFFICIAL_WIDTH
from paperwork.typeface import BOLD, REGULAR, text_width, wrapped
from textkit.countries import country_name

PHOTO_WIDTH, PHOTO_HEIGHT = 99.2, 127.6  # 35 x 45 mm
_TITLE, _SUBTITLE, _NOTE = 19.0, 9.0, 6.8


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """Words of the head, where the photo goes (x, y, width, height; None without), and the whole height."""

    words: tuple[Words, ...]
    photo: tuple[float, float, float, float] | None
    height: float


def title_block(form: QuestionForm, beside: str) -> TitleBlock:
    """Title, edition, country and notes at the left, the place for the photo at the right."""
    room = FULL_WIDTH - OFFICIAL_WIDTH - OFFICIAL_GAP if form.photo else FULL_WIDTH
    words = _title_words(form, beside, room)
    y = words[-1].y + 6
    for note in form.notes:
        texts = dict.fromkeys([in_language(note, form.language), note.get(beside, "")])
        for line in [line for text in texts for line in wrapped(text, REGULAR, _NOTE, room - 8)]:
            y += 9
            words.append(Words(0, y, line, REGULAR, _NOTE, GREY))
    if not form.photo:
        return TitleBlock(tuple(words), None, y + 8)
    left = FULL_WIDTH - OFFICIAL_WIDTH + (OFFICIAL_WIDTH - PHOTO_WIDTH) / 2
    label = in_language(form.photo, form.language)
    x = left + (PHOTO_WIDTH - text_width(label, REGULAR, 8)) / 2
    words.append(Words(x, PHOTO_HEIGHT / 2, label, REGULAR, 8, GREY))
    return TitleBlock(tuple(words), (left, -10, PHOTO_WIDTH, PHOTO_HEIGHT), max(y + 8, PHOTO_HEIGHT - 10 + 8))


def _title_words(form: QuestionForm, beside: str, room: float) -> list[Words]:
    words: list[Words] = []
    y = 16.0
    for line in wrapped(in_language(form.paper_titles, form.language), BOLD, _TITLE, room):
        words.append(Words(0, y, line, BOLD, _TITLE))
        y += _TITLE * 1.25
    lines = [in_language(form.subtitles, form.language)]
    titles = dict.fromkeys(in_language(form.paper_titles, name) for name in (form.language, beside) if name)
    lines = [*list(titles)[1:], *lines]
    if form.country:
        lines.append(country_name(form.country, form.language))
    y -= 9
    for line in (line for line in lines if line):
        words.append(Words(0, y, line, REGULAR, _SUBTITLE, GREY))
        y += _SUBTITLE * 1.45
    for line in wrapped(form.source or form.edition, REGULAR, _NOTE, room):
        words.append(Words(0, y, line, REGULAR, _NOTE, GREY))
        y += 9
    return words


def official_words(form: QuestionForm, width: float) -> tuple[tuple[Words, ...], list[tuple[float, float]]]:
    """The column for official use: its words and its empty boxes, down from its upper left corner."""
    words: list[Words] = []
    y = 16.0
    for line in wrapped(
        in_language(form.official_titles or {}, form.language).upper(), BOLD, 7.0, width - 12
    ):
        words.append(Words(6, y, line, BOLD, 7.0))
        y += 9
    y += 6
    boxes: list[tuple[float, float]] = []
    for item in form.official_items:
        y = _official_item(item, form.language, width, y, words, boxes)
    return tuple(words), boxes


def _official_item(
    item: OfficialItem,
    language: str,
    width: float,
    y: float,
    words: list[Words],
    boxes: list[tuple[float, float]],
) -> float:
    for line in wrapped(in_language(item.labels, language), REGULAR, 7.0, width - 12):
        words.append(Words(6, y, line, REGULAR, 7.0))
        y += 9
    for box in item.boxes:
        boxes.append((6, y + 1))
        for line in wrapped(in_language(box, language), REGULAR, 7.0, width - 16 - BOX):
            words.append(Words(10 + BOX, y, line, REGULAR, 7.0))
            y += 9.4
        y += 1.4
    return y + 6 + 14 * item.lines
