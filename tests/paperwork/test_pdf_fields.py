"""Reading the fields of fillable PDFs: the real ones, and small ones each broken in one way."""

from __future__ import annotations

import random
from io import BytesIO

import pikepdf
import pytest

from paperwork.pdf_actions import Extras, extras_sentence
from paperwork.pdf_fields import read_form
from paperwork.pdf_filling import fill_form
from paperwork.pdf_objects import UnusablePdf

SURNAME = "/FT /Tx /T (surname) /Rect [10 10 200 30]"


def fields_of(content: bytes):
    return read_form(content).fields


def only(content: bytes):
    (found,) = fields_of(content)
    return found


def test_fields_are_listed_with_all_that_a_person_matches_them_by(small_form):
    """Name, page, kind, length, tooltip, place, options and what stands in it."""
    one = only(
        small_form("/FT /Tx /T (a1) /TU (Surname) /MaxLen 20 /V (IVANOV) /Rect [200 30 10 10]", pages=3)
    )
    assert (one.name, one.page, one.kind, one.max_length) == ("a1", 3, "text", 20)
    assert (one.tooltip, one.rect, one.values) == ("Surname", (10, 10, 200, 30), ("IVANOV",))


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("/FT /Tx", "text"),
        (f"/FT /Tx /Ff {1 << 12}", "multiline"),
        (f"/FT /Tx /Ff {1 << 24} /MaxLen 5", "comb"),
        (f"/FT /Tx /Ff {1 << 24}", "text"),  # a comb has to say of how many
        ("/FT /Btn", "checkbox"),
        (f"/FT /Btn /Ff {1 << 15}", "radio"),
        (f"/FT /Btn /Ff {1 << 16}", "button"),
        (f"/FT /Ch /Ff {1 << 17} /Opt [(a)]", "combo"),
        ("/FT /Ch /Opt [(a)]", "list"),
        ("/FT /Sig", "signature"),
        ("/Opt [(a)]", "list"),  # no type: what it has tells
        ("/MaxLen 3", "text"),
    ],
)
def test_kinds(small_form, written, kind):
    """Each kind by its type and flags, or by what it has where the file gives no type."""
    assert only(small_form(f"{written} /T (x) /Rect [10 10 60 30]")).kind == kind


def test_a_form_with_an_empty_list_has_its_fields_on_the_pages(small_form):
    """/Fields empty, or no AcroForm at all: the widgets on the pages are the form."""
    for content in (small_form(SURNAME, listed=False), small_form(SURNAME, acroform="")):
        assert only(content).name == "surname"


def test_names_of_parents_and_what_is_inherited(small_form):
    """A kid has the full name and the type, length and tooltip of those above it."""
    one = only(
        small_form("field person: /FT /Tx /MaxLen 9 /TU (Who)", "in person: /T (surname) /Rect [0 0 9 9]")
    )
    assert (one.name, one.kind, one.max_length, one.tooltip) == ("person.surname", "text", 9, "Who")


def test_a_parent_that_only_the_list_knows(small_form):
    """A widget that does not name its parent belongs to the field that lists it."""
    content = small_form("field person: /FT /Tx", "in person: /T (surname) /Rect [0 0 9 9]")
    with pikepdf.open(BytesIO(content)) as pdf:
        del pdf.pages[0].Annots[0].Parent
        target = BytesIO()
        pdf.save(target)
    assert only(target.getvalue()).name == "person.surname"


def test_widgets_of_one_name_are_one_field(small_form):
    """Radio buttons as kids of a field, or as separate fields of one name, are one field with their options."""
    radio = f"/FT /Btn /Ff {1 << 15}"
    kids = small_form(
        f"field sex: {radio}", "in sex: /Rect [0 0 9 9] (state M)", "in sex: /Rect [20 0 29 9] (state F)"
    )
    apart = small_form(
        f"{radio} /T (sex) /Rect [0 0 9 9] (state M)", f"{radio} /T (sex) /Rect [20 0 29 9] (state F)"
    )
    for content in (kids, apart):
        one = only(content)
        assert (one.kind, len(one.widgets)) == ("radio", 2)
        assert [option.text for option in one.options] == ["M", "F"]


