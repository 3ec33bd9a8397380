"""The languages of the dictionary: which can be added, and the menu for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from models.directories import LANGUAGE, Entry
from paperwork.directories import DICTIONARY_LANGUAGES, Directories, current_directories
from translations import _
from ui.common.wording import language_name

# Those of the states that travel agencies send people to, and of their clients.
OFFERED = (
    *("ar", "az", "be", "bg", "cs", "da", "de", "el", "es", "et", "fa", "fi", "he", "hi", "hr", "hu", "hy"),
    *("it", "ja", "ka", "kk", "ko", "ky", "lt", "lv", "mn", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sr"),
    *("sv", "tg", "th", "tk", "tr", "uk", "uz", "vi", "zh"),
)


def language_entry(directories: Directories, code: str) -> Entry:
    """The entry of a language of the dictionary, whether it is kept already or not."""
    there = directories.own.get((LANGUAGE, code))
    return there if there is not None else Entry(LANGUAGE, code, {})


def languages_menu(parent: QWidget, choose: Callable[[str, bool], None]) -> QMenu:
    """All languages by name, those of the dictionary ticked; what it came with stays."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("Languages"))
    there = current_directories().languages()
    codes = sorted(
        {*OFFERED, *there} - set(DICTIONARY_LANGUAGES), key=lambda code: language_name(code).casefold()
    )
    for code in (*DICTIONARY_LANGUAGES, *codes):
        action = menu.addAction(language_name(code))
        action.setCheckable(True)
        action.setChecked(code in there)
        action.setEnabled(code not in DICTIONARY_LANGUAGES)
        action.triggered.connect(lambda on, code=code: choose(code, on))
    return menu
