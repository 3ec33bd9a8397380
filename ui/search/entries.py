"""The lines of the global search: headings of groups, clients, tourists, tours, and ways on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.records import ClientHit, TouristHit, TourRow
from models.search import search_clients, search_tourists, search_tours
from models.search_reasons import REASONS
from models.search_terms import read_births
from textkit.mrz.progress import whole_zone
from translations import N_, _, ngettext
from ui.common import days
from ui.common.cells import Cell, Spans, Tag
from ui.common.fields import country_text, show_date
from ui.common.record_table_model import Column
from ui.reading.zone_search import search_words
from ui.search import client_words
from ui.search.client_words import DOT
from ui.search.kinds import (
    ALL_CLIENTS,
    CLIENT,
    HEADING,
    HINT,
    NEW_PERSON,
    SEPARATE_FIELDS,
    TOUR,
    TOURIST,
    WAY,
)
from ui.search.matching import has_strong, matched_spans

IN_GROUP = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. ``record`` is the hit (or the text of a heading or way), ``typed`` what was searched for."""

    kind: str
    id: Any
    record: Any
    typed: str = ""
    note: str = ""


def find_entries(typed: str) -> list[Entry]:
    """All lines for the text; only ways on where nothing was found."""
    most = IN_GROUP + 1  # one more than is shown says that there are more
    all_clients = Entry(WAY, ALL_CLIENTS, _("Show all of them in regular clients"), typed)
    narrow = Entry(HINT, None, _("There are more of them: type further letters or digits."), typed)
    zone = whole_zone(typed)
    said = search_words(zone) if zone else typed
    entries = [
        *_group(_("Regular clients"), CLIENT, search_clients(typed, limit=most), said, all_clients),
        *_group(_("Tourists on tours"), TOURIST, search_tourists(typed, limit=most), said, narrow),
        *_group(_("Tours"), TOUR, [] if zone else search_tours(typed, limit=most), said, narrow),
    ]
    if entries or zone is None:
        return entries or ways_on(typed)
    return [Entry(WAY, NEW_PERSON, _("New tourist or client from this passport"), typed), *ways_on(typed)]


def ways_on(typed: str) -> list[Entry]:
    """What to do when nothing was found."""
    return [
        Entry(WAY, SEPARATE_FIELDS, _("Search with separate fields…"), typed),
        Entry(WAY, ALL_CLIENTS, _("Go to regular clients, where a new one can be made"), typed),
    ]


def _group(title: str, kind: str, hits: Sequence[Any], typed: str, more: Entry) -> list[Entry]:
    """The lines of one kind under their heading; ``more`` ends them where some are not shown."""
    if not hits:
        return []
    shown = hits[:IN_GROUP]
    note = _("the first %(count)d") if len(hits) > len(shown) else "%(count)d"
    heading = Entry(HEADING, None, title, note=note % {"count": len(shown)})
    lines = [heading, *(Entry(kind, hit.id, hit, typed) for hit in shown)]
    return [*lines, more] if len(hits) > len(shown) else lines


def entry_columns() -> list[Column]:
    return [Column("", text_cell, 500, stretch=True), Column("", tags_cell, 190)]


def text_cell(entry: Entry) -> Cell:
    makers = {
        CLIENT: _client_cell,
        TOURIST: _tourist_cell,
        TOUR: _tour_cell,
        WAY: _way_cell,
        HINT: _hint_cell,
    }
    make = makers.get(entry.kind, _heading_cell)
    return make(entry)


def tags_cell(entry: Entry) -> Cell:
    if entry.kind == HEADING:
        return Cell(entry.note, small=True, right_aligned=True, tone="text3")
    tags = _tags(entry)
    return Cell(tags=tags, spoken=", ".join(tag.text for tag in tags))


def _heading_cell(entry: Entry) -> Cell:
    return Cell(entry.record, strong=True, small=True, tone="text2", pad=14)


def _way_cell(entry: Entry) -> Cell:
    return Cell(entry.record, icon=("right", "accent"), tone="accent", pad=14)


def _hint_cell(entry: Entry) -> Cell:
    return Cell(entry.record, small=True, tone="text3", pad=14)


