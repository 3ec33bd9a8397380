"""Looking at PDFs in tests: pages as pictures by two engines, and the letters inside a rectangle."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

SCALE = 2


def picture(content: bytes, page: int, engine: str) -> Image.Image:
    """A page (from 1) as pdfium or poppler shows it, fields included."""
    return (_by_pdfium if engine == "pdfium" else _by_poppler)(content, page)


def _by_pdfium(content: bytes, page: int) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    try:
        if document.get_formtype():
            document.init_forms()
        return document[page - 1].render(scale=SCALE).to_pil().convert("L")
    finally:
        document.close()


def _by_poppler(content: bytes, page: int) -> Image.Image:
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("poppler's pdftoppm is not installed, so its pictures were not looked at")
    with TemporaryDirectory() as folder:
        source = Path(folder) / "form.pdf"
        source.write_bytes(content)
        which = ["-f", str(page), "-l", str(page), "-r", str(72 * SCALE), "-gray", "-singlefile"]
        subprocess.run([program, *which, source, Path(folder) / "page"], check=True, capture_output=True)
        with Image.open(Path(folder) / "page.pgm") as made:
            return made.copy()


def changed_outside(before: Image.Image, after: Image.Image, boxes, height: float):
    """Where two pictures of a page differ outside the boxes (in points): a rectangle in pixels, or None."""
    # Edges are smoothed a little differently when something is drawn beside them.
    differs = ImageChops.difference(before, after).point(lambda value: 255 if value > 60 else 0)
    canvas = ImageDraw.Draw(differs)
    for left, bottom, right, top in boxes:
        corners = (left, height - top, right, height - bottom)
        low, high = [SCALE * one - 2 for one in corners[:2]], [SCALE * one + 2 for one in corners[2:]]
        canvas.rectangle([*low, *high], fill=0)
    return differs.getbbox()


def changed_inside(before: Image.Image, after: Image.Image, box, height: float) -> bool:
    """Whether two pictures of a page differ inside the box (in points), be the colours ever so near."""
    left, bottom, right, top = box
    pixels = tuple(round(SCALE * one) for one in (left, height - top, right, height - bottom))
    _low, high = ImageChops.difference(before.crop(pixels), after.crop(pixels)).getextrema()
    return high > 12


def letters_in(content: bytes, page: int, rect) -> str:
    """The letters of the page that stand wholly inside the rectangle, in their order, without blanks."""
    document = pypdfium2.PdfDocument(content)
    try:
        text = document[page - 1].get_textpage()
        found = []
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            left, bottom, right, top = text.get_charbox(index)
            inside = left >= rect[0] - 0.5 and right <= rect[2] + 0.5
            if letter.strip() and inside and bottom >= rect[1] - 0.5 and top <= rect[3] + 0.5:
                found.append(letter)
        return "".join(found)
    finally:
        document.close()


def letter_boxes(content: bytes, page: int = 1):
    """Every letter of the page with its box: left, bottom, right, top."""
    document = pypdfium2.PdfDocument(content)
    try:
        text = document[page - 1].get_textpage()
        return [
            (text.get_text_range(index, 1), text.get_charbox(index))
            for index in range(text.count_chars())
            if text.get_text_range(index, 1).strip()
        ]
    finally:
        document.close()


def page_height(content: bytes, page: int) -> float:
    document = pypdfium2.PdfDocument(content)
    try:
        return document[page - 1].get_height()
    finally:
        document.close()
