"""A tour's list leaves the program and comes back without one difference (T13)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices

import translations
from intake.batch import ImportBatch
from intake.clipboard import tables_from_mime
from intake.files import tables_from_file
from models.records import TOURIST_FIELDS, Tourist
from ui.common.copying import table_mime
from ui.tourists import list_copying

PEOPLE = [
    Tourist(
        native_surname="О’Брайен-Щербакова",
        native_given_name="Анна Мария",
        patronymic="Вагиф кызы",
        latin_surname="OBRAIEN SHCHERBAKOVA",
        latin_given_name="ANNA MARIIA",
        birth_surname="Ёлкина",
        former_surnames="Ким, Титова",
        sex="F",
        birth_date="1985-02-01",
        birth_place="г. Свердловск",
        latin_scheme="mvd_1997",
        surname_changed_on="2019-06-01",
        international_passport_printed_surname="О’Брайен",
        international_passport_printed_given_name="Анна",
        international_passport_printed_sex="F",
        international_passport_printed_birth_date="1985-02",
        international_passport_printed_birth_place="г. Екатеринбург",
        citizenship="RU",
        international_passport_state="RU",
        international_passport_series="01",
        international_passport_number="0012345",
        international_passport_issue_date="2020-04-03",
        international_passport_expiry="2030-04-03",
        international_passport_authority="МВД 66001",
        national_passport_series="0304",
        national_passport_number="012345",
        national_passport_issue_date="2005-12-11",
        national_passport_authority="УВД Ленинского р-на, г. Екатеринбург",
        phone="+7 926 123-45-67",
        email="anna@example.com",
        address="ул. Мира, д. 5\nкв. 12",
        discount_card_series="GOLD",
        discount_card_number="00042",
        payment_card_brand="MIR",
        payment_card_last4="0467",
        payment_card_expiry="09/28",
        notes='=SUM(A1) "окно"; проход\n\tвегетарианка',
        ticket_number="555-2401234567",
    ),
    Tourist(
        native_surname="Ким",
        birth_date="1950-05",
        latin_scheme="old_passport",
        sex="M",
        citizenship="UA",
        phone="-1",
    ),
    Tourist(latin_surname="SMITH", birth_date="1899-12-31", citizenship="GB", sex="X"),
]
# Notes are written in lines, each without blanks around it.
CLEANED = {"notes": '=SUM(A1) "окно"; проход\nвегетарианка'}


def values(person: Tourist) -> dict[str, str]:
    return {name: CLEANED.get(name, text) for name in TOURIST_FIELDS if (text := getattr(person, name))}


def came_back(table) -> list[dict[str, str]]:
    return [row.values for row in ImportBatch(table).rows()]


@pytest.fixture(params=["en", "ru"])
def language(request):
    translations.install(request.param)
    return request.param


@pytest.mark.parametrize("kind", ["text/html", "text/plain"])
def test_the_copied_list_is_the_same(language, kind):
    """Zeros, line breaks, short dates, cards: as HTML and as text, in every language."""
    content = {kind: table_mime(list_copying.list_table(PEOPLE))[kind]}
    assert came_back(tables_from_mime(content)[0]) == [values(one) for one in PEOPLE]


def test_the_workbook_is_the_same(language, tmp_path):
    """A real .xlsx whose dates are dates; what begins with = stays text."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(list_copying.list_workbook(PEOPLE, "2026/0147: [Рим]"))
    assert came_back(tables_from_file(path)[0]) == [values(one) for one in PEOPLE]


@pytest.mark.parametrize("failing", ["mkdtemp", "fsync"])
def test_a_full_disk_is_told(hands, monkeypatch, told, failing):
    """A sentence, and nothing is opened."""
    import os
    import tempfile

    from PySide6.QtCore import Qt

    from tests.ui.typing import CTRL, SHIFT

    def full(*_args, **_named):
        raise OSError(28, "No space left on device")

    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    monkeypatch.setattr(*((tempfile, "mkdtemp") if failing == "mkdtemp" else (os, "fsync")), full)
    hands.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert "is full" in told[-1][0]
    assert opened == []


def test_ctrl_shift_l_opens_the_list(hands, monkeypatch):
    """The shown tourists, in a file that a spreadsheet opens."""
    from PySide6.QtCore import Qt

    from models.tourists import load_tourists
    from tests.ui.typing import CTRL, SHIFT

    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    hands.press(Qt.Key.Key_L, CTRL | SHIFT)
    [path] = opened
    assert path.endswith(".xlsx")
    assert came_back(tables_from_file(path)[0]) == [values(one) for one in load_tourists(hands.ids)]
