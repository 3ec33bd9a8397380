"""Clients as vCard 4.0 (RFC 6350), for address books and phones.

A small writer of our own: what it needs of the format is escaping and folding.
"""

from __future__ import annotations

from collections.abc import Iterable

from models.records import Client
from textkit.cleaning import without_forbidden
from textkit.dates import is_iso_date

LINE = 75  # octets, without the end of the line
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n", "\r": None})
_LABELS = (("home", ("дом", "home", "domicile")), ("work", ("раб", "work", "office", "travail")))
_SEXES = {"M": "M", "F": "F", "X": "U"}


def vcards(clients: Iterable[Client]) -> bytes:
    """The cards one after another, UTF-8 with CRLF."""
    return "".join(map(vcard, clients)).encode()


def vcard(client: Client) -> str:
    """One card: names in both scripts, contacts, addresses, birthday, sex, note. No papers, no cards."""
    lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:individual", *_names(client), *_contacts(client)]
    if birthday := _birthday(client.birth_date):
        lines.append(f"BDAY:{birthday}")
    if client.sex in _SEXES:
        lines.append(f"GENDER:{_SEXES[client.sex]}")
    if client.notes:
        lines.append(f"NOTE:{escaped(client.notes)}")
    return "".join(folded(line) for line in [*lines, "END:VCARD"])


def _names(client: Client) -> list[str]:
    """N with the name at home and FN; a Latin name besides stands as a second FN in its own script."""
    native = (client.native_surname, client.native_given_name, client.patronymic)
    latin = (client.latin_surname, client.latin_given_name, "")
    surname, given, middle = native if any(native[:2]) else latin
    lines = ["N:" + ";".join(map(escaped, (surname, given, middle, "", "")))]
    full = " ".join(filter(None, (surname, given, middle)))
    lines.append(f"FN;PREF=1:{escaped(full)}")
    other = " ".join(filter(None, latin))
    if other and other != full:
        lines.append(f"FN:{escaped(other)}")
    return lines


def _contacts(client: Client) -> list[str]:
    lines, seen = [], set()
    for one in client.contacts:
        name = "TEL" if one.kind == "phone" else "EMAIL"
        first = "" if name in seen else ";PREF=1"
        seen.add(name)
        lines.append(f"{name}{first}{_type(one.label)}:{escaped(one.value)}")
    lines += [f"ADR{_type(one.label)}:;;{escaped(one.value)};;;;" for one in client.addresses]
    return lines


def _type(label: str) -> str:
    """The parameter for a label that means home or work; other labels have no place in the format."""
    plain = label.casefold()
    return next((f";TYPE={name}" for name, words in _LABELS if plain.startswith(words)), "")


def _birthday(iso: str) -> str:
    """19850201; short dates as the format has them: 1985-02, 1985."""
    return (
        iso.replace("-", "") if is_iso_date(iso) else iso if iso[:4].isdigit() and len(iso) in (4, 7) else ""
    )


def escaped(text: str) -> str:
    return without_forbidden(text).translate(_ESCAPED)


def folded(line: str) -> str:
    """The line with its end, in pieces of at most 75 octets that never cut a letter; each further piece
    begins with a blank."""
    pieces, piece, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += octets
    return "\r\n".join([*pieces, piece]) + "\r\n"
