"""Additional personal data: answered by keys, translated at once, never lost, saved only where answered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from models.answers import load_answers, load_kept_answers, save_answers
from models.directories import COUNTRY, Entry, save_entries
from models.drafts import load_draft
from models.journal import undo
from models.records import Answer, Tour
from models.tourists import TouristSave, list_tourists, load_tourist, save_tourists
from models.tours import list_tours, load_tour, save_tour
from paperwork.directories import current_directories
from paperwork.form_editing import with_question, without_form, without_questions
from paperwork.forms import UnknownForm, list_forms
from tests.ui.typing import ALT, CTRL, SHIFT, press, shown, type_text
from ui.common.changes import changes
from ui.common.preferences import QUESTIONNAIRE_COUNTRY
from ui.office.undoing import announce
from ui.questionnaires.questionnaire_window import QuestionnaireWindow
from ui.questionnaires.tourist_answers import draft_key


@pytest.fixture
def tour(office) -> Tour:
    """A tour of Italy whose tourists are regular clients."""
    return load_tour(next(row.id for row in list_tours() if row.countries == ("IT",) and row.tourists > 3))


@pytest.fixture
def people(tour) -> list[int]:
    return [row.id for row in list_tourists(tour.id)]


@pytest.fixture
def window(qtbot, tour) -> QuestionnaireWindow:
    made = shown(qtbot, QuestionnaireWindow(tour.id))
    assert made.sheet.rows, "those below the window's edge are made too"
    QApplication.processEvents()
    return made


def go(window: QuestionnaireWindow, key: str) -> QWidget:
    """Put the focus into the question, as a click does."""
    entry = window.sheet.row_of(key).editor.entry()
    entry.setFocus()
    return entry


def answer(window: QuestionnaireWindow, key: str, text: str) -> None:
    entry = go(window, key)
    if hasattr(entry, "selectAll"):
        entry.selectAll()
    type_text(window, text)
    press(window, Qt.Key.Key_Return)


def on_form(window: QuestionnaireWindow, key: str) -> str:
    return window.sheet.row_of(key).editor.entry().accessibleDescription().removeprefix("On the form: ")


def texts(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible() and one.text()]


def focused_question(window: QuestionnaireWindow) -> str:
    current = window.sheet.current()
    return current.question.key if current else ""


def test_what_is_known_is_there_already(window, people):
    """Name, birth date and the tour's dates need no typing, and say where they come from."""
    person = load_tourist(people[0])
    assert on_form(window, "surname") == person.latin_surname
    assert "from the tourist form" in texts(window.sheet.row_of("surname"))
    assert "from the tour" in texts(window.sheet.row_of("arrival_date"))
    assert "proposed" in texts(window.sheet.row_of("passport_type"))


def test_the_title_names_the_tourist_by_initials(window, people):
    """Surname and initials stand in the window's title."""
    row = list_tourists(load_tourist(people[0]).tour_id)[0]
    assert window.windowTitle().startswith(
        f"Additional personal data: {row.native_surname} {row.native_given_name[0]}."
    )


def test_the_window_begins_at_the_first_gap(window):
    """The focus stands where the embassy waits for an answer."""
    row = window.sheet.current()
    assert row.shown.is_gap


def test_an_answer_is_put_into_the_forms_letters_when_finished(window):
    """Cyrillic letters become Latin on leaving the answer; words wait for a translation."""
    answer(window, "place_of_birth", "Ярославль")
    assert on_form(window, "place_of_birth") == "IAROSLAVL"
    answer(window, "occupation", "оператор дронов")
    assert on_form(window, "occupation").startswith("no translation yet")
    answer(window, "occupation", "бухгалтер")
    assert on_form(window, "occupation") == "accountant"
    answer(window, "occupation", "accountant")
    assert on_form(window, "occupation") == "accountant"


def test_enter_goes_to_the_next_answer_and_past_what_is_not_asked(window):
    """From the national number over the closed guardian question's section on to the passport."""
    go(window, "marital_status")
    press(window, Qt.Key.Key_Return)
    assert focused_question(window) == "national_id_number"


