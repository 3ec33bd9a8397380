"""The form of one tourist: fields in the middle, services, contacts and notes at the side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from models.checks.findings import Finding, Journey
from models.checks.sentences import sentence
from models.records import PRINTED_FIELDS, Service, Tourist
from translations import _
from ui.common import theme
from ui.common.buttons import button
from ui.common.fields import TextField
from ui.common.layouts import column, paint_ground, pane, row
from ui.tourists.edited_tourist import EditedTourist, passport_parts
from ui.tourists.field_rows import FieldRow, section
from ui.tourists.field_warnings import LEVELS, findings_of, warnings_of
from ui.tourists.form_fields import BRAND, LAST4, make_fields, show_values, take_value
from ui.tourists.latin_names import DECIDING, LATIN_OF, Spelling, own_choice, proposals, spellings
from ui.tourists.offers import mended, offer
from ui.tourists.printed_fold import PrintedFold
from ui.tourists.service_boxes import ServiceBoxes

SIDE = 262
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
COMPARE_KEY = "Ctrl+B"


class TouristForm(QScrollArea):
    """Edits the EditedTourist that it shows. Signals: ``edited()`` at every change by the person,
    ``left(field name)`` when they go on, ``finished()`` on Enter in the last field, ``compare_asked()``."""

    edited = Signal()
    left = Signal(str)
    finished = Signal()
    compare_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = make_fields()
        self.services = ServiceBoxes()
        self.read_button = button(_("Read passport"), kind="link", icon="scan", key="F7")
        self.read_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # F7 does it; Enter goes from field to field
        self._edited: EditedTourist | None = None
        self._journey = Journey(date.today().isoformat())
        self.people: Sequence[Tourist] = ()  # on the tour, as kept: the shown one is held against the others
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._body())
        self._connect()

    # -- parts

    def _body(self) -> QWidget:
        body = QWidget()
        paint_ground(body, "surface")
        self._side = self._make_side()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, body)
        self._box.setContentsMargins(theme.px(20), theme.px(4), theme.px(20), theme.px(12))
        self._box.setSpacing(theme.px(28))
        self._box.addWidget(self._make_middle(), 1)
        self._box.addWidget(self._side, 0)
        return body

    def _row(self, *places: tuple[str, int], least: int = 420) -> FieldRow:
        return FieldRow([(self.fields[name], weight) for name, weight in places], least)

    def _make_middle(self) -> QWidget:
        person = section(
            _("Person"),
            self._row(("native_surname", 2), ("native_given_name", 2), ("patronymic", 2)),
            self._row(("latin_surname", 2), ("latin_given_name", 2), ("citizenship", 2)),
            self._row(("birth_date", 3), ("birth_place", 5), ("sex", 4)),
            self._row(("birth_surname", 2), ("former_surnames", 2), ("latin_scheme", 2)),
        )
        abroad = self._make_international()
        kind = "national_passport"
        home = section(
            _("National passport"),
            self._row(
                (f"{kind}_series", 2),
                (f"{kind}_number", 3),
                (f"{kind}_issue_date", 3),
                (f"{kind}_authority", 6),
            ),
        )
        made = QWidget()
        made.setLayout(column(person, abroad, home, None, gap=14))
        return made

    def _make_international(self) -> QWidget:
        kind = "international_passport"
        printed = [self.fields[f"{kind}_{name}"] for name in PRINTED_FIELDS]
        self.fold = PrintedFold(printed, self.fields["surname_changed_on"])
        compare = _("Compare passports")
        self.compare = button(compare, self.compare_asked.emit, kind="link", icon="swap", key=COMPARE_KEY)
        return section(
            _("International passport"),
            self._row((f"{kind}_state", 5), (f"{kind}_series", 3), (f"{kind}_number", 4)),
            self._row((f"{kind}_issue_date", 3), (f"{kind}_expiry", 3), (f"{kind}_authority", 6)),
            self.fold,
            beside=pane(row(self.compare, self.read_button, gap=8)),
        )

    def _make_side(self) -> QWidget:
        rest = section(
            _("Contacts and notes"),
            self.fields["phone"],
            self.fields["email"],
            self.fields["address"],
            self.fields["ticket_number"],
            self._row(("discount_card_series", 1), ("discount_card_number", 1), least=180),
            self._row((LAST4, 1), ("payment_card_expiry", 1), least=180),
        )
        made = QWidget()
        made.setLayout(column(self.services, rest, (self.fields["notes"], 1), gap=7))
        return made

    def _connect(self) -> None:
        for name, one in self.fields.items():
            one.edited.connect(lambda name=name: self._on_edited(name))
            one.left.connect(lambda typed, name=name: self._on_left(name, typed))
            one.editor.installEventFilter(self)
        self.services.edited.connect(self._on_services)

    # -- what is shown

    def set_tour(self, services: Sequence[Service], journey: Journey) -> None:
        """The tour's services to tick, and what its people are checked for."""
        self._journey = journey
        if not self.services.set_services(services):
            return
        for box in self.services.parts():
            box.installEventFilter(self)
        if self._edited is not None:
            self.services.show_used(self._edited.tourist.services)

    def show_tourist(self, edited: EditedTourist) -> None:
        self._edited = edited
        show_values(self.fields, edited.tourist, edited.proposed)
        self.fold.show_values()
        self.services.show_used(edited.tourist.services)
        self._show_warnings()
        self.mark_changes()

    def shown_tourist(self) -> Tourist | None:
        """The one who is shown, as typed so far."""
        return self._edited.tourist if self._edited is not None else None

    def journey(self) -> Journey:
        """What the shown one is checked for."""
        return self._journey

    def leave_tourist(self) -> None:
        """The shown one is closed; what is edited from now on belongs to nobody."""
        self._edited = None

    def mark_changes(self) -> None:
        """Say at each field whether it is changed; of a new tourist everything is."""
        if self._edited is None:
            return
        changed = set() if self._edited.is_new else set(self._edited.changed_fields())
        changed |= {LAST4} if BRAND in changed else set()
        for name, one in self.fields.items():
            one.mark_changed(name in changed)

    def look_again(self) -> None:
        """The tour, its rules or its people are others: say so at all fields but the one being typed in."""
        if self._edited is not None:
            self._show_warnings(but=QApplication.focusWidget())

    def _show_warnings(self, but: QWidget | None = None) -> None:
        """Say at each field that was left what is to be noticed."""
        assert self._edited is not None
        said = warnings_of(self._edited.tourist, self._journey, self.people)
        for name, one in self.fields.items():
            if but is not None and one.editor is but:
                continue
            if problem := one.problem():
                one.show_message(problem)
            else:
                one.notify(*said.get(name, ()))

    def flush(self) -> None:
        """What is typed takes its usual form, as if the person had left the field."""
        for name, one in self.fields.items():
            if one.settle():
                self._after_leaving(name, typed=True)

    # -- what the person does

    def _on_edited(self, name: str) -> None:
        if self._edited is None:
            return
        one = self.fields[name]
        one.show_message()
        take_value(one, self._edited.tourist)
        self._edited.proposed.discard(name)
        if name in DECIDING:
            self._propose()
        self.edited.emit()

    def _on_left(self, name: str, typed: bool) -> None:
        # While the window is taken down fields lose the focus too, and parts of them are gone already.
        if self._edited is not None and isValid(self) and self.isVisible():
            self._after_leaving(name, typed)

    def _after_leaving(self, name: str, typed: bool) -> None:
        if self._edited is None:
            return
        if typed:
            self._split_passport(name)
        self._show_warnings()
        self.left.emit(name)

    def _on_services(self) -> None:
        if self._edited is not None:
            self._edited.tourist.services = self.services.used(self._edited.loaded.services)
            self.edited.emit()

    def _propose(self) -> None:
        assert self._edited is not None
        for name, text in proposals(self._edited.tourist, self._edited.proposed).items():
            one = self.fields[name]
            assert isinstance(one, TextField)
            one.propose(text)
            setattr(self._edited.tourist, name, text)
            self._edited.proposed.add(name)

    def _split_passport(self, name: str) -> None:
        """Series and number typed into one field go to both."""
        if self._edited is None:
            return
        parts = passport_parts(self._edited.tourist, name, self.fields[name].value())
        for part, text in parts.items():
            one = self.fields[part]
            if one.value() != text:
                one.set_value(text)
                self._on_edited(one.name)

    def offer_spellings(self) -> None:
        """Ctrl+Space: a menu for the field that has the focus, of what the checks propose, then of other
        spellings of a name."""
        one = next((one for one in self.fields.values() if one.editor.hasFocus()), None)
        if one is None or self._edited is None:
            return
        target, found = self._offers(one.name)
        offer(self.fields[target], found, lambda spelling: self._choose_spelling(target, spelling))

    def _offers(self, name: str) -> tuple[str, list[Spelling]]:
        """What could stand in the field, or, where that is nothing, in the Latin one that follows from it."""
        assert self._edited is not None
        tourist, proposed = self._edited.tourist, self._edited.proposed
        own = mended(findings_of(tourist, self._journey).get(name, ()), spellings(tourist, name, proposed))
        latin = LATIN_OF.get(name, name)
        return (name, own) if own else (latin, spellings(tourist, latin) if latin != name else [])

    def _choose_spelling(self, name: str, spelling: Spelling) -> None:
        """The spelling counts as typed; what of the person's names is still a proposal follows its scheme."""
        self.fields[name].type_over(spelling.text)
        self._split_passport(name)
        if spelling.scheme:
            self.fields["latin_scheme"].set_value(own_choice(self._edited.tourist, spelling.scheme))
            self._on_edited("latin_scheme")
        self.fields[name].setFocus()

    # -- focus

    def focus_field(self, name: str, message: str = "") -> None:
        """Put the focus into a field, with what is wrong with it."""
        one = self.fields.get(name) or self.fields["native_surname"]
        self.fold.unfold_for(one)
        one.setFocus()
        self.ensureWidgetVisible(one)
        if isinstance(one.editor, QLineEdit):
            one.editor.selectAll()
        if message:
            one.show_message(message)

    def show_finding(self, found: Finding | None) -> None:
        """Go to the field of a finding (to the surname without one), and say there what is not said yet:
        at one field only the worst are."""
        name = found.field if found is not None and found.field in self.fields else "native_surname"
        self.focus_field(name)
        words, said = sentence(found) if found is not None else "", self.fields[name].message()
        if found is not None and words not in said:
            text = "\n".join(filter(None, (words, said)))
            self.fields[name].show_message(text, LEVELS[found.level])

    def focus_warning(self, step: int) -> bool:
        """F8 and Shift+F8: the next field with a message, round the form; False if there is none."""
        names = list(self.fields)
        focus = QApplication.focusWidget()
        at = next(
            (n for n, name in enumerate(names) if self.fields[name].editor is focus), -1 if step > 0 else 0
        )
        for distance in range(1, len(names) + 1):
            name = names[(at + step * distance) % len(names)]
            if self.fields[name].message():
                self.focus_field(name)
                return True
        return False

    def stops(self) -> list[QWidget]:
        """Everything that takes the focus, in reading order."""
        names = [name for name in self.fields if name not in self._side_names()]
        middle: list[QWidget] = [self.fields[name].editor for name in names]
        for name, pressed in self._pressed().items():
            middle.insert(middle.index(self.fields[name].editor), pressed)
        side = [self.fields[name].editor for name in self._side_names()]
        return [*middle, *self.services.parts(), *side]

    def _pressed(self) -> dict[str, QPushButton]:
        """What is pressed before a field; Tab stops at it, Enter goes past it."""
        kind = "international_passport"
        return {f"{kind}_state": self.compare, f"{kind}_printed_surname": self.fold.head}

    @staticmethod
    def _side_names() -> tuple[str, ...]:
        cards = ("discount_card_series", "discount_card_number", LAST4, "payment_card_expiry")
        return ("phone", "email", "address", "ticket_number", *cards, "notes")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                return self._go_on(watched)
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, theme.px(60))
        elif event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()  # turning the wheel over a field scrolls the form, it changes nothing
            return True
        return super().eventFilter(watched, event)

    def _go_on(self, watched: QObject) -> bool:
        stops = self.stops()
        if watched is self.fields["notes"].editor or watched not in stops:
            return False
        behind = stops[stops.index(watched) + 1 :]
        passed = self._pressed().values()
        following = next(one for one in behind if one.isVisibleTo(self) and one not in passed)
        following.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(following, QLineEdit):
            following.selectAll()
        return True

    # -- size

    def set_narrow(self, narrow: bool) -> None:
        """Whether the side stands under the form instead of beside it."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        self._box.setSpacing(theme.px(14 if narrow else 28))
        if narrow:
            self._side.setMaximumWidth(16_777_215)
            self._side.setMinimumWidth(0)
        else:
            self._side.setFixedWidth(theme.px(SIDE))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(120))
