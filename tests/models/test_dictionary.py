"""The dictionary: shipped terms, the agency's own above them, undo, files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.dictionary import (
    Term,
    delete_terms,
    import_terms,
    load_terms,
    save_term,
    shipped_terms,
    uses_of,
)
from models.errors import DuplicateRecord, InvalidField, RecordChanged, RecordGone
from models.journal import undo

TAMER = Term({("ru", ""): "укротитель облаков", ("en", ""): "cloud tamer"}, "occupation")
pytestmark = pytest.mark.usefixtures("any_database")


def find(text: str) -> Term:
    [found] = [term for term in load_terms() if text in term.texts.values()]
    return found


def test_shipped_terms_are_many_and_in_three_languages():
    """At least four hundred, each in Russian, English and French, none twice."""
    terms = shipped_terms()
    assert len(terms) >= 400
    assert all(term.languages() == {"ru", "en", "fr"} for term in terms)
    assert len({term.shipped for term in terms}) == len(terms)


def test_shipped_translations_are_latin():
    """What is to stand on a Latin form has Latin letters only."""
    for term in shipped_terms():
        for language in ("en", "fr"):
            for text in term.texts_in(language):
                assert all(not letter.isalpha() or ord(letter) < 0x250 for letter in text), text


def test_a_term_of_ones_own_comes_first():
    """Saved, it is there; saved again it is changed; undo takes it back."""
    saved = save_term(TAMER)
    mine = load_terms()[0]
    assert (mine.text("en"), mine.kind, mine.version) == ("cloud tamer", "occupation", 1)
    save_term(replace(mine, texts={**mine.texts, ("fr", ""): "dompteur de nuages"}))
    assert find("укротитель облаков").text("fr") == "dompteur de nuages"
    undo(saved.operation_id)
    assert find("укротитель облаков").version == 2, "what was changed since is not undone"


def test_a_shipped_term_changed_stands_in_its_place():
    """The other shipped ones stay; undone, the shipped one is back."""
    count = len(load_terms())
    shipped = find("врач")
    saved = save_term(replace(shipped, texts={**shipped.texts, ("en", ""): "medical doctor"}))
    assert find("врач").text("en") == "medical doctor"
    assert len(load_terms()) == count
    undo(saved.operation_id)
    assert find("врач") == shipped


def test_a_shipped_term_deleted_is_hidden_until_undo():
    """And one's own is gone; both in one operation."""
    save_term(TAMER)
    before = load_terms()
    saved = delete_terms([find("врач"), find("укротитель облаков")])
    assert len(load_terms()) == len(before) - 2
    undo(saved.operation_id)
    assert {term.shipped or term.id for term in load_terms()} == {term.shipped or term.id for term in before}


def test_a_term_that_is_there_is_refused():
    """Whatever its case, with the text that is there."""
    with pytest.raises(DuplicateRecord, match="врач"):
        save_term(Term({("ru", ""): "Врач.", ("en", ""): "physician"}))


@pytest.mark.parametrize("texts", [{}, {("ru", ""): "  "}, {("ru", ""): "x" * 501}])
def test_what_is_no_term_is_refused(texts):
    """Nothing at all, and a novel."""
    with pytest.raises(InvalidField):
        save_term(Term(texts))


def test_a_colleagues_change_is_not_overwritten():
    """The same term changed or deleted by somebody else meanwhile is told."""
    save_term(TAMER)
    mine = theirs = find("укротитель облаков")
    save_term(replace(theirs, note="theirs"))
    with pytest.raises(RecordChanged):
        save_term(replace(mine, note="mine"))
    now = find("укротитель облаков")
    delete_terms([now])
    with pytest.raises(RecordGone):
        save_term(replace(now, note="mine"))
    shipped = find("врач")
    delete_terms([shipped])
    with pytest.raises(RecordChanged):
        save_term(replace(shipped, note="mine"))


def test_terms_of_a_file_are_one_operation():
    """New ones are added, known ones get what the file says, the same stay; one undo takes all back."""
    save_term(TAMER)
    done = import_terms(
        [
            Term({("ru", ""): "Укротитель облаков", ("fr", ""): "dompteur de nuages"}),
            Term({("ru", ""): "звездолётчик", ("en", ""): "starship pilot"}),
            Term({("ru", ""): "звездолётчик", ("en", ""): "star pilot"}),
            find("врач"),
        ],
        "terms.csv",
    )
    assert (done.added, done.changed, done.same) == (1, 1, 2)
    both = find("Укротитель облаков")
    assert (both.text("en"), both.text("fr")) == ("cloud tamer", "dompteur de nuages")
    undo(done.saved.operation_id)
    assert find("укротитель облаков").text("fr") == ""
    assert not [term for term in load_terms() if "звездолётчик" in term.texts.values()]


def test_where_a_term_is_used(any_database):
    """Counted in whole answers, of tourists and kept ones."""
    from models.answers import save_answers
    from models.records import Answer, Tour, Tourist
    from models.tourists import TouristSave, save_tourists
    from models.tours import save_tour

    tour = Tour(number="1")
    save_tour(tour)
    tourist = Tourist(tour_id=tour.id, native_surname="Ким")
    save_tourists([TouristSave(tourist)])
    save_answers(tourist.id, [Answer("occupation", "ВРАЧ"), Answer("employer", "врачебный кабинет")])
    assert uses_of(find("врач")) == 1
