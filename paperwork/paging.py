"""Putting a questionnaire's cells on pages: rows, bands, paragraphs, and where each page ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from paperwork.answering import FilledAnswer
from paperwork.cells import ANSWER_LEADING, GREY, INK, PADDING, Cell, CellMaker, Words
from paperwork.forms import Section, in_language
from paperwork.typeface import BOLD, REGULAR, text_width, wrapped

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
LEFT, RIGHT = 36.0, 36.0
TOP, BOTTOM = 46.0, 46.0
FULL_WIDTH = PAGE_WIDTH - LEFT - RIGHT
OFFICIAL_WIDTH, OFFICIAL_GAP = 116.0, 6.0
BAND_HEIGHT = 15.0
SMALL_PRINT, SMALL_PRINT_LEADING = 7.2, 9.4
_LINES_WORTH_A_SPLIT = 3
_CARRIED = 120.0  # the height at most of what goes with the signature to another page


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side in one frame, all as high as the highest."""

    cells: tuple[Cell, ...]

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that are the same for everybody and stand without a frame (small print) or as a band."""

    name: str
    words: tuple[Words, ...]
    width: float
    height: float
    shaded: bool = False


Block = Row | Plain


@dataclass(frozen=True, slots=True)
class Placed:
    block: Block
    top: float


@dataclass(slots=True)
class Page:
    """One page: ``width`` is what the column for official use leaves free."""

    width: float
    top: float
    blocks: list[Placed] = field(default_factory=list)
    used: float = 0.0

    @property
    def room(self) -> float:
        return PAGE_HEIGHT - BOTTOM - self.top - self.used

    def put(self, block: Block) -> None:
        self.blocks.append(Placed(block, self.top + self.used))
        self.used += block.height


@dataclass(slots=True)
class Pager:
    """Breaks one person's questionnaire into pages. ``head`` is the height of the title on the first page."""

    maker: CellMaker
    head: float
    continued: str
    pages: list[Page] = field(default_factory=list)

    def lay_out(self, sheet: Sequence[FilledAnswer]) -> list[Page]:
        form = self.maker.form
        official = OFFICIAL_WIDTH + OFFICIAL_GAP if form.official_items else 0.0
        self.pages = [Page(FULL_WIDTH - official, TOP + self.head)]
        for section in form.sections:
            asked = [filled for filled in sheet if filled.question.section == section.key]
            self._section(section, _rows([filled for filled in asked if not filled.question.by_hand]))
        if form.declarations:
            self._page.put(Plain("gap", (), self._page.width, 6.0))
        for number, paragraph in enumerate(form.declarations):
            self._paragraph(f"declaration-{number}", in_language(paragraph, form.language))
            if self.maker.beside in paragraph and self.maker.beside != form.language:
                self._paragraph(f"declaration-{number}-beside", paragraph[self.maker.beside], GREY)
        self._signature([filled for filled in sheet if filled.question.by_hand])
        return self.pages

    def _section(self, section: Section, rows: list[list[FilledAnswer]]) -> None:
        for index, row in enumerate(rows):
            first = self._row(row).height
            lead = row[0].question.lead
            if lead is not None:
                first += self.maker.lead(row[0].question.key, lead, self._page.width).height
            needed = min(first, 120) + (BAND_HEIGHT if index == 0 else 0)
            if needed > self._page.room:
                self._turn()
            if index == 0:
                self._page.put(self._band(section))
            if lead is not None:
                self._page.put(Row((self.maker.lead(row[0].question.key, lead, self._page.width),)))
            self._put_row(row)

    def _put_row(self, answers: list[FilledAnswer]) -> None:
        row = self._row(answers)
        if row.height > self._page.room and not self._worth_splitting(row):
            self._turn()
            row = self._row(answers)
        while row.height > self._page.room:
            row = self._split(row)
        self._page.put(row)

    def _worth_splitting(self, row: Row) -> bool:
        """Only a long answer goes over two pages, and only if a good part of it has room on this one."""
        lines = max(len(cell.lines) for cell in row.cells)
        return lines > 2 * _LINES_WORTH_A_SPLIT and self._lines_with_room(row) >= _LINES_WORTH_A_SPLIT

    def _lines_with_room(self, row: Row) -> int:
        face = max(cell.face.height for cell in row.cells)
        return int((self._page.room - face - PADDING) // ANSWER_LEADING)

    def _split(self, row: Row) -> Row:
        """Put what has room on this page, turn it, and hand back the rest in the width of the next page."""
        count = max(self._lines_with_room(row), 1)
        self._page.put(Row(tuple(replace(cell, lines=cell.lines[:count]) for cell in row.cells)))
        old_width = self._page.width
        self._turn()
        factor = self._page.width / old_width
        return Row(tuple(self._rest(cell, count, cell.width * factor) for cell in row.cells))

    def _rest(self, cell: Cell, count: int, width: float) -> Cell:
        return replace(self.maker.continued(cell, cell.lines[count:], self.continued), width=width)

    def _row(self, answers: list[FilledAnswer]) -> Row:
        sixth = self._page.width / sum(filled.question.width for filled in answers)
        cells = [self.maker.answer(filled, filled.question.width * sixth) for filled in answers]
        level = max((cell.face.height for cell in cells if not cell.face.boxes), default=0.0)
        return Row(tuple(_level(cell, level) for cell in cells))

    def _paragraph(self, name: str, text: str, grey: float = INK) -> None:
        """Small print, over as many pages as it needs; never one line alone."""
        while text:
            lines = wrapped(text, REGULAR, SMALL_PRINT, self._page.width)
            count = min(len(lines), int((self._page.room - 4.5) // SMALL_PRINT_LEADING))
            if len(lines) - count == 1:
                count -= 1  # two lines go on, not one
            if count < min(len(lines), 2):
                self._turn()
                continue
            name_here = f"{name}-{len(lines)}-{count}"
            self._page.put(_small_print(name_here, lines[:count], self._page.width, grey))
            text = " ".join(lines[count:])

    def _signature(self, answers: list[FilledAnswer]) -> None:
        for row in _rows(answers):
            gap = Plain("gap", (), self._page.width, 8.0)
            if self._row(row).height + gap.height > self._page.room:
                self._turn_with_last_block()
            self._page.put(gap)
            self._put_row(row)

    def _band(self, section: Section) -> Plain:
        text, beside = self.maker.in_both(section.label)
        words = [Words(PADDING, 10.6, text, BOLD, 8.2)]
        if beside:
            x = PADDING + text_width(text, BOLD, 8.2) + 8
            words.append(Words(x, 10.6, beside, REGULAR, 6.6, GREY))
        return Plain(f"band-{section.key}", tuple(words), self._page.width, BAND_HEIGHT, shaded=True)

    def _turn_with_last_block(self) -> None:
        """Turn the page so that what comes does not stand alone: who signs, signs below something."""
        blocks = self._page.blocks
        carried = len(self.pages) > 1 and len(blocks) > 1 and _may_go(blocks[-1].block, blocks[-2].block)
        last = blocks.pop().block if carried else None
        self._turn()
        if last is not None:
            self._page.put(last)

    @property
    def _page(self) -> Page:
        return self.pages[-1]

    def _turn(self) -> None:
        self.pages.append(Page(FULL_WIDTH, TOP))


def _may_go(block: Block, above: Block) -> bool:
    """Whether it can leave the page: small print, or a row of answers that leaves no heading behind."""
    if isinstance(block, Plain):
        return block.height < _CARRIED
    headed = isinstance(above, Plain) or above.cells[0].name.startswith("lead-")
    return block.height < _CARRIED and not headed


def _level(cell: Cell, height: float) -> Cell:
    """The cell with its answer as far down as its neighbours', so that they stand on one line."""
    return cell if cell.face.boxes else replace(cell, face=replace(cell.face, height=height))


def _small_print(name: str, lines: Sequence[str], width: float, grey: float) -> Plain:
    words = tuple(
        Words(0, 10 + index * SMALL_PRINT_LEADING, line, REGULAR, SMALL_PRINT, grey)
        for index, line in enumerate(lines)
    )
    return Plain(name, words, width, 4.5 + len(lines) * SMALL_PRINT_LEADING)


def _rows(answers: Sequence[FilledAnswer]) -> list[list[FilledAnswer]]:
    """The answers packed side by side until the six sixths of a line are full."""
    rows: list[list[FilledAnswer]] = []
    filled_sixths = 6
    for answer in answers:
        fresh = filled_sixths + answer.question.width > 6 or answer.question.lead is not None
        if fresh:
            rows.append([])
            filled_sixths = 0
        rows[-1].append(answer)
        filled_sixths += answer.question.width
    return rows
