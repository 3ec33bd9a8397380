"""Filling small fillable PDFs, each with one peculiarity of real ones."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdf
import pytest

from paperwork.pdf_fields import read_form
from paperwork.pdf_filling import fill_form
from paperwork.pdf_objects import UnusablePdf

TEXT = "/FT /Tx /T (a) /Rect [10 10 200 30]"
RECT = (10, 10, 200, 30)
RADIO = f"/FT /Btn /Ff {1 << 15}"
NAME = "Щербаков Łódź źg"


def filled(content: bytes, values, **options) -> bytes:
    """The copy; everything went in as it was given."""
    made = fill_form(read_form(content), values, **options)
    assert made.problems == ()
    return made.content


def problems(content: bytes, values):
    return [(one.name, one.code) for one in fill_form(read_form(content), values).problems]


def kept(content: bytes):
    """The values as an independent library reads them back."""
    fields = pypdf.PdfReader(BytesIO(content)).get_fields() or {}
    return {name: field.get("/V") for name, field in fields.items()}


def widgets(content: bytes):
    """The widgets of the last page as plain objects."""
    return pypdf.PdfReader(BytesIO(content)).pages[-1]["/Annots"]


def on(content: bytes):
    """The states of all buttons."""
    return [one.get_object().get("/AS") for one in widgets(content)]


def test_text_is_kept_and_seen_in_any_script(small_form, pictures):
    """Cyrillic, Ł and ź are in the field's value and stand in its box, in the file that stays fillable or not."""
    content = small_form(TEXT)
    assert kept(filled(content, {"a": NAME})) == {"a": NAME}
    flat = filled(content, {"a": NAME}, flatten=True)
    assert pictures.letters_in(flat, 1, RECT) == NAME.replace(" ", "")
    assert kept(flat) == {}


@pytest.mark.parametrize("engine", ["pdfium", "poppler"])
@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_flat_and_fillable_look_the_same(small_form, pictures, engine, turn):
    """Fields of every kind look alike whether they are part of the page or not, however they are turned."""
    look = f"/MK << /R {turn} /BC [0.2] /BG [0.9 1 0.9] >> /BS << /W 2 /S /B >> /Q 1"
    content = small_form(
        f"/FT /Tx /T (a) {look} /Rect [10 10 120 60]",
        f"/FT /Tx /Ff {1 << 12} /T (b) {look} /Rect [130 10 240 60]",
        f"/FT /Tx /Ff {1 << 24} /MaxLen 9 /T (c) {look} /Rect [10 70 120 120]",
        f"/FT /Ch /T (d) {look} /Opt [(one) (two) (three)] /Rect [130 70 240 120]",
        f"/FT /Btn /T (e) {look} /Rect [10 130 30 150]",
        f"{RADIO} /T (f) {look} /Rect [40 130 60 150]",
    )
    values = {"a": NAME, "b": NAME, "c": "Łódź źg", "d": "two", "e": True, "f": True}
    pages = [pictures.picture(filled(content, values, flatten=flat), 1, engine) for flat in (False, True)]
    assert pictures.changed_outside(*pages, [], 200) is None
    assert pictures.changed_outside(pages[0], pictures.picture(content, 1, engine), [], 200)


@pytest.mark.parametrize("broken", [{"listed": False}, {"acroform": ""}, {"direct": True, "listed": False}])
def test_a_form_whose_list_is_empty_gets_one(small_form, broken):
    """After filling every reader finds the fields, and pikepdf has no fault to find."""
    content = small_form(TEXT, "/FT /Tx /T (b) /Rect [10 40 200 60]", **broken)
    assert kept(filled(content, {"a": NAME})) == {"a": NAME, "b": None}


def test_viewers_are_not_asked_to_draw(small_form, pictures):
    """What stood in fields that the viewer was to draw is drawn, for nobody will be asked any more."""
    content = small_form(
        TEXT,
        "/FT /Tx /T (b) /V (STANDING) /Rect [10 40 200 60] (drawn)",
        "/FT /Ch /Ff 131072 /T (c) /V (RUS) /Opt [[(RUS) (Russia)]] /Rect [10 70 200 90]",
        acroform="/NeedAppearances true",
    )
    copy = filled(content, {"a": "NEW"})
    assert "/NeedAppearances" not in pypdf.PdfReader(BytesIO(copy)).trailer["/Root"]["/AcroForm"]
    flat = filled(content, {"a": "NEW"}, flatten=True)
    assert pictures.letters_in(flat, 1, (10, 40, 200, 60)) == "STANDING"
    assert pictures.letters_in(flat, 1, (10, 70, 200, 90)) == "Russia"


