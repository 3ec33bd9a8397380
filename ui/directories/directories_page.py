"""The place of the directories: dictionary, questionnaires, countries and forms as tabs of one page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from translations import N_, _
from ui.common.buttons import button, button_group, shortcut
from ui.common.layouts import column, label, row
from ui.common.page import Page
from ui.common.preferences import DIRECTORY


def _dictionary() -> Page:
    from ui.directories.dictionary_page import DictionaryPage

    return DictionaryPage()


def _questionnaires() -> Page:
    from ui.directories.questionnaires_page import QuestionnairesPage

    return QuestionnairesPage()


def _countries() -> Page:
    from ui.directories.countries_page import CountriesPage

    return CountriesPage()


def _paper_forms() -> Page:
    from ui.directories.paper_forms_page import PaperFormsPage

    return PaperFormsPage()


TABS: dict[str, tuple[str, Callable[[], Page]]] = {
    "dictionary": (N_("Dictionary"), _dictionary),
    "questionnaires": (N_("Questionnaires"), _questionnaires),
    "countries": (N_("Countries"), _countries),
    "paper_forms": (N_("Embassies' forms"), _paper_forms),
}


class DirectoriesPage(Page):
    """Shows one directory at a time; each is made when first asked for. Ctrl+Tab goes to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._tabs = {
            name: button(_(words), lambda name=name: self.go(name), kind="tab")
            for name, (words, _make) in TABS.items()
        }
        button_group(self, list(self._tabs.values()))
        head = row(
            label(_("Directories"), "page"), 14, *self._tabs.values(), None, margins=(20, 10, 20, 0), gap=22
        )
        self.setLayout(column(head, (self._stack, 1), gap=0))
        shortcut(self, "Ctrl+Tab", lambda: self._step(1))
        shortcut(self, "Ctrl+Shift+Tab", lambda: self._step(-1))
        wanted = DIRECTORY.get()
        self._name = wanted if wanted in TABS else "dictionary"

    def title(self) -> str:
        return self.page.title()

    @property
    def page(self) -> Page:
        """The directory that is shown."""
        if self._name not in self._pages:
            made = self._pages[self._name] = TABS[self._name][1]()
            made.title_changed.connect(self.title_changed)
            self._stack.addWidget(made)
        return self._pages[self._name]

    def go(self, name: str) -> bool:
        """Show another directory; False if what is typed in this one cannot be kept."""
        if name != self._name and not self.page.may_leave():
            self._tabs[self._name].setChecked(True)
            return False
        self._name = name
        DIRECTORY.set(name)
        self.activate()
        self.title_changed.emit()
        return True

    def _step(self, step: int) -> None:
        names = list(TABS)
        self.go(names[(names.index(self._name) + step) % len(names)])

    def activate(self) -> None:
        self._tabs[self._name].setChecked(True)
        self._stack.setCurrentWidget(self.page)
        self.page.activate()

    def take_focus(self) -> None:
        self.page.take_focus()

    def may_leave(self) -> bool:
        return self.page.may_leave()

    def unsaved(self) -> int:
        return self.page.unsaved()

    def find_here(self) -> None:
        self.page.find_here()

    def new_record(self) -> None:
        self.page.new_record()

    def refresh(self) -> None:
        self.page.refresh()
