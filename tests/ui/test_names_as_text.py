"""What people are called is text on every screen, in every tip and on paper: never markup."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QToolTip,
    QWidget,
)

from models.clients import save_client
from models.records import (
    Address,
    Client,
    Contact,
    Document,
    FormerName,
    Service,
    ServiceUse,
    Tour,
    Tourist,
)
from models.tourists import TouristSave, list_tourists, save_tourists
from models.tours import save_tour
from paperwork.printing import print_tour
from tests.ui.typing import CTRL, press, shown, type_text
from ui.common.messages import InfoBar, Question, messages
from ui.common.plain_text import set_tip
from ui.main_window import MainWindow

RED = QColor(253, 3, 129)  # a colour that no theme has


@pytest.fixture
def markup(tmp_path_factory) -> str:
    """A name that Qt would read a picture for, if it took it for markup."""
    path = tmp_path_factory.mktemp("r") / "red.png"
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(RED)
    assert picture.save(str(path))
    return f'<img src="{path}">'


def red_pixels(widget: QWidget) -> int:
    """How many pixels of the picture's colour the widget shows."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return array("I", bytes(image.constBits())).count(RED.rgb())


@dataclass
class Office:
    """A base in which every text is the hostile name."""

    name: str
    tour_id: int
    tourist_id: int
    client_id: int


@pytest.fixture
def hostile(empty_office, markup) -> Office:
    evil = markup
    client = Client(
        native_surname=evil,
        native_given_name=evil,
        patronymic=evil,
        latin_surname=evil,
        latin_given_name=evil,
        birth_date="1980-01-01",
        birth_place=evil,
        citizenship="RU",
        notes=evil,
        documents=[
            Document(number=evil, series=evil, authority=evil, expiry_date="2020-01-01"),
            Document(kind="national_passport", number=evil, authority=evil),
        ],
        contacts=[Contact(kind="phone", label=evil, value=evil)],
        addresses=[Address(label=evil, value=evil)],
        former_names=[FormerName(surname=evil)],
    )
    save_client(client)
    tour = Tour(
        number=evil,
        title=evil,
        countries=["FR"],
        start_date="2031-01-01",
        end_date="2031-01-09",
        customer_name=evil,
        clerk=evil,
        notes=evil,
        services=[Service(kind="flight", name=evil)],
    )
    save_tour(tour)
    service = load_services(tour.id)[0]
    tourist = Tourist(
        tour_id=tour.id,
        client_id=client.id,
        native_surname=evil,
        native_given_name=evil,
        patronymic=evil,
        latin_surname=evil,
        latin_given_name=evil,
        former_surnames=evil,
        birth_place=evil,
        birth_date="1980-01-01",
        international_passport_number=evil,
        international_passport_authority=evil,
        international_passport_expiry="2020-01-01",
        phone=evil,
        email=evil,
        address=evil,
        notes=evil,
        services=[ServiceUse(service, evil)],
    )
    save_tourists([TouristSave(tourist)])
    return Office(evil, tour.id, list_tourists(tour.id)[0].id, client.id)


def load_services(tour_id: int) -> list[int]:
    from models.tours import load_tour

    return [one.id for one in load_tour(tour_id).services]


@pytest.fixture
def window(qtbot, hostile) -> MainWindow:
    made = shown(qtbot, MainWindow())
    qtbot.waitUntil(lambda: made.place() == "tours")
    return made


def tips_of(widget: QWidget) -> int:
    """Red pixels in the tips of everything in the widget."""
    found = 0
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisible():
            continue
        target = one.viewport() if isinstance(one, QAbstractItemView) else one
        if not one.toolTip() and not isinstance(one, QAbstractItemView | QHeaderView):
            continue
        for place in {target.rect().center(), QPoint(12, 12)}:
            event = QHelpEvent(QEvent.Type.ToolTip, place, target.mapToGlobal(place))
            QApplication.sendEvent(target, event)
            found += sum(red_pixels(tip) for tip in open_tips())
            QToolTip.hideText()
    return found


def open_tips() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel") and one.isVisible()]


def assert_only_text(*widgets: QWidget) -> None:
    QApplication.processEvents()
    for one in widgets:
        assert red_pixels(one) == 0, one
        assert tips_of(one) == 0, one


def test_the_eye_of_these_tests_sees_the_picture(qtbot, markup):
    """A label that does read markup shows the colour that the others must not show."""
    label = QLabel(markup)
    label.setTextFormat(Qt.TextFormat.RichText)
    shown(qtbot, label)
    assert red_pixels(label) > 100


def test_a_tip_is_shown_and_is_only_text(qtbot, qapp, markup):
    """Resting the pointer on a widget shows its tip as it was written."""
    widget = shown(qtbot, QWidget())
    set_tip(widget, f"{markup} A & B")
    widget.resize(200, 100)
    place = QPoint(5, 5)
    qapp.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place)))
    [tip] = open_tips()
    seen = QTextDocument()
    seen.setHtml(tip.text())
    assert seen.toPlainText() == f"{markup} A & B"
    assert red_pixels(tip) == 0
    QToolTip.hideText()


