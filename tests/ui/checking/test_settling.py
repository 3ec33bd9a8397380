"""A finding that is right as it is: Del settles it, it stands apart then, and can be brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.history import recent_operations
from models.settled_findings import bring_back, settled_findings
from models.tourists import TouristSave, load_tourist, save_tourists
from models.tours import load_tour, save_tour
from tests.ui.checking.conftest import choose, found, made_tour, said, settle, tourist
from tests.ui.typing import CTRL, SHIFT, press
from ui.checking.check_window import CheckWindow
from ui.common.changes import changes
from ui.common.messages import UndoBar

K = Qt.Key
EXPIRES, MIXED = "expires_on_tour", "latin_lookalike"


def wait() -> None:
    QTest.qWait(100)
    settle()


def settle_line(window: CheckWindow, code: str) -> None:
    choose(window, code)
    press(window, K.Key_Delete)
    wait()


def chips(window: CheckWindow) -> list[str]:
    return [chip.text() for chip in window.pane.levels._chips.values() if chip.isVisible()]


def codes(window: CheckWindow) -> list[str]:
    return [code for _name, code in found(window)]


def test_del_settles_the_chosen_finding(window, told):
    """It leaves the list, its neighbour is chosen, the numbers follow, undo is offered."""
    before = found(window)
    settle_line(window, EXPIRES)
    assert found(window) == before[1:]
    assert window.list.current().id == window.list.table_model.rows[0].id
    assert chips(window)[0] == f"All  {len(before) - 1}"
    assert chips(window)[-1] == "Settled  1"
    assert ("Settled, and left as it is.", "ok") in told
    assert window.findChild(UndoBar).isVisible()


def test_the_button_beside_the_finding_settles_it_too(window, qtbot):
    """With the mouse."""
    choose(window, EXPIRES)
    qtbot.mouseClick(window.pane.settle, Qt.MouseButton.LeftButton)
    wait()
    assert EXPIRES not in codes(window)


def test_del_in_the_search_settles_nothing(window):
    """There it deletes a letter."""
    press(window, K.Key_F, CTRL)
    press(window, K.Key_Delete)
    wait()
    assert settled_findings() == frozenset()


def test_ctrl_z_brings_it_back(window):
    """As it undoes any other operation."""
    before = found(window)
    settle_line(window, EXPIRES)
    press(window, K.Key_Z, CTRL)
    wait()
    assert found(window) == before
    assert "Settled  1" not in chips(window)


def test_the_settled_stand_under_their_chip_and_are_brought_back_by_del(window):
    """Ctrl+Shift+Tab from All goes there; when the last one is gone, All is shown again."""
    before = found(window)
    settle_line(window, EXPIRES)
    press(window, K.Key_Tab, CTRL | SHIFT)
    assert codes(window) == [EXPIRES]
    assert window.pane.settle.text() == "&Bring it back"
    settle_line(window, EXPIRES)
    assert found(window) == before
    assert window.pane.settle.text() == "It is &right so"


def test_of_a_settled_finding_no_proposal_is_taken(window):
    """Ctrl+A under their chip ticks nothing, nor does Space."""
    settle_line(window, MIXED)
    press(window, K.Key_Tab, CTRL | SHIFT)
    press(window, K.Key_A, CTRL)
    press(window, K.Key_Space)
    assert not window.pane.accept.isEnabled()


def test_a_ticked_proposal_that_is_settled_is_not_taken(window):
    """The tick goes with the line."""
    choose(window, MIXED)
    press(window, K.Key_Space)
    settle_line(window, MIXED)
    assert not window.pane.accept.isEnabled()


def test_all_settled_is_said(open_check, office):
    """An empty list alone would not tell it from a tour in order."""
    window = open_check(made_tour(tourist(1, "Волкова", "VOLKOVA", email="a@@b")).id)
    settle_line(window, codes(window)[0])
    assert not found(window)
    assert "All that was found is settled." in said(window)
    assert "All in order" not in said(window)


def test_somebody_else_was_faster(window):
    """What was brought back elsewhere is not brought back once more, and is shown as it is now."""
    settle_line(window, EXPIRES)
    press(window, K.Key_Tab, CTRL | SHIFT)
    bring_back(settled_findings())  # on another workstation: nobody announced it
    operations = [one.id for one in recent_operations(1)]
    press(window, K.Key_Delete)
    wait()
    assert [one.id for one in recent_operations(1)] == operations
    assert EXPIRES in codes(window)


@pytest.mark.parametrize("change", ["value", "tour"])
def test_what_is_no_longer_the_same_comes_back(window, tour, people, change):
    """With another value in the field, or another sentence, for the tour ends on another day."""
    settle_line(window, EXPIRES)
    if change == "tour":
        changes.announce(save_tour(replace(load_tour(tour.id), end_date=f"{tour.end_date[:-1]}9")))
    else:
        expiry = f"{tour.end_date[:-1]}6"
        changed = replace(load_tourist(people[0]), international_passport_expiry=expiry)
        changes.announce(save_tourists([TouristSave(changed)]))
    wait()
    assert EXPIRES in codes(window)
