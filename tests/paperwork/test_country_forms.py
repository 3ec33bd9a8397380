"""The questionnaires of the countries beyond Schengen: their files, a filled sheet and a printed one of each."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator

import pytest

from models.records import Answer
from paperwork.answering import fill_form, other_words
from paperwork.form_rules import problems_of
from paperwork.forms import Question, QuestionForm, list_forms, load_form
from paperwork.questionnaire_pdf import questionnaires_pdf
from resources import resource_path

# Country: the form's id, its questions, those that nobody has seen in a source.
FORMS = {
    "CA": ("canada", 83, 0),
    "CN": ("china", 101, 1),
    "GB": ("united_kingdom", 84, 5),
    "IN": ("india", 85, 6),
    "JP": ("japan", 61, 0),
    "KR": ("south_korea", 65, 5),
    "US": ("united_states", 156, 1),
    "VN": ("viet_nam", 49, 1),
}
ANSWERS = {
    "home_address_street": "ул. Мира, 5",
    "mailing_same_as_home": "yes",
    "marital_status": "married",
    "spouse_surname": "Иванова",
    "employer_name": "ООО «Ромашка»",
    "occupation": "бухгалтер",
    "visa_refused_details": "отказ в 2015 году",
}


@pytest.fixture(params=sorted(FORMS))
def country(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def country_form(country: str) -> QuestionForm:
    return load_form(country)


@pytest.fixture
def sheet(country_form, father, tour):
    """The father's questionnaire with a few answers in Russian."""
    answers = {key: Answer(key, value) for key, value in ANSWERS.items()}
    return fill_form(country_form, father, tour, answers, clerk_language="ru")