def test_buttons_without_appearance_get_one(small_form, pictures):
    """A check box that the file does not draw is drawn, on and off."""
    content = small_form("/FT /Btn /T (a) /MK << /BC [0] >> /Rect [10 10 30 30]")
    pages = [
        pictures.picture(filled(content, {"a": value}, flatten=True), 1, "pdfium") for value in (True, False)
    ]
    dark = [sum(page.histogram()[:100]) for page in pages]
    assert dark[0] > dark[1] + 50 > 100  # the frame is there in either case, the sign in one


def test_check_boxes(small_form):
    """true and false, or the name of the state."""
    content = small_form("/FT /Btn /T (a) /Rect [10 10 22 22] /AS /Ja (state Ja)")
    for value, state in ((True, "/Ja"), ("Ja", "/Ja"), (False, "/Off"), ("", "/Off"), ("Off", "/Off")):
        copy = filled(content, {"a": value})
        assert (kept(copy), on(copy)) == ({"a": state}, [state])


@pytest.mark.parametrize("apart", [False, True])
def test_one_radio_button_of_several(small_form, apart):
    """Choosing one turns the others off, also where they are separate fields of one name."""
    places = [f"/Rect [{20 * n} 10 {20 * n + 12} 22]" for n in range(3)]
    if apart:
        written = [f"{RADIO} /T (a) /AS /S0 {place} (state S{n})" for n, place in enumerate(places)]
    else:
        written = [f"field a: {RADIO} /V /S0", *(f"in a: {p} (state S{n})" for n, p in enumerate(places))]
    copy = filled(small_form(*written, listed=not apart), {"a": "S1"})
    assert on(copy) == ["/Off", "/S1", "/Off"]
    assert kept(copy)["a"] == "/S1"


def test_radio_buttons_with_meanings(small_form):
    """The text of /Opt chooses the state that it belongs to."""
    content = small_form(
        f"field a: {RADIO} /Opt [(No) (Yes)]",
        "in a: /Rect [0 0 9 9] (state 0)",
        "in a: /Rect [20 0 29 9] (state 1)",
    )
    assert on(filled(content, {"a": "Yes"})) == ["/Off", "/1"]


def test_states_that_poppler_does_not_find(small_form):
    """The list of states becomes part of the widget, or poppler shows nothing at all."""
    with pikepdf.open(BytesIO(small_form("/FT /Btn /T (a) /Rect [10 10 22 22] (state Yes)"))) as pdf:
        widget = pdf.pages[0].Annots[0]
        widget.AP.N = pdf.make_indirect(widget.AP.N)
        target = BytesIO()
        pdf.save(target)
    for values in ({"a": True}, {}):
        with pikepdf.open(BytesIO(filled(target.getvalue(), values))) as pdf:
            assert not pdf.pages[0].Annots[0].AP.N.is_indirect


def test_combos_and_lists(small_form):
    """An option by its text or by how it is kept; several where the list takes them; free text where it may be."""
    options = "/Opt [[(RUS) (Russia)] [(POL) (Poland)] [(JPN) (Japan)]]"
    content = small_form(
        f"/FT /Ch /Ff {1 << 17} /T (a) /I [2] {options} /Rect [10 10 200 30]",
        f"/FT /Ch /Ff {1 << 21} /T (b) {options} /Rect [10 40 200 60]",
        f"/FT /Ch /Ff {3 << 17} /T (c) {options} /Rect [10 70 200 90]",
    )
    copy = filled(content, {"a": " poland ", "b": ["Japan", "RUS"], "c": "Narnia"})
    assert kept(copy) == {"a": "POL", "b": ["JPN", "RUS"], "c": "Narnia"}
    chosen = [one.get_object().get("/I") for one in widgets(copy)]
    assert chosen == [[1], [0, 2], None]
    assert problems(content, {"a": "Narnia", "b": True, "c": ["Japan", "RUS"]}) == [
        ("a", "option"),
        ("b", "value"),
        ("c", "value"),
    ]


def test_options_that_are_kept_alike(small_form, pictures):
    """Of two options with one value the chosen one is shown, kept apart by its place, and read back."""
    content = small_form(
        f"/FT /Ch /Ff {1 << 17} /T (a) /Opt [[(ZZZ) (Other)] [(ZZZ) (Unknown)]] /Rect [10 10 200 30]"
    )
    copy = filled(content, {"a": "Unknown"})
    assert read_form(copy).fields[0].values == ("Unknown",)
    assert pictures.letters_in(filled(content, {"a": "Unknown"}, flatten=True), 1, RECT) == "Unknown"


