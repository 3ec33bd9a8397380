"""How old somebody is on the journey: minors, and the age classes of airlines (IATA: infant under 2, child
under 12), by the calendar on the day of the return."""

from __future__ import annotations

from collections.abc import Iterator

from models.checks.days import birthday, full_day, span
from models.checks.findings import NOTE, Finding, Journey, Sentence, finding
from models.records import Tourist
from textkit.dates import age_on
from translations import N_, ngettext

BIRTH = "birth_date"
CHILD, ADULT, OF_AGE = 2, 12, 18
PASSPORT_AGE = 14  # of Russia's national passport


def check_age(person: Tourist, journey: Journey) -> Iterator[Finding]:
    """One finding: the class of the airlines where there is one, else being a minor. Who is not born yet has
    no age: that is told of the date itself."""
    born, today = span(person.birth_date), full_day(journey.today)
    if born is None or (today is not None and born[0] > today):
        return
    last = journey.end or journey.today
    age = age_on(person.birth_date, last)
    if age is None or age > OF_AGE:
        return
    first = age_on(person.birth_date, journey.start) if journey.start and journey.end else age
    yield from _turning(person.birth_date, first, age)
    if first is None or not _turns(first, age):
        yield from _class_of(age, bool(journey.end))


def check_passport_age(person: Tourist, journey: Journey) -> Iterator[Finding]:
    """A Russian's fourteenth birthday on the journey: the national passport is due then."""
    birth, first, last = full_day(person.birth_date), full_day(journey.start), full_day(journey.end)
    if person.citizenship != "RU" or birth is None or first is None or last is None:
        return
    day = birthday(birth, PASSPORT_AGE)
    if first <= day <= last:
        yield finding(BIRTH, "turns_14", NOTE, date=day.isoformat())


def _turns(first: int, age: int) -> int:
    """The limit that is reached on the journey, 0 if none is."""
    return next((limit for limit in (CHILD, ADULT, OF_AGE) if first < limit <= age), 0)


def _turning(birth: str, first: int | None, age: int) -> Iterator[Finding]:
    limit = _turns(first, age) if first is not None else 0
    if limit and (born := full_day(birth)):
        yield finding(BIRTH, f"turns_{limit}", NOTE, date=birthday(born, limit).isoformat())


def _class_of(age: int, travels: bool) -> Iterator[Finding]:
    if age >= OF_AGE:
        return
    if not travels:
        yield finding(BIRTH, "minor_today", NOTE, count=age)
    elif age < CHILD:
        yield finding(BIRTH, "infant", NOTE, count=age)
    else:
        yield finding(BIRTH, "minor_child" if age < ADULT else "minor", NOTE, count=age)


def _minor_today(count: int) -> str:
    return ngettext("A minor: %(count)d year today.", "A minor: %(count)d years today.", count)


def _minor(count: int) -> str:
    return ngettext(
        "Travels as a minor: %(count)d year on the last day.",
        "Travels as a minor: %(count)d years on the last day.",
        count,
    )


def _minor_child(count: int) -> str:
    return ngettext(
        "Travels as a minor: %(count)d year on the last day. A child for airlines.",
        "Travels as a minor: %(count)d years on the last day. A child for airlines.",
        count,
    )


def _infant(count: int) -> str:
    return ngettext(
        "Travels as a minor: %(count)d year on the last day. An infant for airlines, under 2 on the return.",
        "Travels as a minor: %(count)d years on the last day. An infant for airlines, under 2 on the return.",
        count,
    )


SENTENCES: dict[str, Sentence] = {
    "minor_today": _minor_today,
    "minor": _minor,
    "minor_child": _minor_child,
    "infant": _infant,
    "turns_2": N_("Turns 2 on the journey, on %(date)s: an infant on the way out, a child on the way back."),
    "turns_12": N_(
        "Travels as a minor. Turns 12 on the journey, on %(date)s: a child on the way out, an adult for "
        "airlines on the way back."
    ),
    "turns_14": N_("Turns 14 on the journey, on %(date)s: the Russian national passport is due then."),
    "turns_18": N_("Turns 18 on the journey, on %(date)s: a minor on the way out."),
}
