"""Two people changed the same fields: mine and theirs side by side, one of them chosen for each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QRadioButton, QScrollArea, QWidget

from models.latin_spelling import scheme_name
from models.records import PRINTED_FIELDS
from translations import N_, _
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.days import instant
from ui.common.fields import show_date
from ui.common.layouts import column, label, paint_ground, pane, row
from ui.common.wording import field_name
from ui.tourists.overwrite_rows import shown

PARTS = {
    "documents": N_("Documents"),
    "contacts": N_("Phones and e-mail"),
    "addresses": N_("Addresses"),
    "cards": N_("Cards"),
    "former_names": N_("Other surnames"),
    "issuing_state": N_("issuing state"),
    "series": N_("series"),
    "number": N_("number"),
    "issue_date": N_("issued"),
    "expiry_date": N_("expires"),
    "authority": N_("authority"),
    "state": N_("state"),
    "kind": N_("kind"),
    "value": N_("text"),
    "label": N_("which"),
    "surname": N_("surname"),
}
_AS_FIELD = {"issuing_state": "international_passport_state"}
Conflicts = dict[str, tuple[str, str]]


def part_name(path: str) -> str:
    """A field, a group or a field of one of its rows ("documents.12.number") in the clerk's words."""
    group, _dot, rest = path.partition(".")
    if group not in PARTS:
        return field_name(group)
    part = rest.partition(".")[2]
    if part in PRINTED_FIELDS:
        return field_name(f"international_passport_{part}")
    return ", ".join(_(PARTS[one]) for one in (group, part) if one in PARTS)


def choose_theirs(parent: QWidget | None, who: str, when: str, conflicts: Conflicts) -> set[str] | None:
    """Of the fields that both changed those that take their value; None if the person went back."""
    dialog = ConflictDialog(parent, who, when, conflicts)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.theirs() if agreed else None


class ConflictDialog(QDialog):
    """Mine is chosen at first: nobody types for nothing."""

    def __init__(self, parent: QWidget | None, who: str, when: str, conflicts: Conflicts) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Somebody else changed this client"))
        self._choices: dict[str, QRadioButton] = {}
        self._groups: list[QButtonGroup] = []
        values = {"who": who or "?", "when": instant(when)}
        text = _("%(who)s saved this client %(when)s. Choose a value where both of you changed one.") % values
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        for number, title in enumerate((_("Field"), _("Mine"), _("Theirs"))):
            grid.addWidget(label(title, "label"), 0, number)
        for number, (path, both) in enumerate(conflicts.items(), 1):
            self._add(grid, number, path, both)
        grid.setRowStretch(len(conflicts) + 1, 1)
        body = pane(grid, "surface")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        save = button(_("Save these"), self.accept, kind="primary", icon="save")
        foot = row(None, button(_("Back to the form"), self.reject), save, key_label("Ctrl+Return"))
        head = label(text, "quiet", wrap=True)
        inner = column(head, (area, 1), foot, margins=(20, 16, 20, 14), gap=12)
        self.setLayout(inner)
        paint_ground(self, "surface")
        self.resize(theme.px(640), theme.px(360))
        shortcut(self, "Ctrl+Return", self.accept)

    def _add(self, grid: QGridLayout, number: int, path: str, both: tuple[str, str]) -> None:
        name = part_name(path)
        grid.addWidget(label(name), number, 0)
        said = [_words(path, value) for value in both]
        mine, theirs = (_choice(words) for words in said)
        mine.setAccessibleName(_("%(field)s, mine: %(value)s") % {"field": name, "value": said[0]})
        theirs.setAccessibleName(_("%(field)s, theirs: %(value)s") % {"field": name, "value": said[1]})
        mine.setChecked(True)
        group = QButtonGroup(self)
        for at, one in enumerate((mine, theirs), 1):
            group.addButton(one)
            grid.addWidget(one, number, at)
        self._groups.append(group)
        self._choices[path] = theirs

    def theirs(self) -> set[str]:
        return {path for path, choice in self._choices.items() if choice.isChecked()}


def _words(path: str, value: str) -> str:
    """The value as the form shows it: a spelling, a country, a sex by its name."""
    name = path.rpartition(".")[2]
    if name == "latin_scheme":
        return scheme_name(value)
    return show_date(shown(_AS_FIELD.get(name, name), value))


def _choice(words: str) -> QRadioButton:
    """The value as text: an ampersand in it is no key."""
    return QRadioButton((words or _("(empty)"))[:120].replace("&", "&&").replace("\n", " "))
