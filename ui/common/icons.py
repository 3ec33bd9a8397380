"""The icons of resources/icons, drawn in a colour of the theme at the size needed, and kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QDir, QRectF, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import read_text
from ui.common import theme

LINE = 'stroke-width="1.4"'


@cache
def _svg(name: str) -> str:
    return read_text(f"icons/{name}.svg")


def _tinted(name: str, colour: str, width: float = 1.4) -> str:
    return _svg(name).replace("currentColor", colour).replace(LINE, f'stroke-width="{width}"')


def pixmap(name: str, tone: str = "text2", size: int = 16) -> QPixmap:
    """The icon in the colour ``tone``; ``size`` at 100 %, sharp on screens of high density."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio() if QGuiApplication.primaryScreen() else 1.0
    return _drawn(name, theme.tone(tone).name(), theme.px(size), ratio)


@cache
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(_tinted(name, colour).encode()))
    renderer.render(painter, QRectF(0, 0, picture.width(), picture.height()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, tone: str = "text2", size: int = 16) -> QIcon:
    made = QIcon(pixmap(name, tone, size))
    made.addPixmap(pixmap(name, "text3", size), QIcon.Mode.Disabled)
    return made


@cache
def _folder() -> QTemporaryDir:
    """Style sheets take pictures from files only; these go when the program does."""
    return QTemporaryDir(f"{QDir.tempPath()}/habitue-icons-XXXXXX")


def tinted_file(name: str, tone: str, width: float = 1.6) -> str:
    """Path of the icon as a coloured SVG file, with forward slashes, for the style sheet."""
    path = Path(_folder().path()) / f"{theme.mode()}-{name}-{tone}.svg"
    if not path.exists():
        path.write_text(_tinted(name, theme.tone(tone).name(), width), encoding="utf-8")
    return path.as_posix()
