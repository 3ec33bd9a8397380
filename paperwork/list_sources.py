"""Where lists come from: a tour, or the base of regular clients. What a window or a command asks them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from models.many_clients import all_client_ids, found_client_ids
from models.records import Client
from paperwork.client_lists import (
    CLIENT_LISTS,
    CLIENTS,
    client_lines,
    client_list,
    expiring_lines,
    read_all,
)
from paperwork.list_columns import Line, shown_name
from paperwork.lists import PaperList, cell_text, list_language, say
from paperwork.ready_lists import (
    OF_SOME,
    TOUR_LISTS,
    ListKind,
    TourPeople,
    left_out,
    load_people,
    make_list,
    tour_lines,
    tour_subtitle,
)

SAMPLE = 50  # lines of a long list that are enough to see what it will be
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Wish:
    """Which list: ``kind``, its columns by ``keys``, ``language`` ("" the interface's); ``months`` for lists
    of expiring passports; ``everybody`` of the clients instead of whom the search shows."""

    kind: ListKind
    keys: tuple[str, ...]
    language: str = ""
    months: int = 6
    everybody: bool = True


@dataclass(frozen=True, slots=True, repr=False)
class Sample:
    """The first lines of a list, of ``total``; ``missing``: names of those who are not in it."""

    lines: Sequence[Line]
    total: int
    missing: tuple[str, ...] = ()


class ListSource(Protocol):
    """What lists are made of. All of it may take long, and runs in any thread."""

    kinds: Sequence[ListKind]

    def sample(self, wish: Wish) -> Sample: ...

    def whole(
        self, wish: Wish, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> PaperList:
        """The list as it leaves. ListStopped."""

    def file_title(self, wish: Wish) -> str:
        """What its file is called, without ending."""


class TourSource:
    """The lists of one tour, of what is saved. RecordGone if it was deleted."""

    kinds: Sequence[ListKind] = TOUR_LISTS

    def __init__(self, tour_id: int) -> None:
        self._tour_id = tour_id
        self._number = ""

    def sample(self, wish: Wish) -> Sample:
        of, lines = self._lines(wish)
        self._number = of.tour.number
        gone = [] if wish.kind.name in OF_SOME else left_out(of, lines)
        names = tuple(" ".join(filter(None, shown_name(one))) for one in gone)
        return Sample(lines, len(lines), names)

    def whole(
        self, wish: Wish, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> PaperList:
        of, lines = self._lines(wish)
        self._number = of.tour.number
        return make_list(wish.kind, lines, wish.keys, wish.language, tour_subtitle(of.tour, wish.language))

    def file_title(self, wish: Wish) -> str:
        return f"{say(wish.kind.title, wish.language)}, {self._number}"

    def _lines(self, wish: Wish) -> tuple[TourPeople, list[Line]]:
        of = load_people(self._tour_id)
        return of, tour_lines(wish.kind.name, of, wish.language, wish.months)


class ClientsSource:
    """The lists of clients: of all, or of whom a search finds (in the order ``sort`` of models.clients)."""

    kinds: Sequence[ListKind] = CLIENT_LISTS

    def __init__(self, text: str = "", sort: str = "") -> None:
        self.text = text.strip()
        self._sort = sort

    def ids(self, wish: Wish) -> list[int]:
        """The clients of the list, in its order."""
        if self.text and not wish.everybody:
            return found_client_ids(self.text, self._sort)
        return all_client_ids()

    def sample(self, wish: Wish) -> Sample:
        if wish.kind is not CLIENTS:
            lines = expiring_lines(wish.months, wish.language)
            return Sample(lines[:SAMPLE], len(lines))
        ids = self.ids(wish)
        return Sample(client_lines(ids[:SAMPLE], wish.language), len(ids))

    def whole(
        self, wish: Wish, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> PaperList:
        if wish.kind is not CLIENTS:
            return make_list(wish.kind, expiring_lines(wish.months, wish.language), wish.keys, wish.language)
        return client_list(self.ids(wish), wish.keys, wish.language, progress=progress, cancelled=cancelled)

    def clients(
        self, wish: Wish, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> list[Client]:
        """The clients themselves, for address books. ListStopped."""
        return read_all(self.ids(wish), progress=progress, cancelled=cancelled)

    def file_title(self, wish: Wish) -> str:
        day = cell_text(date.today(), list_language(wish.language)).replace(".", "-")
        return f"{say(wish.kind.title, wish.language)}, {day}"
