"""The keys of the Tourists screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translations import _
from ui.common.buttons import shortcut
from ui.common.messages import messages

if TYPE_CHECKING:
    from ui.tourists.tourists_page import TouristsPage


def bind_keys(page: TouristsPage) -> None:
    """What each key does while the focus is anywhere on the screen."""
    keys = {
        "Ins": page.new_record,
        "F2": page.edit,
        "F3": page.find,
        "Shift+F3": page.search,
        "F4": page.clients.regular,
        "F7": page.reading.open,
        "F9": page.open_questionnaire,
        "Ctrl+Shift+Q": page.show_readiness,
        "Ctrl+I": page.import_list,
        "Ctrl+E": page.take_from_tour,
        "Ctrl+V": page.paste,
        "Ctrl+PgUp": lambda: page.step(-1),
        "Ctrl+PgDown": lambda: page.step(1),
        "Ctrl+Space": page.form.offer_spellings,
        "Ctrl+Shift+C": page.list_out.copy,
        "Ctrl+Shift+L": page.list_out.open,
        "Ctrl+R": page.revert,
        "Ctrl+S": page.saving.write,
        "Ctrl+Return": page.saving.write,
        "Ctrl+Enter": page.saving.write,
        "F6": page.focus_order.next_pane,
        "F8": lambda: _go_to_warning(page, 1),
        "Shift+F8": lambda: _go_to_warning(page, -1),
    }
    for key, action in keys.items():
        shortcut(page, key, action)


def _go_to_warning(page: TouristsPage, step: int) -> None:
    if not page.form.focus_warning(step):
        messages.tell(_("Nothing to look at on this form."), "ok")
