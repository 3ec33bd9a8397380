"""The pane above a form in which a passport is read: its zone, what was read, and what goes into the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from models.mrz_sentences import repair_sentence
from models.passport_reading import ReadRow, is_another_person
from textkit.mrz.reading import Mrz
from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label, tool
from ui.common.layouts import clear, column, label, line, paint_ground, pane, picture, row
from ui.common.wording import LEVEL_ICONS
from ui.reading import words
from ui.reading.read_table import HEAD, MOST, ROW, ReadTable
from ui.reading.zone_field import ZoneField

NARROW = 800  # below this the table stands under the zone, and what was read beside it
FEW = 3  # lines of the table then
_ANY = 16_777_215  # Qt's word for no limit of a width
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

Compare = Callable[[Mrz], Sequence[ReadRow]]


class ReadingPanel(QWidget):
    """Signals: ``zone_read(mrz, whole)`` as ZoneField's; ``fill_asked()``, ``new_asked()`` (this is somebody
    else), ``closed()`` by the person."""

    zone_read = Signal(object, bool)
    fill_asked = Signal()
    new_asked = Signal()
    closed = Signal()

    def __init__(self, compare: Compare, new_text: str) -> None:
        """``compare`` answers the rows for a reading; ``new_text`` says what is done with another person."""
        super().__init__()
        self._compare = compare
        self.mrz: Mrz | None = None
        paint_ground(self, "sunken")
        self.zone = ZoneField()
        self.zone.zone_read.connect(self._on_read)
        self.table = ReadTable()
        self.table.ticks_changed.connect(self._show_count)
        self.table.taken.connect(self.fill)
        self._make_foot(new_text)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.px(16))
        self._zone_side = self._make_left()
        self._sides.addWidget(self._zone_side)
        self._right = pane(column(self.table, self._foot, gap=6))
        self._sides.addWidget(self._right, 1)
        body = pane(self._sides)
        self._sides.setContentsMargins(theme.px(20), theme.px(8), theme.px(20), theme.px(10))
        self.setLayout(column(line(), body, line(), gap=0))
        self.hide()

    def _make_left(self) -> QWidget:
        self.close_button = tool("x", _("Close"), self.close_asked, key="Esc")
        head = row(label(_("Read passport"), "section"), None, self.close_button, gap=4)
        self._paper = label("", "strong", wrap=True)
        self._whose = label("", "secondary", wrap=True)
        self._remarks = column(gap=3)
        self.repair = button("", self.accept_repair, small=True, key="Alt+Return")
        self._left = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(theme.px(4))
        self._left.addWidget(pane(column(head, self.zone, None, gap=4)))
        said = column(self._paper, self._whose, self._remarks, row(self.repair, None), None, gap=4)
        self._left.addWidget(pane(said), 1)
        made = pane(self._left)
        made.setMaximumWidth(self.zone.sizeHint().width() + theme.px(40))
        return made

    def _make_foot(self, new_text: str) -> None:
        self._new_text = new_text
        self._another = False
        self.take = button("", self.fill, kind="primary", icon="check", key="Ctrl+Return")
        self._foot = row(None, self.take, key_label("Ctrl+Return"))

    # -- opening and closing

    def open(self, text: str = "") -> None:
        """Show the pane with what was typed elsewhere so far; the keys go on here."""
        self.show()
        self.zone.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self.zone.take(text)
        elif not self.zone.lines():
            self._on_read(None, False)

    def close_panel(self) -> None:
        """Forget what was read."""
        self.hide()
        self.mrz = None
        self.zone.clear()

    def close_asked(self) -> None:
        self.close_panel()
        self.closed.emit()

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        every = (self.zone, self.repair, self.table, self.take, self.close_button)
        return [one for one in every if one.isVisibleTo(self)] if self.isVisible() else []

    # -- what was read

    def refresh(self) -> None:
        """The form has changed: compare again."""
        if self.mrz is not None and self.isVisible():
            self._show_rows(anew=False)

    def is_clean(self) -> bool:
        """Whether nothing about the reading asks for a person's eye."""
        mrz = self.mrz
        if mrz is None or self.zone.others or mrz.is_visa or mrz.checks.wrong() or mrz.names_cut:
            return False
        return all(doubt.code == "one_name" for doubt in mrz.doubts)

    def accept_repair(self) -> None:
        """Alt+Enter: what the check digits prove."""
        if self.mrz is not None and self.mrz.repaired_lines:
            self.zone.take("\n".join(self.mrz.repaired_lines))
            self.zone.setFocus()

    def fill(self) -> None:
        """The primary button. With nothing ticked it closes, or begins with the other person."""
        if self.mrz is None:
            return
        if self.table.taken_rows():
            self.fill_asked.emit()
        elif self._another:
            self.new_asked.emit()
        else:
            self.close_asked()

    def _on_read(self, mrz: Mrz | None, whole: bool) -> None:
        anew = mrz is None or self.mrz is None or mrz.number != self.mrz.number
        self.mrz = mrz
        for one in (self._paper, self._whose, self._right, self.repair):
            one.setVisible(mrz is not None)
        alone = Qt.AlignmentFlag.AlignLeft if mrz is None else Qt.AlignmentFlag(0)
        self._sides.setAlignment(self._zone_side, alone)
        clear(self._remarks)
        if mrz is not None:
            self._show_reading(mrz)
            self._show_rows(anew=anew)
        self.zone_read.emit(mrz, whole)

    def _show_reading(self, mrz: Mrz) -> None:
        self._paper.setText(words.paper_words(mrz))
        self._whose.setText(words.whose_words(mrz))
        for level, text in words.remarks(mrz):
            self._remarks.addWidget(_remark(level, text))
        if self.zone.others:
            text = _("There is another passport in the text. Paste its lines once this one is done.")
            self._remarks.addWidget(_remark("warn", text))
        self.repair.setVisible(bool(mrz.repairs))
        if mrz.repairs:
            self.repair.setText(words.repair_action(mrz.repairs).replace("&", "&&"))
            for one in mrz.repairs:
                self._remarks.addWidget(_remark("info", repair_sentence(one)))

    def _show_rows(self, *, anew: bool) -> None:
        assert self.mrz is not None
        rows = self._compare(self.mrz)
        self._another = is_another_person(rows)
        self.table.show_rows(rows, anew=anew)
        self._fit_table()

    def _fit_table(self) -> None:
        """As high as its lines, up to what leaves room for the form under the pane."""
        most = FEW if self._is_narrow() else MOST
        self.table.setFixedHeight(theme.px(HEAD + ROW * min(max(len(self.table.lines), 3), most)) + 2)

    def _keep_height(self) -> None:
        """No lower than its wrapped words need: a window that is too low would lay them over each other."""
        self.setMinimumHeight(max(0, self.layout().totalHeightForWidth(self.width())))

    def _show_count(self) -> None:
        count = sum(len(one.read) for one in self.table.taken_rows())
        text = ngettext("Fill %(count)d field", "Fill %(count)d fields", count) % {"count": count}
        otherwise = self._new_text if self._another else _("Leave the form as it is")
        self.take.setText(text if count else otherwise)

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Its keys are its own here: elsewhere on the page Ctrl+Enter saves."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_height()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _is_own(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_asked()
        elif event.modifiers() & ALT:
            self.accept_repair()
        else:
            self.fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        narrow = self._is_narrow()
        if self._sides.direction() != (down if narrow else across):
            self._sides.setDirection(down if narrow else across)
            self._left.setDirection(across if narrow else down)
            self._left.setSpacing(theme.px(16 if narrow else 4))
            zone = self.zone.sizeHint().width() + theme.px(40)
            self._zone_side.setMaximumWidth(_ANY if narrow else zone)
            self._fit_table()
        self._keep_height()

    def _is_narrow(self) -> bool:
        return self.width() < theme.px(NARROW)


def _is_own(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Escape:
        return not held
    return event.key() in ENTER and held in (CTRL, ALT)


def _remark(level: str, text: str) -> QWidget:
    name, tone = LEVEL_ICONS[level]
    said = label(text, "secondary", wrap=True)
    return pane(row((picture(name, tone, 14), 0, Qt.AlignmentFlag.AlignTop), (said, 1), gap=5))
