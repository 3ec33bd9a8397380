"""What this program is, its version, and whose work it stands on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from models import database
from translations import _
from ui.common import theme
from ui.common.buttons import button
from ui.common.layouts import column, label, paint_ground, pane, row

BUILT_ON = "Qt, PySide6, peewee, SQLCipher, SQLite, PostgreSQL, psycopg, Babel, ReportLab, python-calamine, \
selectolax, python-docx, RapidFuzz, phonenumbers, Inter, Noto Sans"


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Habitué"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
        lines = (
            label("Habitué", "page"),
            label(_("Version %(version)s") % {"version": program_version()}, "quiet"),
            label(_("Regular clients, tourist lists and embassies' questionnaires."), wrap=True),
            label(_("Database: %(name)s") % {"name": where()}, "secondary", wrap=True),
            label(_("Free software under the MIT licence."), "secondary"),
            label(_("Built on %(names)s.") % {"names": BUILT_ON}, "caption", wrap=True),
        )
        foot = row(None, button(_("Close"), self.close, kind="primary"), margins=(20, 10, 20, 12))
        body = pane(column(*lines, None, margins=(20, 16, 20, 16), gap=10), "surface")
        self.setLayout(column((body, 1), pane(foot, "sunken"), gap=0))
        paint_ground(self, "surface")
        self.setMinimumWidth(theme.px(460))


def program_version() -> str:
    """As installed; from a source tree that was never installed there is none."""
    try:
        return version("habitue")
    except PackageNotFoundError:
        return _("from source")


def where() -> str:
    opened = database.current()
    return str(opened.path or opened.server)
