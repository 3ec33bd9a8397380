"""Where things stand on a page as it is seen, and the words printed beside fields, however the page lies."""

from __future__ import annotations

import threading
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from paperwork.page_frames import PageFrame
from paperwork.page_pictures import PDFIUM, PagePictures
from paperwork.pdf_fields import read_form
from paperwork.printed_words import read_words
from tests.pdf_forms import saved

POINTS = st.floats(-500, 500)
TURNS = (0, 90, 180, 270)


def turned_form(turn: int) -> bytes:
    """A page of which the middle is shown, turned, and upright on it "Surname", a field, a black square in it."""
    shown = PageFrame((50, 100, 350, 550), turn)
    field = shown.on_page((120, 40, 200, 60))
    drawn = BytesIO()
    canvas = Canvas(drawn, pagesize=(400, 600))
    x, y = {0: (100, 495), 90: (105, 160), 180: (300, 155), 270: (295, 490)}[turn]
    canvas.translate(x, y)
    canvas.rotate(turn)
    canvas.drawString(0, 0, "Surname")
    canvas.rotate(-turn)
    canvas.translate(-x, -y)
    canvas.rect(field[0], field[1], field[2] - field[0], field[3] - field[1], stroke=0, fill=1)
    canvas.save()
    with pikepdf.open(BytesIO(drawn.getvalue())) as pdf:
        page = pdf.pages[0].obj
        page.Rotate, page.CropBox = turn, pikepdf.Array(shown.box)
        corners = " ".join(f"{one:.2f}" for one in field)
        widget = f"<< /Type /Annot /Subtype /Widget /F 4 /FT /Tx /T (f1) /Rect [{corners}] >>"
        page.Annots = pikepdf.Array([pdf.make_indirect(pikepdf.Object.parse(widget.encode()))])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(page.Annots))
        return saved(pdf)


@pytest.mark.parametrize("turn", TURNS)
def test_a_place_on_the_page_is_the_same_on_its_picture(turn):
    """What is black on the page is black there."""
    content = turned_form(turn)
    [field] = read_form(content).fields
    pictures = PagePictures(content)
    picture = pictures.picture(0, 1.0, grey=True)
    left, top, right, bottom = pictures.frames[0].shown(field.rect)
    pictures.close()
    assert (picture.width, picture.height) == tuple(round(one) for one in pictures.sizes[0])
    for x, y, is_black in ((left, top, True), (right, bottom, True), (left - 6, top - 6, False)):
        inward = 3 if x == left else -3
        at = round(y + inward) * picture.stride + round(x + inward)
        assert (picture.pixels[at] < 100) is is_black


@pytest.mark.parametrize("turn", TURNS)
def test_words_are_found_as_they_are_read(turn):
    """At the left of the field as it is seen, not as the page's own points go."""
    assert read_words(read_form(turned_form(turn))).beside["f1"].startswith("Surname |")


@given(st.tuples(POINTS, POINTS, POINTS, POINTS), st.sampled_from(TURNS))
def test_there_and_back_is_the_same_place(corners, turn):
    """For any rectangle, also outside of what is shown."""
    left, right = sorted(corners[:2])
    bottom, top = sorted(corners[2:])
    frame = PageFrame((50, 100, 350, 550), turn)
    assert frame.on_page(frame.shown((left, bottom, right, top))) == pytest.approx((left, bottom, right, top))


def test_words_wait_for_whoever_draws_a_page():
    """pdfium serves one thread at a time."""
    form = read_form(turned_form(0))
    reader = threading.Thread(target=read_words, args=(form,))
    with PDFIUM:
        reader.start()
        reader.join(0.3)
        assert reader.is_alive()
    reader.join(20)
    assert not reader.is_alive()
