"""Pages as pictures, and the sides of paper that a printer gets."""

from __future__ import annotations

import threading

import pikepdf
import pytest

from paperwork.answering import fill_form
from paperwork.page_pictures import MOST_PIXELS, PagePictures
from paperwork.printing import Paper
from paperwork.questionnaire_pdf import questionnaires_pdf
from tests.pdf_forms import saved


@pytest.fixture
def pictures(form, father, tour):
    opened = PagePictures(questionnaires_pdf([fill_form(form, father, tour, {})], form))
    yield opened
    opened.close()


def test_pages_have_their_size_on_paper(pictures):
    """A4 in points, and so many pixels a point as asked for."""
    assert {(round(width), round(height)) for width, height in pictures.sizes} == {(595, 842)}
    drawn = pictures.picture(0, 2.0)
    assert (drawn.width, drawn.height) == (1191, 1684)
    assert len(drawn.pixels) == drawn.stride * drawn.height


def test_grey_takes_one_byte_a_pixel(pictures):
    """White paper, black letters, and the grey of the small ones."""
    drawn = pictures.picture(0, 1.0, grey=True)
    assert drawn.stride < drawn.width + 4
    assert drawn.pixels[0] == 255
    assert min(drawn.pixels) < 60


def test_threads_take_turns(pictures):
    """Preview and printer may ask at the same time: everybody gets the whole picture."""
    drawn: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: drawn.append(pictures.picture(1, 1.0).pixels)) for _ in range(6)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(drawn) == 6
    assert len(set(drawn)) == 1


def test_closed_pages_give_no_picture(pictures):
    """Who comes late is told so; closing again does nothing."""
    pictures.close()
    pictures.close()
    with pytest.raises(ValueError, match="closed"):
        pictures.picture(0, 1.0)


@pytest.mark.parametrize(
    ("counts", "chosen", "duplex", "sides"),
    [
        ((3, 2, 1), range(6), False, [0, 1, 2, 3, 4, 5]),
        ((3, 2, 1), range(6), True, [0, 1, 2, None, 3, 4, 5]),
        ((3, 2, 1), {1, 2, 5}, True, [1, 2, 5]),
        ((3, 2, 1), {2, 5}, True, [2, None, 5]),
        ((3, 2, 1), {0, 5}, False, [0, 5]),
        ((4,), (), True, []),
    ],
)
def test_on_both_sides_each_person_begins_on_a_sheet(counts, chosen, duplex, sides):
    """Nobody's first page stands on the back of somebody else's last one."""
    assert Paper(b"", counts, "x.pdf").sides(chosen, duplex=duplex) == sides


def test_a_page_larger_than_any_paper_is_drawn_coarsely():
    """It would not go into memory otherwise."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 100))
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 200_000, 100_000])
        content = saved(pdf)
    pictures = PagePictures(content)
    drawn = pictures.picture(0, 1.0, grey=True)
    pictures.close()
    assert drawn.width * drawn.height <= 1.01 * MOST_PIXELS
    assert drawn.width == pytest.approx(2 * drawn.height, abs=2)
