"""Which sections of a form are folded: as the clerk left them, for everybody and the next day too.

Going to a question opens its section only for now; with the next tourist it is folded again. Knows no widget.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ui.common.preferences import FOLDED_SECTIONS


class Folding:
    """The folded sections of one form, by their keys."""

    def __init__(self, form_id: str) -> None:
        self._form_id = form_id
        self._folded = set(_remembered().get(form_id, ()))
        self._opened: set[str] = set()  # folded by the clerk, and open because something in it was gone to

    def is_folded(self, key: str) -> bool:
        return key in self._folded and key not in self._opened

    def turn(self, keys: Iterable[str], folded: bool) -> None:
        """The clerk folds or unfolds these; it is remembered."""
        chosen = set(keys)
        self._opened -= chosen
        self._folded = self._folded | chosen if folded else self._folded - chosen
        everywhere = _remembered()
        everywhere[self._form_id] = sorted(self._folded)
        FOLDED_SECTIONS.set(json.dumps({form: keys for form, keys in everywhere.items() if keys}))

    def open_for_now(self, key: str) -> None:
        """Something in the section is gone to."""
        self._opened.add(key)

    def close_again(self, but: str) -> None:
        """Another tourist comes: fold what was opened only for now, ``but`` for the section at work."""
        self._opened &= {but}


def _remembered() -> dict[str, list[str]]:
    """By form; a setting that somebody damaged counts as none."""
    try:
        kept = json.loads(FOLDED_SECTIONS.get() or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {str(form): [str(key) for key in keys] for form, keys in kept.items() if isinstance(keys, list)}
