"""The printed questionnaire, read back from the file as a viewer would."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.records import Answer, Tourist
from paperwork.answering import fill_form
from paperwork.forms import load_form
from paperwork.questionnaire_pdf import lost_letters, questionnaires_pdf
from paperwork.typeface import REGULAR, missing_letters, text_width, wrapped


@pytest.fixture
def printed(form, father, tour):
    """The PDF of the father's questionnaire, changed and answered as named."""

    def pdf(changes=None, clerk_language="ru", form=form, overruled=None, **answers) -> bytes:
        kept = {key: Answer(key, value) for key, value in answers.items()}
        kept |= {key: Answer(key, "", text, overruled=True) for key, text in (overruled or {}).items()}
        sheet = fill_form(form, replace(father, **(changes or {})), tour, kept, clerk_language=clerk_language)
        return questionnaires_pdf([sheet], form, beside=clerk_language)

    return pdf


def test_answers_stand_on_paper(printed, read_pdf):
    """Every kind of answer can be read on the printed form."""
    text = " ".join(read_pdf(printed(employer_full="ООО «Ромашка»", costs_covered_by="applicant")))
    for expected in (
        "IVANOV",
        "SERGEI",
        "05-03-1980",
        "650000001",
        "EKATERINBURG, UL. MIRA, 5, KV. 12, ivanov@example.org",
        '"ROMASHKA"',
        "ITALY, FRANCE",
        "10-12-2026",
    ):
        assert expected in text


def test_every_question_is_printed(printed, read_pdf, form):
    """Number and label of all questions are there, answered or not."""
    text = "".join(read_pdf(printed())).replace(" ", "")
    lost = [
        q.key
        for q in form.questions
        if f"{q.number}.{q.label('en')}".lstrip(".").replace(" ", "") not in text
    ]
    assert lost == []


def test_office_language_stands_beside(printed, read_pdf):
    """The Russian label is printed under the English one, and left out where the office speaks English."""
    assert "Фамилия при рождении" in read_pdf(printed())[0]
    assert "Фамилия" not in "".join(read_pdf(printed(clerk_language="en")))


def test_options_and_notes_stand_beside_as_well(printed, read_pdf, form):
    """A box can be understood by whoever signs: "Single Холост/не замужем"."""
    text = " ".join(read_pdf(printed()))
    assert "Single Холост/не замужем" in text
    assert form.notes[0]["ru"].split(".")[0] in text
    assert "No Нет Yes Да" in text


def test_declarations_stand_beside_where_they_exist(form, father, tour, read_pdf):
    """An English form with French beside it has the declarations in both."""
    sheet = fill_form(form, father, tour, {})
    text = " ".join(read_pdf(questionnaires_pdf([sheet], form, beside="fr")))
    assert "I am aware that the visa fee is not refunded" in text
    assert "En cas de refus de visa" in text or form.declarations[0]["fr"][:30] in text


@pytest.mark.parametrize("beside", ["", "en", "de"])
def test_nothing_is_printed_twice(form, father, tour, read_pdf, beside):
    """Without a language beside, with the form's own, and with one that its labels do not have."""
    sheet = fill_form(form, father, tour, {})
    text = " ".join(read_pdf(questionnaires_pdf([sheet], form, beside=beside)))
    assert text.count("Surname at birth") == 1
    assert text.count("Registered Partnership") == 2
    assert text.count("Application for Schengen Visa") == 1 + text.count("Page ")


def test_form_in_french(printed, read_pdf):
    """The same form comes in French for France."""
    text = " ".join(read_pdf(printed(form=load_form("FR"))))
    assert "Demande de visa Schengen" in text
    assert "Célibataire" in text
    assert "Page 1 sur" in text


@pytest.mark.parametrize("name", ["Łukasiewicz-Źródło", "Őszöd", "Țurcanu", "Ёлкина Ґєї", "O'Brien & Söhne"])
def test_letters_of_many_languages(printed, read_pdf, name):
    """Central European and Cyrillic letters are embedded and read back as they are."""
    assert name in read_pdf(printed(overruled={"surname": name}))[0]


@pytest.mark.parametrize(
    "name", ["<b>x</b>", "<img src=x>", "&amp;", "&", "<para>", "{page}", "%(x)s", "\\065)"]
)
def test_markup_in_a_name_is_text(printed, read_pdf, name):
    """What looks like markup stands on paper letter by letter."""
    assert name in read_pdf(printed(overruled={"surname": name}))[0]


def test_name_and_page_number_on_each_page(printed, read_pdf):
    """A page that fell out of a folder says whose it is and where it belongs."""
    pages = read_pdf(printed())
    assert len(pages) >= 3
    for number, page in enumerate(pages, 1):
        assert "IVANOV SERGEI" in page
        assert f"Page {number} of {len(pages)}" in page


