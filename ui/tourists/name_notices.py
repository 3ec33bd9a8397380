"""What deserves attention in a name, as a sentence at its field. The name is kept as typed all the same."""

from __future__ import annotations

from textkit.names import lookalikes, removed_from_name
from translations import _

LONGEST = 80  # of a name in a sentence


def name_notice(text: str, *, latin: bool = False) -> str:
    """Signs that no name has, and letters of the wrong script; "" if there are none."""
    return " ".join(filter(None, (_signs(text), _lookalike(text, "latin" if latin else ""))))


def script_notice(text: str) -> str:
    """Only the letters: of several surnames in one field, which may have commas and years."""
    return _lookalike(text, "")


def _signs(text: str) -> str:
    if text.replace(" ", "").replace("-", "").isalpha():
        return ""
    found = "".join(filter(str.isprintable, removed_from_name(text)))
    if not found:
        return ""
    if found.isdecimal():
        return _("There are digits in the name: %(text)s.") % {"text": _short(text)}
    return _("There are characters no name has: %(detail)s.") % {"detail": _short(found)}


def _lookalike(text: str, expected: str) -> str:
    letters = lookalikes(text, expected)
    if not letters:
        return ""
    one = letters[0]
    values = {"letter": one.letter, "name": _short(text)}
    if one.letter.isascii():
        return _("The letter “%(letter)s” in %(name)s is Latin. A Cyrillic one belongs there.") % values
    return _("The letter “%(letter)s” in %(name)s is Cyrillic. A Latin one belongs there.") % values


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
