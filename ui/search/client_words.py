"""How a regular client is written in lists: names, born and age, passport, phone, last tour."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.records import Client, ClientHit, Tourist, TouristHit
from models.search_terms import read_births
from textkit.folding import fold
from translations import _, ngettext
from ui.common import days
from ui.common.cells import Cell, Spans
from ui.common.fields import country_text, show_date
from ui.common.wording import years_old
from ui.search.matching import has_strong, matched_spans

Named = Client | ClientHit | Tourist | TouristHit
DOT = "  ·  "
# Digits as telephone numbers are written: with a plus, brackets or hyphens.
_PHONE = re.compile(r"(?=.*[+()\-])[+(\d][\d\s()\-]*")


def native_name(person: Named) -> str:
    """Surname, given name and patronymic; the Latin name where there is no native one."""
    return _joined(person.native_surname, person.native_given_name, person.patronymic) or latin_name(person)


def latin_name(person: Named) -> str:
    return _joined(person.latin_surname, person.latin_given_name)


def second_name(person: Named) -> str:
    """The Latin name where it says more than the first line."""
    return latin_name(person) if person.native_surname or person.native_given_name else ""


def name_cell(person: Named, surname: str, given_name: str, *, pad: int = 16) -> Cell:
    """Both names, the parts strong that match what was typed as surname and as given name."""
    native = name_spans((person.native_surname, person.native_given_name), surname, given_name)
    if person.patronymic and native:
        native += ((f" {person.patronymic}", False),)
    latin = name_spans((person.latin_surname, person.latin_given_name), surname, given_name)
    first, second = (native, latin) if native else (latin, ())
    spoken = ", ".join(one for one in (native_name(person), second_name(person)) if one)
    return Cell("", second_name(person), spans=first, second_spans=second, pad=pad, spoken=spoken)


def name_spans(names: tuple[str, str], surname: str, given_name: str) -> Spans:
    """Surname and given name with what matches strong; the whole surname where nothing does."""
    first, second = matched_spans(names[0], surname), matched_spans(names[1], given_name)
    if not has_strong(first + second) and names[0]:
        first = ((names[0], True),)
    gap: Spans = ((" ", False),) if first and second else ()
    return first + gap + second


def born_and_age(birth_date: str) -> str:
    """ "born 29.02.1984, 42 years", "" if unknown."""
    if not birth_date:
        return ""
    values = {"date": show_date(birth_date), "age": years_old(birth_date)}
    return (_("born %(date)s, %(age)s") if values["age"] else _("born %(date)s")) % values


def validity(expiry: str, today: date | None = None) -> tuple[str, bool]:
    """ "to 18.03.2027" or "expired 2024", and whether it is over."""
    if not expiry:
        return "", False
    over = expiry < (today or date.today()).isoformat()[: len(expiry)]
    if over:
        return _("expired %(date)s") % {"date": show_date(expiry)}, True
    return _("to %(date)s") % {"date": show_date(expiry)}, False


def phone_tail(phone: str) -> str:
    """The last four digits, as people read them out: "··45-67"."""
    digits = "".join(letter for letter in phone if letter.isdecimal())[-4:]
    return f"··{digits[:2]}-{digits[2:]}" if len(digits) == 4 else phone


def phone_advice(typed: str) -> str:
    """What to type of a phone number where nobody was found for what may be one; "" for other texts."""
    if not _PHONE.fullmatch(typed.strip()) or read_births(typed):
        return ""
    return _("Of a phone number type the last four digits, or all but the last three.")


def last_tour(hit: ClientHit) -> tuple[str, str]:
    """Title and month of the last tour."""
    return hit.last_tour or _("none"), days.month(hit.last_tour_start)


def people(count: int) -> str:
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


def known_by(hits: Sequence[ClientHit]) -> dict[int, str]:
    """Of each client what no namesake in the list shares, in words: what to ask on the telephone."""
    groups: dict[tuple[str, str], list[ClientHit]] = {}
    for hit in hits:
        name = (hit.native_surname or hit.latin_surname, hit.native_given_name or hit.latin_given_name)
        groups.setdefault((fold(name[0]), fold(name[1])), []).append(hit)
    return {hit.id: _apart(hit, group) for group in groups.values() for hit in group}


def _apart(hit: ClientHit, namesakes: Sequence[ClientHit]) -> str:
    said = [_why(hit)]
    if len(namesakes) > 1:
        said += [
            _alone(hit, namesakes, "patronymic", _("patronymic %(what)s")),
            _alone(hit, namesakes, "birth_date", _("born in %(what)s")),
            _alone(hit, namesakes, "citizenship", _("citizen of %(what)s")),
            _alone(hit, namesakes, "last_tour", _("was on %(what)s")),
        ]
    return ", ".join([words for words in said if words][:2])


def _why(hit: ClientHit) -> str:
    sentences = {
        "former_surname": _("former surname %(what)s"),
        "old_document": _("old passport %(what)s"),
        "card": _("card %(what)s"),
        "typing_error": _("spelling is close"),
    }
    return sentences.get(hit.reason, "") % {"what": hit.matched}


def _alone(hit: ClientHit, namesakes: Sequence[ClientHit], name: str, sentence: str) -> str:
    values = Counter(_compared(one, name) for one in namesakes)
    mine = _compared(hit, name)
    if not mine or values[mine] > 1 or len(values) == 1:
        return ""
    return sentence % {"what": country_text(mine) if name == "citizenship" else mine}


def _compared(hit: ClientHit, name: str) -> str:
    value = str(getattr(hit, name))
    return value[:4] if name == "birth_date" else value


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
