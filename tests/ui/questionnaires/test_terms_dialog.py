"""Terms that a run waits for: one list, each typed once, and whatever asked for it has the translations."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from models.answers import save_answers
from models.dictionary import Term, load_terms, save_term
from models.records import Answer
from models.tourists import TouristSave, list_tourists, load_tourist, save_tourists
from models.tours import list_tours
from paperwork.dictionary import current_dictionary
from tests.ui.typing import ALT, CTRL, SHIFT, press, shown, type_text, walk
from ui.common.background import runner
from ui.common.changes import changes
from ui.questionnaires.person_names import full_name
from ui.questionnaires.print_dialog import PrintDialog
from ui.questionnaires.questionnaire_window import QuestionnaireWindow
from ui.questionnaires.readiness_window import ReadinessWindow
from ui.questionnaires.terms_dialog import TermsDialog

K = Qt.Key
TAMER, PILOT = "укротитель", "звездолётчик"


@pytest.fixture
def tour(office) -> int:
    """A tour of Italy: three tamers, of whom one is a pilot too."""
    made = next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3)
    for person, answer in zip(
        list_tourists(made), ("Укротитель", "укротитель.", f"{TAMER}, {PILOT}"), strict=False
    ):
        save_answers(person.id, [Answer("occupation", answer)])
    return made


@pytest.fixture
def people(tour) -> list[int]:
    return [row.id for row in list_tourists(tour)]


@pytest.fixture
def printing(qtbot, tour) -> PrintDialog:
    made = PrintDialog(None, tour)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, made)
    settle()
    return made


@pytest.fixture
def dialog(qtbot, printing) -> TermsDialog:
    return opened(qtbot, printing)


def settle() -> None:
    assert runner().wait(30_000)
    for _round in range(3):
        QApplication.processEvents()


def opened(qtbot, window: QWidget) -> TermsDialog:
    """Ctrl+D in the window."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, K.Key_D, CTRL)
    [made] = [one for one in window.findChildren(TermsDialog) if one.isVisible()]
    qtbot.waitUntil(made.isActiveWindow)
    return made


def listed(dialog: TermsDialog) -> list[str]:
    return [row.waiting.text for row in dialog.list.table_model.rows]


def line(dialog: TermsDialog, language: str = "en", sex: str = "") -> QWidget:
    return dialog.pane.lines.lines[language, sex]


def untranslated(dialog: PrintDialog) -> list[int]:
    return [
        row.gap.tourist_id for row in dialog.gaps.list.table_model.rows if row.gap.reason == "untranslated"
    ]


def test_one_line_for_all_who_wait(dialog, people):
    """The term once, with the names of three; the part that only one of them has for itself."""
    names = [full_name(load_tourist(person)) for person in people[:3]]
    first, second = dialog.list.table_model.rows
    assert (first.waiting.text, first.waiting.answers) == ("Укротитель", 3)
    assert dialog.list.table_model.cell(0, 0).second == f"3 answers: {', '.join(names)}"
    assert (second.waiting.text, second.waiting.answers) == (PILOT, 1)
    assert dialog.list.table_model.cell(1, 0).second == f"1 answer: {names[2]}"


def test_enter_keeps_a_term_and_goes_on(dialog, printing, people):
    """English and Enter, twice: the list is empty, Enter closes, and the gaps of the print dialog are gone."""
    assert untranslated(printing) == people[:3]
    assert QApplication.focusWidget() is line(dialog)
    type_text(dialog, "tamer")
    press(dialog, K.Key_Return)
    assert listed(dialog) == [PILOT]
    assert line(dialog, "ru").text() == PILOT
    assert QApplication.focusWidget() is line(dialog)
    type_text(dialog, "starship pilot")
    press(dialog, K.Key_Return)
    assert listed(dialog) == []
    press(dialog, K.Key_Return)
    settle()
    assert not printing.findChildren(TermsDialog)
    assert untranslated(printing) == []
    assert printing.terms.isHidden()
    assert current_dictionary().translate(f"{PILOT}, {TAMER}", "en") == "starship pilot, tamer"


def test_after_closing_only_the_gaps_that_were_filled_are_gone(dialog, printing, people):
    """One of two terms typed: who waits for the other one stays, and the offer counts it."""
    type_text(dialog, "tamer")
    press(dialog, K.Key_Return)
    press(dialog, K.Key_Escape)
    settle()
    assert untranslated(printing) == [people[2]]
    assert printing.terms._count.text() == "1 term waits for the dictionary"


