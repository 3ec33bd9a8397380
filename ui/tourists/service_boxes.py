"""The tour's services as boxes to tick: which of them this tourist uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from models.records import Service, ServiceUse
from translations import _
from ui.common.layouts import clear, column, label
from ui.common.wording import service_name


class ServiceBoxes(QWidget):
    """Signal ``edited()`` when the person ticks or unticks one."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[int, QCheckBox] = {}
        self._uses: dict[int, ServiceUse] = {}
        self._named: list[tuple[int | None, str]] | None = None
        self._list = column(gap=4)
        self.setLayout(column(label(_("Services on this tour"), "section"), self._list, 7, gap=6))

    def set_services(self, services: Sequence[Service]) -> bool:
        """Make the boxes; False if they are the same as before, which keeps the focus where it is."""
        named = [(service.id, service_name(service)) for service in services]
        if named == self._named:
            return False
        self._named = named
        clear(self._list)
        self._boxes = {}
        for service in services:
            box = QCheckBox(service_name(service).replace("&", "&&"))
            box.setAccessibleName(service_name(service))
            box.clicked.connect(lambda _checked=False: self.edited.emit())
            self._boxes[service.id or 0] = box
            self._list.addWidget(box)
        self.setVisible(bool(services))
        return True

    def boxes(self) -> list[QCheckBox]:
        return list(self._boxes.values())

    def show_used(self, uses: Sequence[ServiceUse]) -> None:
        self._uses = {use.service_id: use for use in uses}
        for service_id, box in self._boxes.items():
            box.setChecked(service_id in self._uses)

    def used(self, loaded: Sequence[ServiceUse]) -> list[ServiceUse]:
        """The services ticked; one that is ticked again keeps its ticket and room."""
        known = self._uses | {use.service_id: use for use in loaded}
        foreign = [use for one, use in self._uses.items() if one not in self._boxes]
        ticked = [one for one, box in self._boxes.items() if box.isChecked()]
        return [replace(known[one]) if one in known else ServiceUse(one) for one in ticked] + foreign