def test_enter_in_the_last_answer_reaches_save(window):
    """The primary button follows the last answer."""
    last = next(row for row in reversed(window.sheet.rows) if row.editor.isEnabled())
    last.editor.entry().setFocus()
    press(window, Qt.Key.Key_Return)
    assert QApplication.focusWidget().text() == "&Save"


def test_tab_goes_in_the_order_of_the_form(window):
    """Tab visits the questions in printed order."""
    go(window, "surname")
    visited = [focused_question(window)]
    for _step in range(4):
        press(window, Qt.Key.Key_Tab)
        visited.append(focused_question(window))
    assert visited == ["surname", "surname_at_birth", "given_names", "date_of_birth", "place_of_birth"]


def test_only_what_was_answered_is_saved(window, people):
    """Two answers make two records, whatever else is shown."""
    answer(window, "occupation", "teacher")
    answer(window, "employer_full", "School 5, Moscow")
    press(window, Qt.Key.Key_Return, CTRL)
    saved = load_answers(people[0])
    assert {key: one.value for key, one in saved.items()} == {
        "occupation": "teacher",
        "employer_full": "School 5, Moscow",
    }
    assert window.unsaved() == 0


def test_lasting_answers_are_kept_with_the_client_and_journey_answers_are_not(window, people):
    """The occupation comes back on the next tour, the number of entries does not."""
    client = load_tourist(people[0]).client_id
    answer(window, "occupation", "teacher")
    go(window, "number_of_entries")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_S, CTRL)
    assert set(load_kept_answers(client)) == {"occupation"}
    assert load_answers(people[0])["number_of_entries@schengen"].value == "one"


def test_an_emptied_answer_goes_back_to_what_is_known(window, people):
    """A typed place of birth is taken back: the tourist form's stands there again, and after saving too."""
    known = on_form(window, "place_of_birth")
    answer(window, "place_of_birth", "Тверь")
    window.save_all()
    entry = go(window, "place_of_birth")
    entry.selectAll()
    press(window, Qt.Key.Key_Delete)
    press(window, Qt.Key.Key_Return)
    assert on_form(window, "place_of_birth") == known
    assert entry.text() == load_tourist(people[0]).birth_place
    window.save_all()
    assert "place_of_birth" not in load_answers(people[0])


def test_typing_back_what_was_there_is_no_change(window):
    """An answer changed and changed back leaves nothing to save."""
    entry = go(window, "place_of_birth")
    before = entry.text()
    answer(window, "place_of_birth", "Тверь")
    assert window.unsaved() == 1
    answer(window, "place_of_birth", before)
    assert window.unsaved() == 0


def test_another_tourist_and_back_loses_nothing(window, people):
    """Ctrl+PgDown in the middle of a word, Ctrl+PgUp: the letters are there, still unsaved."""
    go(window, "occupation")
    type_text(window, "teach")
    press(window, Qt.Key.Key_PageDown, CTRL)
    assert on_form(window, "occupation") != "teach"
    press(window, Qt.Key.Key_PageUp, CTRL)
    assert on_form(window, "occupation") == "teach"
    assert window.unsaved() == 1
    assert load_answers(people[0]) == {}


def test_a_crash_loses_nothing(qtbot, window, tour, people):
    """A second after the last letter the draft holds it, and the next window shows it as not saved."""
    go(window, "occupation")
    type_text(window, "teach")
    qtbot.waitUntil(
        lambda: (load_draft(draft_key(people[0])) or {}).get("answers") == {"occupation": "teach"}
    )
    again = shown(qtbot, QuestionnaireWindow(tour.id, people[0]))
    assert on_form(again, "occupation") == "teach"
    assert again.windowTitle().startswith("• ")


def test_revert_goes_back_to_what_is_kept(window, people):
    """Ctrl+R forgets the typing and its draft."""
    answer(window, "occupation", "teacher")
    press(window, Qt.Key.Key_R, CTRL)
    assert window.unsaved() == 0
    assert load_draft(draft_key(people[0])) is None


