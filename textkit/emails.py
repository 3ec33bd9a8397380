"""E-mail addresses: whether a text can be one, and what a damaged one was meant to be."""

from __future__ import annotations

import re

from textkit.names import Lookalike, lookalikes

# As mail programs check it: RFC 5321 allows more (quoted names, addresses in brackets), which nobody has.
# Letters of other scripts before the @ are RFC 6531's; in a domain they are names of that script as a whole.
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{2,59})"
)
_OTHER_SCRIPTS = re.compile(r"[\w.+-]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,63}")
_LONGEST, _LONGEST_NAME = 254, 64  # RFC 5321, 4.5.3.1
_AROUND = " \t\u00a0<>()[]\"',;:."


def is_email(text: str) -> bool:
    """Whether mail could be sent to the text as it stands."""
    if len(text) > _LONGEST or text.find("@") > _LONGEST_NAME:
        return False
    if _ADDRESS.fullmatch(text):
        return True
    return not text.isascii() and not _lookalikes(text) and _OTHER_SCRIPTS.fullmatch(text) is not None


def email_proposal(text: str) -> str:
    """The address that was certainly meant, or "" where it cannot be known or the text is fine.

    Blanks around its parts, brackets and "mailto:" go, Cyrillic letters among Latin ones become those of the
    same look, commas in the domain become dots.
    """
    if is_email(text):
        return ""
    bare = re.sub(r"\s*([@.,])\s*", r"\1", text.strip(_AROUND).removeprefix("mailto:")).strip(_AROUND)
    bare = re.sub(r",(?=[^@]*$)", ".", bare) if "@" in bare else bare
    letters = list(bare)
    for one in _lookalikes(bare):
        letters[one.index] = one.should_be
    proposal = "".join(letters)
    return proposal if proposal != text and is_email(proposal) else ""


def _lookalikes(text: str) -> list[Lookalike]:
    """Cyrillic letters among Latin ones, before the @ and behind it: either may be Cyrillic as a whole."""
    found: list[Lookalike] = []
    start = 0
    for part in text.split("@"):
        latin = "latin" if re.search("[A-Za-z]", part) else ""
        cyrillic = [one for one in lookalikes(part, latin) if not one.letter.isascii()]
        found += [Lookalike(start + one.index, one.letter, one.should_be) for one in cyrillic]
        start += len(part) + 1
    return found
