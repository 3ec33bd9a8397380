"""Latin words back to native letters: what each part of a word may be, and the likeliest words in order.

A language is a table of rules: for a part of a Latin word (``ia``), in what surroundings (a regular
expression that matches from the part on and may look around), which native letters it may stand for, the
likeliest first.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from typing import NamedTuple

Choices = tuple[tuple[str, float], ...]


class Rule(NamedTuple):
    """``kinds``: letters of the kinds of names it holds for (g given, s surname, p patronymic), "" all."""

    kinds: str
    around: re.Pattern[str]
    choices: Choices


class Language(NamedTuple):
    """``parts`` splits a Latin word in small letters; ``rules``: of each part those that may hold, in order;
    ``impossible`` is found in no name."""

    parts: re.Pattern[str]
    rules: dict[str, list[Rule]]
    impossible: re.Pattern[str]


# What a likely word may cost above the likeliest.
_DEAREST = 3.6
# Of very long words not all ways are looked at.
_MOST_WAYS = 300


def language(parts: str, rules: str, impossible: str) -> Language:
    """A language from its tables: ``parts`` longest first, ``rules`` lines "part kinds around choices".

    Kinds and surroundings are "*" where they do not matter. Choices "и й:1.5": each with what it costs
    against the first; without a number 0, 1.5, 3 and so on; none for what no scheme writes so.
    """
    found: dict[str, list[Rule]] = {}
    for line in filter(None, rules.splitlines()):
        part, kinds, around, *choices = line.split()
        pattern = re.compile("" if around == "*" else around)
        found.setdefault(part, []).append(Rule(kinds.strip("*"), pattern, _choices(choices)))
    return Language(re.compile("|".join([*parts.split(), "."])), found, re.compile(impossible))


def _choices(texts: list[str]) -> Choices:
    choices = []
    for place, text in enumerate(texts):
        native, _colon, cost = text.partition(":")
        choices.append((native, float(cost) if cost else 1.5 * place))
    return tuple(sorted(choices, key=lambda one: one[1]))


def native_words(latin: str, spoken: Language, kind: str) -> Iterator[str]:
    """Native words that the Latin one (a-z) may stand for, the likeliest first.

    ``kind``: g, s or p. A letter of no rule gives nothing at all.
    """
    spots = []
    for part in spoken.parts.finditer(latin):
        rules = spoken.rules.get(part[0], ())
        fitting = (
            rule.choices
            for rule in rules
            if (not rule.kinds or kind in rule.kinds) and rule.around.match(latin, part.start())
        )
        choices = next(fitting, None)
        if not choices:
            return
        spots.append(choices)
    yield from (word for word in _cheapest(spots) if not spoken.impossible.search(word))


def _cheapest(spots: list[Choices]) -> Iterator[str]:
    """The ways to choose one of each spot, in the order of their costs, up to the dearest that is likely."""
    first = tuple([0] * len(spots))
    waiting: list[tuple[float, tuple[int, ...]]] = [(0.0, first)]
    seen = {first}
    open_spots = [place for place, choices in enumerate(spots) if len(choices) > 1]
    for _way in range(_MOST_WAYS):
        if not waiting:
            return
        cost, chosen = heapq.heappop(waiting)
        yield "".join([choices[at][0] for choices, at in zip(spots, chosen, strict=True)])
        for place in open_spots:
            at = chosen[place] + 1
            if at < len(spots[place]):
                other = (*chosen[:place], at, *chosen[place + 1 :])
                dearer = cost + spots[place][at][1] - spots[place][at - 1][1]
                if dearer <= _DEAREST and other not in seen:
                    seen.add(other)
                    heapq.heappush(waiting, (dearer, other))


_OF_PATRONYMICS = re.compile("[oe]v(?:ich|na)$|ichna$")
_OF_SURNAMES = re.compile("[oei]va?$|ina?$|[st]k(?:ii|iy|oi|oy|aia|aya|yi|a)$|enko$|chuk$|[iy]an$")


def kind_of(word: str) -> str:
    """A guess at the kind of a Latin name by its ending: g, s or p."""
    if _OF_PATRONYMICS.search(word):
        return "p"
    return "s" if _OF_SURNAMES.search(word) else "g"