def test_a_chosen_option_far_down_is_seen(small_form, pictures):
    """A long list is shown from where its chosen option is seen."""
    options = " ".join(f"(Option{n:02d})" for n in range(50))
    content = small_form(f"/FT /Ch /T (a) /Opt [{options}] /Rect [10 10 200 60]")
    copy = filled(content, {"a": "Option30"})
    assert widgets(copy)[0].get_object()["/TI"] == 30
    flat = filled(content, {"a": "Option30"}, flatten=True)
    assert pictures.letters_in(flat, 1, (10, 10, 200, 60)) == "Option30Option31Option32"


def test_combs_have_each_letter_in_the_middle_of_its_cell(small_form, pictures):
    """Letters stand in their cells from the left, or from the right if the field says so."""
    for quad, first in ((0, 0), (2, 3)):
        written = f"/FT /Tx /Ff {1 << 24} /MaxLen 8 /Q {quad} /T (a) /Rect [20 10 180 30]"
        boxes = pictures.letter_boxes(filled(small_form(written), {"a": "IŁźЩW"}, flatten=True))
        assert [letter for letter, _box in boxes] == list("IŁźЩW")
        for index, (_letter, box) in enumerate(boxes):
            middle = 20 + 20 * (first + index) + 10
            assert abs((box[0] + box[2]) / 2 - middle) < 1.5


def test_more_letters_than_the_field_takes_are_left_out_whole(small_form):
    """A number is never cut: the field stays as it is and the problem says how many letters it takes."""
    content = small_form(f"/FT /Tx /Ff {1 << 24} /MaxLen 3 /V (old) /T (a) /Rect [20 10 180 30]")
    made = fill_form(read_form(content), {"a": "12345"})
    assert [one.code for one in made.problems] == ["long"]
    assert "3" in made.problems[0].message
    assert kept(made.content) == {"a": "old"}


@pytest.mark.parametrize("quad", [0, 1, 2])
@pytest.mark.parametrize("size", [0, 12])
def test_letters_shrink_until_the_text_is_inside(small_form, pictures, quad, size):
    """A long text in a short box is set smaller, whatever size the form asks for."""
    written = f"/FT /Tx /DA (/Helv {size} Tf 0 g) /Q {quad} /T (a) /Rect [10 10 110 30]"
    text = "Świętochłowice-Łękawa, Щ"
    flat = filled(small_form(written), {"a": text}, flatten=True)
    assert pictures.letters_in(flat, 1, (10, 10, 110, 30)) == text.replace(" ", "")


def test_alignment(small_form, pictures):
    """Short texts stand left, in the middle or right."""
    starts = []
    for quad in (0, 1, 2):
        content = small_form(f"/FT /Tx /Q {quad} /T (a) /Rect [0 10 300 30]")
        boxes = pictures.letter_boxes(filled(content, {"a": "IVAN"}, flatten=True))
        starts.append((boxes[0][1][0], 300 - boxes[-1][1][2]))
    (left, _), (before, after), (_, right) = starts
    assert left < 4
    assert right < 4
    assert abs(before - after) < 3


def test_what_runs_out_of_its_box_is_told(small_form, pictures):
    """A text for which no letters are small enough is kept whole, cut on paper, and told."""
    content = small_form("/FT /Tx /T (a) /Rect [10 10 40 30]")
    made = fill_form(read_form(content), {"a": "ГУ МВД РОССИИ ПО САНКТ-ПЕТЕРБУРГУ"}, flatten=True)
    assert [(one.code, one.is_filled) for one in made.problems] == [("room", True)]
    before = pictures.picture(content, 1, "pdfium")
    after = pictures.picture(made.content, 1, "pdfium")
    assert pictures.changed_outside(before, after, [(10, 10, 40, 30)], 200) is None


def test_several_lines(small_form, pictures):
    """Text is broken between words, its own line breaks stay, and it shrinks when there are many."""
    content = small_form(f"/FT /Tx /Ff {1 << 12} /T (a) /Rect [10 10 150 100]")
    text = "Екатеринбург,\n\nул. Мира, 5, кв. 12; " * 4
    flat = filled(content, {"a": text}, flatten=True)
    assert pictures.letters_in(flat, 1, (10, 10, 150, 100)) == "".join(text.split())
    assert problems(content, {"a": text * 20}) == [("a", "room")]


def test_a_line_break_in_a_single_line_is_a_blank(small_form):
    """Line breaks, tabs and control marks do not get into a field of one line; accents are composed."""
    value = "Мира 5\r\nкв. 1\t2\u202e\0 e\u0301"
    assert kept(filled(small_form(TEXT), {"a": value})) == {"a": "Мира 5 кв. 1 2 é"}


