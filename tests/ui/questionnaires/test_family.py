"""A family of four from an empty office to printed questionnaires, in Russian and with the keyboard only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

import translations
from models.tourists import list_tourists, load_tourists
from models.tours import list_tours, load_tour
from paperwork.answering import FilledAnswer
from paperwork.forms import load_form
from paperwork.readiness import tour_readiness
from paperwork.wording import is_foreign
from tests.ui.questionnaires.clerk import DOWN, ENTER, NEXT_GAP, Answering, Clerk
from tests.ui.questionnaires.family import (
    ADDRESS,
    BABY,
    BRITISH_BOXES,
    BRITISH_FATHER,
    BRITISH_OTHERS,
    FRENCH_BOXES,
    FRENCH_FATHER,
    FRENCH_OTHERS,
    MOTHER,
    ON_BRITISH_FORM,
    ON_FRENCH_FORM,
    PEOPLE,
)
from tests.ui.typing import CTRL, SHIFT, shown
from ui.main_window import MainWindow
from ui.questionnaires.questionnaire_window import QuestionnaireWindow
from ui.questionnaires.readiness_window import ReadinessWindow
from ui.tours.tour_editor import TourEditor

K = Qt.Key


@pytest.fixture
def clerk(qtbot, empty_office, monkeypatch) -> Clerk:
    """A Russian office that has just been opened, with nothing in it."""
    translations.install("ru")
    main = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: main.place() == "tours")
    made = Clerk(main, qtbot.waitUntil)

    def fill_in(editor: TourEditor) -> int:
        editor.show()
        made.windows.append(editor)
        type_the_tour(made)
        assert not editor.isVisible()
        return editor.result()

    monkeypatch.setattr(TourEditor, "exec", fill_in)
    return made


def type_the_tour(clerk: Clerk) -> None:
    """Title, dates, countries and two hotels; Enter leads to the button that saves."""
    clerk.fill("Париж и Лондон", "120727", "21.7.27", "", "Франция, великобр", "Соколов А. В.", "")
    for hotel in (("О", "Hôtel Molière", "120727", "170727"), ("О", "Отель «Тависток»", "170727", "210727")):
        clerk.press(K.Key_Insert)
        clerk.fill(*hotel)
    clerk.press(ENTER)


def opened(clerk: Clerk, kind: type) -> QWidget:
    """The window of that kind that was opened last from the main one."""
    window = clerk.main.opened_windows()[-1]
    assert isinstance(window, kind)
    return window


def put_family_on_tour(clerk: Clerk) -> int:
    """A new tour and its four tourists, saved; the tour's id."""
    clerk.press(ENTER)  # on the first of the ways to begin
    clerk.press(ENTER)  # on the new tour in the list
    for person in PEOPLE:
        clerk.press(K.Key_Insert)
        for part in person:
            clerk.fill(*part)
        clerk.press(ENTER, held=CTRL)
    [tour] = list_tours()
    return tour.id


def answer_in_french(clerk: Clerk) -> None:
    """The father's first; what is common is copied; then what each of the others lacks."""
    clerk.press(K.Key_F9)
    work = Answering(clerk, opened(clerk, QuestionnaireWindow))
    clerk.press(*[K.Key_PageUp] * 3, held=CTRL)
    to_the_first(clerk)
    work.answer_all(FRENCH_FATHER)
    work.translate("drone engineer", "ingénieur en drones")
    save(clerk, work)
    clerk.press(K.Key_T, held=CTRL | SHIFT)
    clerk.press(ENTER)
    for answers in FRENCH_OTHERS.values():
        next_person(clerk, work, answers)
    clerk.press(K.Key_W, held=CTRL)


def answer_in_english(clerk: Clerk) -> None:
    """From the readiness of the tour to the first gap of the British form; the others take, then correct."""
    clerk.press(K.Key_Q, held=CTRL | SHIFT)
    table = opened(clerk, ReadinessWindow)
    clerk.bring(table)
    clerk.read(table, "готовы: 4 из 4")
    clerk.press(K.Key_F6, DOWN)
    clerk.read(table, "готовы: 0 из 4")
    clerk.press(K.Key_F6, NEXT_GAP, ENTER)
    work = Answering(clerk, opened(clerk, QuestionnaireWindow))
    assert work.window.windowTitle().endswith("Соколов А. В.")
    to_the_first(clerk)
    work.answer_all(BRITISH_FATHER)
    save(clerk, work)
    for person, answers in BRITISH_OTHERS.items():
        clerk.press(K.Key_PageDown, held=CTRL)
        take_all(clerk, from_row=2 if person == BABY else 0, without="3 " if person == MOTHER else "")
        to_the_first(clerk)
        work.answer_all(answers)
        save(clerk, work)
    clerk.read(table, "готовы: 4 из 4")


