"""The tour's services as boxes to tick: which of them this tourist uses, in which room, with which number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from models.fields import longest
from models.records import Service, ServiceUse
from translations import N_, _
from ui.common import theme
from ui.common.completing import complete
from ui.common.layouts import clear, column, label, pane, row
from ui.common.wording import service_name

ROOMS = ("SGL", "DBL", "TWN", "TRPL", "QDPL", "DBL+EXB", "DBL+CHD", "APT", "STUDIO")  # as hotels call them
# The air ticket has a field of its own in the form; transfers and excursions have no number.
NUMBERS = {"insurance": N_("policy"), "visa": N_("visa number"), "other": N_("number")}
ROOM_WIDTH = 92


@dataclass(slots=True)
class _Use:
    """The widgets of one service. ``lines`` by the field of the record that they hold."""

    box: QCheckBox
    details: QWidget
    lines: dict[str, QLineEdit]


class ServiceBoxes(QWidget):
    """Signal ``edited()`` when the person ticks or unticks one, or types what belongs to it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[int, _Use] = {}
        self._uses: dict[int, ServiceUse] = {}
        self._named: list[tuple[int | None, str, str]] | None = None
        self._list = column(gap=4)
        self.setLayout(column(label(_("Services on this tour"), "section"), self._list, 7, gap=6))

    def set_services(self, services: Sequence[Service]) -> bool:
        """Make the boxes; False if they are the same as before, which keeps the focus where it is."""
        named = [(service.id, service.kind, service_name(service)) for service in services]
        if named == self._named:
            return False
        self._named = named
        clear(self._list)
        self._made = {}
        for service in services:
            made = self._made[service.id or 0] = self._use(service)
            self._list.addWidget(made.box)
            self._list.addWidget(made.details)
        self.setVisible(bool(services))
        return True

    def _use(self, service: Service) -> _Use:
        name = service_name(service)
        box = QCheckBox(name.replace("&", "&&"))
        box.setAccessibleName(name)
        if service.kind == "hotel":
            room = self._line(name, _("room"))
            room.setFixedWidth(theme.px(ROOM_WIDTH))
            complete(room, lambda typed: [one for one in ROOMS if one.startswith(typed.upper())])
            lines = {"room_type": room, "room_mates": self._line(name, _("together with"))}
        elif service.kind in NUMBERS:
            lines = {"number": self._line(name, _(NUMBERS[service.kind]))}
        else:
            lines = {}
        details = pane(row(*lines.values(), margins=(22, 0, 0, 2), gap=6))
        details.hide()
        box.clicked.connect(lambda on=False: self._on_ticked(details, on))
        return _Use(box, details, lines)

    def _line(self, service: str, words: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(words)
        made.setAccessibleName(f"{service}: {words}")
        made.setMaxLength(longest("room_mates"))
        made.textEdited.connect(lambda _text: self.edited.emit())
        return made

    def _on_ticked(self, details: QWidget, on: bool) -> None:
        details.setVisible(on and details.layout().count() > 0)
        self.edited.emit()

    def boxes(self) -> list[QCheckBox]:
        return [made.box for made in self._made.values()]

    def parts(self) -> list[QWidget]:
        """Everything that takes the focus, in reading order; what is not used has no line to go to."""
        return [one for made in self._made.values() for one in (made.box, *made.lines.values())]

    def show_used(self, uses: Sequence[ServiceUse]) -> None:
        self._uses = {use.service_id: use for use in uses}
        for service_id, made in self._made.items():
            use = self._uses.get(service_id)
            made.box.setChecked(use is not None)
            made.details.setVisible(use is not None and bool(made.lines))
            for name, line in made.lines.items():
                text = getattr(use, name) if use is not None else ""
                if line.text() != text:
                    line.setText(text)

    def used(self, loaded: Sequence[ServiceUse]) -> list[ServiceUse]:
        """The services ticked; one that is ticked again keeps its number and room."""
        known = self._uses | {use.service_id: use for use in loaded}
        foreign = [use for one, use in self._uses.items() if one not in self._made]
        ticked = [one for one, made in self._made.items() if made.box.isChecked()]
        return [self._typed(one, known) for one in ticked] + foreign

    def _typed(self, service_id: int, known: Mapping[int, ServiceUse]) -> ServiceUse:
        """What is ticked as typed; one that was ticked only now keeps what it had before."""
        there = known.get(service_id, ServiceUse(service_id))
        texts = {name: line.text().strip() for name, line in self._made[service_id].lines.items()}
        if service_id not in self._uses and not any(texts.values()):
            return replace(there)
        made = replace(there)
        for name, text in texts.items():
            setattr(made, name, text)
        return made
