"""Several things that must all fit: a name or a date of birth with digits beside it, or digits and digits.

What few people have is listed, and the rest is asked of them; what thousands have (a series, the end of a
phone) is tested in SQL of those who fit the rest. So the answer does not depend on the size of the base.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from models.search_hits import Finds, Found, Rank
from models.search_sources import FEW, Source, Sources, has_any
from models.search_sql import Condition, all_of, one_of, select

# Up to so many holders are listed, so that the base can begin with them.
MOST_LISTED = 500
# A reason that the line does not show by itself is told before that of the digits.
_SHOWN_ANYWAY = ("surname", "given_name", "birth_date")
# Not by sort_key itself: reading all clients in the order of its index is no way to find a few.
_ALPHABETICAL = "SELECT client.id FROM client WHERE 1 = 1{conditions} ORDER BY sort_key || '', id LIMIT ?"


class Narrowing:
    """One thing that everybody who is found has to have, wherever it may stand."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        first = [(source, source.first(MOST_LISTED + 1)) for source in sources.usual]
        holders = {one.id for _source, found in first for one in found}
        listed = len(holders) <= MOST_LISTED and all(len(found) <= MOST_LISTED for _source, found in first)
        self.held: list[Source] = [source for source, found in first if found]
        self.ids: list[int] | None = list(holders) if listed else None
        whole = {one.id for _source, found in first for one in found if one.rank == Rank.DOCUMENT}
        self.whole = sorted(whole)[:MOST_LISTED]

    def usual(self) -> Condition:
        """Fitted by who has it in one of the usual places."""
        return has_any(self.held) if self.ids is None else one_of(self.ids)

    def anywhere(self) -> Condition:
        """Fitted by who has it in any place; to be asked of clients who fit the rest."""
        return has_any(self.sources.all())

    def to_begin_with(self) -> list[Condition]:
        """The same as usual(), each to be read before all else; nothing where nobody has it."""
        if self.ids is None:
            return [source.who_have_it() for source in self.held]
        return [one_of(self.ids)] if self.ids else []


def narrowed(
    search: Callable[[Sequence[Condition]], list[Found]], narrowings: Sequence[Narrowing], limit: int
) -> list[Found]:
    """What a search by name or date of birth finds under conditions, of those who have all the rest too.

    The whole number of a passport goes before everything, then the order is that of the search.
    """
    finds = Finds()
    for conditions in _usual_places(narrowings):
        finds.add(_with_reasons(search(conditions), narrowings))
        if len(finds) >= limit:
            break
    if len(finds) < FEW and any(one.sources.later() for one in narrowings):
        finds.add(_with_reasons(search(_last_places(narrowings)), narrowings))
    return finds.all()


def having_all(narrowings: Sequence[Narrowing], limit: int) -> list[Found]:
    """Who has each of several things, and nothing else is known."""
    ids: list[int] = []
    for first in sorted(narrowings, key=lambda one: one.ids is None):
        if ids and first.ids is None:
            break
        others = [one.anywhere() for one in narrowings if one is not first]
        for begun in first.to_begin_with():
            condition = all_of([begun, *others])
            sql = _ALPHABETICAL.replace("{conditions}", condition.sql)
            ids += [row[0] for row in select(sql, (*condition.values, max(limit, MOST_LISTED)))]
    return _best_reasons(list(dict.fromkeys(ids)), narrowings)


def _usual_places(narrowings: Sequence[Narrowing]) -> Iterator[list[Condition]]:
    """The conditions to search under, one list after the other; none where nobody has one of the things."""
    if not all(one.held for one in narrowings):
        return
    usual = [one.usual() for one in narrowings]
    for place, one in enumerate(narrowings):
        if one.whole:
            yield [*usual[:place], one_of(one.whole), *usual[place + 1 :]]
    yield usual


def _last_places(narrowings: Sequence[Narrowing]) -> list[Condition]:
    """Of one thing all its usual places were looked at before."""
    alone = len(narrowings) == 1
    return [has_any(one.sources.later()) if alone else one.anywhere() for one in narrowings]


def _with_reasons(found: Sequence[Found], narrowings: Sequence[Narrowing]) -> list[Found]:
    """What was found by name or birth, ranked by the better of that and the digits.

    Only a typing error stays one.
    """
    ids = [one.id for one in found]
    reasons = {one.id: one for one in _best_reasons(ids, narrowings)}
    joined: list[Found] = []
    for one in found:
        other = reasons.get(one.id, one)
        why = other if one.reason in _SHOWN_ANYWAY else one
        rank = one.rank if one.rank == Rank.TYPING_ERROR else min(one.rank, other.rank)
        joined.append(Found(one.id, rank, why.reason, why.matched, other.document))
    return joined


def _best_reasons(ids: Sequence[int], narrowings: Sequence[Narrowing]) -> list[Found]:
    """Why each of the clients has what was asked for, in the order of the ids."""
    finds = Finds()
    for narrowing in narrowings:
        for source in narrowing.sources.all():
            finds.add(source.among(ids))
    places = {one: place for place, one in enumerate(ids)}
    return sorted(finds.all(), key=lambda one: places[one.id])
