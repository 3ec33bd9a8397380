"""Layouts of lists: kept under a name for each kind of list, on both databases."""

from __future__ import annotations

import pytest

from models.list_layouts import ListLayout, drop_list_layout, keep_list_layout, list_layouts_of

pytestmark = pytest.mark.usefixtures("any_database")


def test_a_layout_comes_back_as_it_was_kept():
    """Columns in their order, the language, under the name."""
    layout = ListLayout("rooming", "Отели, Турция", ("room", "surname", "age"), "en")
    keep_list_layout(layout)
    assert list_layouts_of("rooming") == [layout]


def test_a_name_is_kept_once_and_for_one_kind_of_list():
    """Keeping again replaces it; the same name for another kind is another layout."""
    for columns in (("a",), ("b", "c")):
        keep_list_layout(ListLayout("rooming", "Usual", columns))
    keep_list_layout(ListLayout("airline", "Usual", ("d",)))
    assert [one.columns for one in list_layouts_of("rooming")] == [("b", "c")]
    assert [one.columns for one in list_layouts_of("airline")] == [("d",)]


def test_layouts_stand_by_name():
    """Whatever the letter case; capitals do not come first."""
    for name in ("beta", "Alpha", "яхта", "Gamma"):
        keep_list_layout(ListLayout("rooming", name, ()))
    assert [one.name for one in list_layouts_of("rooming")] == ["Alpha", "beta", "Gamma", "яхта"]


def test_a_forgotten_layout_is_gone():
    """And forgetting it again does nothing."""
    layout = ListLayout("rooming", "Usual", ("a",))
    keep_list_layout(layout)
    for _ in range(2):
        drop_list_layout(layout)
        assert list_layouts_of("rooming") == []
