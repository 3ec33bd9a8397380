"""A tourist under the clerk's hands: as loaded, as typed, and how that is kept as a draft."""

from __future__ import annotations

import copy
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from models.checks.days import span
from models.records import DATE_FIELDS, TOURIST_FIELDS, ServiceUse, Tourist
from textkit.documents import split_document
from translations import N_, _
from ui.common.wording import DOCUMENT_KINDS, date_problem, field_name

SERVICES, LINK = "services", "client_id"
PASSPORTS = ("international_passport", "national_passport")
COUNTRIES = ("citizenship", "international_passport_state")
# Fields that the clerk thinks of as one thing, by the beginning of their names.
_TOGETHER = {
    "international_passport": DOCUMENT_KINDS["international_passport"],
    "national_passport": DOCUMENT_KINDS["national_passport"],
    "latin_": N_("Name in Latin letters"),
    "discount_card": N_("Discount card"),
    "payment_card": N_("Payment card"),
}


@dataclass(slots=True)
class EditedTourist:
    """``list_id`` is the tourist's id, or a negative number for one never saved; ``proposed`` names the
    fields that the program filled from others and no person has typed over."""

    list_id: int
    draft_key: str
    loaded: Tourist
    tourist: Tourist
    add_client: bool = False
    allow_duplicate: bool = False
    proposed: set[str] = field(default_factory=set)
    not_same: set[int] = field(default_factory=set)

    def stays(self, saved: Collection[int | None]) -> bool:
        """Whether it belongs into the list: deleted elsewhere it goes unless something is unsaved."""
        return self.is_new or bool(self.changes()) or self.list_id in saved

    @property
    def is_new(self) -> bool:
        return self.tourist.id is None

    def changed_fields(self) -> list[str]:
        """Names of the record's fields that differ from what was loaded, in the order of the form."""
        return [one for one in TOURIST_FIELDS if getattr(self.tourist, one) != getattr(self.loaded, one)]

    def changes(self) -> list[str]:
        """Everything that Save would write: fields, services, the link to the base."""
        found = self.changed_fields()
        if uses_of(self.tourist) != uses_of(self.loaded):
            found.append(SERVICES)
        if self.add_client or self.tourist.client_id != self.loaded.client_id:
            found.append(LINK)
        return found

    def name(self) -> str:
        """The person as lists call them, in Latin letters where nothing else is known."""
        return person_name(self.tourist)

    def is_empty(self) -> bool:
        """A new tourist of whom nothing was typed: nothing is lost with it."""
        return self.is_new and not self.changes()

    def revert(self) -> None:
        self.tourist = copy.deepcopy(self.loaded)
        self.add_client = self.allow_duplicate = False
        self.proposed.clear()

    def saved(self) -> None:
        """What is typed is now what is kept."""
        self.loaded = copy.deepcopy(self.tourist)
        self.add_client = self.allow_duplicate = False

    def take_over(self, fresh: Tourist, theirs: set[str]) -> None:
        """Somebody saved meanwhile: go on from ``fresh`` with my changes, except in the fields ``theirs``."""
        mine = {one: getattr(self.tourist, one) for one in self.changed_fields() if one not in theirs}
        if uses_of(self.tourist) != uses_of(self.loaded):
            mine[SERVICES] = self.tourist.services
        if self.tourist.client_id != self.loaded.client_id:
            mine[LINK] = self.tourist.client_id
        joined = replace(copy.deepcopy(fresh), **mine)
        self.proposed = {one for one in self.proposed if getattr(joined, one) == getattr(self.tourist, one)}
        self.loaded, self.tourist = fresh, joined

    def become_new(self) -> None:
        """The record is gone: what was typed is to be saved as a new tourist of the same tour."""
        self.loaded = Tourist(tour_id=self.tourist.tour_id)
        self.tourist = replace(self.tourist, id=None, version=0)

    def body(self) -> dict[str, Any]:
        """The draft as JSON can hold it."""
        return {
            "loaded": asdict(self.loaded),
            "tourist": asdict(self.tourist),
            "add_client": self.add_client,
            "proposed": sorted(self.proposed),
        }


def from_body(list_id: int, draft_key: str, body: dict[str, Any]) -> EditedTourist:
    """The draft again; what a later version of the program no longer knows is left out."""
    return EditedTourist(
        list_id,
        draft_key,
        _tourist_from(body.get("loaded", {})),
        _tourist_from(body.get("tourist", {})),
        add_client=bool(body.get("add_client")),
        proposed=set(body.get("proposed", ())),
    )


def _tourist_from(values: dict[str, Any]) -> Tourist:
    known = {one.name for one in fields(Tourist)}
    kept = {name: value for name, value in values.items() if name in known}
    kept["services"] = [ServiceUse(**use) for use in values.get("services", ())]
    return Tourist(**kept)


def uses_of(tourist: Tourist) -> dict[int, ServiceUse]:
    """Which services the tourist uses, and how; their order says nothing."""
    return {use.service_id: use for use in tourist.services}


def passport_parts(tourist: Tourist, name: str, text: str) -> dict[str, str]:
    """Series and number, each by its field, of a text that has both in the field of one of them; else {}."""
    kind = next((one for one in PASSPORTS if name in (f"{one}_series", f"{one}_number")), "")
    if not kind:
        return {}
    state = tourist.international_passport_state or tourist.citizenship
    series, number = split_document(text, kind, state)
    return {f"{kind}_series": series, f"{kind}_number": number} if series and number else {}


def person_name(person: Any) -> str:
    """ "Иванов Иван Сергеевич", or IVANOV IVAN where only Latin letters are known; "" if nothing is."""
    native = (person.native_surname, person.native_given_name, person.patronymic)
    latin = (person.latin_surname, person.latin_given_name)
    return " ".join(filter(None, native)) or " ".join(filter(None, latin))


def change_names(changes: list[str]) -> list[str]:
    """The changes in the clerk's words, each passport once: passport, phone, e-mail."""
    words = {SERVICES: _("services"), LINK: _("regular client")}
    for name in changes:
        together = next((text for begin, text in _TOGETHER.items() if name.startswith(begin)), "")
        text = _(together) if together else field_name(name)
        words.setdefault(name, text[:1].lower() + text[1:])
    return list(dict.fromkeys(words[name] for name in changes))


def first_problem(tourist: Tourist) -> tuple[str, str]:
    """(field, sentence) of the first value that cannot be kept as it was typed; ("", "") if all can."""
    from textkit.countries import parse_country
    from textkit.dates import FieldMeaning, parse_date

    for name in TOURIST_FIELDS:
        value = getattr(tourist, name)
        if name in DATE_FIELDS and value and span(value) is None:
            return name, date_problem(value, parse_date(value, FieldMeaning.other).problem)
        if name in COUNTRIES and value and not parse_country(value):
            text = _("“%(typed)s” is not a country that is known. Type its name or its code.")
            return name, text % {"typed": value}
    return "", ""
