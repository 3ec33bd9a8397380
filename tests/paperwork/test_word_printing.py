"""Word templates filled for a tour: a document for each tourist, or one with rows for all."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from models.answers import save_answers
from models.paper_forms import WORD, PaperForm, list_paper_forms, save_paper_form
from models.records import Answer
from models.tourists import list_tourists
from paperwork.paper_printing import NoPages, compose_on_form, gaps_on_form, print_on_form


def template(*paragraphs: str) -> PaperForm:
    """A template of these paragraphs, kept for the Schengen questionnaire in English."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    content = BytesIO()
    document.save(content)
    save_paper_form(PaperForm(WORD, "Contract", "schengen", "en"), content.getvalue(), "contract.docx")
    return list_paper_forms()[0]


def texts(path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs]


def test_a_template_about_a_tourist_is_filled_for_each(tour_id, tmp_path):
    """With their own names, and answers as they stand on the form."""
    first = list_tourists(tour_id)[0].id
    save_answers(first, [Answer("occupation", "driver")])
    paper = template("{{ tourist.latin_surname }}: {{ answer.occupation }}", "Tour {{ tour.number }}")
    printed = print_on_form(tour_id, paper, tmp_path / "out", separate=True)
    assert [path.name for path in printed.paths] == [
        "2026-0148_01_IVANOV_SERGEI_Contract.docx",
        "2026-0148_02_IVANOVA_ANNA_Contract.docx",
    ]
    assert texts(printed.paths[0]) == ["IVANOV: driver", "Tour 2026-0148"]
    assert [(gap.tourist_id, gap.key) for gap in printed.gaps if gap.key] == [
        (list_tourists(tour_id)[1].id, "occupation")
    ]
    assert {gap.key for gap in gaps_on_form(tour_id, paper)} == {"occupation"}


def test_a_template_about_the_tour_is_filled_once(tour_id, tmp_path):
    """A paragraph for each of its tourists, or of the chosen ones."""
    paper = template("{{ loop.index }} {{ tourists.native_surname }}")
    printed = print_on_form(tour_id, paper, tmp_path / "out")
    [path] = printed.paths
    assert path.name == "2026-0148_Contract.docx"
    assert texts(path) == ["1 Иванов", "2 Иванова"]
    last = list_tourists(tour_id)[1].id
    print_on_form(tour_id, paper, tmp_path / "out", tourist_ids=[last])
    assert texts(path) == ["1 Иванова"]


def test_a_word_document_has_no_pages_to_show(tour_id):
    """A sentence that says what to do."""
    with pytest.raises(NoPages, match="print them from Word"):
        compose_on_form(tour_id, template("x"))
