"""A list as a PDF: A4, upright or on its side where it is wide, the heading on every page, pages numbered.

Cells are drawn as letters and never read as markup. The same list gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from paperwork.lists import NUMBER, ListColumn, ListStopped, PaperList, cell_text, say
from paperwork.typeface import BOLD, REGULAR, face, missing_letters, printable, text_width, wrapped
from translations import N_

SHORT_SIDE, LONG_SIDE = 595.28, 841.89
LEFT = RIGHT = 36.0
TOP, BOTTOM = 40.0, 44.0
PADDING = 3.5
SIZES = (9.0, 8.0, 7.0, 6.0)  # of the letters, the largest that fits is taken
MEASURED = 400  # rows that decide how wide the columns are
NARROWEST = 16.0
SLICE = 200  # rows between two looks whether to go on
PAGE_OF = N_("Page %(page)d of %(pages)d")

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """The page and its columns: widths in points, sizes of letters."""

    width: float
    height: float
    size: float
    columns: tuple[float, ...]

    @property
    def leading(self) -> float:
        return self.size * 1.25


def list_pdf(
    made: PaperList, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> bytes:
    """The bytes of the PDF. ListStopped."""
    texts = [[cell_text(cell, made.language) for cell in row] for row in made.rows]
    for name in (REGULAR, BOLD):
        face(name)  # registers it with reportlab
    shape = _shape(made.columns, texts)
    head = [wrapped(column.title, BOLD, shape.size, width) for column, width in _columns(made, shape)]
    sheet = _Sheet(made, shape, head)
    for number, row in enumerate(texts):
        if number % SLICE == 0:
            _look_up(number, len(texts), progress, cancelled)
        sheet.add(
            [wrapped(text, REGULAR, shape.size, width) for text, width in zip(row, sheet.room, strict=True)]
        )
    return sheet.finish()


def lost_letters(made: PaperList) -> str:
    """Letters of the list that the typeface does not have: they print as a visible sign."""
    letters = {letter for row in made.rows for cell in row if isinstance(cell, str) for letter in cell}
    return missing_letters("".join(sorted(letters | set(made.title + made.subtitle))))


def _look_up(done: int, total: int, progress: Progress | None, cancelled: Cancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise ListStopped
    if progress is not None:
        progress(done, total)


def _columns(made: PaperList, shape: _Shape) -> list[tuple[ListColumn, float]]:
    """The columns with the room for their letters."""
    return [(one, width - 2 * PADDING) for one, width in zip(made.columns, shape.columns, strict=True)]


def is_crowded(made: PaperList) -> bool:
    """Whether the list has more columns than a page has room for, so that even words are broken."""
    texts = [[cell_text(cell, made.language) for cell in row] for row in made.rows[:MEASURED]]
    _natural, heads, words = _measured(made.columns, texts)
    return sum(_least(heads, words, SIZES[-1], _HARDEST)) > LONG_SIDE - LEFT - RIGHT


def _shape(columns: Sequence[ListColumn], texts: Sequence[Sequence[str]]) -> _Shape:
    """The largest letters with which the columns fit as they are, upright before on the side.

    Where nothing fits so, on the side with cells in several lines; words are broken only when that does not
    help, long ones (an address of e-mail) and those of headings first.
    """
    natural, heads, words = _measured(columns, texts)
    for size, width, height in _AS_THEY_ARE:
        wanted = [one * size + 2 * PADDING + 1 for one in natural]
        if sum(wanted) <= width - LEFT - RIGHT:
            return _Shape(width, height, size, _stretched(wanted, width - LEFT - RIGHT))
    room = LONG_SIDE - LEFT - RIGHT
    ways = [(size, longest) for longest in (None, *_LONGEST) for size in SIZES]
    fitting = (one for one in ways if sum(_least(heads, words, *one)) <= room)
    size, longest = next(fitting, (SIZES[-1], _HARDEST))
    wanted = [one * size + 2 * PADDING + 1 for one in natural]
    return _Shape(LONG_SIDE, SHORT_SIDE, size, _shared(_least(heads, words, size, longest), wanted, room))


_AS_THEY_ARE = (
    *((size, SHORT_SIDE, LONG_SIDE) for size in SIZES[:2]),
    *((size, LONG_SIDE, SHORT_SIDE) for size in SIZES),
)
# Letters' heights: longer words of cells are broken, and those of headings that are half as long.
_LONGEST = (10.0, 6.5)
_HARDEST = _LONGEST[-1]


def _least(heads: Sequence[float], words: Sequence[float], size: float, longest: float | None) -> list[float]:
    """The least widths of columns in points, if words longer than that are broken."""
    if longest is not None:
        heads, words = [min(one, longest / 2) for one in heads], [min(one, longest) for one in words]
    return [max(pair) * size + 2 * PADDING + 1 for pair in zip(heads, words, strict=True)]


def _measured(
    columns: Sequence[ListColumn], texts: Sequence[Sequence[str]]
) -> tuple[list[float], list[float], list[float]]:
    """Of each column, in letters' heights: the longest line, and the longest words of heading and cells."""
    lines, heads, words = [], [], []
    for at, column in enumerate(columns):
        cells = [printable(row[at]) for row in texts[:MEASURED]]
        heads.append(_widest(printable(column.title).split(), BOLD))
        words.append(_widest([word for cell in cells for word in cell.split()], REGULAR))
        lines.append(max(heads[-1], _widest([line for cell in cells for line in cell.split("\n")], REGULAR)))
    return lines, heads, words