def test_readiness_offers_the_same(qtbot, tour, people):
    """Ctrl+D there; the cells change as soon as a term is kept."""
    window = shown(qtbot, ReadinessWindow(tour))
    qtbot.waitUntil(window.is_read)
    assert window.terms._count.text() == "2 terms wait for the dictionary"
    dialog = opened(qtbot, window)
    type_text(dialog, "tamer")
    press(dialog, K.Key_Return)
    model = window.table.found_model
    qtbot.waitUntil(lambda: model.state(*model.place_of(people[0], "occupation")) == "filled")
    assert model.state(*model.place_of(people[2], "occupation")) == "untranslated"
    assert window.terms._count.text() == "1 term waits for the dictionary"
    press(dialog, K.Key_Escape)


def test_the_button_opens_it_too(qtbot, printing):
    """What the mouse does is what Ctrl+D does."""
    next(one for one in printing.terms.findChildren(QPushButton)).click()
    [dialog] = printing.findChildren(TermsDialog)
    assert listed(dialog) == ["Укротитель", PILOT]
    dialog.close()


def test_without_waiting_terms_ctrl_d_says_so(qtbot, office, told):
    """No empty window, and no offer beside the gaps."""
    tour = next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3)
    printing = shown(qtbot, PrintDialog(None, tour))
    settle()
    assert printing.terms.isHidden()
    press(printing, K.Key_D, CTRL)
    assert told == [("No term waits for the dictionary.", "info")]
    assert not printing.findChildren(TermsDialog)


def test_what_is_typed_waits_while_others_are_looked_at(qtbot, dialog, printing):
    """F8 away and back, marked in the list; the dialog closed and opened again has it still."""
    type_text(dialog, "tam")
    press(dialog, K.Key_F8)
    assert [row.typed for row in dialog.list.table_model.rows] == [True, False]
    assert line(dialog).text() == ""
    press(dialog, K.Key_F8, SHIFT)
    assert line(dialog).text() == "tam"
    assert QApplication.focusWidget() is line(dialog)
    press(dialog, K.Key_Escape)
    settle()
    again = opened(qtbot, printing)
    assert line(again).text() == "tam"
    for _letter in "tam":
        press(again, K.Key_Backspace)
    press(again, K.Key_F8)
    assert [row.typed for row in again.list.table_model.rows] == [False, False]
    again.close()


def test_the_panel_at_the_answer_has_what_was_typed_here(qtbot, dialog, printing, tour):
    """One draft of a term, wherever it is asked for."""
    type_text(dialog, "tam")
    press(dialog, K.Key_Escape)
    printing.close()
    window = shown(qtbot, QuestionnaireWindow(tour))
    window.sheet.row_of("occupation").editor.entry().setFocus()
    press(window, K.Key_D, CTRL)
    assert window.terms.panel.lines.lines["en", ""].text() == "tam"


def test_enter_in_the_list_goes_to_the_lines(dialog):
    """F6 to the list, down to the second term, Enter."""
    press(dialog, K.Key_F6)
    assert dialog.list.hasFocus()
    press(dialog, K.Key_Down)
    assert line(dialog, "ru").text() == PILOT
    press(dialog, K.Key_Return)
    assert QApplication.focusWidget() is line(dialog)
    press(dialog, K.Key_F6)
    press(dialog, K.Key_D, CTRL)
    assert QApplication.focusWidget() is line(dialog)


def test_tab_reaches_all_that_can_be_done(dialog):
    """The list, the lines, each near term, Close and Keep, and round."""
    stops = walk(dialog)
    assert dialog.list in stops
    assert {one.text() for one in stops if isinstance(one, QPushButton)} >= {
        "Close",
        "Keep in the dictionary",
    }
    assert all(one.accessibleName() or isinstance(one, QPushButton) for one in stops)


def test_alt_and_a_figure_takes_a_near_term(qtbot, printing, people):
    """A typing error: the term that was meant is offered, its translations come, Enter keeps both spellings."""
    save_answers(people[3], [Answer("occupation", "бухгалтерр")])
    printing.check()
    settle()
    dialog = opened(qtbot, printing)
    press(dialog, K.Key_F8, SHIFT)
    assert line(dialog, "ru").text() == "бухгалтерр"
    press(dialog, K.Key_1, ALT)
    assert line(dialog).text() == "accountant"
    assert line(dialog, "ru").text() == "бухгалтерр"
    press(dialog, K.Key_Return)
    assert "бухгалтерр" not in listed(dialog)
    assert current_dictionary().translate("бухгалтерр", "fr") == "comptable"
    dialog.close()


