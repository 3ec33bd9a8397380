"""What is printed beside the fields of an embassy's form: their names are often meaningless."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from paperwork.matching import SWITCHES
from paperwork.page_frames import PageFrame, Rect
from paperwork.page_pictures import PDFIUM, frame_of
from paperwork.pdf_fields import FillableForm

BESIDE, ABOVE = 220, 16  # points of the page at the left of a field, and above it
NEAR = 70  # points beside a box to tick

Around = Mapping[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """``beside`` has "at the left | above" by the name of the field; ``around`` what stands at the left
    and at the right of each box to tick, by (name of the field, state). ``frames`` are those of the pages."""

    beside: Mapping[str, str]
    around: Around
    frames: Sequence[PageFrame]


def read_words(form: FillableForm) -> PrintedWords:
    """The words printed beside the fields, and how the pages are shown."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(form.content)
        try:
            pages = [_Page(page) for page in document]
            return PrintedWords(_beside(form, pages), _around(form, pages), [one.frame for one in pages])
        finally:
            document.close()


class _Page:
    """A page whose words are asked for by where they are seen."""

    def __init__(self, page: Any) -> None:
        self.frame = frame_of(page)
        self._page = page
        self._text: Any = None

    def words(self, left: float, top: float, right: float, bottom: float) -> list[str]:
        """What is printed there on the picture of the page."""
        if self._text is None:
            self._text = self._page.get_textpage()
        return str(self._text.get_text_bounded(*self.frame.on_page((left, top, right, bottom)))).split()


def _seen(pages: Sequence[_Page], number: int, rect: Rect) -> tuple[_Page, Rect]:
    page = pages[number - 1]
    return page, page.frame.shown(rect)


def _beside(form: FillableForm, pages: Sequence[_Page]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in form.fields:
        if one.name not in found:
            page, (left, top, _right, bottom) = _seen(pages, one.page, one.rect)
            row = page.words(max(0, left - BESIDE), top - 1, left + 2, bottom + 1)
            over = page.words(left - 4, top - ABOVE, left + BESIDE, top)
            found[one.name] = f"{' '.join(row[-8:])} | {' '.join(over[:8])}"
    return found


def _around(form: FillableForm, pages: Sequence[_Page]) -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for one in form.fields:
        for widget in one.widgets if one.kind in SWITCHES else ():
            page, (left, top, right, bottom) = _seen(pages, widget.page, widget.rect)
            before = page.words(max(0, left - NEAR), top - 1, left + 1, bottom + 1)
            behind = page.words(right - 1, top - 1, right + NEAR, bottom + 1)
            found[one.name, widget.state] = (" ".join(before[-2:]), " ".join(behind[:3]))
    return found
