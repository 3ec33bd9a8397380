"""Whether the surname changed after the international passport was issued, and what that does to it.

Russia: law 114-FZ of 15 August 1996, article 8.1 (law 212-FZ of 13 June 2023, in force since 11 December
2023): the passport is void six months after its owner's surname, given name, patronymic, birth date or
birthplace changed; told by the consulate general in Haifa (haifa.mid.ru, "Оформление паспорта при смене
ФИО"). An example to check, as all rules of this program; other states have their own.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from models.checks.findings import FINE, UNKNOWN, WARN, WRONG, Finding, Journey, Sentence, finding
from models.checks.name_letters import same_but_yo
from models.records import Tourist
from textkit.dates import is_iso_date
from textkit.schemes_in_use import spelling_fits
from textkit.transliteration import SCHEMES
from translations import N_

SENTENCES: dict[str, Sentence] = {
    "surname_void": N_(
        "The surname changed on %(changed)s, after this passport was issued: it is void after %(until)s "
        "(Russian law 114-FZ, article 8.1). At the border it is taken away. A new passport is needed."
    ),
    "surname_void_later": N_(
        "The surname changed on %(changed)s, after this passport was issued: it can be used until %(until)s "
        "(Russian law 114-FZ, article 8.1), with tickets in the name that is printed in it."
    ),
    "surname_void_at_latest": N_(
        "The passport has the former surname %(former)s, the national one of %(changed)s has the new: it is "
        "void six months after the change, on %(until)s at the latest (Russian law 114-FZ, article 8.1)."
    ),
    "surname_former": N_(
        "The passport has the former surname %(former)s. Six months after the change a Russian passport is "
        "void: ask when the surname changed."
    ),
    "surname_former_elsewhere": N_(
        "The passport has the former surname %(former)s. Ask its state how long it stays valid; book with "
        "the name that is printed in it."
    ),
    "surname_changed_elsewhere": N_(
        "The surname changed on %(changed)s, after this passport was issued. Ask its state how long it stays "
        "valid; book with the name that is printed in it."
    ),
    "surname_former_after": N_(
        "The passport was issued after the surname changed on %(changed)s, and has the former one, "
        "%(former)s. Look which of the days is right."
    ),
    "surname_issued_after": N_("The passport was issued after the surname changed on %(changed)s."),
    "surname_issued_unknown": N_(
        "The surname changed on %(changed)s. When the passport was issued is not known: a Russian one that "
        "is older is void six months after the change."
    ),
}
_MONTHS = 6
_STATE_OF_THE_RULE = "RU"


def surname_change(person: Tourist, journey: Journey) -> Finding | None:
    """What a change of the surname means for the international passport, None if none is known of."""
    former = former_in_passport(person)
    changed, issued = person.surname_changed_on, person.international_passport_issue_date
    if not changed:
        return _undated(person, former, journey) if former else None
    if not issued:
        return finding("surname_changed_on", "surname_issued_unknown", UNKNOWN, changed=changed)
    length = min(len(changed), len(issued))
    if changed[:length] <= issued[:length]:
        return _issued_after(changed, former)
    if not _is_russian(person):
        return finding("surname_changed_on", "surname_changed_elsewhere", WARN, changed=changed)
    until = half_a_year_after(changed)
    return _void("surname_changed_on", journey, until, changed=changed)


def former_in_passport(person: Tourist) -> str:
    """The former surname that the international passport has instead of the present one, "" if none."""
    printed, latin = person.international_passport_printed_surname, person.latin_surname
    for former in (*person.former_surnames.split(","), person.birth_surname):
        name = former.strip()
        if not name or same_but_yo(name, person.native_surname):
            continue
        if (printed and same_but_yo(printed, name)) or (not printed and _fits_only(person, name, latin)):
            return name
    return ""


def _fits_only(person: Tourist, former: str, latin: str) -> bool:
    present = person.native_surname
    if not latin or not present or spelling_fits(present, latin, SCHEMES):
        return False
    return bool(spelling_fits(former, latin, SCHEMES))


def _is_russian(person: Tourist) -> bool:
    return (person.international_passport_state or person.citizenship) == _STATE_OF_THE_RULE


def _issued_after(changed: str, former: str) -> Finding:
    if former:
        return finding("surname_changed_on", "surname_former_after", WARN, changed=changed, former=former)
    return finding("surname_changed_on", "surname_issued_after", FINE, changed=changed)


def _undated(person: Tourist, former: str, journey: Journey) -> Finding:
    """The day is not known: it came before the national passport with the new surname was issued."""
    field = "latin_surname"
    if person.international_passport_printed_surname:
        field = "international_passport_printed_surname"
    if not _is_russian(person):
        return finding(field, "surname_former_elsewhere", WARN, former=former)
    national = person.national_passport_issue_date
    if not national or national <= person.international_passport_issue_date:
        return finding(field, "surname_former", WARN, former=former)
    until = half_a_year_after(national)
    level = WARN if _ends_in_time(journey, until) else WRONG
    return finding(field, "surname_void_at_latest", level, former=former, changed=national, until=until)


def _void(field: str, journey: Journey, until: str, **facts: str) -> Finding:
    """Yellow only where the journey is known to end in time."""
    in_time = _ends_in_time(journey, until)
    code, level = ("surname_void_later", WARN) if in_time else ("surname_void", WRONG)
    return finding(field, code, level, until=until, **facts)


def _ends_in_time(journey: Journey, until: str) -> bool:
    last = journey.end or journey.start
    return bool(last) and last <= until


def half_a_year_after(day: str) -> str:
    """Six months later as ISO; of a short day its last one counts. What is no date stays as it is."""
    whole = f"{day}-12" if len(day) == 4 else day
    if len(whole) == 7 and is_iso_date(f"{whole}-01"):
        whole = f"{whole}-{monthrange(int(whole[:4]), int(whole[5:]))[1]:02}"
    if not is_iso_date(whole):
        return day
    start = date.fromisoformat(whole)
    years, month = divmod(start.month - 1 + _MONTHS, 12)
    last = monthrange(start.year + years, month + 1)[1]
    return date(start.year + years, month + 1, min(start.day, last)).isoformat()
