"""The line of a search: its magnifier grows with the letters and never stands under the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.typing import shown, type_text
from ui.common import theme
from ui.common.search_box import SearchBox
from ui.search.global_search import GlobalSearch


@pytest.fixture
def at_scale(qapp):
    yield lambda scale: theme.apply(qapp, "light", scale)
    theme.apply(qapp, "light")


def drawn_in(image: QImage, place: QRect) -> QRect:
    """Where in the place there is anything but the ground."""
    ground = image.pixelColor(place.center().x(), place.top()).rgb()
    points = [
        (x, y)
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
        if image.pixelColor(x, y).rgb() != ground
    ]
    across, down = [x for x, _y in points], [y for _x, y in points]
    return QRect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_magnifier_grows_with_the_letters(qtbot, at_scale, scale):
    """At 150 % the icon is half as large again, in the middle of the line and before the text."""
    at_scale(scale)
    box = SearchBox("Search", "")
    box.resize(theme.px(300), theme.px(30))
    shown(qtbot, box)
    box.clearFocus()
    QApplication.processEvents()
    picture = box.grab().toImage()
    icon = drawn_in(picture, QRect(5, 5, theme.px(22), picture.height() - 10))
    assert 0.7 * theme.px(16) <= icon.width() <= theme.px(16)
    assert abs(icon.center().y() - box.height() // 2) <= theme.px(2)
    type_text(box, "Ж")
    assert box.cursorRect().left() > icon.right()


def test_the_search_of_the_top_bar_is_such_a_box(qtbot, office):
    """It is called aloud by what it searches, not by its hint."""
    search = shown(qtbot, GlobalSearch())
    assert isinstance(search.box, SearchBox)
    assert search.box.accessibleName() == "Search clients, tourists and tours"
