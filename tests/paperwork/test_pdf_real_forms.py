"""Every real form filled, read back field by field, and looked at as two engines show it."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pytest

from paperwork.pdf_fields import FILLABLE_KINDS, SWITCH_KINDS, TEXT_KINDS, read_form
from paperwork.pdf_filling import fill_form

FORMS = (
    "visa_japan_application_form",
    "pypdfform_ds11_pdf",
    "pdflib_sample_form",
    "pdflib_fancy_fields",
    "pdfjs_annotation-button-widget",
    "pdfjs_annotation-choice-widget",
    "pdfjs_annotation-text-widget",
)
TEXT = "Юź ŁÓDŹ"


@pytest.fixture(scope="module", params=FORMS)
def form(request, cases):
    return read_form(cases / "pdf" / f"{request.param}.pdf")


def value_for(field):
    if field.kind in TEXT_KINDS:
        return TEXT[: field.max_length]
    return field.options[-1].text


@pytest.fixture(scope="module")
def values(form):
    return {one.name: value_for(one) for one in form.fields if one.kind in FILLABLE_KINDS}


@pytest.fixture(scope="module")
def copy(form, values):
    made = fill_form(form, values)
    assert made.problems == ()
    assert made.filled == len(values)
    return made.content


def test_every_field_is_read_back_by_ourselves(copy, values):
    """Each field of the copy has its value, and its name, kind and options are what they were."""
    again = {one.name: one for one in read_form(copy).fields}
    assert {name: "".join(again[name].values) for name in values} == {
        name: value.rstrip(" ") if again[name].kind in TEXT_KINDS else value for name, value in values.items()
    }


def test_every_text_is_read_back_by_others(copy, values, form):
    """An independent library finds the same texts under the same names."""
    fields = pypdf.PdfReader(BytesIO(copy)).get_fields()
    texts = {one.name for one in form.fields if one.kind in TEXT_KINDS}
    # Where separate fields have one name, and in names with a dot, pypdf has its own idea of a name.
    found = {name: field.get("/V") for name, field in fields.items()}
    assert {name: found[name] for name in texts if name in found} == {
        name: values[name].strip() for name in texts if name in found
    }
    assert len(texts - set(found)) == 0


def test_no_fault_is_found_in_the_file(copy, form, values):
    """qpdf checks the copies, fillable and flat, and finds nothing to complain of."""
    for content in (copy, fill_form(form, values, flatten=True).content):
        with pikepdf.open(BytesIO(content)) as pdf:
            assert pdf.check_pdf_syntax() == []


def test_texts_stand_inside_their_boxes(form, values, pictures):
    """On the flattened pages pdfium reads each text within the rectangle of its field."""
    flat = fill_form(form, values, flatten=True).content
    for field in form.fields:
        if field.kind in TEXT_KINDS:
            for widget in field.widgets:
                seen = pictures.letters_in(flat, widget.page, widget.rect)
                assert values[field.name].replace(" ", "") in seen


@pytest.mark.parametrize("engine", ["pdfium", "poppler"])
@pytest.mark.parametrize("flatten", [False, True])
def test_nothing_changes_outside_the_fields(form, values, pictures, engine, flatten):
    """Beside the boxes every page looks as before: no letter lies on a label."""
    filled = fill_form(form, values, flatten=flatten).content
    for page in sorted({one.page for one in form.fields}):
        boxes = [widget.rect for one in form.fields for widget in one.widgets if widget.page == page]
        before, after = (pictures.picture(one, page, engine) for one in (form.content, filled))
        height = pictures.page_height(form.content, page)
        assert pictures.changed_outside(before, after, boxes, height) is None


@pytest.mark.parametrize("engine", ["pdfium", "poppler"])
def test_every_choice_is_seen(form, copy, pictures, engine):
    """Both engines show a sign in each ticked box that is not there when it is empty."""
    off = {one.name: False for one in form.fields if one.kind in SWITCH_KINDS}
    empty = fill_form(form, off).content
    for page in sorted({one.page for one in form.fields}):
        height = pictures.page_height(form.content, page)
        before, after = (pictures.picture(one, page, engine) for one in (empty, copy))
        for field in form.fields:
            for widget in field.widgets:
                if field.kind in SWITCH_KINDS and widget.page == page:
                    chosen = widget.state == field.options[-1].value
                    assert pictures.changed_inside(before, after, widget.rect, height) == chosen
