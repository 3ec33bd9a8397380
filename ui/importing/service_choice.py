"""Which of the tour's services the imported get: all of them alike, or the chosen rows (I9)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from models.records import Service
from translations import _, ngettext
from ui.common.layouts import column, label
from ui.common.wording import service_name


class ServiceChoice(QWidget):
    """With one row chosen the ticks are for everybody, with several for these rows only."""

    def __init__(self, services: Sequence[Service]) -> None:
        super().__init__()
        self._everybody = {service.id or 0 for service in services}
        self._rows: dict[int, set[int]] = {}
        self._chosen: list[int] = []
        self._boxes: dict[int, QCheckBox] = {}
        self._title = label("", "section", wrap=True)
        box = column(self._title, gap=5)
        for service in services:
            box.addWidget(self._box(service))
        if not services:
            box.addWidget(label(_("The tour has no services yet."), "secondary", wrap=True))
        box.addStretch(1)
        self.setLayout(box)
        self.show_rows([])

    def _box(self, service: Service) -> QCheckBox:
        made = QCheckBox(service_name(service).replace("&", "&&"))
        made.clicked.connect(lambda _on=False, number=service.id or 0: self._toggle(number))
        self._boxes[service.id or 0] = made
        return made

    # --- what is chosen

    def everybody(self) -> list[int]:
        """The services of all who have none of their own."""
        return sorted(self._everybody)

    def of_rows(self) -> dict[int, list[int]]:
        """Row -> its services, where they are other than everybody's."""
        return {row: sorted(used) for row, used in self._rows.items() if used != self._everybody}

    def forget_rows(self) -> None:
        """Another list: everybody gets the same again."""
        self._rows.clear()
        self.show_rows([])

    def show_rows(self, rows: Sequence[int]) -> None:
        """These rows are chosen in the grid."""
        self._chosen = list(rows) if len(rows) > 1 else []
        count = len(self._chosen)
        words = ngettext("Services for %(count)d chosen row", "Services for %(count)d chosen rows", count)
        self._title.setText(words % {"count": count} if count else _("Services for the imported"))
        for number, box in self._boxes.items():
            having = [number in self._rows.get(row, self._everybody) for row in self._chosen]
            mixed = any(having) and not all(having)
            box.setTristate(mixed)
            on = all(having) if self._chosen else number in self._everybody
            state = Qt.CheckState
            box.setCheckState(state.PartiallyChecked if mixed else state.Checked if on else state.Unchecked)

    def _toggle(self, number: int) -> None:
        if not self._chosen:
            self._everybody ^= {number}
            self.show_rows([])
            return
        every = all(number in self._rows.get(row, self._everybody) for row in self._chosen)
        for row in self._chosen:
            used = self._rows.setdefault(row, set(self._everybody))
            if every:
                used.discard(number)
            else:
                used.add(number)
        self.show_rows(self._chosen)