def test_letters_without_a_typeface_are_told(small_form):
    """A sign stands for each, the value keeps them."""
    made = fill_form(read_form(small_form(TEXT)), {"a": "山 IVAN 川"})
    assert [(one.code, "山川" in one.message) for one in made.problems] == [("letters", True)]
    assert kept(made.content) == {"a": "山 IVAN 川"}


def test_colours_and_borders_stay(small_form, pictures):
    """The ground, the border and the letters have the colours that the form gives them."""
    look = "/DA (/HeBo 0 Tf 1 0 0 rg) /MK << /BC [0 0 1] /BG [0 1 0] >> /BS << /W 3 >>"
    flat = filled(small_form(f"/FT /Tx /T (a) {look} /Rect [10 10 200 40]"), {"a": "IIIIII"}, flatten=True)
    import pypdfium2

    document = pypdfium2.PdfDocument(flat)
    image = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    assert image.getpixel((23, 400 - 50)) == (0, 0, 255)
    assert image.getpixel((380, 400 - 50)) == (0, 255, 0)
    assert (255, 0, 0) in {color for _count, color in image.getcolors(100_000)}


def test_the_password_of_a_form_is_not_readable_on_paper(small_form, pictures):
    """A secret field shows stars."""
    content = small_form(f"/FT /Tx /Ff {1 << 13} /T (a) /Rect [10 10 200 30]")
    assert pictures.letters_in(filled(content, {"a": "word"}, flatten=True), 1, RECT) == "****"


def test_fields_that_would_not_print_print_when_they_are_filled(small_form):
    """A widget without the print flag would be missing on paper."""
    content = small_form(f"/F 0 {TEXT}")
    assert widgets(filled(content, {"a": "x"}))[0].get_object()["/F"] == 4


def test_hidden_fields_stay_hidden(small_form, pictures):
    """A value for a hidden field is kept, and not seen on the flattened page."""
    content = small_form(f"/F 6 {TEXT}")
    assert kept(filled(content, {"a": "secret"})) == {"a": "secret"}
    assert pictures.letter_boxes(filled(content, {"a": "secret"}, flatten=True)) == []


def test_values_that_a_kid_has_of_its_own(small_form):
    """Old values and rich text beside the new one go."""
    content = small_form("field a: /FT /Tx /RV (rich)", "in a: /V (old) /Rect [10 10 200 30]")
    copy = filled(content, {"a": "new"})
    assert kept(copy)["a"] == "new"
    assert b"rich" not in copy
    assert b"(old)" not in copy


def test_one_copy_holds_nothing_of_another(small_form):
    """The form is filled for one after the other, and each copy is made from the empty form."""
    form = read_form(small_form(TEXT, "/FT /Tx /T (b) /Rect [10 40 200 60]"))
    fill_form(form, {"a": "IVANOV", "b": "SECRET"})
    second = fill_form(form, {"a": "PETROV"}).content
    assert kept(second) == {"a": "PETROV", "b": None}


def test_what_is_not_there_and_what_takes_nothing(small_form):
    """Unknown names, buttons and signatures are told; the rest is filled in."""
    content = small_form(
        TEXT, f"/FT /Btn /Ff {1 << 16} /T (print) /Rect [0 0 9 9]", "/FT /Sig /T (sign) /Rect [0 0 9 9]"
    )
    values = {"a": "x", "nobody": "x", "print": True, "sign": "x"}
    assert problems(content, values) == [("nobody", "unknown"), ("print", "kind"), ("sign", "kind")]


def test_names_of_two_kinds(small_form):
    """Where a file gives one name to a text and a check box, each takes what it can."""
    content = small_form(TEXT, "/FT /Btn /T (a) /Rect [10 50 22 62] (state Yes)")
    made = fill_form(read_form(content), {"a": "Yes"})
    assert (made.filled, on(made.content)[1]) == (2, "/Yes")


def test_a_signed_form_is_refused(small_form):
    """A signature would break, so nothing is filled in."""
    signed = "/FT /Sig /T (s) /Rect [0 0 9 9] /V << /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"
    with pytest.raises(UnusablePdf, match="signed"):
        fill_form(read_form(small_form(TEXT, signed)), {"a": "x"})


def test_the_issuers_certificate_goes(small_form):
    """A certified blank form is filled without the certificate, which would not hold any more."""
    with pikepdf.open(BytesIO(small_form(TEXT, "/FT /Sig /T (s) /Rect [0 0 9 9]"))) as pdf:
        signature = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3]))
        pdf.pages[0].Annots[1].V = signature
        pdf.Root.Perms = pikepdf.Dictionary(DocMDP=signature)
        pdf.Root.AcroForm.SigFlags = 3
        target = BytesIO()
        pdf.save(target)
    copy = filled(target.getvalue(), {"a": "x"})
    assert kept(copy) == {"a": "x", "s": None}
    assert b"ByteRange" not in copy


