"""Filling the DS-11 form of the United States for a hundred people, beside pypdf; and which is right."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from bench.measures import CASES, Measure, Work, interleaved, remark
from bench.people import People, Person
from paperwork.pdf_fields import TEXT_KINDS, FillableForm, read_form
from paperwork.pdf_filling import fill_form

DS_11 = CASES / "pdf" / "pypdfform_ds11_pdf.pdf"
PEOPLE = 100
ROUNDS = 5
LETTERS = ("Щукин", "Łódź", "Świętochłowice", "Żółć", "Юлия")

Values = dict[str, Any]


def measures() -> Iterator[Measure]:
    """The goals of filling embassies' own forms; none without the form."""
    if not DS_11.exists():
        remark(f"filling forms: skipped, {DS_11.name} is not beside the repository")
        return
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it says at each letter that it has none such
    form = read_form(DS_11)
    people = [values_of(form, one) for one in People(11).take(PEOPLE)]
    yield speed_measure(form, people)
    yield from letters_measures(form)


def values_of(form: FillableForm, one: Person) -> Values:
    """A text in every field that takes one, as long as it may be."""
    names = {
        "Applicant Last Name": one.latin_surname,
        "Applicant First Name": one.latin_given_name,
        "Name of Applicant 2": f"{one.native_surname} {one.native_given_name}",
        "Applicant Email": one.email,
    }
    texts = {field.name: one.latin_surname for field in form.fields if field.kind in TEXT_KINDS} | names
    lengths = {field.name: field.max_length for field in form.fields}
    return {name: text[: lengths[name]] for name, text in texts.items()}


def speed_measure(form: FillableForm, people: list[Values]) -> Measure:
    """Each round fills the form for a part of the people, both sides for the same."""
    from pypdf import PdfReader

    reader = PdfReader(DS_11)  # read once, as our form is
    part = len(people) // ROUNDS

    def side(fill: Callable[[Values], bytes]) -> Callable[[int], Work]:
        return lambda number: lambda: [fill(one) for one in people[number * part : (number + 1) * part]]

    ours, theirs = interleaved(
        [side(lambda values: fill_form(form, values).content), side(lambda values: by_pypdf(reader, values))],
        ROUNDS,
    )
    remark(f"DS-11 for one person: {1000 * ours / part:.0f} ms, pypdf {1000 * theirs / part:.0f} ms")
    name = f"filling the DS-11 form for {len(people)} people, times as fast as pypdf"
    return Measure(name, theirs / ours, "x", 3.0, at_least=True)


def by_pypdf(source: Any, values: Values) -> bytes:
    """The form filled by pypdf, with appearances made by it and not by the viewer."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=source)
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, values, auto_regenerate=False)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def letters_measures(form: FillableForm) -> Iterator[Measure]:
    """How many texts in letters that forms do not expect are read from the page as they were given."""
    texts = [field for field in form.fields if field.kind in TEXT_KINDS]
    values = {field.name: LETTERS[n % len(LETTERS)][: field.max_length] for n, field in enumerate(texts)}
    ours = share_read(fill_form(form, values).content, form, values)
    theirs = share_read(by_pypdf(DS_11, values), form, values)
    remark(f"texts in Cyrillic, Ł, ź that are right on the page: {ours:.0%}, by pypdf {theirs:.0%}")
    yield Measure("texts in Cyrillic, Ł, ź that are right on the page", ours, "of all", 1.0, at_least=True)


def share_read(content: bytes, form: FillableForm, values: Values) -> float:
    """The share of texts that pdfium finds within the box of their field, with fields part of the page."""
    import pikepdf
    import pypdfium2

    flat = BytesIO()
    with pikepdf.open(BytesIO(content)) as document:
        document.flatten_annotations()
        document.save(flat)
    document = pypdfium2.PdfDocument(flat.getvalue())
    pages = [page.get_textpage() for page in document]
    right = 0
    for name, value in values.items():
        widget = form.named(name)[0].widgets[0]
        left, bottom, above_right, top = widget.rect
        seen = pages[widget.page - 1].get_text_bounded(left, bottom, above_right, top)
        right += "".join(seen.split()) == value
    document.close()
    return right / len(values)
