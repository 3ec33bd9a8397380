"""Ctrl+Space: a menu under a field of what could stand there instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from models.checks.findings import Finding
from translations import _
from ui.common.fields import Field
from ui.tourists.field_warnings import proposals_of
from ui.tourists.latin_names import Spelling


def mended(findings: Iterable[Finding], others: Iterable[Spelling] = ()) -> list[Spelling]:
    """What the checks propose for a field, then the other spellings, each once."""
    found = {text: Spelling(text, _("put right")) for text in proposals_of(findings)}
    for one in others:
        found.setdefault(one.text, one)
    return list(found.values())


def offer(field: Field, offers: Sequence[Spelling], choose: Callable[[Spelling], object]) -> None:
    """Open the menu, its first line chosen; nothing where there is nothing to offer."""
    if not offers:
        return
    menu = QMenu(field)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
    for one in offers:
        action = menu.addAction(f"{one.text}\t{one.source}".replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, one=one: choose(one))
    menu.popup(field.editor.mapToGlobal(field.editor.rect().bottomLeft()))
    menu.setActiveAction(menu.actions()[0])