def test_extras_go(small_form):
    """No script, no program, no attachment and no XFA is left, wherever it hung; links to pages stay."""
    content = small_form(
        TEXT + " /AA << /K << /S /JavaScript /JS (alert1) >> >>",
        f"/FT /Btn /Ff {1 << 16} /T (b) /Rect [0 0 9 9] /A << /S /URI /URI (u) /Next [<< /S /Launch /F (cmd) >>] >>",
        f"/FT /Btn /Ff {1 << 16} /T (c) /Rect [0 0 9 9] /A << /S /SubmitForm /F (http) >>",
        f"/FT /Btn /Ff {1 << 16} /T (d) /Rect [0 0 9 9] /A << /S /Named /N /LastPage >>",
        "/Subtype /FileAttachment /Rect [0 0 9 9]",
        acroform="/XFA [(template) (xfa-packet)] /CO []",
        root="/OpenAction << /S /JavaScript /JS (alert2) >> /Names << /JavaScript << /Names [(x) "
        "<< /S /JavaScript /JS (alert3) >>] >> /EmbeddedFiles << /Names [(f) << /Type /Filespec >>] >> >>",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    form = read_form(content)
    with pikepdf.open(BytesIO(fill_form(form, {"a": "x"}).content)) as pdf:
        left = b" ".join(bytes(one.unparse(resolved=True)) for one in pdf.objects)
    assert b"LastPage" in left
    for gone in (b"alert", b"cmd", b"http", b"xfa-packet", b"FileAttachment", b"Filespec"):
        assert gone in content
        assert gone not in left


def test_an_encrypted_form_becomes_a_plain_copy(small_form):
    """Whoever gets the copy opens it without a password, though only an owner could change the form."""
    encryption = pikepdf.Encryption(owner="secret", user="", R=4)
    copy = filled(small_form(TEXT, encryption=encryption), {"a": NAME})
    assert not pypdf.PdfReader(BytesIO(copy)).is_encrypted
    assert kept(copy) == {"a": NAME}


def test_flattening_takes_fields_and_leaves_notes(small_form, pictures):
    """Buttons that only do something vanish, comments and links stay."""
    content = small_form(
        TEXT,
        f"/FT /Btn /Ff {1 << 16} /T (b) /Rect [10 50 60 70] (drawn)",
        "/Subtype /Link /Rect [10 80 60 90]",
    )
    flat = filled(content, {"a": "x"}, flatten=True)
    assert [one.get_object()["/Subtype"] for one in widgets(flat)] == ["/Link"]
    assert "/AcroForm" not in pypdf.PdfReader(BytesIO(flat)).trailer["/Root"]


def test_flattening_a_page_that_leaves_its_coordinates_changed(small_form, pictures):
    """What the page draws does not move what stands in its fields."""
    with pikepdf.open(BytesIO(small_form(TEXT))) as pdf:
        pdf.pages[0].contents_add(b"0.5 0 0 0.5 90 90 cm")
        target = BytesIO()
        pdf.save(target)
    flat = filled(target.getvalue(), {"a": "IVAN"}, flatten=True)
    assert pictures.letters_in(flat, 1, RECT) == "IVAN"


def test_two_thousand_pages_are_filled_and_flattened(small_form, pictures):
    """A long document is no different."""
    flat = filled(small_form(TEXT, pages=2000), {"a": "IVAN"}, flatten=True)
    assert pictures.letters_in(flat, 2000, RECT) == "IVAN"


def test_the_file_hardly_grows(small_form):
    """Of the typeface only the letters used are in the copy."""
    content = small_form(TEXT)
    assert len(filled(content, {"a": NAME})) - len(content) < 12_000


def test_states_in_an_older_encoding(small_form):
    """A radio button whose state is called Männlich in Latin-1 is chosen by that name."""
    content = small_form(
        f"field a: {RADIO}",
        "in a: /Rect [0 0 9 9] (state M#e4nnlich)".replace("#e4", "zz"),
        "in a: /Rect [20 0 29 9] (state W)",
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    ).replace(b"Mzznnlich", b"M#e4nnlich")
    form = read_form(content)
    assert [one.text for one in form.fields[0].options] == ["Männlich", "W"]
    copy = filled(content, {"a": "Männlich"})
    assert read_form(copy).fields[0].values == ("Männlich",)
    assert on(copy) == ["/Männlich", "/Off"]
