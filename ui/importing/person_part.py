"""Who a row is: the client whom it was recognised as, where they differ, or the clients to choose from."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from intake.targets import BY_FIELD
from models.client_rows import client_hits
from models.records import ClientHit
from translations import _
from ui.common.buttons import button
from ui.common.fields import country_text, show_date
from ui.common.layouts import clear, column, label, row
from ui.common.wording import SEXES, field_name
from ui.importing.grid_model import GridModel
from ui.search.client_words import born_and_age, last_tour, native_name


class PersonPart(QWidget):
    """Signals: ``client_chosen(row, client id)``, 0 for none of them; ``value_taken(row, field, text)``: the
    tourist gets what the base says."""

    client_chosen = Signal(int, int)
    value_taken = Signal(int, str, str)

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._model = model
        self._box = column(gap=6)
        self.setLayout(self._box)

    def show_row(self, number: int, *, alone: bool) -> None:
        """Everything about the row's person; ``alone``: the cell has no doubt, so the status is told too."""
        clear(self._box)
        batch, outlook = self._model.batch, self._model.outlook
        if batch is None or number < 0:
            return
        if alone:
            self._tell_status(number)
        if outlook is not None and number in outlook.namesakes:
            self._offer(number, client_hits(outlook.namesakes[number]))
        for name, (listed, known) in (outlook.differences.get(number, {}) if outlook else {}).items():
            self._compare(number, name, listed, known)

    def _tell_status(self, number: int) -> None:
        parts = (self._model.status_words(number), self._model.explained(number))
        self._box.addWidget(label(", ".join(filter(None, parts)), "secondary", wrap=True))

    # --- namesakes

    def _offer(self, number: int, hits: list[ClientHit]) -> None:
        for hit in hits:
            self._box.addWidget(self._choice(_described(hit), partial(self._choose, number, hit.id)))
        self._box.addWidget(self._choice(_("None of them: a new person"), partial(self._choose, number, 0)))

    @staticmethod
    def _choice(text: str, action: object) -> QPushButton:
        made = button(text.replace("&", "&&"), action, small=True)  # type: ignore[arg-type]
        made.setStyleSheet("text-align: left")
        return made

    def _choose(self, number: int, client: int) -> None:
        self.client_chosen.emit(number, client)

    # --- differences

    def _compare(self, number: int, name: str, listed: str, known: str) -> None:
        batch = self._model.batch
        self._box.addWidget(label(field_name(name), "caption_strong", wrap=True))
        in_list = _("In the list: %(value)s") % {"value": shown_value(name, listed)}
        in_base = _("In the base: %(value)s") % {"value": shown_value(name, known)}
        words = label(f"{in_list}\n{in_base}", "secondary", wrap=True)
        if batch is not None and name in batch.mapping.values():
            action = partial(self.value_taken.emit, number, name, known)
            take = button(_("Take the base's"), action, small=True)
            self._box.addLayout(row((words, 1), (take, 0, Qt.AlignmentFlag.AlignTop), gap=6))
        else:
            self._box.addWidget(words)


def _described(hit: ClientHit) -> str:
    """What tells namesakes apart, on two lines."""
    first = ", ".join(filter(None, (native_name(hit), born_and_age(hit.birth_date))))
    rest = (hit.document, hit.phone, *last_tour(hit)[:1])
    return f"{first}\n{', '.join(filter(None, rest))}"


def shown_value(name: str, value: str) -> str:
    """A value of the record as a person reads it."""
    kind = BY_FIELD[name].kind if name in BY_FIELD else ""
    if kind == "date":
        return show_date(value)
    if kind == "country":
        return country_text(value)
    words = dict(SEXES).get(value, "") if kind == "sex" else ""
    return _(words) if words else value
