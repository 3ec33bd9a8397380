"""All checks of one tourist, each time somebody whom nobody checked before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from statistics import median
from time import process_time

from bench.measures import Measure, calibration, remark, scaled
from models.checks.findings import Journey
from models.checks.person import check_person
from models.checks.sentences import sentence
from models.passport_rules import shipped_rules
from models.records import Tourist

TOURISTS = 200
GOAL = 2.0  # ms, as the machine was on which it was set
JOURNEY = Journey("2026-11-30", "2026-12-20", "2027-01-01", ("IT", "EG", "TR", "BR"), shipped_rules())


def measures() -> Iterator[Measure]:
    """The slowest of two hundred people, with the sentences that a form shows."""
    goal = scaled(GOAL, calibration())
    _milliseconds(_someone(0))  # the libraries that the first of a day loads
    gc.collect()
    gc.freeze()  # what other rooms left: one going through it would take longer than the checks
    times = sorted(_milliseconds(_someone(number)) for number in range(1, TOURISTS + 1))
    gc.unfreeze()
    remark(f"checks of a tourist, in words: {median(times):.2f} ms, the slowest {times[-1]:.2f} ms")
    yield Measure(f"all checks of a tourist, in words, slowest of {TOURISTS}", times[-1], "ms", goal)


def _milliseconds(person: Tourist) -> float:
    """Of the processor: of two hundred single runs another program would interrupt one."""
    begun = process_time()
    for one in check_person(person, JOURNEY):
        sentence(one)
    return 1000 * (process_time() - begun)


def _someone(number: int) -> Tourist:
    """A person in whom every check has something to look at, unlike everybody else."""
    return Tourist(
        native_surname="И" + "BВ"[number % 2] + f"АНОВ{_letters(number)}",
        native_given_name="Пётр",
        patronymic="Ильич",
        latin_surname=f"IVANOV{_letters(number, 'ABCDEFGHIJ')}",
        latin_given_name="PETR",
        sex="M",
        birth_date=f"{1950 + number % 75}-02-{1 + number % 28:02}",
        citizenship="RU",
        international_passport_state="RU",
        international_passport_series="75",
        international_passport_number=f"{1_000_000 + number}"[number % 2 :],
        international_passport_issue_date=f"2016-{1 + number % 12:02}-14",
        international_passport_expiry=f"2027-{1 + number % 12:02}-14",
        national_passport_series="4508",
        national_passport_number=f"{100_000 + number}",
        national_passport_issue_date="2010-05-05",
        phone=f"+7 812 {300 + number % 600}-{number % 100:02}-{number // 7 % 100:02}",
        email=f"name{number}@gmial.com",
    )


def _letters(number: int, digits: str = "АБВГДЕЖЗИК") -> str:
    return "".join(digits[int(digit)] for digit in str(number))