@pytest.mark.parametrize("place", ["tours", "journal"])
def test_lists_show_names_as_text(window, place):
    """Tours and journal."""
    window.go(place)
    assert_only_text(window)


def test_the_clients_page_shows_names_as_text(window, hostile):
    """The list and the record with each of its tabs."""
    window.open_client(hostile.client_id)
    assert hostile.name in window.windowTitle()
    for _tab in range(6):
        assert_only_text(window)
        press(window, Qt.Key.Key_Tab, CTRL)
    press(window, Qt.Key.Key_F2)
    assert_only_text(window)


def test_the_tourists_screen_shows_names_as_text(window, hostile):
    """List, form, completions, the questions of Save, and the bar that offers undo."""
    window.open_tour(hostile.tour_id, hostile.tourist_id)
    assert hostile.name in window.windowTitle()
    assert_only_text(window)
    press(window, Qt.Key.Key_Insert)
    type_text(window, hostile.name)
    press(window, Qt.Key.Key_Tab)
    assert_only_text(window)
    window.tell(hostile.name, "warn")
    messages.offer_undo(hostile.name, 1)
    assert_only_text(window)


def test_the_question_of_overwriting_shows_names_as_text(window, hostile, monkeypatch):
    """Old and new values of the client stand side by side as they are."""
    from ui.tourists.overwrite_dialog import OverwriteDialog

    seen = []

    def look(self) -> int:
        self.show()
        assert_only_text(self)
        seen.append(" ".join(one.text() for one in self.findChildren(QLabel)))
        return 0

    monkeypatch.setattr(OverwriteDialog, "exec", look)
    window.open_tour(hostile.tour_id, hostile.tourist_id)
    place = window.page().form.fields["birth_place"]
    place.setFocus()
    place.editor.selectAll()
    type_text(window, hostile.name + "!")
    press(window, Qt.Key.Key_S, CTRL)
    assert len(seen) == 1
    assert hostile.name in seen[0]


def test_search_shows_names_as_text(window, hostile):
    """The drop-down of the top bar and the search dialog."""
    from ui.search.search_dialog import SearchDialog

    press(window, Qt.Key.Key_K, CTRL)
    type_text(window, "img")
    assert window.search.is_open()
    assert_only_text(window)
    dialog = SearchDialog(window, {"surname": "img"})
    dialog.show()
    assert_only_text(dialog)
    dialog.close()


def test_windows_of_a_tour_show_names_as_text(qtbot, window, hostile):
    """Questionnaire, print dialog, editor of the tour, clients in a window of their own."""
    from ui.clients.clients_window import ClientsWindow
    from ui.questionnaires.print_dialog import PrintDialog
    from ui.questionnaires.questionnaire_window import QuestionnaireWindow
    from ui.tours.tour_editor import TourEditor

    made = [
        QuestionnaireWindow(hostile.tour_id, hostile.tourist_id),
        PrintDialog(None, hostile.tour_id, [hostile.tourist_id]),
        TourEditor(None, hostile.tour_id),
        ClientsWindow(hostile.client_id),
    ]
    for one in made:
        one.show()
        qtbot.waitExposed(one)
        assert_only_text(one)
        one.close()


def test_messages_show_names_as_text(qtbot, markup):
    """Bars above forms and questions."""
    bar = shown(qtbot, InfoBar(markup))
    question = Question(None, markup, markup, [("a", "A"), ("b", "B")])
    question.show()
    assert_only_text(bar, question)
    question.close()


def test_the_import_shows_a_list_as_text(qtbot, window, hostile):
    """Headings, cells, doubts and their tips."""
    rows = ["Фамилия\tИмя\tДата рождения\t" + hostile.name]
    rows += [f"{hostile.name}\t{hostile.name}\t31.02.1985 {hostile.name}\t{hostile.name}"] * 3
    window.open_import(hostile.tour_id, {"text/plain": "\n".join(rows)})
    importing = window.opened_windows()[-1]
    qtbot.waitUntil(importing.is_ready)
    assert_only_text(importing)
    importing.close_without_asking()


def test_the_paper_shows_names_as_text(hostile, tmp_path):
    """The PDF is made; a name in it is letters, and no picture is taken in."""
    import pypdfium2

    printed = print_tour(hostile.tour_id, "FR", tmp_path)
    assert printed.pages >= 1
    pdf = pypdfium2.PdfDocument(printed.paths[0])
    try:
        words = "".join(page.get_textpage().get_text_bounded() for page in pdf)
        kinds = {one.type for page in pdf for one in page.get_objects(max_depth=3)}
    finally:
        pdf.close()
    assert "img" in words.lower()
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds


def test_a_conflict_shows_both_values_as_text(qtbot, markup):
    """Mine and theirs, on the Tourists screen and on the client's."""
    from ui.clients.conflict_dialog import ConflictDialog
    from ui.tourists.info_area import ConflictBar

    when = "2026-01-01T10:00:00.000Z"
    both = {"birth_place": (markup, markup + "!"), "native_surname": (markup, "b")}
    bar = shown(qtbot, ConflictBar(both, markup, when, lambda _theirs: None))
    dialog = ConflictDialog(None, markup, when, both)
    dialog.show()
    assert_only_text(bar, dialog)
    dialog.close()
