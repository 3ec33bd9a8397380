"""Settings of this workstation: language, look, size of letters; where the database is and who works here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget

from models.database import current as current_database
from models.database import describe
from models.folders import folder_warning
from translations import N_, _, available_languages, current_language, ngettext
from ui.common import theme
from ui.common.buttons import button, shortcut
from ui.common.changes import changes
from ui.common.fields import ChoiceField
from ui.common.layouts import column, label, line, pane, row
from ui.common.letter_size import STEPS, set_scale
from ui.common.messages import messages
from ui.common.page import Page
from ui.common.preferences import LANGUAGE, OLD_AFTER, SCALE, THEME

LANGUAGE_NAMES = {  # each in itself: whoever looks for theirs may not read the others
    "en": "English",
    "ru": "Русский",
    "pl": "Polski",
    "uk": "Українська",
    "ro": "Română",
    "it": "Italiano",
    "fr": "Français",
}
YEAR = 12
AGES = (3, 6, YEAR, 2 * YEAR, 3 * YEAR, 5 * YEAR)  # months after which an answer is asked again
THEMES = (("", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))


class SettingsPage(Page):
    """Everything takes effect at once, except the language, which says so.

    Signal ``look_changed()``: theme or size of letters is another; open screens may draw themselves anew.
    """

    look_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.language = self._language_field()
        self.colours = ChoiceField("theme", _("Theme"), [(code, _(text)) for code, text in THEMES])
        self.letters = ChoiceField(
            "scale", _("Size of letters"), [(str(step), _percent(step)) for step in STEPS]
        )
        self.old_after = ChoiceField(
            "old_after", _("Ask again what was answered"), [(str(age), _ago(age)) for age in AGES]
        )
        self._path = QLineEdit()
        self._path.setReadOnly(True)
        self._path.setAccessibleName(_("Database"))
        self._person = label(wrap=True)
        self._workstation = label(wrap=True)
        self._kind = label("", "secondary", wrap=True)
        self._risk = label("", "secondary", "warn", wrap=True)
        self._put_together()
        shortcut(self, "F6", self._next_pane)
        self.language.edited.connect(self._on_language)
        self.colours.edited.connect(self._on_theme)
        self.letters.edited.connect(self._on_size)
        self.old_after.edited.connect(self._on_old_after)

    def title(self) -> str:
        return _("Settings")

    def activate(self) -> None:
        self.language.set_value(LANGUAGE.get())
        self.colours.set_value(THEME.get())
        nearest = min(STEPS, key=lambda step: abs(step - SCALE.get()))
        self.letters.set_value(str(nearest))
        self.old_after.set_value(str(min(AGES, key=lambda age: abs(age - OLD_AFTER.get()))))
        opened = current_database()
        self._path.setText(str(opened.path) if opened.path else opened.server)
        self._path.setCursorPosition(0)
        self._kind.setText(describe())
        self._risk.setText(folder_warning(opened.path) if opened.path else "")
        self._risk.setVisible(bool(self._risk.text()))
        self._person.setText(opened.person)
        self._workstation.setText(opened.workstation)
        self.language.setFocus()

    def find_here(self) -> None:
        self.language.setFocus()

    def _language_field(self) -> ChoiceField:
        names = [(code, LANGUAGE_NAMES.get(code, code)) for code in available_languages()]
        return ChoiceField("language", _("Language"), [("", _("As the system")), *names])

    def _put_together(self) -> None:
        look = self._group(
            _("Language and look"), self.language, row((self.colours, 1), (self.letters, 1), gap=12)
        )
        asked = self._group(_("Questionnaires"), row((self.old_after, 1), (QWidget(), 1), gap=12))
        copy = button(_("Copy the path"), self._copy_path, icon="copy")
        path_label = label(_("Where it is"), "label")
        path_label.setBuddy(self._path)
        where = column(path_label, row((self._path, 1), copy), self._kind, self._risk, gap=3)
        base = self._group(_("Database"), where)
        person = column(label(_("Name"), "label"), self._person, gap=1)
        station = column(label(_("Workstation"), "label"), self._workstation, gap=1)
        told = label(
            _("So the journal names who changed what. The name is the one of the system."),
            "secondary",
            wrap=True,
        )
        who = self._group(_("Who works here"), row((person, 1), (station, 1), gap=12), told)
        inner = QWidget()
        inner.setLayout(column(look, line(), asked, line(), base, line(), who, None, gap=18))
        inner.setMaximumWidth(theme.px(620))
        self._groups = (
            (look, self.language.editor),
            (asked, self.old_after.editor),
            (base, self._path),
        )
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(pane(row((inner, 20), (QWidget(), 1), margins=(20, 18, 20, 20)), "surface"))
        head = row(label(_("Settings"), "page"), None, margins=(20, 14, 20, 10))
        self.setLayout(column(head, line(), (area, 1), gap=0))

    def _group(self, title: str, *items: object) -> QWidget:
        return pane(column(label(title, "title"), *items, gap=10))  # type: ignore[arg-type]

    def _next_pane(self) -> None:
        """F6: the next group in which there is something to set or to take."""
        focus = self.focusWidget()
        inside = [n for n, (group, _first) in enumerate(self._groups) if focus and group.isAncestorOf(focus)]
        first = self._groups[((inside or [-1])[0] + 1) % len(self._groups)][1]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(first)

    def _on_language(self) -> None:
        LANGUAGE.set(self.language.value())
        if self.language.value() in ("", current_language()):
            self.language.show_message()
        else:
            self.language.show_message(_("The program speaks it from its next start."), "info")

    def _on_theme(self) -> None:
        THEME.set(self.colours.value())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, THEME.get(), SCALE.get())
        self.look_changed.emit()

    def _on_size(self) -> None:
        set_scale(float(self.letters.value()))  # tells the windows itself

    def _on_old_after(self) -> None:
        OLD_AFTER.set(int(self.old_after.value()))
        changes.announce_all()  # windows with questionnaires mark other answers now

    def _copy_path(self) -> None:
        QApplication.clipboard().setText(self._path.text())
        messages.tell(_("The path is on the clipboard."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


def _ago(months: int) -> str:
    """ "more than a year ago", "more than 6 months ago"."""
    years, rest = divmod(months, YEAR)
    if months == YEAR:
        return _("more than a year ago")
    if rest:
        words = ngettext("more than %(count)d month ago", "more than %(count)d months ago", months)
        return words % {"count": months}
    words = ngettext("more than %(count)d year ago", "more than %(count)d years ago", years)
    return words % {"count": years}


def _percent(step: float) -> str:
    return _("%(percent)d %%") % {"percent": round(step * 100)}