def test_f8_goes_from_gap_to_gap_and_round(window):
    """F8 visits gaps in order, Shift+F8 goes back."""
    gaps = [row.question.key for row in window.sheet.rows if row.shown.is_gap]
    visited = [focused_question(window)]
    for _step in range(len(gaps)):
        press(window, Qt.Key.Key_F8)
        visited.append(focused_question(window))
    assert visited == [*gaps, gaps[0]]
    press(window, Qt.Key.Key_F8, SHIFT)
    assert focused_question(window) == gaps[-1]


def test_yes_and_no_by_arrow_and_taken_back_by_del(window):
    """Space answers no, the arrow yes, Del nothing; what hangs on it opens and closes."""
    follow = window.sheet.row_of("fingerprints_date")
    go(window, "fingerprints_before")
    press(window, Qt.Key.Key_Space)
    assert on_form(window, "fingerprints_before") == "No"
    assert not follow.editor.isEnabled()
    press(window, Qt.Key.Key_Right)
    assert window.sheet.row_of("fingerprints_before").editor.text() == "yes"
    assert follow.editor.isEnabled()
    press(window, Qt.Key.Key_Delete)
    assert window.sheet.row_of("fingerprints_before").shown.filled.state == "empty"


def test_several_choices_are_ticked_by_space(window, people):
    """Tourism was proposed; business is added, and other in one's own words."""
    row = window.sheet.row_of("purpose")
    row.editor.boxes["business"].setFocus()
    press(window, Qt.Key.Key_Space)
    row.editor.boxes["other"].setFocus()
    press(window, Qt.Key.Key_Space)
    row.editor.words.setFocus()
    type_text(window, "dentist")
    press(window, Qt.Key.Key_Return)
    window.save_all()
    assert load_answers(people[0])["purpose@schengen"].value == "tourism;business;other:dentist"
    assert on_form(window, "purpose") == "Tourism, Business, Other (please specify): dentist"


def test_a_date_that_does_not_exist_is_told_and_kept(window):
    """The typed text stays, with a sentence under it."""
    answer(window, "eu_family_date_of_birth", "31.02.1985")
    row = window.sheet.row_of("eu_family_date_of_birth")
    assert any("31.02.1985 does not exist" in text for text in texts(row))
    answer(window, "eu_family_date_of_birth", "010285")
    assert row.editor.entry().text() == "01.02.1985"
    assert on_form(window, "eu_family_date_of_birth") == "01-02-1985"


def test_a_country_is_typed_in_any_language(window):
    """Several countries, by name or code."""
    answer(window, "other_nationalities", "Франция, DE")
    assert on_form(window, "other_nationalities") == "FRANCE, GERMANY"


def test_shift_enter_makes_a_line(window, people):
    """In answers of several lines Enter goes on and Shift+Enter makes a line."""
    area = go(window, "employer_full")
    type_text(window, "School 5")
    press(window, Qt.Key.Key_Return, SHIFT)
    type_text(window, "Moscow")
    assert area.toPlainText() == "School 5\nMoscow"
    press(window, Qt.Key.Key_Return)
    assert focused_question(window) == "purpose"
    window.save_all()
    assert load_answers(people[0])["employer_full"].value == "School 5\nMoscow"


def test_the_country_comes_from_the_tour_and_is_remembered(qtbot, window, tour):
    """Italy is asked for a tour of Italy; the choice of another one of the tour's is remembered."""
    box = next(one for one in window.findChildren(QComboBox) if one.accessibleName() == "Country")
    assert box.currentText() == "Italy: Schengen visa form, edition 2020"
    assert box.count() == len(list_forms())
    tour.countries = ["FR", "IT"]
    save_tour(tour)
    window.choose_country("IT")
    again = shown(qtbot, QuestionnaireWindow(tour.id))
    assert QUESTIONNAIRE_COUNTRY.get() == "IT"
    assert "On the form, English" in texts(again)


def test_a_french_form_is_filled_in_french(window):
    """The country decides the language of the form."""
    answer(window, "nationality", "RU")
    window.choose_country("FR")
    assert "On the form, French" in texts(window)
    assert on_form(window, "nationality") == "RUSSIE"


def test_sections_lead_to_their_first_answer(window):
    """F6 into the sections, Down, Enter: the first answer of the next section."""
    window.resize(1366, 768)
    go(window, "surname")
    press(window, Qt.Key.Key_F6)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert focused_question(window) == "passport_type"


