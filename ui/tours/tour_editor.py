"""One tour and its services in a dialog. What was typed is never lost: a draft is kept until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QVBoxLayout, QWidget

from models.completions import completions
from models.database import current as current_database
from models.drafts import drop_draft, load_draft, save_draft
from models.errors import AppError, DuplicateRecord, InvalidField, RecordChanged
from models.records import Service, Tour
from models.tours import load_tour, next_tour_number, save_tour
from translations import N_, _
from ui.common import days, theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.changes import changes
from ui.common.country_list import CountriesField
from ui.common.fields import DateField, Field, NotesField, TextField
from ui.common.layouts import clear, column, line, pane, row
from ui.common.messages import DISCARD, SAVE, InfoBar, ask_unsaved, messages
from ui.tours.service_rows import ServiceRows

NAMES = {
    "number": N_("Number"),
    "title": N_("Title"),
    "created_on": N_("Created"),
    "start_date": N_("Starts"),
    "end_date": N_("Ends"),
    "countries": N_("Countries, in order of travel"),
    "customer_name": N_("Customer"),
    "clerk": N_("Clerk in charge"),
    "notes": N_("Notes"),
}


def name_of(field: str) -> str:
    """What the tour's field is called on the screen."""
    return _(NAMES[field])


DRAFT_DELAY = 700  # milliseconds of rest after a keystroke


def edit_tour(parent: QWidget | None, tour_id: int | None) -> int | None:
    """Let the person edit a tour, or make one (None); the saved tour's id, None if nothing was saved."""
    try:
        editor = TourEditor(parent, tour_id)
    except AppError as error:
        messages.tell(str(error), "error")
        return None
    editor.exec()
    saved = editor.saved_id
    editor.deleteLater()
    return saved


