"""Lists on the real clipboard, and the import window as a person has it before them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from models.records import Service, Tour
from models.tours import save_tour
from ui.common.preferences import ADD_IMPORTED_CLIENTS
from ui.importing.import_window import ImportWindow

SMALL = (
    "Фамилия\tИмя\tДата рождения\tПаспорт\n"
    "Лунин\tПётр\t31.02.1985\t75 2290871\n"
    "Кoвальчук\tДарья\t19.09.1988\t75 2290872\n"
    "Титова\tАлла\t30.06.1998\t75 2290873\n"
)


@pytest.fixture
def tour(office: Path) -> int:
    """A tour with two services and nobody on it."""
    ADD_IMPORTED_CLIENTS.set(False)
    made = Tour(number="T-1", title="Рим", start_date="2027-03-01", end_date="2027-03-08", countries=["IT"])
    made.services = [Service(kind="flight", name="SU 2402"), Service(kind="visa", name="Visa <b>")]
    save_tour(made)
    return made.id


@pytest.fixture
def window(tour: int, qtbot) -> Callable[..., ImportWindow]:
    """``window(pasted)`` opens the import of the tour, shown and active."""
    opened: list[ImportWindow] = []

    def open_one(pasted: object = None) -> ImportWindow:
        made = ImportWindow(tour, pasted)
        opened.append(made)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        made.grid.setFocus()
        qtbot.waitUntil(made.is_ready)
        QApplication.processEvents()
        return made

    yield open_one
    for made in opened:
        made.close_without_asking()
        made.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def small() -> dict[str, str]:
    """Three people: a day that does not exist, a look-alike letter, and one without any doubt."""
    return {"text/plain": SMALL}


@pytest.fixture
def on_clipboard(cases: Path, qapp: QApplication) -> Callable[..., None]:
    """``on_clipboard(folder)`` puts what an office program offered there on the real clipboard."""

    def put(folder: str = "libreoffice-calc-gtk3-ru") -> None:
        source = cases / "clipboard" / folder
        mime = QMimeData()
        mime.setData("text/html", (source / "text_html.html").read_bytes())
        mime.setText((source / "text_plain_charset=utf-8.txt").read_text("utf-8"))
        qapp.clipboard().setMimeData(mime)

    return put
