"""The ready-made forms, and what is refused in a form of the agency's own."""

from __future__ import annotations

import json

import pytest

from paperwork.directories import Directories
from paperwork.form_files import UnusableForm, read_form, shipped_bodies
from paperwork.form_rules import KINDS, WAYS, problems_of
from paperwork.forms import QuestionForm, UnknownForm, form_from, list_forms, load_form
from resources import read_json


@pytest.fixture
def body() -> dict:
    """A copy of the Schengen file to be spoiled."""
    return read_json("forms/schengen.json")


def spoiled(body: dict, key: str, **changes: object) -> str:
    next(question for question in body["questions"] if question["key"] == key).update(changes)
    return "\n".join(map(str, problems_of(body)))


def test_all_29_schengen_states_use_the_form():
    """Each state of the Schengen area is listed with the form."""
    states = {entry.country for entry in list_forms() if entry.form_id == "schengen"}
    assert len(states) == 29
    assert {"BG", "HR", "RO", "CH", "LI", "IS", "NO"} <= states
    assert not {"CY", "IE", "GB"} & states


def test_every_researched_question_is_asked(cases):
    """The form asks what was found out about the form, with the same numbers and kinds."""
    kinds = {"multiline": "lines", "multi_choice": "choices"}
    research = json.loads((cases / "questions.json").read_text(encoding="utf-8"))
    found = next(form for form in research["forms"] if form["country"] == "SCHENGEN")
    expected = {
        question["key"]: (
            question["no"].strip("-"),
            kinds.get(kind := research["keys"][question["key"]]["kind"], kind),
            len(question["options"]) if kind != "yes_no" else 0,
            question["confirmed"],
        )
        for question in found["questions"]
    }
    ours = {q.key: (q.number, q.kind, len(q.options), q.confirmed) for q in load_form("schengen").questions}
    del ours["signature"], expected["signature"]
    assert ours == expected


def test_numbers_run_from_1_to_33(form: QuestionForm):
    """No printed number is left out."""
    numbers = {int(question.number.rstrip("abcde")) for question in form.questions if question.number}
    assert numbers == set(range(1, 34))


@pytest.mark.parametrize("language", ["en", "ru", "fr"])
def test_every_label_exists_in_the_language(form: QuestionForm, language: str):
    """Questions, options, headings and sections have their own words in each language."""
    labels = [question.labels for question in form.questions]
    labels += [option.labels for question in form.questions for option in question.options]
    labels += [question.lead.labels for question in form.questions if question.lead]
    labels += [section.labels for section in form.sections]
    labels += [item.labels for item in form.official_items]
    assert [label for label in labels if not label.get(language, "").strip()] == []


def test_kinds_and_ways_are_of_the_vocabulary(form: QuestionForm):
    """No question has a kind or a way of translation that the program does not know."""
    assert {question.kind for question in form.questions} <= set(KINDS)
    assert {question.translate for question in form.questions} <= set(WAYS)


def test_journey_answers_are_not_kept(form: QuestionForm):
    """What belongs to the journey never comes back with the client; what belongs to the person does."""
    kept = {question.key for question in form.questions if question.kept}
    assert {"marital_status", "occupation", "home_address"} <= kept
    assert not {"purpose", "arrival_date", "number_of_entries", "inviting_person_name"} & kept


def test_country_brings_its_language():
    """France's form is filled in in French, Italy's in English, and the other language on request."""
    assert (load_form("FR").language, load_form("it").language) == ("fr", "en")
    assert load_form("FR", "en").language == "en"


def test_unknown_country_is_named():
    """A country without a form is refused in words that name it."""
    with pytest.raises(UnknownForm, match="ZZ"):
        load_form("ZZ")


def test_an_offices_own_form_may_be_called_as_it_likes(monkeypatch):
    """Capitals in its name are found, and one called "de" is not taken for Germany."""
    japan = shipped_bodies()["japan"]
    own = {"Ours": japan | {"id": "Ours", "countries": []}, "de": japan | {"id": "de", "countries": []}}
    bodies = {**shipped_bodies(), **own}
    monkeypatch.setattr("paperwork.forms.current_directories", lambda: Directories(bodies, {}, {}))
    assert (load_form("Ours").id, load_form("ours").id, load_form("de").id) == ("Ours", "Ours", "de")
    assert (load_form("DE").id, load_form("DE").country) == ("schengen", "DE")
    assert (load_form("it").id, load_form("SCHENGEN").id) == ("schengen", "schengen")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "picture"}, "picture"),
        ({"translate": "date"}, "date"),
        ({"section": "nowhere"}, "nowhere"),
        ({"binding": "tourist.shoe_size"}, "tourist.shoe_size"),
        ({"when_empty": "whatever"}, "whatever"),
        ({"when_empty": "word:"}, "word:"),
        ({"when_empty": "blank_or_repeat:nobody"}, "nobody"),
        ({"kind": "yes_no", "translate": "yes_no", "default": "maybe"}, "maybe"),
        ({"applies": "shoe_size=44"}, "shoe_size"),
        ({"applies": "marital_status=married|engaged"}, "marital_status=engaged"),
        ({"kind": "choice", "translate": "option"}, "without options"),
        ({"when_empty": "repeat:surname"}, "repeats itself"),
        ({"when_empty": "repeat:shoe_size"}, "shoe_size"),
        ({"width": 7}, "width"),
        ({"label": {}}, "label"),
    ],
)
def test_rule_breakers_are_named(body: dict, changes: dict, said: str):
    """What breaks a rule of the file's shape is said with the question and the thing."""
    found = spoiled(body, "surname", **changes)
    assert "surname" in found
    assert said in found


def test_unlisted_default_is_refused(body: dict):
    """A default must be one of the options."""
    assert "spaceship" in spoiled(body, "purpose", default="spaceship")


def test_sound_file_has_no_problems(body: dict):
    """The shipped file keeps all rules."""
    assert problems_of(body) == []


def test_question_asked_twice_is_refused(body: dict):
    """Keys are unique in a form."""
    body["questions"].append(body["questions"][0])
    assert "surname" in "\n".join(map(str, problems_of(body)))


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"id": "x"}', '{"questions": 5}'])
def test_other_files_are_refused_with_their_name(tmp_path, content: str):
    """A file that holds no form is refused by name."""
    path = tmp_path / "own.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnusableForm, match=r"own\.json"):
        read_form(path)


def test_own_form_needs_no_code(tmp_path, body: dict):
    """A form of the agency's own is loaded from its file alone."""
    body |= {"id": "own", "countries": [{"code": "GE", "languages": ["en"]}]}
    body["questions"] = body["questions"][:3]
    path = tmp_path / "own.json"
    path.write_text(json.dumps(body), encoding="utf-8")
    assert [question.key for question in form_from(read_form(path)).questions] == [
        "surname",
        "surname_at_birth",
        "given_names",
    ]
