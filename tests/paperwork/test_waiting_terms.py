"""The terms that a run waits for: each once, with whose answers, and nothing that no term would help."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dictionary import Term, clean_term
from models.records import Answer, Tourist
from paperwork.answering import fill_form
from paperwork.dictionary import Dictionary
from paperwork.waiting_terms import WaitingAnswer, WaitingTerm, waiting_answers, waiting_terms
from textkit.terms import term_key

DOCTOR = Term({("ru", ""): "врач", ("en", ""): "doctor"}, "occupation")
BOOK = Dictionary([DOCTOR])


@pytest.fixture
def run(form, tour, father):
    """Terms that wait where each of the tourists gave the answers (key to Answer or text)."""

    def gathered(*given_answers: dict, dictionary: Dictionary = BOOK, **changes: str) -> list[WaitingTerm]:
        filled = []
        for number, answers in enumerate(given_answers, 1):
            one = replace(father, id=number, **changes)
            kept = {
                key: Answer(key, each) if isinstance(each, str) else each for key, each in answers.items()
            }
            terms = dictionary.terms_for(one.sex)
            filled.append((one, fill_form(form, one, tour, kept, clerk_language="ru", terms=terms)))
        return waiting_terms(dictionary, waiting_answers(form.language, filled))

    return gathered


def shape(terms: list[WaitingTerm]) -> list[tuple[str, int, list[int | None]]]:
    return [(one.text, one.answers, [person.id for person in one.people]) for one in terms]


def test_a_term_is_told_once_for_all_who_wait(run):
    """Case, ё, final dots and spaces make no second term; the first spelling is shown."""
    told = run(
        {"occupation": "Звездолётчик"}, {"occupation": "звездолетчик."}, {"occupation": " ЗВЕЗДОЛЁТЧИК "}
    )
    assert shape(told) == [("Звездолётчик", 3, [1, 2, 3])]
    assert told[0].language == "en"


def test_only_the_unknown_part_waits(run):
    """As the dictionary translates part by part, so it asks for the missing ones."""
    assert shape(run({"occupation": "врач, укротитель; Škoda"})) == [("укротитель", 1, [1])]


def test_what_most_wait_for_comes_first(run):
    """Of equals the one that was met first; two answers of one person are two answers of one person."""
    told = run(
        {"occupation": "укротитель"},
        {"occupation": "звездолётчик", "purpose": "other:звездолётчик"},
        {"occupation": "жонглёр"},
    )
    assert shape(told) == [("звездолётчик", 2, [2]), ("укротитель", 1, [1]), ("жонглёр", 1, [3])]


def test_the_words_after_other_are_a_term(run):
    """Without the names of the ticked options."""
    assert shape(run({"purpose": "tourism;other:лечение зубов"})) == [("лечение зубов", 1, [1])]


@pytest.mark.parametrize(
    "answer",
    [
        {"occupation": "врач"},
        {"occupation": "engineer"},
        {"occupation": Answer("occupation", "укротитель", "tamer", overruled=True)},
        {"occupation": Answer("occupation", "укротитель", "укротитель", overruled=True)},
        {"place_of_birth": "ประเทศ"},  # letters that nobody transliterates
        {"guardian_details": "укротитель"},  # not asked of an adult
        {"country_of_birth": "RU", "fingerprints_before": "no"},
    ],
    ids=["known", "latin", "by hand", "by hand in vain", "letters", "not asked", "codes"],
)
def test_what_no_term_would_help_does_not_wait(run, answer):
    """Whatever the form lacks otherwise."""
    assert run(answer) == []


def test_the_letters_without_transliteration_are_a_gap_all_the_same(fill):
    """So the case above is one of an untranslated answer and not of a question that is not there."""
    assert fill(place_of_birth="ประเทศ")["place_of_birth"].state == "untranslated"
    assert fill(guardian_details="укротитель")["guardian_details"].state == "not_applicable"


def test_the_sexes_of_the_people_are_known(run, father):
    """A term may have another translation for a woman; who has no sex yet says nothing."""
    people = [replace(father, sex=sex) for sex in ("M", "F", "")]
    told = waiting_terms(BOOK, [WaitingAnswer(("укротитель",), "fr", one) for one in people])
    assert told[0].sexes == {"M", "F"}
    assert len(told[0].people) == 3
    assert run({"occupation": "укротитель"}, sex="F")[0].sexes == {"F"}


def test_languages_wait_apart():
    """The same term for an English and a French form are two things to type."""
    one = Tourist()
    told = waiting_terms(BOOK, [WaitingAnswer(("врач",), language, one) for language in ("en", "fr", "de")])
    assert [(term.text, term.language) for term in told] == [("врач", "fr"), ("врач", "de")]


WORDS = st.text("абёЁ .,;-a1", max_size=8)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["en", "fr"])), max_size=8))
def test_with_the_terms_told_nothing_waits_any_more(wanted):
    """Each is told once, and the dictionary finds it under what was told, whatever the answer looked like."""
    answers = [WaitingAnswer((text,), language, Tourist()) for text, language in wanted]
    told = waiting_terms(BOOK, answers)
    keys = [(term_key(one.text), one.language) for one in told]
    assert len(set(keys)) == len(keys)
    assert all(1 <= len(one.people) <= one.answers <= len(answers) for one in told)
    added = [clean_term(Term({("ru", ""): one.text, (one.language, ""): "x"})) for one in told]
    assert waiting_terms(Dictionary([*added, DOCTOR]), answers) == []
