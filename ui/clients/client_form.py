"""The form of one regular client: the person, then everything that there can be several of, then notes."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from models.checks.findings import Finding
from models.completions import completions
from models.latin_spelling import spelling_choices
from translations import _
from ui.clients.child_kinds import make_groups
from ui.clients.client_findings import tell_findings
from ui.clients.edited_client import EditedClient
from ui.common import theme
from ui.common.buttons import shortcut
from ui.common.fields import ChoiceField, CountryField, DateField, Field, TextField
from ui.common.layouts import column, label, paint_ground
from ui.common.wording import sexes
from ui.tourists.field_rows import FieldRow, section
from ui.tourists.form_fields import CleanNotes, CleanText, LatinField, NameField
from ui.tourists.latin_names import DECIDING, Spelling, own_choice, proposals, spellings
from ui.tourists.offers import mended, offer
from ui.tourists.printed_fold import PrintedFold

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClientForm(QScrollArea):
    """Edits the EditedClient that it shows. Signals: ``edited()`` at every change by the person,
    ``finished()`` on Enter in the last field of one line, ``fields_changed()`` when rows came or went."""

    edited = Signal()
    finished = Signal()
    fields_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = {field.name: field for field in _make_fields()}
        self.groups = make_groups()
        self._edited: EditedClient | None = None
        self._found: dict[Field, list[Finding]] = {}
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._body())
        shortcut(self, "Ctrl+Space", self.offer_spellings)
        for name, field in self.fields.items():
            field.edited.connect(lambda name=name: self._on_edited(name))
            self._watch(field)
        for name, group in self.groups.items():
            group.edited.connect(lambda name=name: self._on_group(name))
            group.rows_changed.connect(self._watch_rows)

    def _body(self) -> QWidget:
        body = QWidget()
        paint_ground(body, "surface")
        person = section(
            _("Person"),
            self._row(("native_surname", 2), ("native_given_name", 2), ("patronymic", 2)),
            self._row(("latin_surname", 2), ("latin_given_name", 2), ("citizenship", 2)),
            self._row(("birth_date", 3), ("birth_place", 5), ("sex", 4)),
            self._row(("latin_scheme", 1), ("surname_changed_on", 1)),
        )
        notes = column(label(_("Notes"), "section"), self.fields["notes"], gap=5)
        self.fields["notes"].hide_caption()
        body.setLayout(column(person, *self.groups.values(), notes, None, margins=(20, 14, 20, 14), gap=16))
        return body

    def _row(self, *places: tuple[str, int]) -> FieldRow:
        return FieldRow([(self.fields[name], share) for name, share in places])

    # -- values

    def show_client(self, edited: EditedClient) -> None:
        """Show what is typed; this is no edit."""
        self._edited = edited
        for name, field in self.fields.items():
            value = getattr(edited.client, name)
            if name in edited.proposed and isinstance(field, TextField):
                field.propose(value)
            else:
                field.set_value(value)
            field.show_message()
        for name, group in self.groups.items():
            group.show_records(getattr(edited.client, name))
        self._tell_findings()
        self._mark_changed()
        self.verticalScrollBar().setValue(0)

    def type_surname(self, text: str) -> None:
        """Begin a new client with a name that was searched for."""
        field = self.fields["native_surname"]
        field.set_value(text)
        field.normalise()
        self._on_edited(field.name)
        self._tell_findings()

    def flush(self) -> None:
        """What is typed takes its usual form, as if the person had left the field."""
        for field in self.all_fields():
            field.settle()
        self._tell_findings()

    def _tell_findings(self) -> None:
        if self._edited is not None:
            self._found = tell_findings(self._edited.client, self.fields, self.groups)

    def offer_spellings(self) -> None:
        """Ctrl+Space: what could stand in the field with the focus, by the checks or another spelling."""
        field = next((one for one in self.all_fields() if one.editor.hasFocus()), None)
        if field is None or self._edited is None:
            return
        self._tell_findings()
        edited, known = self._edited, field.name in self.fields
        others = spellings(edited.client, field.name, edited.proposed) if known else []
        offer(field, mended(self._found.get(field, ()), others), lambda one: self._choose(field, one))

    def _choose(self, field: Field, spelling: Spelling) -> None:
        field.type_over(spelling.text)
        if spelling.scheme:
            choice = self.fields["latin_scheme"]
            choice.set_value(own_choice(self._edited.client, spelling.scheme))
            choice.edited.emit()
        field.setFocus()

    def _on_left(self) -> None:
        # While the window is taken down fields lose the focus too, and parts of them are gone already.
        if isValid(self) and self.isVisible():
            self._tell_findings()

    def _on_edited(self, name: str) -> None:
        if self._edited is None:
            return
        client = self._edited.client
        setattr(client, name, self.fields[name].value())
        self._edited.proposed.discard(name)
        if name in DECIDING:
            self._propose_latin(self._edited)
        self.fields[name].show_message()
        self._mark_changed()
        self.edited.emit()

    def _propose_latin(self, edited: EditedClient) -> None:
        """Latin names follow the native ones until somebody types over them, or they are saved."""
        for name, text in proposals(edited.client, edited.proposed).items():
            field = self.fields[name]
            assert isinstance(field, TextField)
            field.propose(text)
            setattr(edited.client, name, text)
            edited.proposed.add(name)

    def _on_group(self, name: str) -> None:
        if self._edited is not None:
            setattr(self._edited.client, name, self.groups[name].read())
            self.edited.emit()

    def _mark_changed(self) -> None:
        if self._edited is not None:
            changes = self._edited.changes()
            for name, field in self.fields.items():
                field.mark_changed(name in changes)

    # -- problems

    def first_problem(self) -> bool:
        """Put the focus on the first field whose text cannot be kept, with its reason; False if all can."""
        for field in self.all_fields():
            if (problem := field.problem()) and self._can_be_seen(field):
                self.show_problem(field, problem)
                return True
        return False

    def _can_be_seen(self, field: Field) -> bool:
        """Whether the field is shown; what is only folded away is unfolded."""
        for fold in self.findChildren(PrintedFold):
            fold.unfold_for(field)
        return field.isVisibleTo(self)

    def show_problem(self, field: Field, message: str) -> None:
        self._can_be_seen(field)
        field.show_message(message)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field)

    def field_of(self, path: str) -> Field | None:
        """The field that InvalidField names: "birth_date", "documents.1.expiry_date"."""
        name, _dot, rest = path.partition(".")
        if name not in self.groups:
            return self.fields.get(name)
        number, _dot, part = rest.partition(".")
        rows = self.groups[name].kept_rows()
        return rows[int(number)].field(part) if number.isdecimal() and int(number) < len(rows) else None

    # -- keys

    def all_fields(self) -> list[Field]:
        """In reading order."""
        notes = self.fields["notes"]
        person = [field for field in self.fields.values() if field is not notes]
        return [*person, *(field for group in self.groups.values() for field in group.all_fields()), notes]

    def focus_warning(self, step: int) -> bool:
        """F8 and Shift+F8: the next field with a message, round the form; False if there is none."""
        fields = self.all_fields()
        at = next((n for n, one in enumerate(fields) if one.editor.hasFocus()), -1 if step > 0 else 0)
        round_it = (fields[(at + step * far) % len(fields)] for far in range(1, len(fields) + 1))
        found = next((one for one in round_it if one.message() and self._can_be_seen(one)), None)
        if found is None:
            return False
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(found.editor, QLineEdit):
            found.editor.selectAll()
        self.ensureWidgetVisible(found)
        return True

    def focus_part(self, part: str) -> None:
        """Put the focus into a group or field, its text selected; an empty group gets its first row."""
        group = self.groups.get(part)
        if group is not None and not group.rows:
            group.add_row()
        field = group.all_fields()[0] if group else self.fields.get(part, self.fields["native_surname"])
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field.editor, QLineEdit):
            field.editor.selectAll()
        self.ensureWidgetVisible(field)

    def _watch_rows(self) -> None:
        """Enter goes on from the fields of rows too, and Tab follows the order in which they stand."""
        for group in self.groups.values():
            for field in group.all_fields():
                self._watch(field)
        self.fields_changed.emit()
        places = [field.editor for field in self.all_fields()[: len(self.fields) - 1]]
        places += [place for group in self.groups.values() for place in group.tab_places()]
        for one, following in pairwise([*places, self.fields["notes"].editor]):
            QWidget.setTabOrder(one, following)

    def _watch(self, field: Field) -> None:
        editor = field.editor
        if editor.property("watched"):
            return
        editor.setProperty("watched", True)
        field.edited.connect(field.notify)
        field.left.connect(lambda _typed: self._on_left())
        editor.installEventFilter(self)
        if isinstance(editor, QLineEdit):
            editor.returnPressed.connect(lambda: self._on_return(editor))

    def _on_return(self, editor: QLineEdit) -> None:
        """Enter on a line of the completions takes that line; otherwise it closes them and goes on."""
        completer = editor.completer()
        if completer is not None and completer.popup().isVisible():
            if completer.popup().currentIndex().isValid():
                return
            completer.popup().hide()
        self._go_on(editor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, theme.px(48))
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(watched, QComboBox):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in ENTER and plain:
                self._go_on(watched)
                return True
        return super().eventFilter(watched, event)

    def _go_on(self, editor: QWidget) -> None:
        """Enter: the next field that is shown; notes are the last."""
        shown = [field for field in self.all_fields() if field.isVisibleTo(self)]
        at = next((number for number, field in enumerate(shown) if field.editor is editor), len(shown))
        if at + 1 < len(shown):
            shown[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()


def _make_fields() -> list[Field]:
    def learnt(name: str, prefix: str) -> list[str]:
        return completions(name, prefix)

    return [
        NameField("native_surname", _("Surname"), required=True),
        NameField(
            "native_given_name", _("Given name"), completions=lambda typed: learnt("native_given_name", typed)
        ),
        NameField("patronymic", _("Patronymic"), completions=lambda typed: learnt("patronymic", typed)),
        LatinField("latin_surname", _("Surname, Latin")),
        LatinField("latin_given_name", _("Given name, Latin")),
        CountryField("citizenship", _("Citizenship")),
        DateField("birth_date", _("Date of birth"), "birth"),
        CleanText("birth_place", _("Place of birth"), completions=lambda typed: learnt("birth_place", typed)),
        ChoiceField("sex", _("Sex"), sexes()),
        ChoiceField("latin_scheme", _("Latin spelling"), spelling_choices()),
        DateField("surname_changed_on", _("Surname changed on")),
        CleanNotes("notes", _("Notes"), height=84),
    ]
