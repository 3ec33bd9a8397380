"""Settings take effect at once and are remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

import translations
from tests.ui.typing import press, shown
from ui.common import theme
from ui.common.changes import changes
from ui.common.preferences import LANGUAGE, OLD_AFTER, SCALE, THEME
from ui.office.settings_page import SettingsPage


@pytest.fixture
def page(qtbot, office):
    made = shown(qtbot, SettingsPage())
    made.activate()
    yield made
    theme.apply(QApplication.instance(), "light")


def test_the_theme_changes_at_once(page, qtbot):
    """Dark by keys: the colours are there before the page is left."""
    page.colours.setFocus()
    with qtbot.waitSignal(page.look_changed):
        press(page, Qt.Key.Key_Down)
        press(page, Qt.Key.Key_Down)
    assert THEME.get() == theme.mode() == "dark"


def test_the_size_of_letters_changes_at_once(page):
    """One step down the list makes letters larger."""
    before = theme.px(100)
    page.letters.setFocus()
    press(page, Qt.Key.Key_Down)
    assert SCALE.get() == 1.1
    assert theme.px(100) > before


def test_the_language_waits_for_the_next_start_and_says_so(page):
    """The choice is kept; the sentence under it says when it works."""
    if "ru" not in translations.available_languages():
        pytest.skip("the catalogues are not compiled")
    page.language.setFocus()
    for _step in range(2):
        press(page, Qt.Key.Key_Down)
    assert LANGUAGE.get() == "ru"
    assert page.language.message() == "The program speaks it from its next start."
    press(page, Qt.Key.Key_Up)
    assert page.language.message() == ""


def test_the_path_of_the_database_is_shown_and_copied(page, office):
    """The clipboard gets the whole path."""
    line = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == "Database")
    assert line.text() == str(office)
    next(one for one in page.findChildren(QPushButton) if one.text() == "Copy the path").click()
    assert QApplication.clipboard().text() == str(office)


def test_the_age_of_old_answers_is_set_at_once(page, qtbot):
    """One step down from a year is two; windows with questionnaires hear that they have to look again."""
    assert page.old_after.box.currentText() == "more than a year ago"
    page.old_after.setFocus()
    with qtbot.waitSignal(changes.written):
        press(page, Qt.Key.Key_Down)
    assert OLD_AFTER.get() == 24
    assert page.old_after.box.currentText() == "more than 2 years ago"


def test_f6_goes_from_group_to_group(page):
    """From the language to questionnaires and the database and back."""
    first = page.focusWidget()
    press(page, Qt.Key.Key_F6)
    assert page.focusWidget().accessibleName() == "Ask again what was answered"
    press(page, Qt.Key.Key_F6)
    assert page.focusWidget().accessibleName() == "Database"
    press(page, Qt.Key.Key_F6)
    assert page.focusWidget() is first