def test_a_narrow_window_leaves_the_room_to_the_answers(window):
    """The sections go first; the three columns stand one below the other where they would be too narrow."""
    window.resize(1366, 768)
    row = window.sheet.row_of("surname")
    editor = row.editor
    assert editor.mapTo(row, editor.rect().topLeft()).x() > row.width() / 4
    window.resize(620, 500)
    QApplication.processEvents()
    assert not window._sections.isVisible()
    assert editor.mapTo(row, editor.rect().topLeft()).x() < row.width() / 4


def test_a_colleagues_answer_is_asked_about(window, people):
    """Both answered the occupation: mine or theirs."""
    answer(window, "occupation", "teacher")
    save_answers(people[0], [Answer("occupation", "doctor")])
    press(window, Qt.Key.Key_Return, CTRL)
    assert any("theirs “doctor”" in text for text in texts(window))
    next(one for one in window.findChildren(QPushButton) if one.text() == "Take theirs").click()
    assert on_form(window, "occupation") == "doctor"
    assert window.unsaved() == 0


def test_a_colleagues_answer_about_the_journey_is_asked_about_too(window, people):
    """It is named in words, not by the key it is kept under, and theirs can be taken."""
    answer(window, "departure_date", "17.07.2026")
    save_answers(people[0], [Answer("departure_date@schengen", "2026-07-18")])
    press(window, Qt.Key.Key_Return, CTRL)
    assert not any("@schengen" in text for text in texts(window))
    assert any("theirs “2026-07-18”" in text for text in texts(window))
    next(one for one in window.findChildren(QPushButton) if one.text() == "Take theirs").click()
    assert window.sheet.row_of("departure_date").shown.filled.code == "2026-07-18"
    assert window.unsaved() == 0


def test_others_changes_arrive_without_losing_typing(window, people):
    """The passport is corrected on the Tourists screen while an answer is being typed here."""
    go(window, "occupation")
    type_text(window, "teach")
    person = load_tourist(people[0])
    person.latin_surname = "NEWNAME"
    changes.announce(save_tourists([TouristSave(person)]))
    assert on_form(window, "surname") == "NEWNAME"
    assert window.sheet.row_of("occupation").editor.text() == "teach"


def test_names_are_never_markup(qtbot, tour, people):
    """Somebody called <img src=x> & Co is shown so."""
    person = load_tourist(people[0])
    person.native_surname = "<img src=x>&Co"
    save_tourists([TouristSave(person)])
    window = shown(qtbot, QuestionnaireWindow(tour.id, people[0]))
    assert "<img src=x>&Co" in window.windowTitle()
    assert any("<img src=x>&Co" in one.currentText() for one in window.findChildren(QComboBox))


def test_a_tour_without_tourists_says_so(qtbot, office):
    """Nobody to ask: a sentence and the way to the tour."""
    empty = Tour(number="2026-7000")
    save_tour(empty)
    window = shown(qtbot, QuestionnaireWindow(empty.id))
    assert "Nobody is on this tour yet" in texts(window)
    press(window, Qt.Key.Key_S, CTRL)


def test_an_answer_of_years_ago_is_marked(qtbot, tour, people):
    """What was answered more than a year ago says when, with a clock."""
    save_answers(people[0], [replace(Answer("occupation", "teacher"), answered_on="2024-03-14")])
    window = shown(qtbot, QuestionnaireWindow(tour.id, people[0]))
    row = window.sheet.row_of("occupation")
    assert row.shown.is_old
    QApplication.processEvents()
    assert "answered 14 Mar 2024" in texts(row)


def test_alt_letters_reach_the_buttons(window, qtbot):
    """Alt+G goes to the next gap as F8 does."""
    go(window, "surname")
    press(window, Qt.Key.Key_G, ALT)
    qtbot.waitUntil(lambda: window.sheet.current().shown.is_gap)


def test_the_sections_are_a_proper_model(window, qtmodeltester):
    """Sections as an item model keep Qt's rules."""
    qtmodeltester.check(window._sections.list.table_model)


