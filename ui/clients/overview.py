"""The first tab of a client: documents and last tours at the left, contacts and the rest at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QScrollArea, QWidget

from models.records import Card, Client, TourRow
from textkit.documents import join_document
from translations import _, ngettext
from ui.clients.client_rows import ISSUED, NUMBER, TOURISTS, document_columns, tour_columns
from ui.common import theme
from ui.common.buttons import button
from ui.common.column_fitting import ColumnFitter
from ui.common.fields import country_text
from ui.common.layouts import clear, column, label, paint_ground, row
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.wording import SEXES

SIDE = 250
NARROW = 800
INDENT = 8  # of a list's first cell: headings begin where the cells do
LAST_TOURS = 3
ROW, HEADER = 32, 30


class FittedList(RecordList):
    """A list as high as its rows, standing in a page that scrolls."""

    def __init__(self, columns: Sequence[Column], name: str) -> None:
        super().__init__(columns, name, row_height=ROW)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self, rows: Sequence[object]) -> None:
        self.set_rows(rows)
        self.setFixedHeight(theme.px(HEADER) + len(rows) * theme.px(ROW) + 1)


class Overview(QScrollArea):
    """Signals: ``edit_asked(group)`` to edit that part, ``tour_opened(row)``, ``tours_asked()``."""

    edit_asked = Signal(str)
    tour_opened = Signal(object)
    tours_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.documents = FittedList(document_columns(), _("Documents"))
        self.documents.opened.connect(lambda _row: self.edit_asked.emit("documents"))
        self.tours = FittedList(tour_columns(), _("Last tours"))
        self.tours.opened.connect(self.tour_opened)
        ColumnFitter(self.documents, (ISSUED,), room=140)
        ColumnFitter(self.tours, (TOURISTS, NUMBER), room=160)
        self._no_documents = label(_("No document yet."), "secondary")
        self._no_tours = label(_("Not on any tour yet."), "secondary")
        for words in (self._no_documents, self._no_tours):
            words.setIndent(theme.px(INDENT))
        self._tours_note = label("", "secondary")
        self._all_tours = button(_("All tours"), self.tours_asked.emit, kind="link")
        self._facts = QWidget()
        self._facts.setLayout(column(gap=12, margins=(INDENT, 0, 0, 0)))
        body = QWidget()
        paint_ground(body, "surface")
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._box.setContentsMargins(theme.px(20 - INDENT), theme.px(12), theme.px(20), theme.px(12))
        self._box.setSpacing(theme.px(24 - INDENT))
        self._box.addWidget(self._main(), 1)
        self._box.addWidget(self._facts, 0)
        self._box.addStretch(0)
        self.setWidget(body)

    def _main(self) -> QWidget:
        note = label(_("old ones stay findable"), "secondary")
        add = button(_("Add document"), lambda: self.edit_asked.emit("documents"), kind="link")
        sides = (INDENT, 0, 0, 0)
        documents = row(label(_("Documents"), "section"), note, None, add, margins=sides)
        tours = row(label(_("Tours"), "section"), self._tours_note, None, self._all_tours, margins=sides)
        body = column(
            *(documents, self._no_documents, self.documents, 14),
            *(tours, self._no_tours, self.tours, None),
            gap=4,
        )
        made = QWidget()
        made.setLayout(body)
        return made

    def show_client(self, client: Client, tours: Sequence[TourRow]) -> None:
        self.documents.fit(client.documents)
        self.documents.setVisible(bool(client.documents))
        self._no_documents.setVisible(not client.documents)
        self.tours.fit(tours[:LAST_TOURS])
        self.tours.setVisible(bool(tours))
        self._no_tours.setVisible(not tours)
        self._all_tours.setVisible(len(tours) > LAST_TOURS)
        values = {"count": min(len(tours), LAST_TOURS), "total": len(tours)}
        self._tours_note.setText(_("%(count)d of %(total)d") % values if len(tours) > LAST_TOURS else "")
        self._show_facts(client)

    def _show_facts(self, client: Client) -> None:
        box = self._facts.layout()
        clear(box)
        for title, group, facts in _facts_of(client):
            edit = button(_("Edit"), lambda group=group: self.edit_asked.emit(group), kind="link")
            edit.setAccessibleName(_("Edit: %(title)s") % {"title": title})
            box.addLayout(row(label(title, "section"), None, edit))
            box.addLayout(_fact_grid(facts))
        box.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The side goes under the tables where there is no room beside them."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(NARROW)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._box.setStretch(0, 0 if narrow else 1)
        self._box.setStretch(2, 1 if narrow else 0)
        self._facts.setMinimumWidth(0 if narrow else theme.px(SIDE))
        self._facts.setMaximumWidth(16_777_215 if narrow else theme.px(SIDE))


Facts = list[tuple[str, str]]


def _facts_of(client: Client) -> list[tuple[str, str, Facts]]:
    """(title, group of the editor, facts) of what is known."""
    contacts = [(one.label or _kind_of_contact(one.kind), one.value) for one in client.contacts]
    contacts += [(one.label or _("Address"), one.value) for one in client.addresses]
    cards = [_card_fact(card) for card in client.cards]
    sections = [
        (_("Contacts"), "contacts", contacts),
        (_("Cards"), "cards", cards),
        (_("Person"), "person", _person_facts(client)),
        (_("Notes"), "notes", [("", client.notes)] if client.notes else []),
    ]
    return [one for one in sections if one[2] or one[1] == "contacts"]


def _kind_of_contact(kind: str) -> str:
    return _("E-mail") if kind == "email" else _("Phone")


def _card_fact(card: Card) -> tuple[str, str]:
    if card.kind == "payment":
        text = f"{card.brand} ··{card.number}".strip()
        return _("Payment"), f"{text}, {card.expiry}" if card.expiry else text
    number = join_document(card.series, card.number)
    return _("Discount"), f"{card.brand} {number}".strip()


def _person_facts(client: Client) -> Facts:
    kinds = {"birth": _("Born as"), "former": _("Formerly")}
    facts = [(kinds.get(one.kind, kinds["former"]), one.surname) for one in client.former_names]
    sex = dict(SEXES).get(client.sex, "")
    facts += [
        (_("Citizenship"), country_text(client.citizenship)),
        (_("Sex"), _(sex) if sex else ""),
        (_("Birthplace"), client.birth_place),
    ]
    return [(name, value) for name, value in facts if value]


def _fact_grid(facts: Facts) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(5))
    grid.setColumnMinimumWidth(0, theme.px(66))
    grid.setColumnStretch(1, 1)
    for number, (name, value) in enumerate(facts):
        text = _selectable(value)
        if name:
            grid.addWidget(label(name, "label"), number, 0, Qt.AlignmentFlag.AlignTop)
            text.setAccessibleName(f"{name}: {value}"[:300])
        grid.addWidget(text, number, 1 if name else 0, 1, 1 if name else 2)
    return grid


def _selectable(value: str) -> QLabel:
    made = label(value, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def since(client: Client) -> str:
    """ "client since 2014", "" if unknown."""
    return _("client since %(year)s") % {"year": client.created_at[:4]} if client.created_at else ""


def tours_words(count: int) -> str:
    return ngettext("%(count)d tour", "%(count)d tours", count) % {"count": count}
