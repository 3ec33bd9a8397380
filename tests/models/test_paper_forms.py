"""Embassies' forms in the base: with their file, journaled, never over a colleague's change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.errors import InvalidField, RecordChanged, RecordGone
from models.journal import undo
from models.paper_forms import (
    PaperForm,
    delete_paper_forms,
    list_paper_forms,
    load_file,
    load_paper_form,
    save_paper_form,
)

pytestmark = pytest.mark.usefixtures("any_database")
JAPAN = PaperForm(
    name="Japan", form="japan", language="en", matches={"T1": {"parts": [{"question": "surname"}]}}
)
FILE = bytes(range(256))


def kept() -> PaperForm:
    [found] = list_paper_forms()
    return found


def test_a_form_is_kept_with_its_file():
    """Any bytes come back; undo takes both away."""
    saved = save_paper_form(JAPAN, FILE, "japan.pdf")
    assert (kept().name, kept().matches) == (JAPAN.name, JAPAN.matches)
    assert load_file(kept().file_id) == FILE
    assert list_paper_forms("japan") == [kept()]
    assert list_paper_forms("china") == []
    file_id = kept().file_id
    undo(saved.operation_id)
    assert list_paper_forms() == []
    with pytest.raises(RecordGone):
        load_file(file_id)


def test_other_matches_and_a_new_edition():
    """Changing what goes where leaves the file; a new edition brings another."""
    save_paper_form(JAPAN, FILE)
    first = kept()
    save_paper_form(replace(first, matches={}))
    assert (kept().matches, kept().file_id) == ({}, first.file_id)
    save_paper_form(replace(kept(), edition="2027"), b"new")
    assert load_file(kept().file_id) == b"new"
    assert load_file(first.file_id) == FILE


def test_deleted_with_undo():
    """The form comes back with its file."""
    save_paper_form(JAPAN, FILE)
    saved = delete_paper_forms([kept().id])
    assert list_paper_forms() == []
    undo(saved.operation_id)
    assert load_file(kept().file_id) == FILE


def test_a_colleagues_change_is_not_overwritten():
    """Changed or deleted meanwhile, it is told."""
    save_paper_form(JAPAN, FILE)
    mine = kept()
    save_paper_form(replace(mine, edition="theirs"))
    with pytest.raises(RecordChanged):
        save_paper_form(replace(mine, edition="mine"))
    delete_paper_forms([mine.id])
    with pytest.raises(RecordGone):
        save_paper_form(replace(mine, edition="mine"))
    with pytest.raises(RecordGone):
        load_paper_form(mine.id)


@pytest.mark.parametrize(("paper", "content"), [(replace(JAPAN, name=" "), FILE), (JAPAN, None)])
def test_what_is_no_form_is_refused(paper, content):
    """Without a name, without a file."""
    with pytest.raises(InvalidField):
        save_paper_form(paper, content)
