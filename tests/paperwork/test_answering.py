"""What stands on the form, where it comes from and what lacks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.records import Answer, Service, ServiceUse
from paperwork.answering import fill_form
from paperwork.forms import load_form


@pytest.mark.parametrize(
    ("key", "on_form", "origin"),
    [
        ("surname", "IVANOV", "tourist"),
        ("given_names", "SERGEI", "tourist"),
        ("date_of_birth", "05-03-1980", "tourist"),
        ("place_of_birth", "SHCHERBINKA", "tourist"),
        ("nationality", "RUSSIA", "tourist"),
        ("sex", "Male", "tourist"),
        ("passport_number", "650000001", "tourist"),
        ("passport_issue_date", "15-01-2020", "tourist"),
        ("passport_expiry_date", "15-01-2030", "tourist"),
        ("passport_issuing_country", "RUSSIA", "tourist"),
        ("home_address", "EKATERINBURG, UL. MIRA, 5, KV. 12, ivanov@example.org", "tourist"),
        ("phone", "+7 926 123-45-67", "tourist"),
        ("passport_type", "Ordinary passport", "default"),
        ("purpose", "Tourism", "default"),
        ("main_destination", "ITALY, FRANCE", "tour"),
        ("first_entry_country", "FRANCE", "tour"),
        ("arrival_date", "01-12-2026", "tour"),
        ("departure_date", "10-12-2026", "tour"),
        ("inviting_person_name", "OTEL MIMOZA", "tour"),
    ],
)
def test_known_data_stand_on_the_form(fill, key, on_form, origin):
    """What the tourist record and the tour say is there before anybody types."""
    answer = fill()[key]
    assert (answer.form_text, answer.origin, answer.state) == (on_form, origin, "filled")


def test_clerk_reads_their_own_language(fill):
    """Beside the form's text stands the same in the clerk's language and date format."""
    filled = fill(marital_status="divorced")
    keys = ("nationality", "sex", "date_of_birth", "marital_status", "main_destination")
    assert [filled[key].value for key in keys] == [
        "Россия",
        "Мужской",
        "05.03.1980",
        "В разводе",
        "Италия, Франция",
    ]


def test_latin_name_is_made_where_the_passport_has_none(fill):
    """Without a name in Latin letters the native one is transliterated."""
    assert fill({"latin_surname": ""})["surname"].form_text == "IVANOV"


def test_letters_follow_the_scheme_of_the_citizenship(fill):
    """The same letters are another spelling for a citizen of another country."""
    russian = fill({"birth_place": "Згурівка"})["place_of_birth"].form_text
    ukrainian = fill({"birth_place": "Згурівка", "citizenship": "UA"})["place_of_birth"].form_text
    assert (russian, ukrainian) == ("ZGURIVKA", "ZGHURIVKA")


def test_french_form_speaks_french(fill):
    """Countries and options of a form in French are French."""
    filled = fill(form=load_form("FR"), marital_status="Женат/замужем")
    assert [
        filled[key].form_text for key in ("nationality", "sex", "marital_status", "main_destination")
    ] == [
        "RUSSIE",
        "Masculin",
        "Marié(e)",
        "FRANCE, ITALIE",
    ]


def test_typed_answer_stands_above_the_record(fill):
    """An answer in the questionnaire wins over the tourist record."""
    answer = fill(phone="+39 06 1234")["phone"]
    assert (answer.form_text, answer.origin) == ("+39 06 1234", "answer")


def test_answer_in_the_forms_letters_stands_as_typed(fill):
    """Latin text on a Latin form is not touched, whatever its case."""
    assert fill(employer_full="Acme & Sons, Łódź")["employer_full"].form_text == "Acme & Sons, Łódź"


def test_overruled_text_wins(fill):
    """What a person put on the form stands there, and says so."""
    answer = fill(overruled={"place_of_birth": "USSR"})["place_of_birth"]
    assert (answer.form_text, answer.value, answer.overruled) == ("USSR", "Щербинка", True)


def test_overruled_blank_stays_blank(fill):
    """A proposal that a person took away does not come back."""
    answer = fill(overruled={"purpose": ""})["purpose"]
    assert (answer.form_text, answer.state, answer.ticked) == ("", "blank", ())


def test_word_without_dictionary_waits(fill):
    """A Russian occupation waits for the dictionary and nothing Cyrillic gets onto the form."""
    answer = fill(occupation="бухгалтер")["occupation"]
    assert (answer.value, answer.form_text, answer.state) == ("бухгалтер", "", "untranslated")


def test_dictionary_translates(form, father):
    """A term that the dictionary knows stands on the form."""
    answers = {"occupation": Answer("occupation", "бухгалтер")}
    sheet = fill_form(form, father, None, answers, terms=lambda term, language: f"{term}>{language}"[-2:])
    assert next(a for a in sheet if a.question.key == "occupation").form_text == "en"


def test_unknown_alphabet_is_not_passed(fill):
    """Letters that no scheme knows are marked, neither printed nor dropped."""
    answer = fill({"birth_place": "北京"})["place_of_birth"]
    assert (answer.value, answer.form_text, answer.state) == ("北京", "", "untranslated")


def test_asked_and_allowed_gaps_differ(fill):
    """The embassy asks for the civil status; the surname at birth may stay blank."""
    filled = fill()
    assert (filled["marital_status"].state, filled["surname_at_birth"].state) == ("empty", "blank")


def test_places_for_the_pen_are_no_gaps(fill):
    """Signature and date are written by hand."""
    filled = fill()
    assert (filled["signature"].state, filled["place_and_date"].state) == ("blank", "blank")


def test_fingerprints_are_never_assumed(fill):
    """Nobody declares for the person that no fingerprints were taken."""
    assert fill()["fingerprints_before"].state == "empty"


@pytest.mark.parametrize(
    ("residence", "state"),
    [("yes", "empty"), ("да", "empty"), ("no", "not_applicable"), ("", "not_applicable")],
)
def test_permit_is_asked_of_residents_abroad_only(fill, residence, state):
    """The residence permit follows the answer to question 20, which is No unless said."""
    assert fill(residence_other_country=residence)["residence_permit_type"].state == state


def test_undecided_condition_leaves_the_place_blank(fill):
    """Until it is known who pays, the means of neither are missing."""
    filled = fill()
    assert [filled[key].state for key in ("costs_covered_by", "means_applicant", "means_sponsor")] == [
        "empty",
        "blank",
        "blank",
    ]


def test_answer_that_no_longer_applies_stays_off_the_form(fill):
    """It is kept for the clerk, but not printed."""
    answer = fill(costs_covered_by="applicant", means_sponsor="cash")["means_sponsor"]
    assert (answer.value, answer.form_text, answer.ticked, answer.state) == (
        "Наличные деньги",
        "",
        (),
        "not_applicable",
    )


def test_family_of_eu_citizens_skips_starred_questions(fill):
    """Questions 21, 22, 30, 31 and 32 are not for them."""
    filled = fill(eu_family_relationship="spouse")
    starred = ("occupation", "employer_full", "inviting_person_name", "inviting_company", "costs_covered_by")
    assert {filled[key].state for key in starred} == {"not_applicable"}


def test_minor_gets_the_parent_on_the_tour(form, father, daughter, tour):
    """A child's guardian is the adult of the same surname, whatever its ending."""
    sheet = fill_form(form, daughter, tour, {}, [father])
    answer = next(answer for answer in sheet if answer.question.key == "guardian_details")
    assert answer.form_text == "IVANOV SERGEI, +7 926 123-45-67, ivanov@example.org, RUSSIA"
    assert answer.origin == "companion"


