"""The services of a tour as rows of fields: kind, name, dates; added, ordered and removed in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.records import Service
from translations import _
from ui.common import theme
from ui.common.buttons import button, tool
from ui.common.fields import ChoiceField, DateField, Field, TextField
from ui.common.layouts import column, label, row
from ui.common.wording import SERVICE_KINDS

TOP = Qt.AlignmentFlag.AlignTop


class ServiceRow(QWidget):
    """One service. Signals: ``edited()``, ``moved(step)``, ``removed()``."""

    edited = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, service: Service) -> None:
        super().__init__()
        self.service = service
        kinds = [(kind, _(text)) for kind, text in SERVICE_KINDS.items()]
        self.fields: list[Field] = [
            ChoiceField("kind", _("Kind"), kinds),
            TextField("name", _("Name of the service"), hint=_("flight, hotel, insurer")),
            DateField("start_date", _("Begins")),
            DateField("end_date", _("Ends")),
        ]
        self.tools = [
            tool("up", _("Move up"), lambda: self.moved.emit(-1), "Alt+Up"),
            tool("down", _("Move down"), lambda: self.moved.emit(1), "Alt+Down"),
            tool("trash", _("Remove this service"), self.removed.emit, "Ctrl+Del"),
        ]
        for field in self.fields:
            field.hide_caption()
            field.set_value(getattr(service, field.name))
            field.edited.connect(self.edited)
            field.editor.installEventFilter(self)
        self.fields[0].setFixedWidth(theme.px(132))
        self.fields[2].setFixedWidth(theme.px(116))
        self.fields[3].setFixedWidth(theme.px(116))
        kind, name, start, end = self.fields
        self.setLayout(row(kind, (name, 1), start, end, *((one, 0, TOP) for one in self.tools), gap=6))

    def record(self) -> Service:
        """The service as typed."""
        values: dict[str, Any] = {field.name: field.value() for field in self.fields}
        return replace(self.service, **values)

    def is_untouched(self) -> bool:
        """A row that was added and left as it was says nothing and is not kept."""
        return self.service.id is None and self.record() == Service(tour_id=self.service.tour_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._obey(event):
            return True
        return super().eventFilter(watched, event)

    def _obey(self, event: QKeyEvent) -> bool:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if alt and event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        elif alt and event.key() == Qt.Key.Key_Down:
            self.moved.emit(1)
        elif control and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            return False
        return True


class ServiceRows(QWidget):
    """All services of a tour, in their order. Signals: ``edited()`` at any change, ``rows_changed()`` when a
    row came, went or moved."""

    edited = Signal()
    rows_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ServiceRow] = []
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(theme.px(6))
        self._none = label(
            _("Flights, hotels, transfers, insurance: what the tourists of this tour use."),
            "secondary",
            wrap=True,
        )
        self.add_button = button(_("&Add service"), self.add, icon="plus", key="Ins", small=True)
        head = row(label(_("Services"), "section"), None, self.add_button)
        self.setLayout(column(head, self._none, self._place, gap=6))

    def set_services(self, services: Sequence[Service]) -> None:
        """Show these instead; this is not an edit."""
        for one in list(self.rows):
            self._drop(one)
        for service in sorted(services, key=lambda one: one.position):
            self._append(service)
        self._none.setVisible(not self.rows)
        self.rows_changed.emit()

    def services(self) -> list[Service]:
        """The services as typed, numbered in their order."""
        kept = [one.record() for one in self.rows if not one.is_untouched()]
        for position, service in enumerate(kept):
            service.position = position
        return kept

    def shown_fields(self) -> list[tuple[str, Field]]:
        """("services.0.name", its field) of all rows that are kept, as errors name them."""
        kept = [one for one in self.rows if not one.is_untouched()]
        return [(f"services.{at}.{field.name}", field) for at, one in enumerate(kept) for field in one.fields]

    def tab_places(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        rows = ([*(field.editor for field in one.fields), *one.tools] for one in self.rows)
        return [self.add_button, *(place for places in rows for place in places)]

    def add(self) -> None:
        """A new row; the person begins at its kind."""
        self._append(Service())
        self._none.hide()
        self.rows_changed.emit()
        self.rows[-1].fields[0].setFocus()
        self.edited.emit()

    def _append(self, service: Service) -> None:
        made = ServiceRow(service)
        made.edited.connect(self.edited)
        made.moved.connect(lambda step, one=made: self._move(one, step))
        made.removed.connect(lambda one=made: self._remove(one))
        self.rows.append(made)
        self._place.addWidget(made)

    def _move(self, one: ServiceRow, step: int) -> None:
        now = self.rows.index(one)
        then = now + step
        if not 0 <= then < len(self.rows):
            return
        focused = self.focusWidget()
        self.rows.insert(then, self.rows.pop(now))
        self._place.removeWidget(one)
        self._place.insertWidget(then, one)
        self.rows_changed.emit()
        if focused is not None:
            focused.setFocus()
        self.edited.emit()

    def _remove(self, one: ServiceRow) -> None:
        at = self.rows.index(one)
        self._drop(one)
        if self.rows:
            self.rows[min(at, len(self.rows) - 1)].fields[0].setFocus()
        else:
            self.add_button.setFocus()
        self._none.setVisible(not self.rows)
        self.rows_changed.emit()
        self.edited.emit()

    def _drop(self, one: ServiceRow) -> None:
        self.rows.remove(one)
        self._place.removeWidget(one)
        one.hide()
        one.deleteLater()