def test_long_answer_flows_and_loses_nothing(printed, read_pdf):
    """Ten thousand letters go over as many pages as they need."""
    words = [f"word{number}" for number in range(1400)]
    pages = read_pdf(printed(employer_full=" ".join(words)))
    text = " ".join(pages)
    assert [word for word in words if word not in text.split()] == []
    assert "22 (continued)" in text
    assert "Signature" in pages[-1]


def test_one_word_of_ten_thousand_letters_is_broken(printed, read_pdf):
    """A word without spaces is cut at the edge of its box and nothing of it is lost."""
    pages = read_pdf(printed(inviting_person_name="Q" * 10_000))
    assert sum(page.count("Q") for page in pages) == 10_000


def test_long_name_stands_whole_in_its_field(printed, read_pdf):
    """At the foot it ends in dots, in question 1 it is complete."""
    pages = read_pdf(printed({"latin_surname": "Z" * 400}))
    assert pages[0].count("Z") > 400
    assert "..." in pages[0]


def test_missing_letter_is_reported_and_seen(printed, read_pdf, fill):
    """A letter that the typeface lacks is named, and stands as a sign instead of vanishing."""
    sheet = list(fill(overruled={"surname": "A山B"}).values())
    assert [(answer.question.key, letters) for answer, letters in lost_letters(sheet)] == [("surname", "山")]
    assert "A\ufffdB" in read_pdf(printed(overruled={"surname": "A山B"}))[0]


def test_control_marks_do_not_print(printed, read_pdf):
    """NUL and marks of direction disappear, the letters around them stay."""
    assert "AB CD" in read_pdf(printed(overruled={"surname": "A\x00B\u200f CD"}))[0]


def test_all_fonts_are_embedded(printed):
    """The paper looks the same on every machine: no font is taken from the viewer."""
    content = printed()
    assert b"/Helvetica" not in content
    assert content.count(b"/BaseFont") == content.count(b"/FontFile2") >= 2


def test_same_answers_give_same_bytes(printed):
    """Nothing of the hour or the machine is in the file."""
    assert printed() == printed()


def test_tourists_begin_on_their_own_page(form, father, daughter, tour, read_pdf):
    """In one file for all, nobody shares a page and each counts from one."""
    sheets = [fill_form(form, one, tour, {}, clerk_language="ru") for one in (father, daughter)]
    pages = read_pdf(questionnaires_pdf(sheets, form, beside="ru"))
    firsts = [page for page in pages if "Page 1 of 4" in page]
    assert len(firsts) == 2
    assert [("IVANOV SERGEI" in page, "IVANOVA ANNA" in page) for page in pages] == [(True, False)] * 4 + [
        (False, True)
    ] * 4


def test_ticked_box_is_crossed(printed):
    """The chosen box differs from the others on the page picture."""
    import pypdfium2

    def page(content: bytes) -> bytes:
        document = pypdfium2.PdfDocument(content)
        picture = document[0].render(scale=1).to_pil().tobytes()
        document.close()
        return picture

    assert page(printed(marital_status="married")) != page(printed(marital_status="single"))


def test_nobody_gives_an_empty_form(form, read_pdf):
    """A tourist of whom nothing is known gets the form to fill in with the pen."""
    sheet = fill_form(form, Tourist(), None, {})
    assert "Surname (Family name)" in read_pdf(questionnaires_pdf([sheet], form))[0]


@given(st.text(max_size=300), st.sampled_from([40.0, 90.0, 300.0]))
@settings(max_examples=150)
def test_lines_fit_and_keep_every_letter(text: str, width: float):
    """However a text is broken into lines, each fits and all letters but spaces are there in order."""
    lines = wrapped(text, REGULAR, 9.6, width)
    assert all(text_width(line, REGULAR, 9.6) <= width + 0.01 for line in lines)
    kept = "".join("".join(line.split()) for line in lines)
    assert len(kept) == len("".join("".join(wrapped(text, REGULAR, 9.6, 10_000.0)).split()))


@pytest.mark.parametrize(
    "letters", ["ĄĆĘŁŃÓŚŹŻ", "ЁЇЄІҐЎЂЉЊЏЌЃ", "ĂÂÎȘȚ", "ŐŰ", "ÇĞİŞ", "ÅÆØÞÐ", "ӘҒҚҢӨҰҮҺ", "ẮỆỘ"]
)
def test_typeface_has_the_letters(letters: str):
    """The languages of the office's clients can be printed."""
    assert missing_letters(letters + letters.lower()) == ""