def all_bodies() -> list[dict]:
    paths = sorted(resource_path("forms").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def labels_of(form: QuestionForm) -> Iterator[dict]:
    """Every label of the form with the languages that it has."""
    for question in form.questions:
        yield question.labels
        yield from (option.labels for option in question.options)
        if question.hints:
            yield question.hints
    yield from (section.labels for section in form.sections)
    yield from (form.titles, form.paper_titles, *form.notes)


def foreign_letters(text: str) -> str:
    letters = [letter for letter in text if letter.isalpha()]
    return "".join(letter for letter in letters if "LATIN" not in unicodedata.name(letter, ""))


@pytest.mark.parametrize("body", all_bodies(), ids=lambda body: body["id"])
def test_file_keeps_the_rules(body: dict):
    """No ready-made form has anything that the program would refuse."""
    assert problems_of(body) == []


def test_country_has_its_form(country: str, country_form: QuestionForm):
    """Each country is listed once and brings its own form with all its questions."""
    form_id, questions, unconfirmed = FORMS[country]
    assert [entry.form_id for entry in list_forms() if entry.country == country] == [form_id]
    assert (country_form.id, country_form.country) == (form_id, country)
    assert len(country_form.questions) >= questions
    assert sum(not question.confirmed for question in country_form.questions) <= unconfirmed


def test_every_researched_question_is_asked(country: str, country_form: QuestionForm, cases):
    """The form asks what was found out about it, in the same order and no more certain than it is."""
    research = json.loads((cases / "questions.json").read_text(encoding="utf-8"))
    found = next(form for form in research["forms"] if form["country"] == country)
    expected = [(question["key"], question["confirmed"]) for question in found["questions"]]
    ours = [(question.key, question.confirmed) for question in country_form.questions]
    renamed = [("parents_details" if key == "second_parent_details" else key, seen) for key, seen in ours]
    assert renamed[: len(expected)] == expected


def test_every_label_is_english_and_russian(country_form: QuestionForm):
    """Clerks of both languages can read all of the form, and whoever fills it in in French as well."""
    languages = {"en", "ru", *country_form.languages}
    missing = [labels for labels in labels_of(country_form) for name in languages if not labels.get(name)]
    assert missing == []
    assert [labels["en"] for labels in labels_of(country_form) if foreign_letters(labels["en"])] == []


def test_labels_are_told_apart(country_form: QuestionForm):
    """No two options of a question look alike in any language."""
    for question in country_form.questions:
        for language in ("en", "ru", *country_form.languages):
            words = [option.label(language) for option in question.options]
            assert len(set(words)) == len(words), question.key
        keys = [option.key for option in question.options]
        assert len(set(keys)) == len(keys), question.key


def test_same_meaning_has_the_same_kind():
    """A key that several forms share is the same sort of question everywhere: its answers are shared."""
    kinds: dict[str, set] = {}
    for body in all_bodies():
        for question in body["questions"]:
            kind = (question["kind"], question.get("multiple", False))
            kinds.setdefault(question["key"], set()).add(kind)
    assert {key: found for key, found in kinds.items() if len(found) > 1} == {}


def test_sections_are_used_in_order(country_form: QuestionForm):
    """Questions of a section stand together, in the order of the sections, and none is empty."""
    order = list(dict.fromkeys(question.section for question in country_form.questions))
    assert order == [section.key for section in country_form.sections]


def test_record_fills_the_form(sheet):
    """What the tourist and the tour know stands there without a question."""
    known = {filled.question.key: filled.form_text for filled in sheet}
    assert known["surname"] == "IVANOV"
    assert known["given_names"] == "SERGEI"
    assert known["passport_number"] == "650000001"
    assert known["nationality"].upper().startswith("RUSSIA")
    assert any(filled.origin == "tour" and filled.form_text for filled in sheet)


def test_latin_form_is_latin(sheet):
    """Only the name in one's own alphabet keeps its letters; what a person must translate is a gap."""
    foreign = {filled.question.key: filled.form_text for filled in sheet if foreign_letters(filled.form_text)}
    assert foreign in ({}, {"full_name_native": "Иванов Сергей"})


def test_printed_form_has_every_question(country_form: QuestionForm, sheet, read_pdf):
    """The printed sheet has all labels and the answers."""
    pdf = questionnaires_pdf([sheet], country_form, beside="en")
    text = "".join(read_pdf(pdf)).replace(" ", "")
    missing = [q.key for q in country_form.questions if q.label("en").replace(" ", "") not in text]
    assert missing == []
    assert "IVANOV" in text


def answer_of(question: Question) -> str:
    """Something that can be told from all other answers, long where the question has lines."""
    if question.options:
        return question.options[-1].key
    usual = {"date": "2031-03-05", "country": "PT", "yes_no": "yes", "number": "37"}
    text = f"Answer to {question.key.replace('_', ' ')}; "
    return usual.get(question.kind) or (text * 40 if question.kind == "lines" else text).strip()


def test_every_answer_can_be_read_on_paper(country: str, father, tour, read_pdf):
    """Long answers flow over lines and pages, and none loses a letter."""
    form = load_form(country)
    answers = {q.key: Answer(q.key, answer_of(q)) for q in form.questions if not q.by_hand}
    sheet = fill_form(form, father, tour, answers, clerk_language="en")
    pages = read_pdf(questionnaires_pdf([sheet], form, beside=""))
    text = "".join("".join(pages).split())
    lost = []
    for filled in sheet:
        ticked = filled.ticked and not filled.overruled
        text_of = other_words(filled) if ticked else filled.form_text
        if text_of.split() and "".join(text_of.split()) not in text:
            lost.append(filled.question.key)
    split = {filled.question.key for filled in sheet if filled.question.kind == "lines"}
    assert set(lost) <= split  # a page's foot stands in the middle of these; they are counted below
    for key in lost:
        words = f"Answer to {key.replace('_', ' ')};".replace(" ", "")
        assert text.count(words) >= 39, key


@pytest.mark.parametrize(
    ("country", "key", "place"),
    [("JP", "remarks", "Date of application"), ("IT", "employer_full", "Place and date")],
)
def test_nobody_signs_an_empty_page(father, tour, read_pdf, country, key, place):
    """However long the answers are, something stands above the signature: answers, or the declarations."""
    form = load_form(country)
    for lines in range(0, 66, 3):
        answers = {key: Answer(key, "", "\n".join(["word"] * lines), overruled=True)}
        sheet = fill_form(form, father, tour, answers)
        last = read_pdf(questionnaires_pdf([sheet], form, beside=""))[-1]
        above, signature, _rest = last.partition(place)
        assert signature
        assert not re.fullmatch(r".*Page \d of \d *", above)


@pytest.mark.parametrize(("country", "label"), [("CA", "Signature and date"), ("KR", "Date of application")])
def test_place_for_the_pen_is_printed_once(father, tour, read_pdf, country: str, label: str):
    """A signature that stands beside another question is not printed there as well as at the end."""
    form = load_form(country)
    sheet = fill_form(form, father, tour, {}, clerk_language="en")
    assert " ".join(read_pdf(questionnaires_pdf([sheet], form, beside="en"))).count(label) == 1


def test_printed_in_russian_for_a_child(country_form: QuestionForm, father, daughter, tour, read_pdf):
    """A child without a passport is printed as well, with Russian labels beside."""
    sheet = fill_form(country_form, daughter, tour, {}, [father], clerk_language="ru")
    text = " ".join(read_pdf(questionnaires_pdf([sheet], country_form, beside="ru")))
    assert "IVANOVA" in text
    assert "Пол" in text


def test_word_stands_where_nothing_is_ticked(father, tour, read_pdf):
    """N/A is printed for a choice that does not apply, not only for a text."""
    form = load_form("JP")
    sheet = fill_form(form, father, tour, {}, clerk_language="en")
    guarantor = next(filled for filled in sheet if filled.question.key == "guarantor_sex")
    assert (guarantor.form_text, guarantor.ticked) == ("N/A", ())
    text = " ".join(read_pdf(questionnaires_pdf([sheet], form, beside="en")))
    assert text.count("N/A") > sum(f.form_text == "N/A" for f in sheet)  # the note at the head names it too


def test_condition_may_name_several_answers(father, tour):
    """The spouse is asked for in any union, the employer of everybody who works."""
    form = load_form("US")

    def state(key: str, **answers: str) -> str:
        given = {name: Answer(name, value) for name, value in answers.items()}
        filled = fill_form(form, father, tour, given)
        return next(answer.state for answer in filled if answer.question.key == key)

    assert state("spouse_surname", marital_status="common_law") == "empty"
    assert state("spouse_surname", marital_status="single") == "not_applicable"
    assert state("employer_name", occupation_category="engineering") == "empty"
    assert state("employer_name", occupation_category="retired") == "not_applicable"


def test_canada_in_french(father, tour, read_pdf):
    """Canada's form comes in French on request."""
    form = load_form("CA", "fr")
    sheet = fill_form(form, father, tour, {}, clerk_language="ru")
    text = " ".join(read_pdf(questionnaires_pdf([sheet], form, beside="fr")))
    assert "Renseignements personnels" in text
    assert "Célibataire" in text
