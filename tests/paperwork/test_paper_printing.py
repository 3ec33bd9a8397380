"""An embassy's own form filled for a tour: one PDF of all, or a file for each."""

from __future__ import annotations

import pytest

from models.paper_forms import PaperForm, list_paper_forms, save_paper_form
from models.tourists import list_tourists
from paperwork.matching import Match, Part, matches_body
from paperwork.paper_files import PrintCancelled
from paperwork.paper_printing import compose_on_form, gaps_on_form, print_on_form
from paperwork.pdf_fields import read_form
from paperwork.printing import NobodyToPrint


@pytest.fixture
def paper(tour_id, small_form) -> PaperForm:
    """A form with a field for the surname and a short one for the given name."""
    content = small_form(
        "/FT /Tx /T (name) /Rect [10 10 200 30]",
        "/FT /Tx /T (given) /MaxLen 4 /Rect [10 50 200 70]",
        "/FT /Tx /T (occupation) /Rect [10 90 200 110]",
    )
    matches = {
        "name": Match((Part("surname"),)),
        "given": Match((Part("given_names"),)),
        "occupation": Match((Part("occupation"),)),
    }
    paper = PaperForm(name="Visa: own form", form="schengen", language="en", matches=matches_body(matches))
    save_paper_form(paper, content, "form.pdf")
    return list_paper_forms()[0]


def test_one_pdf_of_all_cannot_be_changed(tour_id, paper, tmp_path, read_pdf):
    """A page for each, in order of booking, what stands there part of the page."""
    printed = print_on_form(tour_id, paper, tmp_path / "out")
    [path] = printed.paths
    pages = read_pdf(path.read_bytes())
    assert ["IVANOV" in page for page in pages] == [True, True]
    assert "IVANOVA" in pages[1]
    assert read_form(path).fields == ()
    assert (printed.people, printed.pages) == (2, 2)
    assert path.name == "2026-0148_Visa_own_form.pdf"


def test_a_file_for_each_stays_fillable(tour_id, paper, tmp_path):
    """With the place on the tour and the name in the file's."""
    printed = print_on_form(tour_id, paper, tmp_path / "out", separate=True)
    assert [path.name for path in printed.paths] == [
        "2026-0148_01_IVANOV_SERGEI_Visa_own_form.pdf",
        "2026-0148_02_IVANOVA_ANNA_Visa_own_form.pdf",
    ]
    values = {one.name: one.values for one in read_form(printed.paths[1]).fields}
    assert values["name"] == ("IVANOVA",)


def test_what_does_not_go_in_is_told_with_whose_it_is(tour_id, paper, tmp_path):
    """A name longer than its field is left out, and the empty answer is a gap."""
    printed = print_on_form(tour_id, paper, tmp_path / "out")
    told = {(gap.name, gap.key, gap.reason, gap.detail) for gap in printed.gaps}
    assert ("IVANOV SERGEI", "given_names", "field", "takes 4 characters, not 6") in told
    assert ("IVANOV SERGEI", "occupation", "empty", "") in told


def test_the_same_is_told_before_anything_is_printed(tour_id, paper):
    """With the number and the words of the question: the field may be called T57."""
    gaps = gaps_on_form(tour_id, paper)
    assert {gap.key for gap in gaps} == {"occupation", "given_names"}
    [long] = [gap for gap in gaps if gap.reason == "field"]
    assert (long.number, long.label) == ("3", "First name(s) (Given name(s))")
    with pytest.raises(PrintCancelled):
        gaps_on_form(tour_id, paper, cancelled=lambda: True)


def test_the_same_for_the_preview(tour_id, paper, read_pdf):
    """One tourist, nothing written."""
    first = list_tourists(tour_id)[0].id
    shown = compose_on_form(tour_id, paper, tourist_ids=[first])
    assert shown.counts == (1,)
    assert "IVANOV" in read_pdf(shown.pdf)[0]
    with pytest.raises(NobodyToPrint):
        compose_on_form(tour_id, paper, tourist_ids=[])