def test_rows_below_the_edge_come_by_themselves(qtbot, tour):
    """The window is there at once; the other questions follow, filled in, and the sections count them all."""
    window = shown(qtbot, QuestionnaireWindow(tour.id))
    asked = [one.key for one in window._form.questions]
    qtbot.waitUntil(lambda: len(window.sheet.made) == len(asked), timeout=10_000)
    assert [one.question.key for one in window.sheet.rows] == asked
    assert all(one.shown is not None for one in window.sheet.rows)
    assert set(window.sheet.heads) == {one.key for one in window._form.sections}


def test_a_question_changed_in_the_directories_is_asked_at_once(window):
    """An open window shows it with its new words; what is typed in another answer stays."""
    other = window.sheet.row_of("occupation").editor.entry()
    other.setFocus()
    type_text(window, "Pilot")
    directories = current_directories()
    body = directories.bodies["schengen"]["questions"][0] | {"label": {"en": "Name of the clan"}}
    proposal = with_question(directories, "schengen", body)
    changes.announce(save_entries(proposal.entries))
    assert window.sheet.row_of("surname").question.label("en") == "Name of the clan"
    window.sheet.finish()
    assert window.sheet.row_of("occupation").editor.text() == "Pilot"


def test_a_question_taken_out_while_it_is_answered_goes_and_comes_back(window, people):
    """What was being typed in it waits as a draft, and stands there again with the question."""
    go(window, "occupation")
    type_text(window, "Pilot")
    proposal = without_questions(current_directories(), "schengen", ["occupation"])
    saved = save_entries(proposal.entries)
    changes.announce(saved)
    assert window.sheet.row_of("occupation") is None
    announce(undo(saved.operation_id))
    assert window.sheet.row_of("occupation").editor.text() == "Pilot"
    window.save_all()
    assert load_answers(people[0])["occupation"].value == "Pilot"


def test_what_waits_for_a_question_taken_out_is_no_other_countrys(window, people):
    """The day typed into the Schengen form does not move to the British one when the question goes."""
    answer(window, "departure_date", "17.07.2026")
    proposal = without_questions(current_directories(), "schengen", ["departure_date"])
    changes.announce(save_entries(proposal.entries))
    answer(window, "occupation", "teacher")
    assert "departure_date@schengen" in load_draft(draft_key(people[0]))["answers"]
    window.choose_country("GB")
    assert window.sheet.row_of("departure_date").shown.filled.origin == "tour"


def test_an_answer_stays_when_its_question_is_about_the_journey_no_more(window, people):
    """ "Comes back with the client" ticked in the directory: the form's answer shows, and can be taken away."""
    save_answers(people[0], [Answer("number_of_entries@schengen", "two")])
    directories = current_directories()
    body = next(
        one for one in directories.bodies["schengen"]["questions"] if one["key"] == "number_of_entries"
    )
    proposal = with_question(directories, "schengen", {**body, "kept": True})
    changes.announce(save_entries(proposal.entries))
    assert window.sheet.row_of("number_of_entries").shown.filled.code == "two"
    press(go(window, "number_of_entries"), Qt.Key.Key_Home)
    window.save_all()
    assert load_answers(people[0]) == {}
    assert window.sheet.row_of("number_of_entries").shown.filled.code == ""


def test_a_country_that_loses_its_questionnaire_gives_way_to_another(window, people, told):
    """The window says so and goes on; what was being typed waits, and is there again after the undo."""
    window.choose_country("GB")
    go(window, "departure_date").selectAll()
    type_text(window, "20.07.2026")
    proposal = without_form(current_directories(), "united_kingdom")
    saved = save_entries(proposal.entries, proposal.dropped)
    changes.announce(saved)
    box = next(one for one in window.findChildren(QComboBox) if one.accessibleName() == "Country")
    assert (box.currentData(), box.findData("GB")) == ("IT", -1)
    assert "has no questionnaire any more" in told[-1][0]
    assert window.sheet.row_of("departure_date").shown.filled.origin == "tour"
    announce(undo(saved.operation_id))
    box.setCurrentIndex(box.findData("GB"))
    box.activated.emit(box.currentIndex())
    assert window.sheet.row_of("departure_date").shown.filled.code == "2026-07-20"
    window.save_all()
    assert load_answers(people[0])["departure_date@united_kingdom"].value == "2026-07-20"