class TourEditor(QDialog):
    """A tour's fields and services. ``saved_id`` is the saved tour's id once Save has succeeded."""

    def __init__(self, parent: QWidget | None = None, tour_id: int | None = None) -> None:
        super().__init__(parent)
        self.saved_id: int | None = None
        self._tour = load_tour(tour_id) if tour_id else _new_tour()
        self._draft_key = f"tour:{tour_id or 'new'}"
        self._fields = {field.name: field for field in _make_fields()}
        self._services = ServiceRows()
        self._bars = QVBoxLayout()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_DELAY)
        self._draft_timer.timeout.connect(self._keep_draft)
        self._cancel = button(_("Cancel"), self.close, key="Esc")
        self._save = button(_("&Save"), self.save_and_close, kind="primary", icon="save", key="Ctrl+Return")
        self._put_together()
        self._show_tour(self._tour)
        self._take_draft()
        for field in self._fields.values():
            field.edited.connect(self._on_edited)
        self._services.edited.connect(self._on_edited)
        self._services.rows_changed.connect(self._order_tab)
        self._order_tab()
        shortcut(self, "Ctrl+Return", self.save_and_close)
        shortcut(self, "Ctrl+Enter", self.save_and_close)
        shortcut(self, "Ctrl+S", self.save_and_close)
        shortcut(self, "Ctrl+W", self.close)
        shortcut(self, "Ins", self._services.add)
        (self._fields["title"] if tour_id is None else self._fields["number"]).setFocus()

    # How it is put together

    def _put_together(self) -> None:
        one = self._fields
        form = column(
            self._bars,
            row((one["number"], 2), (one["title"], 5), gap=12),
            row((one["start_date"], 1), (one["end_date"], 1), (one["created_on"], 1), gap=12),
            one["countries"],
            row((one["customer_name"], 1), (one["clerk"], 1), gap=12),
            one["notes"],
            line(),
            self._services,
            None,
            margins=(20, 16, 20, 16),
            gap=10,
        )
        one["notes"].setMaximumHeight(theme.px(92))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(pane(form, "surface"))
        foot = row(None, self._cancel, self._save, key_label("Ctrl+Enter"), margins=(20, 10, 20, 12))
        self.setLayout(column((area, 1), line(), pane(foot, "sunken"), gap=0))
        room = self.screen().availableSize()
        self.resize(min(theme.px(760), room.width() - 40), min(theme.px(640), room.height() - 60))

    def _order_tab(self) -> None:
        """Tab goes through fields, services and foot as they stand; rows made later would come last."""
        fields = [field.editor for field in self._fields.values()]
        stops = [*fields, *self._services.tab_places(), self._cancel, self._save]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _show_tour(self, tour: Tour) -> None:
        for name, field in self._fields.items():
            field.set_value(" ".join(tour.countries) if name == "countries" else getattr(tour, name))
        self._services.set_services(tour.services)
        self._name_window()

    def _name_window(self) -> None:
        mark = "• " if self.is_changed() else ""
        number = self._tour.number
        words = _("Tour %(number)s") % {"number": number} if self._tour.id else _("New tour")
        self.setWindowTitle(mark + words)

    def _show_bar(self, text: str, level: str, *actions: QPushButton) -> None:
        clear(self._bars)
        self._bars.addWidget(InfoBar(text, level, *actions))

    # What was typed

    def typed(self) -> Tour:
        """The tour as it stands in the fields."""
        values: dict[str, Any] = {name: field.value() for name, field in self._fields.items()}
        values["countries"] = values["countries"].split()
        if values["customer_name"] != self._tour.customer_name:
            values["customer_client_id"] = None  # the link named somebody else
        return replace(self._tour, **values, services=self._services.services())

    def is_changed(self) -> bool:
        typed = self.typed()
        before = sorted(self._tour.services, key=lambda one: one.position)
        for position, service in enumerate(before):
            service.position = position
        return typed != replace(self._tour, services=before)

    def _on_edited(self) -> None:
        self._draft_timer.start()
        self._name_window()

    def _keep_draft(self) -> None:
        self._draft_timer.stop()
        if self.is_changed():
            save_draft(self._draft_key, asdict(self.typed()))

    def _take_draft(self) -> None:
        """Typing that was never saved stands in the fields again, and a bar says so."""
        body = load_draft(self._draft_key)
        if body is None:
            return
        kept = _tour_of(body, self._tour)
        self._show_tour(kept)
        if not self.is_changed():
            drop_draft(self._draft_key)
            return
        text = _("This was typed before and not saved. Save it, or go back to what is kept.")
        self._show_bar(text, "info", button(_("Go back"), self._forget_draft, small=True))

    def _forget_draft(self) -> None:
        drop_draft(self._draft_key)
        self._show_tour(self._tour)
        clear(self._bars)

    # Save, and leaving without

    def save_and_close(self) -> bool:
        """Save and close; what cannot be kept is told at its field, which gets the focus."""
        if self._told_problems():
            return False
        tour = self.typed()
        try:
            saved = save_tour(tour)
        except InvalidField as error:
            self._tell_at(error.field, str(error))
        except DuplicateRecord as error:
            self._tell_at("number", str(error))
        except RecordChanged as error:
            self._tell_conflict(error)
        except AppError as error:
            self._show_bar(str(error), "error")
        else:
            self.saved_id = tour.id
            self._draft_timer.stop()
            drop_draft(self._draft_key)
            changes.announce(saved)
            messages.tell(_("Tour %(number)s is saved.") % {"number": tour.number})
            super().accept()
            return True
        return False

    def _told_problems(self) -> bool:
        """Whether some field holds what cannot be read; the first such field gets the focus."""
        wrong = [field for field in self._all_fields() if field.problem()]
        for field in self._all_fields():
            field.show_message(field.problem())
        if wrong:
            wrong[0].setFocus()
        return bool(wrong)

    def _tell_at(self, name: str, text: str) -> None:
        field = (self._fields | dict(self._services.shown_fields())).get(name)
        if field is None:
            self._show_bar(text, "error")
            return
        field.show_message(text)
        field.setFocus()

    def _tell_conflict(self, error: RecordChanged) -> None:
        """Both sides changed the same fields: say who, what, and let one side be chosen."""
        who = _("%(who)s saved this tour %(when)s.") % {"who": error.who, "when": days.instant(error.when)}
        lines = [
            _("%(field)s: yours “%(mine)s”, theirs “%(theirs)s”.")
            % {"field": _field_words(name), "mine": mine, "theirs": theirs}
            for name, (mine, theirs) in error.conflicts.items()
        ]
        mine = button(_("Keep mine"), self._keep_mine, small=True)
        theirs = button(_("Take theirs"), lambda: self._take_theirs(error), small=True)
        self._show_bar("\n".join([who, *lines]), "warn", mine, theirs)

    def _keep_mine(self) -> None:
        typed = self.typed()
        fresh = load_tour(self._tour.id or 0)
        known = {service.id for service in fresh.services}
        self._tour = fresh
        services = [one if one.id in known else replace(one, id=None) for one in typed.services]
        self._show_tour(replace(typed, version=fresh.version, services=services))
        clear(self._bars)
        self.save_and_close()

    def _take_theirs(self, error: RecordChanged) -> None:
        """Their values where both changed, mine everywhere else."""
        typed, before = self.typed(), self._tour
        self._tour = load_tour(before.id or 0)
        mine = {
            name: getattr(typed, name)
            for name in NAMES
            if getattr(typed, name) != getattr(before, name) and name not in error.conflicts
        }
        self._show_tour(replace(self._tour, **mine))
        clear(self._bars)

    def _all_fields(self) -> list[Field]:
        return [*self._fields.values(), *(field for _name, field in self._services.shown_fields())]

    def may_close(self) -> bool:
        """Whether it may close; asks about typing that is not saved."""
        if not self.is_changed():
            drop_draft(self._draft_key)
            return True
        number = self._fields["number"].value()
        answer = ask_unsaved(self, _("Tour %(number)s was changed and is not saved.") % {"number": number})
        if answer == SAVE:
            return self.save_and_close()
        if answer == DISCARD:
            self._draft_timer.stop()
            drop_draft(self._draft_key)
        return answer == DISCARD

    def reject(self) -> None:
        """Esc, Cancel and the window's cross all come here. Saving closes by itself."""
        if self.may_close() and self.saved_id is None:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        """Enter: the next field in reading order, after the last one the primary button."""
        now = self.focusWidget()
        if isinstance(now, QPushButton):
            now.click()
            return
        stops: list[QWidget] = [field.editor for field in self._fields.values()]
        stops += [field.editor for one in self._services.rows for field in one.fields] + [self._save]
        at = stops.index(now) if now in stops else -1
        stops[min(at + 1, len(stops) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


def _make_fields() -> list[Field]:
    """The fields of a tour in reading order."""
    offer: Callable[[str], Callable[[str], list[str]]] = lambda name: lambda begun: completions(name, begun)  # noqa: E731
    return [
        TextField("number", name_of("number"), required=True),
        TextField("title", name_of("title"), hint=_("Rome – Florence – Venice")),
        DateField("start_date", name_of("start_date")),
        DateField("end_date", name_of("end_date")),
        DateField("created_on", name_of("created_on")),
        CountriesField("countries", name_of("countries"), hint=_("Czechia, Austria")),
        TextField("customer_name", name_of("customer_name"), completions=offer("customer_name")),
        TextField("clerk", name_of("clerk"), completions=offer("clerk")),
        NotesField("notes", name_of("notes"), height=56),
    ]


def _new_tour() -> Tour:
    today = date.today()
    person = current_database().person
    return Tour(number=next_tour_number(today), created_on=today.isoformat(), clerk=person)


def _tour_of(body: dict[str, Any], loaded: Tour) -> Tour:
    """The tour a draft holds; what the draft does not know is as loaded."""
    known = {name: body[name] for name in NAMES if name in body}
    services = [Service(**service) for service in body.get("services", [])]
    # A draft made on an older version keeps that version, so that saving still asks about others' changes.
    return replace(loaded, **known, services=services, version=body.get("version", loaded.version))


def _field_words(name: str) -> str:
    return name_of(name) if name in NAMES else _("Services")