def _widest(texts: Sequence[str], font: str) -> float:
    return max((text_width(one, font, 1) for one in texts), default=0.0)


def _stretched(wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """Columns that fit take up to a quarter more, so that the list is not crowded at the left."""
    factor = min(1.25, room / max(sum(wanted), 1.0))
    return tuple(one * factor for one in wanted)


def _shared(least: Sequence[float], wanted: Sequence[float], room: float) -> tuple[float, ...]:
    """Each column has room for its longest word, and of what is left as its lines are longer."""
    left = room - sum(least)
    if left <= 0:
        narrow = [max(one, NARROWEST) for one in least]
        return tuple(one * room / sum(narrow) for one in narrow)
    more = [max(0.0, full - own) for own, full in zip(least, wanted, strict=True)]
    return tuple(own + left * one / max(sum(more), 1.0) for own, one in zip(least, more, strict=True))


class _Sheet:
    """Rows one below the other, over as many pages as they take."""

    def __init__(self, made: PaperList, shape: _Shape, head: Sequence[Lines]) -> None:
        self._made, self._shape, self._head = made, shape, head
        self.room = [width - 2 * PADDING for width in shape.columns]
        self._pages: list[list[tuple[Sequence[Lines], float]]] = [[]]
        self._free = self._height_for_rows(first=True)

    def add(self, row: Sequence[Lines]) -> None:
        """A row; one that is higher than a page goes on over the next ones."""
        for part in self._parts(row):
            height = self._row_height(part)
            if height > self._free and self._pages[-1]:
                self._pages.append([])
                self._free = self._height_for_rows(first=False)
            self._pages[-1].append((part, height))
            self._free -= height

    def _parts(self, row: Sequence[Lines]) -> list[Sequence[Lines]]:
        most = max(1, int((self._height_for_rows(first=True) - 2 * PADDING) / self._shape.leading))
        count = max(1, -(-max(map(len, row), default=1) // most))
        return [[cell[at * most : (at + 1) * most] for cell in row] for at in range(count)]

    def _row_height(self, row: Sequence[Lines]) -> float:
        return max(1, *map(len, row), 0) * self._shape.leading + 2 * PADDING

    def _title_height(self) -> float:
        return 40.0 if self._made.subtitle else 26.0

    def _height_for_rows(self, *, first: bool) -> float:
        above = TOP + self._row_height(self._head) + (self._title_height() if first else 0.0)
        return self._shape.height - BOTTOM - above

    def finish(self) -> bytes:
        """The whole file."""
        from reportlab.pdfgen.canvas import Canvas

        out, shape = BytesIO(), self._shape
        canvas = Canvas(
            out,
            pagesize=(shape.width, shape.height),
            pageCompression=1,
            invariant=1,
            lang=self._made.language,
            initialFontName=REGULAR,
        )
        canvas.setTitle(printable(self._made.title))
        canvas.setSubject(printable(self._made.subtitle))
        canvas.setCreator("Habitué")
        for number, rows in enumerate(self._pages, 1):
            self._draw_page(canvas, number, rows)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _draw_page(self, canvas: Any, number: int, rows: Sequence[tuple[Sequence[Lines], float]]) -> None:
        y = self._shape.height - TOP
        if number == 1:
            self._draw_title(canvas)
            y -= self._title_height()
        canvas.setLineWidth(0.4)
        y = self._draw_row(canvas, self._head, y, BOLD, self._row_height(self._head))
        canvas.setStrokeGray(0.75)
        for row, height in rows:
            y = self._draw_row(canvas, row, y, REGULAR, height)
        canvas.setStrokeGray(0)
        self._draw_foot(canvas, number)

    def _draw_title(self, canvas: Any) -> None:
        y, room = self._shape.height - TOP - 10, self._shape.width - LEFT - RIGHT
        canvas.setFont(BOLD, 13)
        canvas.drawString(LEFT, y, _first_line(self._made.title, BOLD, 13, room))
        if self._made.subtitle:
            canvas.setFont(REGULAR, 9)
            canvas.drawString(LEFT, y - 15, _first_line(self._made.subtitle, REGULAR, 9, room))

    def _draw_row(self, canvas: Any, row: Sequence[Lines], top: float, font: str, height: float) -> float:
        """Draw a row below ``top``; where it ends."""
        shape, x = self._shape, LEFT
        for column, lines, width in zip(self._made.columns, row, shape.columns, strict=True):
            text = canvas.beginText(x + PADDING, top - PADDING - shape.size)
            text.setFont(font, shape.size, shape.leading)
            for line in lines:
                shift = (
                    width - 2 * PADDING - text_width(line, font, shape.size) if column.kind == NUMBER else 0.0
                )
                text.setTextOrigin(x + PADDING + shift, text.getY())
                text.textLine(line)
            canvas.drawText(text)
            x += width
        canvas.line(LEFT, top - height, x, top - height)
        return top - height

    def _draw_foot(self, canvas: Any, number: int) -> None:
        words = say(PAGE_OF, self._made.language) % {"page": number, "pages": len(self._pages)}
        room = self._shape.width - LEFT - RIGHT
        canvas.setFont(REGULAR, 7.5)
        canvas.drawString(LEFT, 26, _first_line(self._made.title, REGULAR, 7.5, room - 90))
        canvas.drawRightString(self._shape.width - RIGHT, 26, printable(words))


def _first_line(text: str, font: str, size: float, width: float) -> str:
    lines = wrapped(text, font, size, width)
    return lines[0] if lines else ""
