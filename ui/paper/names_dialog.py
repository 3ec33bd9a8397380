"""The names that a Word template may have, with what stands behind each; copied with Ctrl+C."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from paperwork.forms import QuestionForm
from paperwork.word_names import OfferedName, names_offered
from translations import N_, _
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.cells import Cell
from ui.common.layouts import column, label, line, pane, row
from ui.common.messages import messages
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.search_box import SearchBox

REPEATED = {"tourists": N_("a row for each tourist"), "tour.services": N_("a row for each service")}


@dataclass(frozen=True, slots=True)
class NameRow:
    """A line of the list."""

    id: int
    offered: OfferedName

    @property
    def written(self) -> str:
        """As it stands in a template."""
        return f"{{{{ {self.offered.name} }}}}"


def _name(one: NameRow) -> Cell:
    return Cell(one.written, document=True, pad=20)


def _words(one: NameRow) -> Cell:
    return Cell(one.offered.words.lstrip("*"))


def _repeats(one: NameRow) -> Cell:
    words = REPEATED.get(one.offered.repeats, "")
    return Cell(_(words) if words else "", tone="text2", small=True)


COLUMNS = (
    Column(N_("Written in the template"), _name, 300),
    Column(N_("What comes out"), _words, 260, stretch=True),
    Column(N_("Repeated"), _repeats, 170),
)


class NamesDialog(QDialog):
    """All names for templates that take the answers of a questionnaire."""

    def __init__(self, parent: QWidget | None, form: QuestionForm) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Names for Word templates"))
        self._all = [NameRow(n, one) for n, one in enumerate(names_offered(form))]
        self.search = SearchBox(_("Find a name"), _("A name or what it means"))
        self.search.textEdited.connect(lambda _text: self.show_found())
        self.names = RecordList(COLUMNS, _("Names"), row_height=28)
        self.search.returnPressed.connect(self.names.setFocus)
        self.names.indent_first(20)
        self.names.opened.connect(self.copy)
        for key in ("Ctrl+C", "Ctrl+Return", "Ctrl+Enter"):
            shortcut(self, key, self.copy_chosen)
        take = button(_("&Copy the name"), self.copy_chosen, kind="primary", icon="copy")
        hint = label(_("Type or paste a name into a Word document, in its braces."), "quiet", wrap=True)
        foot = row((hint, 1), button(_("Close"), self.reject, key="Esc"), take, key_label("Ctrl+C"))
        self.setLayout(
            column(
                row((self.search, 1), margins=(20, 14, 20, 10)), line(), (self.names, 1), line(),
                pane(column(foot, margins=(20, 10, 20, 12)), "sunken"), gap=0,
            )
        )  # fmt: skip
        room = self.screen().availableSize()
        self.resize(min(theme.px(820), room.width() - 40), min(theme.px(600), room.height() - 60))
        self.show_found()
        self.search.setFocus()

    def show_found(self) -> None:
        """The names that have all the words typed."""
        words = self.search.text().casefold().split()
        texts = ((one, f"{one.offered.name} {one.offered.words}".casefold()) for one in self._all)
        self.names.set_rows([one for one, text in texts if all(word in text for word in words)], keep=-1)
        self.names.select_row(0)

    def copy_chosen(self) -> None:
        """Ctrl+C."""
        self.copy(self.names.current())

    def copy(self, one: NameRow | None) -> None:
        """Put the name with its braces on the clipboard."""
        if one is not None:
            QGuiApplication.clipboard().setText(one.written)
            messages.tell(_("%(name)s is on the clipboard.") % {"name": one.written})
