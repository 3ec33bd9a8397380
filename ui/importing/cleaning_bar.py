"""The row of cleaning buttons, and the bar of find and replace that opens under it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QPushButton, QWidget

from translations import N_, _
from ui.common.buttons import button, key_text, shortcut, tool
from ui.common.layouts import label, paint_ground, row
from ui.importing.cleaning import Cleaning
from ui.importing.flow_layout import FlowLayout
from ui.importing.grid_model import GridModel

# (what the menu says, the field's part, the script it is written into)
WAYS = (
    (N_("Surname, Latin to Cyrillic"), "surname", "native"),
    (N_("Given name, Latin to Cyrillic"), "given_name", "native"),
    (N_("Surname, Cyrillic to Latin"), "surname", "latin"),
    (N_("Given name, Cyrillic to Latin"), "given_name", "latin"),
)


class CleaningBar(QWidget):
    """Signals: ``replace_asked()``: find and replace is to open; ``layouts_asked()``: those remembered."""

    replace_asked = Signal()
    layouts_asked = Signal()

    def __init__(self, model: GridModel, cleaning: Cleaning) -> None:
        super().__init__()
        self._model = model
        self._cleaning = cleaning
        self._as_it_is = self._overwrites = False
        self.scripts = self._button(_("Latin and Cyrillic"), self.open_scripts, "swap", "Alt+3")
        self.more = self._button(_("More"), self.open_more, "more", "Alt+5")
        buttons = [
            self._button(_("Split surname + sex"), cleaning.split_sex, "split", "Alt+1"),
            self._button(_("Split surname + name"), cleaning.split_name, "split", "Alt+2"),
            self.scripts,
            self._button(_("Remove wrong characters"), cleaning.wrong_characters, "clean", "Alt+4"),
            self.more,
        ]
        self.setLayout(FlowLayout(*buttons))

    @staticmethod
    def _button(text: str, action: object, icon: str, key: str) -> QPushButton:
        made = button(text, action, kind="ghost", icon=icon, key=key, small=True)  # type: ignore[arg-type]
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the grid
        return made

    # --- menus

    def open_scripts(self) -> None:
        """Names into the other script: letter by letter or as they are, empty cells only or all."""
        menu = self._menu()
        for text, part, to in WAYS:
            menu.addAction(_(text), partial(self._turn, part, to))
        menu.addSeparator()
        choices = (_("As it is, not letter by letter"), "_as_it_is"), (_("Filled cells too"), "_overwrites")
        for text, name in choices:
            choice = menu.addAction(text)
            choice.setCheckable(True)
            choice.setChecked(getattr(self, name))
            choice.toggled.connect(partial(setattr, self, name))
        self._popup(menu, self.scripts)

    def _turn(self, part: str, to: str) -> None:
        self._cleaning.other_script(part, to, as_it_is=self._as_it_is, only_empty=not self._overwrites)

    def open_more(self) -> None:
        """What is needed less often."""
        menu = self._menu()
        menu.addAction(_("Find and replace") + "\t" + key_text("Ctrl+H"), self.replace_asked.emit)
        menu.addAction(_("Fill empty cells from above"), self._cleaning.fill_down)
        swap = menu.addMenu(_("Swap this column with"))
        here = self._cleaning.column()
        for column in self._model.order():
            if column != here:
                heading = self._model.heading(column).replace("&", "&&")
                swap.addAction(heading, partial(self._cleaning.swap_with, column))
        menu.addSeparator()
        menu.addAction(_("Remembered layouts…"), self.layouts_asked.emit)
        self._popup(menu, self.more)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
        return menu

    @staticmethod
    def _popup(menu: QMenu, under: QWidget) -> None:
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))
        menu.setActiveAction(menu.actions()[0])


class ReplaceBar(QWidget):
    """Find and replace, open above the grid until Esc."""

    closed = Signal()

    def __init__(self, cleaning: Cleaning) -> None:
        super().__init__()
        self._cleaning = cleaning
        self.wanted, self.by = QLineEdit(), QLineEdit()
        self.everywhere = QCheckBox(_("All columns"))
        self.whole = QCheckBox(_("Whole cells"))
        self.match_case = QCheckBox(_("Match case"))
        press = button(_("Replace all"), self.replace, key="Return")
        names = [self._named(_("Find"), self.wanted), self._named(_("Replace by"), self.by)]
        close = tool("x", _("Close"), self.closed.emit, "Esc")
        parts = (*names, self.everywhere, self.whole, self.match_case, press, None, close)
        self.setLayout(row(*parts, margins=(20, 4, 16, 4), gap=10))
        paint_ground(self, "sunken")
        shortcut(self, "Esc", self.closed.emit)
        for field in (self.wanted, self.by):
            field.returnPressed.connect(self.replace)

    @staticmethod
    def _named(text: str, field: QLineEdit) -> QWidget:
        words = label(text, "secondary")
        words.setBuddy(field)
        field.setAccessibleName(text)
        made = QWidget()
        made.setLayout(row(words, (field, 1), gap=6))
        return made

    def open(self, text: str) -> None:
        """Show it with what stands in the cell of the cursor."""
        self.wanted.setText(text)
        self.show()
        self.wanted.setFocus()
        self.wanted.selectAll()

    def replace(self) -> None:
        """Enter: everything at once, as one step."""
        self._cleaning.replace(
            self.wanted.text(),
            self.by.text(),
            everywhere=self.everywhere.isChecked(),
            whole=self.whole.isChecked(),
            match_case=self.match_case.isChecked(),
        )
