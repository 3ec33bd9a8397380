"""What deserves attention in a name, as a sentence at its field. The name is kept as typed all the same."""

from __future__ import annotations

from textkit.names import lookalikes, removed_from_name, script
from translations import _

LONGEST = 80  # of a name in a sentence


def name_notice(text: str, *, latin: bool = False) -> str:
    """Signs that no name has, and letters of the wrong script; "" if there are none."""
    return " ".join(filter(None, (_signs(text), _not_latin(text) if latin else _lookalike(text))))


def script_notice(text: str) -> str:
    """Only the letters: of several surnames in one field, which may have commas and years."""
    return _lookalike(text)


def _signs(text: str) -> str:
    if text.replace(" ", "").replace("-", "").isalpha():
        return ""
    found = "".join(filter(str.isprintable, removed_from_name(text)))
    if not found:
        return ""
    if found.isdecimal():
        return _("There are digits in the name: %(text)s.") % {"text": _short(text)}
    return _("There are characters no name has: %(detail)s.") % {"detail": _short(found)}


def _lookalike(text: str) -> str:
    letters = lookalikes(text)
    return _wrong_letter(letters[0].letter, text) if letters else ""


def _not_latin(text: str) -> str:
    """One letter among Latin ones is named, whatever it looks like; else it is the whole name."""
    if text.isascii():
        return ""
    strangers = [letter for letter in text if script(letter) not in ("", "latin")]
    if not strangers:
        return ""
    if script(text) == "mixed" and script(strangers[0]) == "cyrillic":
        return _wrong_letter(strangers[0], text)
    return _("%(text)s is not written in Latin letters.") % {"text": _short(text)}


def _wrong_letter(letter: str, text: str) -> str:
    values = {"letter": letter, "name": _short(text)}
    if letter.isascii():
        return _("The letter “%(letter)s” in %(name)s is Latin. A Cyrillic one belongs there.") % values
    return _("The letter “%(letter)s” in %(name)s is Cyrillic. A Latin one belongs there.") % values


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