def test_options_that_are_kept_otherwise_than_shown(small_form):
    """A choice has what is kept and what is read, a radio button with /Opt as well."""
    one = only(small_form("/FT /Ch /T (c) /Opt [[(RUS) (Russia)] (France)] /V (RUS) /Rect [0 0 9 9]"))
    assert [(option.value, option.text) for option in one.options] == [
        ("RUS", "Russia"),
        ("France", "France"),
    ]
    assert one.values == ("Russia",)
    radio = only(
        small_form(
            f"field r: /FT /Btn /Ff {1 << 15} /Opt [(Yes) (No)]",
            "in r: /Rect [0 0 9 9] (state 0)",
            "in r: /Rect [20 0 29 9] /AS /1 (state 1)",
        )
    )
    assert [(option.value, option.text) for option in radio.options] == [("0", "Yes"), ("1", "No")]
    assert radio.values == ("No",)


def test_nameless_fields_are_told_apart(small_form):
    """Fields without a name get one by page and place, the same each time."""
    content = small_form("/FT /Tx /Rect [0 0 50 9]", "/FT /Tx /Rect [0 20 50 29]", direct=True)
    for _again in range(2):
        assert [one.name for one in fields_of(content)] == ["#1.1", "#1.2"]


def test_fields_that_are_each_others_parents(small_form):
    """A circle of parents, or a field of a thousand levels, ends."""
    content = small_form("field a: /FT /Tx", "in a: /T (b) /Rect [0 0 9 9]")
    with pikepdf.open(BytesIO(content)) as pdf:
        widget = pdf.pages[0].Annots[0]
        pdf.Root.AcroForm.Fields[0].Parent = widget
        widget.Kids = pikepdf.Array([pdf.Root.AcroForm.Fields[0]])
        target = BytesIO()
        pdf.save(target)
    assert only(target.getvalue()).name == "a.b"


@pytest.mark.parametrize(
    "written",
    [
        "/FT (Tx) /T 5 /Rect [1 2]",
        "/FT /Tx /T (x) /Rect null /MK [] /BS 3 /DA /Helv /Ff (a) /MaxLen /x",
        "/FT /Ch /T (x) /Opt 3 /Rect [(a) (b) (c) (d)] /V << >>",
        "/FT /Btn /T (x) /AP /x /AS 3 /Rect [0 0 99999999999 1]",
        "/FT /Tx /T (x) /DA (/ Tf -- g 1 2 rg ..5 Tf /F) /Q -7 /Rect [0 0 9 9] /Border [1]",
    ],
)
def test_values_of_wrong_kinds_are_taken_for_nothing(small_form, written):
    """Whatever stands where something else belongs, the form can be read."""
    assert only(small_form(written)).page == 1


def test_a_pdf_without_fields_has_none(small_form):
    """A plain PDF is no error, it only has nothing to fill in."""
    assert fields_of(small_form(acroform="")) == ()


def test_what_a_filled_copy_goes_without(small_form):
    """Scripts, programs, buttons that send, attachments and XFA are found wherever they hang."""
    form = read_form(
        small_form(
            "/FT /Tx /T (a) /Rect [0 0 9 9] /AA << /K << /S /JavaScript /JS (x) >> >>",
            "/FT /Btn /Ff 65536 /T (b) /Rect [0 0 9 9] /A << /S /URI /URI (u) /Next << /S /Launch >> >>",
            "/FT /Btn /Ff 65536 /T (c) /Rect [0 0 9 9] /A << /S /SubmitForm >>",
            root="/Names << /EmbeddedFiles << >> >>",
            acroform="/XFA []",
        )
    )
    assert form.extras.codes == {"scripts", "programs", "sending", "attachments", "xfa"}
    told = extras_sentence(form.extras)
    assert told.startswith("A filled copy of this PDF goes without: scripts (JavaScript), ")
    assert extras_sentence(Extras()) == ""


def test_a_signature_is_told_from_the_certificate_of_the_issuer(small_form):
    """Who signed the form cannot be forgotten; that the issuer certified the blank form can."""
    signed = "/FT /Sig /T (s) /Rect [0 0 9 9] /V << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"
    assert read_form(small_form(signed)).extras.codes == {"signature"}
    with pikepdf.open(BytesIO(small_form(SURNAME))) as pdf:
        signature = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3]))
        pdf.pages[0].Annots[0].V = signature
        pdf.Root.Perms = pikepdf.Dictionary(DocMDP=signature)
        target = BytesIO()
        pdf.save(target)
    assert read_form(target.getvalue()).extras.codes == {"certificate"}


def test_purely_dynamic_xfa_is_refused_with_what_to_ask_for(small_form):
    """A form that exists only as XFA says what to ask the embassy for."""
    with pytest.raises(UnusablePdf, match="Ask the embassy for a fillable PDF with ordinary fields"):
        read_form(small_form(acroform="/XFA [(template) (x)]"))