def to_the_first(clerk: Clerk) -> None:
    """By the sections to the first question."""
    clerk.press(K.Key_F6, K.Key_Home, ENTER)


def next_person(clerk: Clerk, work: Answering, answers: Mapping[str, str]) -> None:
    clerk.press(K.Key_PageDown, held=CTRL)
    to_the_first(clerk)
    work.answer_all(answers)
    save(clerk, work)


def take_all(clerk: Clerk, from_row: int, without: str) -> None:
    """Ctrl+T, the person to take from, and all of their answers but one, named by its number."""
    clerk.press(K.Key_T, held=CTRL)
    clerk.press(*[DOWN] * from_row)
    clerk.press(K.Key_F6)
    clerk.press(K.Key_A, held=CTRL)
    if without:
        clerk.type(without)
        clerk.press(K.Key_Space)
    clerk.press(ENTER)


def save(clerk: Clerk, work: Answering) -> None:
    """Ctrl+Enter; nothing lacks by then: the head says so, and F8 too."""
    clerk.press(ENTER, held=CTRL)
    clerk.press(NEXT_GAP)
    clerk.read(work.window, r"\b(\d+) из \1 заполнено")
    clerk.read(work.window, "Пробелов нет: всё, о чём спрашивают, заполнено")
    assert work.window.unsaved() == 0


def print_all(clerk: Clerk, folder: Path, *, other_country: bool = False) -> Path:
    """Ctrl+P from a questionnaire: all of the tour, into that folder; its country, or the tour's first."""
    clerk.press(K.Key_P, held=CTRL)
    clerk.wait()
    dialog = clerk.window()
    clerk.press(DOWN)
    clerk.read(dialog, "Пробелов нет")
    clerk.press(K.Key_Tab, K.Key_Tab)
    if other_country:
        clerk.press(K.Key_Home)
    clerk.press(K.Key_Tab, K.Key_Tab)  # past the second language of the questions
    clerk.write(str(folder))
    clerk.press(ENTER, ENTER)
    clerk.read(dialog, "4 анкеты")
    [path] = dialog.result_paths
    clerk.press(K.Key_Escape)
    return path


def check_forms(
    tour_id: int, country: str, expected: dict[int, dict[str, str]], boxes: dict[int, dict[str, tuple]]
) -> list[dict[str, FilledAnswer]]:
    """Nothing is to do for anybody, and what stands on the forms is right; by person and key."""
    form = load_form(country)
    found = tour_readiness(tour_id, form, clerk_language="ru")
    assert (found.ready, [row.counts.to_do for row in found.rows]) == (4, [0] * 4)
    people = [{one.question.key: one for one in row.answers} for row in found.rows]
    for number, answers in enumerate(people):
        texts = {key: answers[key].form_text for key in expected[number]}
        assert texts == expected[number]
        assert {key: answers[key].ticked for key in boxes[number]} == boxes[number]
        assert [
            one.question.key for one in answers.values() if is_foreign(one.form_text, form.language)
        ] == []
    return people


def check_paper(path: Path, people: list[dict[str, FilledAnswer]]) -> None:
    """Everything that was answered in words stands in the PDF, on the pages of whom it is about."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    for answers in people:
        name = f"{answers['surname'].form_text} {answers['given_names'].form_text} "  # of the running title
        paper = "".join(page for page in pages if name in page).replace(" ", "")
        written = [one for one in answers.values() if one.form_text and not one.question.options]
        assert [one.form_text for one in written if one.form_text.replace(" ", "") not in paper] == []


def test_a_family_of_four_from_nothing_to_paper(clerk, tmp_path):
    """A tour to France and the United Kingdom: both questionnaires of all four are ready and printed."""
    tour_id = put_family_on_tour(clerk)
    people = load_tourists([row.id for row in list_tourists(tour_id)])
    assert load_tour(tour_id).countries == ["FR", "GB"]
    assert [one.native_given_name for one in people] == ["Андрей", "Марина", "Полина", "Лев"]
    assert {one.address for one in people} == {ADDRESS}
    assert {(one.citizenship, len(one.services)) for one in people} == {("RU", 2)}
    assert {one.services[0].room_type for one in people} == {"QDPL"}
    answer_in_french(clerk)
    check_forms(tour_id, "FR", ON_FRENCH_FORM, FRENCH_BOXES)
    answer_in_english(clerk)
    british = check_forms(tour_id, "GB", ON_BRITISH_FORM, BRITISH_BOXES)
    french = check_forms(tour_id, "FR", ON_FRENCH_FORM, FRENCH_BOXES)
    check_paper(print_all(clerk, tmp_path / "paper"), british)
    check_paper(print_all(clerk, tmp_path / "paper", other_country=True), french)