def _client_cell(entry: Entry) -> Cell:
    hit: ClientHit = entry.record
    return Cell(
        client_words.native_name(hit),
        " ",
        spans=_names(hit, entry.typed, hit.reason),
        second_spans=matched_spans(DOT.join(_client_facts(hit)), entry.typed),
        icon=("person", "text2"),
        pad=14,
        spoken=", ".join((client_words.native_name(hit), *_client_facts(hit))),
    )


def _client_facts(hit: ClientHit) -> list[str]:
    facts = [_("born %(date)s") % {"date": show_date(hit.birth_date)} if hit.birth_date else ""]
    if hit.reason == "former_surname":
        facts.append(_("formerly %(surname)s") % {"surname": hit.matched})
    if hit.document:
        old = hit.reason == "old_document"
        text = _("old passport %(number)s") if old else _("passport %(number)s")
        facts.append(text % {"number": hit.document})
    facts.append(hit.matched if hit.reason in {"email", "card", "phone"} else hit.phone)
    return [fact for fact in facts if fact]


def _tourist_cell(entry: Entry) -> Cell:
    hit: TouristHit = entry.record
    on_tour = _("on tour %(number)s") % {"number": hit.tour_number}
    parts = (on_tour, hit.tour_title, days.period(hit.start_date, hit.end_date))
    facts = DOT.join(part for part in parts if part)
    spoken = f"{client_words.native_name(hit)}, {facts}"
    spans = _names(hit, entry.typed, hit.reason)
    return Cell("", facts, spans=spans, icon=("bag", "text2"), pad=14, spoken=spoken)


def _tour_cell(entry: Entry) -> Cell:
    row: TourRow = entry.record
    text = f"{row.number}  {row.title}".strip()
    people = ngettext("%(count)d tourist", "%(count)d tourists", row.tourists) % {"count": row.tourists}
    when = days.period(row.start_date, row.end_date)
    where = ", ".join(country_text(code) for code in row.countries)
    facts = DOT.join(part for part in (where, when, people, row.customer_name) if part)
    spans = matched_spans(text, entry.typed)
    second = matched_spans(facts, entry.typed)
    spoken = f"{text}, {facts}"
    return Cell(text, facts, spans=spans, second_spans=second, icon=("tours", "text2"), pad=14, spoken=spoken)


def _names(person: ClientHit | TouristHit, typed: str, reason: str) -> Spans:
    words = " ".join(word for word in typed.split() if not any(letter.isdecimal() for letter in word))
    spans = _name_spans(person, words, by_name=reason in {"surname", "other_spelling"})
    if client_words.second_name(person):
        latin = matched_spans(client_words.second_name(person), words)
        spans = (*spans, (DOT, False), *latin)
    return spans


def _name_spans(person: ClientHit | TouristHit, words: str, *, by_name: bool) -> Spans:
    """Surname and given name with what matches strong; a patronymic is not searched and stays plain."""
    surname = person.native_surname or person.latin_surname
    name = client_words.native_name(person)
    rest = f" {person.patronymic}" if person.patronymic and name.endswith(f" {person.patronymic}") else ""
    searched = name.removesuffix(rest)
    spans = matched_spans(searched, words)
    if by_name and not has_strong(spans) and searched.startswith(surname):
        spans = ((surname, True), (searched[len(surname) :], False))
    return (*spans, (rest, False)) if rest else spans


REASON_OF_BIRTH = N_("date of birth")


def _tags(entry: Entry) -> tuple[Tag, ...]:
    if entry.kind not in {CLIENT, TOURIST}:
        return ()
    hit: ClientHit | TouristHit = entry.record
    reason = REASONS.get(hit.reason, "")
    tags = [Tag(_(reason), "accent", "accent_soft")] if reason else []
    if hit.reason != "birth_date" and _fits_birth(hit.birth_date, entry.typed):
        tags.append(Tag(_(REASON_OF_BIRTH)))
    return tuple(tags)


def _fits_birth(birth_date: str, typed: str) -> bool:
    """Whether one of the words read as a date of birth is this one's."""
    words = [word for word in typed.split() if any(letter.isdecimal() for letter in word)]
    return bool(birth_date) and any(birth_date.startswith(read_births(word) or ("?",)) for word in words)
