"""Services of a tourist: ticked, with the room or the number that belongs to each, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from models.records import Service, ServiceUse, Tour
from models.tourists import load_tourist
from tests.ui.typing import CTRL, press, type_text


@pytest.fixture
def boxes(hands):
    """The boxes of a tour with a hotel and an insurance; nobody uses them yet."""
    from models.tours import load_tour, save_tour
    from ui.common.changes import changes

    tour: Tour = load_tour(hands.page.tour_id)
    tour.services = [Service(kind="hotel", name="Roma"), Service(kind="insurance", name="Medical")]
    changes.announce(save_tour(tour))
    return hands.page.form.services


def used(hands) -> list[ServiceUse]:
    return load_tourist(hands.page.form._edited.tourist.id).services


def test_a_room_is_typed_below_its_hotel(hands, boxes):
    """Space ticks, Tab goes to the room, a few letters find it; it is kept with the tourist."""
    hotel, insurance = boxes.boxes()
    hotel.setFocus()
    press(hands.page, Qt.Key.Key_Space)
    press(hands.page, Qt.Key.Key_Tab)
    type_text(hands.page, "DBL")
    press(hands.page, Qt.Key.Key_Tab)
    type_text(hands.page, "Петрова")
    assert "services" in hands.page.form._edited.changes()
    press(hands.page, Qt.Key.Key_S, CTRL)
    [use] = used(hands)
    assert (use.room_type, use.room_mates) == ("DBL", "Петрова")
    assert not insurance.isChecked()


def test_a_policy_is_typed_below_its_insurance(hands, boxes):
    """And a box that is not ticked has no line to go to."""
    hotel, insurance = boxes.boxes()
    assert [one for one in boxes.parts() if one.isVisible()] == [hotel, insurance]
    insurance.setFocus()
    press(hands.page, Qt.Key.Key_Space)
    press(hands.page, Qt.Key.Key_Return)
    type_text(hands.page, "ВЗР 240211")
    press(hands.page, Qt.Key.Key_S, CTRL)
    assert [use.number for use in used(hands)] == ["ВЗР 240211"]
    assert len([one for one in boxes.parts() if one.isVisible()]) == 3


def test_ticked_again_it_keeps_its_room(hands, boxes):
    """Unticked by mistake and ticked again nothing is lost."""
    hotel, _insurance = boxes.boxes()
    hotel.click()
    room = boxes._made[next(iter(boxes._made))].lines["room_type"]
    room.setFocus()
    type_text(hands.page, "SGL")
    press(hands.page, Qt.Key.Key_S, CTRL)
    hotel.click()
    hotel.click()
    assert room.text() == "SGL"
    assert hands.page.form._edited.tourist.services[0].room_type == "SGL"
    assert "services" not in hands.page.form._edited.changes()
