"""Colours, fonts and the style sheet, from the tokens in resources/palette.json.

One theme is in use at a time. ``tone(name)`` gives a colour by its meaning ("accent", "error_soft");
``px(n)`` a length that grows with the size of letters that the person chose.
"""

from __future__ import annotations

import re
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from resources import read_json, read_text, resource_path

FAMILY = "Inter"
FONT_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")
BODY, SECONDARY, CAPTION, TITLE, PAGE = 13, 12, 11, 15, 19
MEDIUM, SEMIBOLD = QFont.Weight.Medium, QFont.Weight.DemiBold

_current: dict[str, Any] = {"mode": "light", "scale": 1.0}


def mode() -> str:
    """ "light" or "dark"."""
    return str(_current["mode"])


def px(length: float) -> int:
    """A length of the design (at 100 %) in pixels of now."""
    return max(1, round(length * float(_current["scale"])))


def tone(name: str) -> QColor:
    """The colour with that meaning in the theme in use."""
    return _colour(mode(), name)


@cache
def _colour(theme: str, name: str) -> QColor:
    return QColor(_tokens()[theme][name])


@cache
def _tokens() -> dict[str, dict[str, str]]:
    tokens: dict[str, dict[str, str]] = read_json("palette.json")
    return tokens


def font(size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal, *, document: bool = False) -> QFont:
    """The interface's font; ``size`` in pixels at 100 %. Digits are equally wide.

    ``document`` also slashes the zero and tells I from l, for numbers that are read aloud.
    """
    made = QFont(FAMILY)
    made.setPixelSize(px(size))
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in ("tnum", "zero", "ss02") if document else ("tnum",):
        made.setFeature(QFont.Tag(feature), 1)
    return made


class Face:
    """A font with its measures, made once for all the cells that are painted in it."""

    def __init__(self, size: float, weight: QFont.Weight, document: bool, struck: bool) -> None:
        self.font = font(size, weight, document=document)
        self.font.setStrikeOut(struck)
        self.metrics = QFontMetrics(self.font)
        self.narrowest = self.metrics.averageCharWidth()


def face(
    size: float = BODY,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    document: bool = False,
    struck: bool = False,
) -> Face:
    """As ``font``, kept; not to be changed."""
    return _face(_current["scale"], size, weight, document, struck)


@cache
def _face(_scale: float, size: float, weight: QFont.Weight, document: bool, struck: bool) -> Face:
    return Face(size, weight, document, struck)


def system_mode() -> str:
    """What the person's system asks for."""
    dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def apply(app: QApplication, chosen: str = "", scale: float = 1.0) -> None:
    """Put the theme on the whole program; ``chosen`` is light, dark or "" for the system's."""
    _load_fonts()
    _current["mode"] = chosen or system_mode()
    _current["scale"] = scale
    app.setFont(font())
    app.setPalette(_palette())
    app.setStyleSheet(style_sheet())


@cache
def _load_fonts() -> None:
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resource_path(f"fonts/{name}")))


ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "selected",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "on_tooltip",
    QPalette.ColorRole.Accent: "accent_fill",
}


def _palette() -> QPalette:
    palette = QPalette()
    for role, name in ROLES.items():
        palette.setColor(role, tone(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tone("text3"))
    return palette


def style_sheet() -> str:
    """resources/style.qss with the colours put in and the lengths grown."""
    from ui.common.icons import tinted_file

    colours = dict(_tokens()[mode()])
    images = {
        "down": tinted_file("down", "text2"),
        "check": tinted_file("check", "on_accent", width=2.2),
        "dash": tinted_file("dash", "on_accent", width=2.2),
    }
    text = Template(read_text("style.qss")).substitute(colours, **{f"icon_{k}": v for k, v in images.items()})
    grown = re.sub(r"(?<![\w.])(\d+)px", _grown, text)
    # A radius of more than half makes Qt draw a square, and thin borders do not grow with the rest.
    grown = grown.replace("@half_radio@", f"{(px(14) + 2) // 2}px")
    return grown.replace("@half_chosen@", f"{(px(6) + 2 * px(5)) // 2}px")


def _grown(found: re.Match[str]) -> str:
    length = int(found[1])
    return found[0] if length <= 2 else f"{px(length)}px"
