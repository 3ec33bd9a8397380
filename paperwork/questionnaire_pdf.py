"""The printed questionnaire of a country, as finished PDF bytes (A4, embedded typeface, no Qt).

What is the same for everybody (labels, empty boxes, small print, the column for official use) is put into the
file once and called from each page; only the answers are set anew. Data of a person are drawn as letters and
never read as markup. The same answers give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from paperwork.answering import FilledAnswer
from paperwork.cells import ANSWER, ANSWER_LEADING, BOX, GREY, PADDING, Cell, CellMaker, Words
from paperwork.forms import QuestionForm, in_language
from paperwork.paging import (
    BOTTOM,
    FULL_WIDTH,
    LEFT,
    OFFICIAL_WIDTH,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TOP,
    Page,
    Pager,
    Plain,
    Row,
)
from paperwork.title_block import official_words, title_block
from paperwork.typeface import BOLD, REGULAR, face, missing_letters, printable, text_width
from translations import current_language

Sheet = Sequence[FilledAnswer]
_PAGE_OF = {
    "en": "Page {page} of {pages}",
    "fr": "Page {page} sur {pages}",
    "ru": "Страница {page} из {pages}",
}
_CONTINUED = {"en": "(continued)", "fr": "(suite)", "ru": "(продолжение)"}
_NAME_KEYS = ("surname", "given_names")


def questionnaires_pdf(sheets: Iterable[Sheet], form: QuestionForm, *, beside: str | None = None) -> bytes:
    """The questionnaires one after another, each beginning on a page of its own.

    ``sheets`` are results of fill_form for ``form``; labels in the language ``beside`` stand small beside the
    form's (the interface's unless said otherwise; "" and the form's own language leave them out).
    """
    style = QuestionnaireStyle(form, current_language() if beside is None else beside)
    document = QuestionnaireDocument(style)
    for sheet in sheets:
        document.add(sheet)
    return document.finish()


def lost_letters(sheet: Sheet) -> list[tuple[FilledAnswer, str]]:
    """Answers with letters that the typeface does not have, and those: they print as a visible sign."""
    return [(filled, lost) for filled in sheet if (lost := missing_letters(filled.form_text))]


def person_name(sheet: Sheet) -> str:
    """Surname and given name as they stand on the form."""
    texts = {filled.question.key: filled.form_text for filled in sheet}
    return " ".join(texts[key] for key in _NAME_KEYS if texts.get(key)).strip()


@dataclass(slots=True)
class QuestionnaireStyle:
    """A form laid out in its language and the one ``beside`` ("": none); serves any number of documents."""

    form: QuestionForm
    beside: str
    maker: CellMaker = field(init=False)

    def __post_init__(self) -> None:
        self.maker = CellMaker(self.form, self.beside)

    def pages(self, sheet: Sheet) -> list[Page]:
        head = title_block(self.form, self.beside)
        return Pager(self.maker, head.height, in_language(_CONTINUED, self.form.language)).lay_out(sheet)

    def lost_letters(self) -> str:
        """Letters of the form's own words in both languages that the typeface does not have."""
        form = self.form
        labels = [form.paper_titles, form.subtitles, *form.notes, *form.declarations]
        labels += [section.labels for section in form.sections]
        labels += [item.labels for item in form.official_items]
        for question in form.questions:
            labels += [question.labels, *[option.labels for option in question.offered]]
        languages = dict.fromkeys([form.language, self.beside or form.language])
        return missing_letters("".join(in_language(one, name) for one in labels for name in languages))


