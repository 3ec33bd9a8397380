"""How long a passport must be valid for a country: the program's examples and what the agency says instead.

Each of the program's rules was found somewhere and is an example to check, until somebody in the office says
that it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from resources import read_json

UNITS = ("days", "months")
COUNTED_FROM = ("entry", "exit", "submission", "visa_end")


@dataclass(frozen=True, slots=True)
class PassportRule:
    """The passport must be valid ``amount`` ``unit`` beyond the day that ``counted_from`` names.

    ``counted_from``: entry, exit, submission (of the papers), visa_end (of the visa or permit). ``amount`` 0:
    to that day. ``issued_within_years`` and ``blank_pages``: 0 where nothing is asked. ``citizenship``:
    alpha-2, "" for everybody's. ``confirmed`` rules were checked by the office, others are examples.
    """

    amount: int = 0
    unit: str = "months"
    counted_from: str = "exit"
    issued_within_years: int = 0
    blank_pages: int = 0
    citizenship: str = ""
    source: str = ""
    source_date: str = ""
    note: str = ""
    confirmed: bool = False


def rule_from(body: Mapping[str, Any] | None) -> PassportRule | None:
    """The rule kept in an entry; None if there is none or it cannot be one."""
    if not body:
        return None
    known = {name: value for name, value in body.items() if name in _TYPES and type(value) is _TYPES[name]}
    rule = PassportRule(**known)
    return rule if rule.unit in UNITS and rule.counted_from in COUNTED_FROM else None


def rule_body(rule: PassportRule | None) -> dict[str, Any] | None:
    """What is kept of a rule."""
    return asdict(rule) if rule is not None else None


@cache
def shipped_rules() -> Mapping[str, PassportRule]:
    """The program's rule of each country (resources/passport_rules.json)."""
    found: dict[str, PassportRule] = {}
    for body in read_json("passport_rules.json"):
        rule = rule_from(body)
        if rule is not None:
            found.update(dict.fromkeys(body["countries"], rule))
    return found


_TYPES = {name: type(value) for name, value in asdict(PassportRule()).items()}
