"""The pages of a PDF as pictures, for the preview and for printers, drawn by pdfium."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass
from typing import Any

from paperwork.page_frames import PageFrame

POINTS_PER_INCH = 72.0
MOST_PIXELS = 64_000_000  # twice an A3 sheet at 400 dots an inch; a stranger's page may be miles wide
# pdfium serves one thread at a time, whatever the document: who calls it holds this.
PDFIUM = threading.RLock()


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels in rows of ``stride`` bytes: one byte a pixel if ``grey``, else blue, green, red, unused."""

    width: int
    height: int
    stride: int
    grey: bool
    pixels: bytes


class PagePictures:
    """An opened PDF. ``frames`` say what of its pages is shown, ``sizes`` how large that is, in points."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        with PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            self.frames: tuple[PageFrame, ...] = tuple(frame_of(page) for page in self._document)
        self.sizes: tuple[tuple[float, float], ...] = tuple(one.size for one in self.frames)

    def picture(self, number: int, scale: float, *, grey: bool = False) -> Picture:
        """Page ``number`` (from 0) with ``scale`` pixels a point, fewer where it is larger than any paper.

        Raises ValueError once closed.
        """
        with PDFIUM:
            if self._document is None:
                raise ValueError("the PDF is closed")
            page = self._document[number]
            wide, tall = self.sizes[number]
            bearable = min(scale, math.sqrt(MOST_PIXELS / (wide * tall)))
            bitmap = page.render(scale=bearable, grayscale=grey, prefer_bgrx=not grey)
            drawn = Picture(bitmap.width, bitmap.height, bitmap.stride, grey, bytes(bitmap.buffer))
            bitmap.close()
            page.close()
        return drawn

    def close(self) -> None:
        """Let the PDF go. Closing twice does nothing."""
        with PDFIUM:
            document, self._document = self._document, None
            if document is not None:
                document.close()


def frame_of(page: Any) -> PageFrame:
    """How pdfium shows a page; who asks holds PDFIUM."""
    return PageFrame(page.get_bbox(), page.get_rotation())
