"""Whether a text that is still being typed is the zone of a passport already, and a whole one."""

from __future__ import annotations

from textkit.mrz import Mrz, looks_like_mrz_start, read_mrz


def begins_zone(text: str) -> bool:
    """Whether the text can only be the beginning of a zone, spaces before it aside."""
    return looks_like_mrz_start(text.lstrip())


def whole_zone(text: str) -> Mrz | None:
    """The zone if nothing of it is missing any more, spaces and line ends aside."""
    if not begins_zone(text):
        return None
    mrz = read_mrz(text)
    return mrz if mrz is not None and len("".join(text.split())) >= len("".join(mrz.lines)) else None
