"""Rows and columns of widgets with the design's distances, and the plain pieces that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.common import icons, theme
from ui.common.plain_text import PlainLabel

Item = QWidget | QLayout | int | tuple[Any, ...] | None
Margins = tuple[int, int, int, int]
L = TypeVar("L", bound=QBoxLayout)


def row(*items: Item, margins: Margins = (0, 0, 0, 0), gap: int = 8) -> QHBoxLayout:
    """Widgets side by side: None is a stretch, a number a gap, (item, stretch[, alignment]) weighted."""
    return _filled(QHBoxLayout(), items, margins, gap)


def column(*items: Item, margins: Margins = (0, 0, 0, 0), gap: int = 8) -> QVBoxLayout:
    """Widgets one below the other; items as for ``row``."""
    return _filled(QVBoxLayout(), items, margins, gap)


def _filled(layout: L, items: Sequence[Item], margins: Margins, gap: int) -> L:
    layout.setContentsMargins(*(theme.px(m) if m else 0 for m in margins))
    layout.setSpacing(theme.px(gap) if gap else 0)
    for item in items:
        _put(layout, item)
    return layout


def _put(layout: QBoxLayout, item: Item) -> None:
    if item is None:
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(theme.px(item))
    elif isinstance(item, tuple):
        add = layout.addWidget if isinstance(item[0], QWidget) else layout.addLayout
        add(*item)
    elif isinstance(item, QLayout):
        layout.addLayout(item)
    else:
        layout.addWidget(item)


def pane(layout: QLayout, ground: str = "", width: int = 0, height: int = 0) -> QWidget:
    """A widget holding the layout, painted in the colour ``ground``."""
    made = QWidget()
    made.setLayout(layout)
    if ground:
        paint_ground(made, ground)
    if width:
        made.setFixedWidth(theme.px(width))
    if height:
        made.setFixedHeight(theme.px(height))
    return made


def paint_ground(widget: QWidget, ground: str) -> None:
    """Give the widget a background of the theme; it follows when the theme changes."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    widget.setProperty("ground", ground)


def line(*, upright: bool = False) -> QWidget:
    """A hairline between panes."""
    made = QFrame()
    paint_ground(made, "line")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def label(text: str = "", role: str = "", tone: str = "", *, wrap: bool = False) -> PlainLabel:
    """Text that is only text: whatever a person is called, it is never read as markup."""
    made = PlainLabel(text)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet reads, and let it be read again.

    What was never shown is not read again: that would be done for nothing, the first showing reads it.
    """
    if widget.property(name) == value or not (value or widget.property(name)):
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def picture(name: str, tone: str = "text2", size: int = 16) -> PlainLabel:
    """An icon standing in a layout; whoever hears the screen needs the words beside it."""
    made = PlainLabel()
    made.setPixmap(icons.pixmap(name, tone, size))
    made.setFixedSize(theme.px(size), theme.px(size))
    return made


def keep_tab_order(place: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab go from ``place`` on through widgets that were made later than what follows it."""
    policy = place.focusPolicy()
    place.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders only what takes the focus
    for one, following in pairwise((place, *stops)):
        QWidget.setTabOrder(one, following)
    place.setFocusPolicy(policy)


def clear(layout: QLayout | None) -> None:
    """Take everything out of the layout and let it go."""
    while layout is not None and (item := layout.takeAt(0)) is not None:
        if item.widget():
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout():
            clear(item.layout())