def test_a_woman_among_those_who_wait_is_told(qtbot, printing, people):
    """The word for her may differ; its line is one Tab away, and Enter there keeps both."""
    for person, sex in zip(people[:3], "MFM", strict=False):
        tourist = load_tourist(person)
        tourist.sex = sex
        save_tourists([TouristSave(tourist)])
    printing.check()
    settle()
    dialog = opened(qtbot, printing)
    assert dialog.pane._women.isVisible()
    type_text(dialog, "tamer")
    press(dialog, K.Key_Tab)
    type_text(dialog, "tameress")
    press(dialog, K.Key_Return)
    assert not dialog.pane._women.isVisible()
    book = current_dictionary()
    assert [book.translate(TAMER, "en", sex) for sex in "MF"] == ["tamer", "tameress"]
    dialog.close()


@pytest.mark.parametrize(
    ("typed", "language", "sentence"),
    [
        ("", "en", "Type the translation into English too."),
        ("укротитель", "en", "This form takes Latin letters only."),
        (" львов", "ru", "“Укротитель” has to stand in a line: by it the answers find the translation."),
    ],
)
def test_what_would_help_no_answer_is_refused_in_place(dialog, typed, language, sentence):
    """Nothing is kept, and the keys are where the translation belongs."""
    before = len(load_terms())
    line(dialog, language).setFocus()
    line(dialog, language).end(False)
    type_text(dialog, typed)
    press(dialog, K.Key_Return, CTRL)
    assert dialog.pane._problem.text() == sentence
    assert QApplication.focusWidget() is line(dialog)
    assert len(load_terms()) == before
    type_text(dialog, "x")
    assert dialog.pane._problem.isHidden()


def test_ctrl_z_takes_a_term_back_with_its_typing(dialog, told):
    """It waits again; earlier work is not touched from here."""
    type_text(dialog, "tamer")
    press(dialog, K.Key_Return)
    press(dialog, K.Key_Z, CTRL)
    assert listed(dialog) == ["Укротитель", PILOT]
    assert line(dialog, "ru").text() == "Укротитель"
    assert line(dialog).text() == "tamer"
    assert current_dictionary().translate(TAMER, "en") == ""
    press(dialog, K.Key_F6)
    press(dialog, K.Key_Z, CTRL)
    assert told[-1] == ("There is nothing to undo.", "info")


def test_ctrl_z_in_a_line_takes_back_its_letters_first(dialog):
    """As in every field."""
    type_text(dialog, "tamer")
    press(dialog, K.Key_Return)
    type_text(dialog, "p")
    press(dialog, K.Key_Z, CTRL)
    assert line(dialog).text() == ""
    assert listed(dialog) == [PILOT]


def test_what_a_colleague_added_leaves_the_list(dialog):
    """The shown term and what is typed for it stay as they are."""
    type_text(dialog, "tam")
    changes.announce(save_term(Term({("ru", ""): PILOT, ("en", ""): "pilot"})))
    assert listed(dialog) == ["Укротитель"]
    assert line(dialog).text() == "tam"
    assert QApplication.focusWidget() is line(dialog)


def test_the_open_questionnaire_has_the_translation(qtbot, tour):
    """Printing from the questionnaire: after closing, the form below shows the term."""
    window = shown(qtbot, QuestionnaireWindow(tour))
    press(window, K.Key_P, CTRL)
    [printing] = window.findChildren(PrintDialog)
    settle()
    dialog = opened(qtbot, printing)
    type_text(dialog, "tamer")
    press(dialog, K.Key_Return)
    entry = window.sheet.row_of("occupation").editor.entry()
    assert entry.accessibleDescription() == "On the form: tamer"
    dialog.close()
    printing.close()


def test_the_list_is_a_proper_model(dialog, qtmodeltester):
    """It keeps Qt's rules."""
    qtmodeltester.check(dialog.list.table_model)


def test_large_letters_fit_the_screen(qtbot, qapp, printing):
    """At 160 % the dialog needs no more than the screen has."""
    from ui.common import theme

    theme.apply(qapp, "light", 1.6)
    try:
        dialog = opened(qtbot, printing)
        assert dialog.minimumSizeHint().width() <= 1366
        assert dialog.minimumSizeHint().height() <= 768
        dialog.close()
    finally:
        theme.apply(qapp, "light")