def test_strangers_are_no_guardians(form, father, daughter, tour):
    """Without an adult of that surname the guardian is asked for."""
    stranger = replace(father, native_surname="Петров", latin_surname="PETROV")
    sheet = fill_form(form, daughter, tour, {}, [stranger])
    assert next(answer for answer in sheet if answer.question.key == "guardian_details").state == "empty"


def test_adults_have_no_guardian(fill, daughter):
    """Question 10 is for minors only."""
    assert fill(companions=(daughter,))["guardian_details"].state == "not_applicable"


def test_seventeen_on_arrival_is_a_minor(form, father, tour):
    """The age counts on the first day of the tour."""
    born = {"birth_date": "2008-12-02"}
    sheet = fill_form(form, replace(father, **born), tour, {})
    assert next(answer for answer in sheet if answer.question.key == "guardian_details").state == "empty"


def test_own_hotel_is_taken(form, father, tour):
    """Of several hotels the one that the tourist uses stands on the form."""
    hotels = [Service(id=3, kind="hotel", name="Alpha"), Service(id=4, kind="hotel", name="Beta")]
    guest = replace(father, services=[ServiceUse(4)])
    sheet = fill_form(form, guest, replace(tour, services=hotels), {})
    assert next(a for a in sheet if a.question.key == "inviting_person_name").form_text == "Beta"