def test_an_office_without_questionnaires_says_so(office, tour):
    """All countries were taken out of the directory: a sentence, and no window."""
    directories = current_directories()
    save_entries([Entry(COUNTRY, one.country, None) for one in list_forms()])
    assert current_directories() is not directories
    with pytest.raises(UnknownForm, match="Directories"):
        QuestionnaireWindow(tour.id)


@pytest.mark.parametrize(
    ("kind", "way", "answered", "in_words", "on_paper"),
    [
        ("yes_no", "yes_no", "Pilot", "“Pilot” was answered", "empty: the embassy asks for it"),
        ("date", "date", "Pilot", "Pilot", "Pilot"),
        ("choice", "option", "Pilot", "Pilot", "empty: the embassy asks for it"),
        ("choice", "option", "sun;moon", "Sun, Moon", "Sun, Moon"),
        ("choices", "option", "Pilot;sun", "Pilot", "empty: the embassy asks for it"),
        ("lines", "none", "Pilot", "Pilot", "Pilot"),
        ("country", "country", "Pilot", "Pilot", "PILOT"),
    ],
)
def test_an_answer_outlives_another_kind_of_its_question(
    window, people, kind, way, answered, in_words, on_paper
):
    """It is shown, nothing is ticked for it on paper, and going through it changes nothing."""
    save_answers(people[0], [Answer("occupation", answered)])
    directories = current_directories()
    body = next(one for one in directories.bodies["schengen"]["questions"] if one["key"] == "occupation")
    options = [{"key": key, "label": {"en": key.title()}} for key in ("sun", "moon")]
    other = {**body, "kind": kind, "translate": way, "when_empty": "required"}
    other |= {"options": options} if kind.startswith("choice") else {}
    changes.announce(save_entries(with_question(directories, "schengen", other).entries))
    go(window, "occupation")
    row = window.sheet.row_of("occupation")
    seen = [row._problem.text() if row._problem is not None else ""]
    seen += [one.text() for part in (QLineEdit, QCheckBox) for one in row.findChildren(part)]
    seen += [one.toPlainText() for one in row.findChildren(QPlainTextEdit)]
    seen += [one.currentText() for one in row.findChildren(QComboBox)]
    assert any(in_words in text for text in seen)
    assert on_form(window, "occupation") == on_paper
    press(window, Qt.Key.Key_Return)
    assert window.unsaved() == 0
    assert load_answers(people[0])["occupation"].value == answered


def test_answers_about_the_journey_belong_to_one_country(window, people):
    """What one embassy is told of the journey does not stand on another's form, typed or saved; the rest does."""
    answer(window, "departure_date", "17.07.2026")
    answer(window, "occupation", "teacher")
    window.choose_country("GB")
    assert window.sheet.row_of("departure_date").shown.filled.origin == "tour"
    answer(window, "departure_date", "20.07.2026")
    window.save_all()
    typed = {"departure_date@schengen": "2026-07-17", "occupation": "teacher"}
    assert load_draft(draft_key(people[0]))["answers"] == typed
    window.choose_country("IT")
    assert window.sheet.row_of("departure_date").shown.filled.code == "2026-07-17"
    window.save_all()
    kept = load_answers(people[0])
    assert kept["departure_date@schengen"].value == "2026-07-17"
    assert kept["departure_date@united_kingdom"].value == "2026-07-20"
    assert kept["occupation"].value == "teacher"


def test_an_answer_from_before_it_belonged_to_a_country_shows_until_it_is_changed(window, people):
    """And taken away it does not come back from beneath."""
    save_answers(people[0], [Answer("departure_date", "2026-07-17")])
    window.reload()
    assert window.sheet.row_of("departure_date").shown.filled.code == "2026-07-17"
    go(window, "departure_date").selectAll()
    press(window, Qt.Key.Key_Delete)
    press(window, Qt.Key.Key_Return)
    window.save_all()
    assert load_answers(people[0]) == {}
    assert window.sheet.row_of("departure_date").shown.filled.origin == "tour"
