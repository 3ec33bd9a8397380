"""No Alt letter stands twice in a window, in any language of the program."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

import translations
from models.answers import save_answers
from models.paper_forms import PaperForm, save_paper_form
from models.records import Answer
from models.tourists import list_tourists
from models.tours import list_tours
from tests.ui.typing import shown

LANGUAGES = ["en", "ru"]


def letters(window: QWidget) -> Iterator[str]:
    """Alt letters of all that is shown in the window now."""
    texts = [one.text() for one in window.findChildren(QAbstractButton) if one.isVisibleTo(window)]
    texts += [one.text() for one in window.findChildren(QLabel) if one.buddy() and one.isVisibleTo(window)]
    for text in texts:
        found = re.search(r"&([^&\s])", text.replace("&&", ""))
        if found:
            yield found[1].casefold()


def repeated(window: QWidget) -> list[str]:
    return [letter for letter, count in Counter(letters(window)).items() if count > 1]


@pytest.fixture(params=LANGUAGES)
def language(request):
    if request.param not in translations.available_languages():
        pytest.skip("the catalogues are not compiled")
    translations.install(request.param)
    return request.param


@pytest.mark.parametrize("place", ["tours", "clients", "directories", "journal", "settings", "tour"])
def test_pages_repeat_no_letter(qtbot, office, language, place):
    """Main window with each of its pages."""
    from ui.main_window import MainWindow

    window = shown(qtbot, MainWindow())
    tour = max(list_tours(), key=lambda one: one.tourists)
    if place == "tour":
        window.open_tour(tour.id, list_tourists(tour.id)[0].id)
    else:
        window.go(place)
    assert repeated(window) == []


@pytest.mark.parametrize("tab", ["dictionary", "questionnaires", "countries", "paper_forms"])
def test_directories_repeat_no_letter(qtbot, office, language, tab):
    """Each tab, with a question and the head of a form in the editor."""
    from ui.directories.directories_page import DirectoriesPage
    from ui.main_window import MainWindow

    window = shown(qtbot, MainWindow())
    window.go("directories")
    page = window.findChild(DirectoriesPage)
    if tab == "paper_forms":
        save_paper_form(PaperForm(name="Own", form="schengen", language="en"), b"x")
    page.go(tab)
    assert repeated(window) == []
    if tab == "questionnaires":
        page.page.questions.select_row(3)
        assert repeated(window) == []


def test_windows_where_terms_wait_repeat_no_letter(qtbot, office, language):
    """Readiness, printing and the list of the terms."""
    from ui.questionnaires.print_dialog import PrintDialog
    from ui.questionnaires.readiness_window import ReadinessWindow
    from ui.questionnaires.terms_dialog import TermsDialog

    tour = max(list_tours(), key=lambda one: one.tourists)
    save_answers(list_tourists(tour.id)[0].id, [Answer("occupation", "укротитель")])
    for window in (ReadinessWindow(tour.id), PrintDialog(None, tour.id)):
        shown(qtbot, window)
        qtbot.waitUntil(window.terms.isVisible)
        assert repeated(window) == []
        window.terms.open()
        [terms] = window.findChildren(TermsDialog)
        assert repeated(terms) == []
        terms.close()
        window.close()


def test_lists_repeat_no_letter(qtbot, office, language):
    """Of a tour and of the clients, after a search and with the choice of months."""
    from ui.lists.lists_dialog import open_client_lists, open_tour_lists

    tour = max(list_tours(), key=lambda one: one.tourists)
    for dialog in (open_tour_lists(None, tour.id), open_client_lists(None, "ivan")):
        assert repeated(dialog) == []
        dialog.wish.choose("expiring" if dialog.wish.kinds.count() > 2 else "expiring_clients")
        assert repeated(dialog) == []
        dialog.close()


def test_windows_repeat_no_letter(qtbot, office, language):
    """Import, questionnaire, readiness, and the check with and without a proposal ticked."""
    from ui.checking.check_window import CheckWindow
    from ui.importing.import_window import ImportWindow
    from ui.questionnaires.questionnaire_window import QuestionnaireWindow
    from ui.questionnaires.readiness_window import ReadinessWindow

    tour = max(list_tours(), key=lambda one: one.tourists)
    made = (ImportWindow, QuestionnaireWindow, ReadinessWindow, CheckWindow)
    for window in (kind(tour.id) for kind in made):
        assert repeated(shown(qtbot, window)) == []
        window.close()


def test_joining_fields_repeats_no_letter(qtbot, office, language, small_form):
    """With a text field chosen, and what may be done with it."""
    from paperwork.pdf_fields import read_form
    from ui.paper.join_window import JoinWindow

    content = small_form("/FT /Tx /T (f1) /TU (Surname \\(Family name\\)) /Rect [10 170 190 185]")
    window = shown(
        qtbot, JoinWindow(PaperForm(name="Own", form="schengen", language="en"), read_form(content))
    )
    assert repeated(window) == []