def test_birth_country_is_read_from_the_place(fill):
    """ "Свердловск, СССР" says both; today's lists of countries do not have the second."""
    assert fill({"birth_place": "Свердловск, СССР"})["country_of_birth"].form_text == "USSR"


@pytest.mark.parametrize(
    ("country", "place", "paper"),
    [
        ("IT", "Свердловск, СССР", "SVERDLOVSK, USSR"),
        ("FR", "г. Екатеринбург, Россия", "G. EKATERINBURG, RUSSIE"),
        ("GB", "Екатеринбург,РФ", "EKATERINBURG, RUSSIA"),
        ("FR", "Los Angeles, CA", "Los Angeles, CA"),
    ],
)
def test_a_country_in_the_place_of_birth_is_translated(fill, country, place, paper):
    """Its Russian letters in Latin ones would say nothing to a consul; what is Latin stays as typed."""
    assert fill({"birth_place": place}, load_form(country))["place_of_birth"].form_text == paper


def test_without_a_tour_the_journey_is_empty(form, father):
    """A questionnaire can be filled before there is a tour."""
    filled = {answer.question.key: answer for answer in fill_form(form, father, None, {})}
    assert (filled["arrival_date"].state, filled["main_destination"].form_text) == ("empty", "ITALY")


@pytest.mark.parametrize(
    ("key", "typed", "code", "on_form"),
    [
        ("fingerprints_date", "14 марта 2023", "2023-03-14", "14-03-2023"),
        ("fingerprints_before", "Да", "yes", "Yes"),
        ("country_of_birth", "Украина", "UA", "UKRAINE"),
        ("country_of_birth", "UA", "UA", "UKRAINE"),
        ("other_nationalities", "Израиль; Deutschland", "IL;DE", "ISRAEL, GERMANY"),
        ("marital_status", "married", "married", "Married"),
        ("marital_status", "Холост/не замужем", "single", "Single"),
        ("purpose", "Туризм, Спорт", "tourism;sports", "Tourism, Sports"),
        (
            "purpose",
            "tourism;other:a; b: c",
            "tourism;other:a; b: c",
            "Tourism, Other (please specify): a; b: c",
        ),
    ],
)
def test_typed_words_become_codes(fill, key, typed, code, on_form):
    """An answer may come as a code or in the words of any language; what is kept is the code."""
    answer = fill(**{key: typed}, **({"fingerprints_before": "yes"} if key == "fingerprints_date" else {}))[
        key
    ]
    assert (answer.code, answer.form_text) == (code, on_form)


def test_several_boxes_are_ticked(fill):
    """A choice of several gives each key."""
    assert fill(means_applicant="cash;credit_card", costs_covered_by="applicant")[
        "means_applicant"
    ].ticked == (
        "cash",
        "credit_card",
    )


def test_foreign_words_after_other_wait(fill):
    """Free words in a choice are checked like any text."""
    assert fill(purpose="other:лечение")["purpose"].state == "untranslated"


def test_answer_date_comes_along(form, father):
    """When the question was answered last is handed on, for old answers to be marked."""
    answers = {"occupation": Answer("occupation", "driver", answered_on="2024-05-01")}
    sheet = fill_form(form, father, None, answers)
    assert next(a for a in sheet if a.question.key == "occupation").answered_on == "2024-05-01"


@pytest.mark.parametrize(
    ("key", "changes", "code"), [("sex", {"sex": "X"}, "X"), ("marital_status", {}, "complicated")]
)
def test_what_has_no_box_is_a_gap(fill, key, changes, code):
    """A sex that the form does not know, an answer that is none of the choices: nothing is ticked, and it is told."""
    answers = {} if changes else {key: code}
    answer = fill(changes, **answers)[key]
    assert (answer.code, answer.form_text, answer.state, answer.is_gap) == (code, "", "empty", True)


def test_one_box_missing_among_several_is_a_gap(fill):
    """What has a box is ticked, and the rest is told."""
    answer = fill(purpose="tourism;pilgrimage")["purpose"]
    assert answer.is_gap
    assert answer.ticked[0] == "tourism"


def test_a_box_of_ones_own_choice_ends_the_gap(fill):
    """The clerk says which of the form's boxes it shall be."""
    assert fill({"sex": "X"}, sex="F")["sex"].form_text == "Female"