def test_the_empty_password_opens_and_a_real_one_is_asked_of_the_embassy(small_form):
    """An encrypted form that every reader opens is read, a protected one is refused."""
    empty = pikepdf.Encryption(owner="secret", user="")
    assert only(small_form(SURNAME, encryption=empty)).name == "surname"
    real = pikepdf.Encryption(owner="secret", user="user")
    with pytest.raises(UnusablePdf, match="password"):
        read_form(small_form(SURNAME, encryption=real))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a PDF"),
        (b"PK\x03\x04 a Word file", "not a PDF"),
        (b"%PDF-1.4 and nothing else", "damaged"),
    ],
)
def test_no_pdf_and_a_damaged_one(content, said):
    """What is no PDF, and what is only the beginning of one, is a sentence."""
    with pytest.raises(UnusablePdf, match=said):
        read_form(content)


def test_files_that_cannot_be_read(tmp_path):
    """A file that is not there, and a folder, are named."""
    for path in (tmp_path / "form.pdf", tmp_path):
        with pytest.raises(UnusablePdf, match=path.name):
            read_form(path)


def test_damaged_bytes_are_a_form_or_a_sentence(small_form):
    """Wherever a file is damaged, it is read and filled, or refused in words."""
    content = small_form(
        f"{SURNAME} /MK << /BC [0 1 0] >> /AA << /K << /S /JavaScript /JS (x) >> >> (drawn)",
        "field sex: /FT /Btn /Ff 32768",
        "in sex: /Rect [0 0 9 9] (state M)",
        "in sex: /Rect [20 0 29 9] (state F)",
        "/FT /Ch /T (c) /Opt [[(a) (b)] (c)] /I [1] /V (c) /Rect [0 40 90 60]",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    chance = random.Random(4)
    read = 0
    for _ in range(200):
        damaged = bytearray(content)
        for _ in range(chance.choice((1, 5, 20))):
            start = chance.randrange(len(damaged))
            damaged[start : start + chance.choice((1, 1, 9))] = chance.choice(
                (b"", b"0", b"/", b"\xff", b"]")
            )
        try:
            form = read_form(bytes(damaged))
            fill_form(form, {"surname": "x", "sex": "M", "c": "b"}, flatten=True)
            read += 1
        except UnusablePdf:
            pass
    assert read > 50


def test_two_thousand_pages(small_form):
    """A long document is read like a short one."""
    form = read_form(small_form(SURNAME, pages=2000))
    assert (form.pages, form.fields[0].page) == (2000, 2000)


@pytest.mark.parametrize(
    ("name", "count", "kinds"),
    [
        ("visa_japan_application_form", 60, {"text", "multiline", "combo", "radio"}),
        ("pypdfform_ds11_pdf", 82, {"text", "comb", "checkbox", "button"}),
        ("pdflib_sample_form", 29, {"text", "checkbox", "radio", "signature", "button"}),
        ("pdflib_fancy_fields", 15, {"text", "checkbox", "radio", "list", "combo", "button"}),
        ("pdfjs_annotation-button-widget", 6, {"checkbox", "radio"}),
        ("pdfjs_annotation-choice-widget", 5, {"combo", "list"}),
        ("pdfjs_annotation-text-widget", 7, {"text", "comb", "multiline"}),
    ],
)
def test_real_forms(cases, name, count, kinds):
    """Every field of the real forms is found, each once."""
    fields = read_form(cases / "pdf" / f"{name}.pdf").fields
    assert len({one.name for one in fields}) == len(fields) == count
    assert {one.kind for one in fields} == kinds


def test_the_real_dynamic_form_is_refused(cases):
    """Canada's IMM 1344 is XFA and nothing else."""
    with pytest.raises(UnusablePdf, match="XFA"):
        read_form(cases / "pdf" / "pdfjs_xfa_filled_imm1344e.pdf")


def test_separate_radio_buttons_of_japan_are_one_question(cases):
    """Japan's marital status is four fields of one name: one question with four answers."""
    form = read_form(cases / "pdf" / "visa_japan_application_form.pdf")
    (one,) = [one for one in form.fields if one.name.endswith("RB2[0]")]
    assert (one.kind, len(one.widgets), len(one.options)) == ("radio", 4, 4)


def test_a_field_of_a_million_boxes_is_a_line(small_form):
    """Nobody draws a wall for each."""
    comb = "/FT /Tx /Ff 16777216 /T (a) /Rect [10 10 200 30] /MaxLen"
    kinds = [read_form(small_form(f"{comb} {cells}")).fields[0].kind for cells in (1000, 3_000_000)]
    assert kinds == ["comb", "text"]