class QuestionnaireDocument:
    """A PDF that grows by one person at a time."""

    def __init__(self, style: QuestionnaireStyle) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.pages = 0
        self._style = style
        self._stamps: set[str] = set()
        self._stream = BytesIO()
        form = style.form
        face(REGULAR)  # registers what the canvas begins with; its own Helvetica would not be embedded
        self._canvas: Any = Canvas(
            self._stream,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            lang=form.language,
            initialFontName=REGULAR,
        )
        self._canvas.setTitle(in_language(form.paper_titles, form.language))
        self._canvas.setSubject(f"{form.id} {form.edition}")
        self._canvas.setCreator("Habitué")

    def add(self, sheet: Sheet) -> int:
        """Put one person's questionnaire in; returns its number of pages."""
        pages = self._style.pages(sheet)
        name = printable(person_name(sheet))
        for number, page in enumerate(pages, 1):
            self._canvas.setLineWidth(0.5)
            if number == 1:
                self._bookmark(name)
                self._first_page()
            self._running_lines(name, number, len(pages))
            for placed in page.blocks:
                self._block(placed.block, placed.top)
            self._canvas.showPage()
        self.pages += len(pages)
        return len(pages)

    def finish(self) -> bytes:
        """The whole file. Nothing can be added after it."""
        self._canvas.save()
        return self._stream.getvalue()

    def _bookmark(self, name: str) -> None:
        key = f"person-{self.pages}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(name or "?", key)

    def _first_page(self) -> None:
        style = self._style
        head = title_block(style.form, style.beside)
        self._stamp("title", LEFT, TOP, lambda: self._draw_words(head.words))
        if head.photo is not None:
            x, y, width, height = head.photo
            self._canvas.rect(LEFT + x, PAGE_HEIGHT - TOP - y - height, width, height)
        if not style.form.official_items:
            return
        left, top = LEFT + FULL_WIDTH - OFFICIAL_WIDTH, TOP + head.height
        height = PAGE_HEIGHT - BOTTOM - top
        self._canvas.rect(left, PAGE_HEIGHT - top - height, OFFICIAL_WIDTH, height)
        words, boxes = official_words(style.form, OFFICIAL_WIDTH)
        self._stamp("official", left, top, lambda: self._draw_face(words, boxes))

    def _running_lines(self, name: str, number: int, count: int) -> None:
        """The foot of each page: whose it is, which form, which page of how many."""
        form, y = self._style.form, 28.0
        title = f"{in_language(form.paper_titles, form.language)}, {form.edition}"
        page = in_language(_PAGE_OF, form.language).format(page=number, pages=count)
        right = PAGE_WIDTH - RIGHT - text_width(page, REGULAR, 7.5)
        middle = LEFT + FULL_WIDTH * 0.52
        self._text(Words(LEFT, -y, _fitting(name, FULL_WIDTH * 0.5, BOLD, 7.5), BOLD, 7.5))
        self._text(Words(middle, -y, _fitting(title, right - middle - 8, REGULAR, 6.8), REGULAR, 6.8, GREY))
        self._text(Words(right, -y, page, REGULAR, 7.5))

    def _block(self, block: Row | Plain, top: float) -> None:
        if isinstance(block, Row):
            x = LEFT
            for cell in block.cells:
                self._cell(cell, x, top, block.height)
                x += cell.width
            return
        if block.shaded:
            self._canvas.setFillGray(0.90)
            self._canvas.rect(LEFT, PAGE_HEIGHT - top - block.height, block.width, block.height, fill=1)
        self._stamp(f"{block.name}@{block.width:.1f}", LEFT, top, lambda: self._draw_words(block.words))

    def _cell(self, cell: Cell, x: float, top: float, height: float) -> None:
        self._canvas.rect(x, PAGE_HEIGHT - top - height, cell.width, height)
        name = f"{cell.name}@{cell.width:.1f}"
        self._stamp(name, x, top, lambda: self._draw_face(cell.face.words, list(cell.face.boxes.values())))
        for key in cell.ticked:
            if key in cell.face.boxes:
                box_x, box_y = cell.face.boxes[key]
                self._tick(x + box_x, PAGE_HEIGHT - top - box_y)
        if cell.lines:
            self._answer(cell.lines, x + PADDING, top + cell.face.height + ANSWER)

    def _answer(self, lines: Sequence[str], x: float, top: float) -> None:
        text = self._canvas.beginText(x, PAGE_HEIGHT - top)
        text.setFont(REGULAR, ANSWER, ANSWER_LEADING)
        text.setFillGray(0)
        for line in lines:
            text.textLine(line)
        self._canvas.drawText(text)

    def _tick(self, x: float, y: float) -> None:
        """A cross over the box whose lower left corner stands on the base line at (x, y)."""
        canvas, inset = self._canvas, 1.0
        canvas.saveState()
        canvas.setLineWidth(1.3)
        canvas.line(x + inset, y - 0.8 + inset, x + BOX - inset, y - 0.8 + BOX - inset)
        canvas.line(x + inset, y - 0.8 + BOX - inset, x + BOX - inset, y - 0.8 + inset)
        canvas.restoreState()

    def _stamp(self, name: str, x: float, top: float, draw: Callable[[], None]) -> None:
        """Call what ``draw`` draws below the origin, putting it into the file the first time."""
        if name not in self._stamps:
            self._stamps.add(name)
            self._canvas.beginForm(name, 0, -PAGE_HEIGHT, PAGE_WIDTH, 0)
            draw()
            self._canvas.endForm()
        self._canvas.saveState()
        self._canvas.translate(x, PAGE_HEIGHT - top)
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def _draw_face(self, words: Sequence[Words], boxes: Sequence[tuple[float, float]]) -> None:
        self._draw_words(words)
        self._canvas.setLineWidth(0.6)
        for x, y in boxes:
            self._canvas.rect(x, -y - 0.8, BOX, BOX)

    def _draw_words(self, words: Sequence[Words]) -> None:
        for word in words:
            self._text(word)

    def _text(self, word: Words) -> None:
        text = self._canvas.beginText(word.x, -word.y)
        text.setFont(word.font, word.size)
        text.setFillGray(word.grey)
        text.textOut(word.text)
        self._canvas.drawText(text)


def _fitting(text: str, width: float, font: str, size: float) -> str:
    """A text for the foot of the page; a very long one ends in dots, it stands whole elsewhere."""
    if text_width(text, font, size) <= width:
        return text
    while text and text_width(text + "...", font, size) > width:
        text = text[: len(text) * 9 // 10]
    return text + "..."
