"""A tour's check: 200 tourists from the database to the list of findings, and the checks alone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.measures import Measure, Work, calibration, interleaved, remark, scaled, seconds
from bench.people import People
from bench.questionnaires import tourist

TOURISTS = 200
ROUNDS = 9
GOAL = 300.0  # ms, as the machine was on which it was set
ONE_PERSON = 2.0  # ms


def measures() -> Iterator[Measure]:
    """The goals of the checks, in a database of their own."""
    from models.database import close_database, open_database

    with tempfile.TemporaryDirectory() as folder:
        open_database(f"sqlite:///{folder}/check.db")
        try:
            yield from check_measures(full_tour(TOURISTS))
        finally:
            close_database()


def full_tour(count: int) -> int:
    """A tour with so many tourists, some with what has to be found."""
    from models.records import Tour
    from models.tourists import TouristSave, save_tourists
    from models.tours import find_tour, save_tour

    dates = {"start_date": "2027-06-01", "end_date": "2027-06-10"}
    save_tour(Tour(number="1", title="Bench", countries=["IT", "FR", "TR"], **dates))
    tour_id = find_tour("1").id or 0
    people = [damaged(tourist(one, tour_id), at) for at, one in enumerate(People(7).take(count))]
    save_tourists([TouristSave(one) for one in people])
    return tour_id


def damaged(one: Any, at: int) -> Any:
    """Every third tourist has something wrong: a look-alike letter, a passport that ends, an e-mail."""
    if at % 9 == 0:
        return replace(one, native_surname=one.native_surname.replace("о", "o"))
    if at % 9 == 3:
        return replace(one, international_passport_expiry="2027-06-05")
    return replace(one, email="somebody@@mail") if at % 9 == 6 else one


def check_measures(tour_id: int) -> Iterator[Measure]:
    """With the reading, as a window that was just opened; and what a tourist's checks take of it."""
    from models.tourists import tourists_of
    from models.tours import load_tour
    from paperwork.journeys import journey_of
    from paperwork.tour_check import tour_check

    journey, people = journey_of(load_tour(tour_id)), tourists_of(tour_id)

    def whole(_number: int) -> Work:
        return lambda: tour_check(tour_id)

    def alone(_number: int) -> Work:
        return lambda: checked_one_by_one(people, journey)

    first = seconds(whole(0))
    both = interleaved([whole, alone], ROUNDS)
    found = len(tour_check(tour_id).rows)
    remark(f"check of a tour {1000 * both[0]:.0f} ms, its tourists' checks {1000 * both[1]:.0f} ms")
    slow = calibration()
    name = f"check of a tour of {TOURISTS}, {found} findings"
    yield Measure(f"{name}, the first", 1000 * first, "ms", scaled(GOAL, slow))
    yield Measure(name, 1000 * both[0], "ms", scaled(GOAL, slow))
    yield Measure(
        "all checks of a tourist, on average", 1000 * both[1] / TOURISTS, "ms", scaled(ONE_PERSON, slow)
    )


def checked_one_by_one(people: Any, journey: Any) -> None:
    from models.checks.person import check_person

    for one in people:
        check_person(one, journey)
