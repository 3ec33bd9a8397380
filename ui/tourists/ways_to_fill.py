"""A tour without tourists: the ways to fill it, each with its button and key (picture 10)."""

from __future__ import annotations

from collections.abc import Callable

from translations import _
from ui.common.empty_state import EmptyState, Way

Action = Callable[[], object]


def ways_to_fill(paste: Action, find: Action, new: Action, earlier: Action) -> EmptyState:
    """The empty page with its four ways on."""
    return EmptyState(
        _("No tourists yet"),
        _("Four ways to fill this tour. All of them can be undone."),
        [
            Way(
                "import",
                _("Import a list"),
                _(
                    "Copy it in Excel, Word, a letter or a web page, then paste it here. A file can be "
                    "dropped anywhere on this page."
                ),
                _("Paste list"),
                paste,
                "Ctrl+V",
            ),
            Way(
                "search",
                _("Take regular clients"),
                _("Search by name, passport or date of birth; all their data come along."),
                _("Find"),
                find,
                "F3",
            ),
            Way(
                "bag",
                _("Take an earlier tour"),
                _("The same people again: regular clients come with today's data."),
                _("Earlier tour"),
                earlier,
                "Ctrl+E",
            ),
            Way("plus", _("Type one in"), _("The form opens at the surname."), _("New tourist"), new, "Ins"),
        ],
    )
