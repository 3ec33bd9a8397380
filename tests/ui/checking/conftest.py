"""A tour with something to see on its tourists, and the windows that show it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from models.records import Tour, Tourist
from models.tourists import TouristSave, list_tourists, save_tourists
from models.tours import find_tour, save_tour
from tests.ui.typing import shown
from ui.checking.check_window import CheckWindow
from ui.common.background import runner

YEAR = date.today().year + 1
START, END = f"{YEAR}-06-01", f"{YEAR}-06-08"


def settle() -> None:
    """Let the work beside the window end and be shown."""
    for _round in range(4):
        assert runner().wait(30_000)
        QApplication.processEvents()


def said(window: QWidget) -> str:
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def found(window: CheckWindow) -> list[tuple[str, str]]:
    """(surname, code) of the lines shown."""
    lines = window.list.table_model.rows
    return [(one.row.tourist.native_surname, one.row.finding.code) for one in lines]


def choose(window: CheckWindow, code: str) -> None:
    """Make the first line of that code the current one."""
    codes = [one for _name, one in found(window)]
    window.list.select_row(codes.index(code))
    window.list.setFocus()
    QApplication.processEvents()


def tourist(number: int, surname: str, latin: str, **fields: str) -> Tourist:
    """A grown woman of Russia whose passport is in order."""
    usual = {
        "native_given_name": "Анна",
        "latin_given_name": "ANNA",
        "sex": "F",
        "birth_date": "1985-02-01",
        "citizenship": "RU",
        "international_passport_state": "RU",
        "international_passport_series": "75",
        "international_passport_number": f"00123{number:02}",
        "international_passport_issue_date": f"{YEAR - 1}-01-15",
        "international_passport_expiry": f"{YEAR + 9}-01-15",
    }
    return Tourist(native_surname=surname, latin_surname=latin, **(usual | fields))


def made_tour(*people: Tourist, **fields: object) -> Tour:
    """A tour of Italy in the coming year with these people, kept."""
    usual = {"number": "T-0412", "title": "Italy", "start_date": START, "end_date": END, "countries": ["IT"]}
    save_tour(Tour(**(usual | fields)))
    tour = find_tour(str((usual | fields)["number"]))
    save_tourists([TouristSave(replace(one, tour_id=tour.id)) for one in people])
    return tour


@pytest.fixture
def tour(office) -> Tour:
    """The first passport expires on the tour, the names of the second and the third have a Latin letter."""
    return made_tour(
        tourist(1, "Волкова", "VOLKOVA", international_passport_expiry=f"{YEAR}-06-05"),
        tourist(2, "Петрoва", "PETROVA"),
        tourist(3, "Сидорoва", "SIDOROVA"),
        tourist(4, "Яшина", "IASHINA"),
    )


@pytest.fixture
def people(tour) -> list[int]:
    """Ids of those on it, in the order of booking."""
    return [row.id for row in list_tourists(tour.id)]


@pytest.fixture
def open_check(qtbot) -> Callable[[int], CheckWindow]:
    """``open_check(tour_id)``: its window on the screen, read."""

    def open_it(tour_id: int) -> CheckWindow:
        window = shown(qtbot, CheckWindow(tour_id))
        window.resize(1366, 768)
        settle()
        return window

    return open_it


@pytest.fixture
def window(open_check, tour) -> CheckWindow:
    return open_check(tour.id)
