"""A client under the clerk's hands: as loaded, as typed, kept as a draft, joined with others' work."""

from __future__ import annotations

import copy
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from models.records import Address, Card, Client, Contact, Document, FormerName

FIELDS = (
    *("native_surname", "native_given_name", "patronymic", "latin_surname", "latin_given_name"),
    *("citizenship", "birth_date", "birth_place", "sex", "latin_scheme", "surname_changed_on", "notes"),
)
CHILDREN: dict[str, type[Any]] = {
    "former_names": FormerName,
    "documents": Document,
    "contacts": Contact,
    "addresses": Address,
    "cards": Card,
}


@dataclass(slots=True)
class EditedClient:
    """``list_id`` is the client's id, or a negative number for one never saved; ``loaded`` is what is saved,
    ``client`` what is typed, but for the names in ``proposed``, which follow others until somebody types."""

    list_id: int
    draft_key: str
    loaded: Client
    client: Client
    proposed: set[str] = field(default_factory=set)

    @property
    def is_new(self) -> bool:
        return self.client.id is None

    def changes(self) -> list[str]:
        """Names of the fields and of the groups of rows that Save would write."""
        names = [name for name in FIELDS if getattr(self.client, name) != getattr(self.loaded, name)]
        return names + [name for name in CHILDREN if getattr(self.client, name) != getattr(self.loaded, name)]

    def revert(self) -> None:
        self.client = copy.deepcopy(self.loaded)
        self.proposed.clear()

    def become_new(self) -> None:
        """The record is gone: what was typed is to be saved as a new client."""
        self.loaded = Client()
        self.client = replace(self.client, id=None, version=0, created_at="")
        for name in CHILDREN:
            setattr(self.client, name, [replace(one, id=None) for one in getattr(self.client, name)])

    def take_over(self, fresh: Client, theirs: Collection[str]) -> None:
        """Go on from ``fresh``, which somebody saved meanwhile, keeping my changes except in ``theirs``.

        ``theirs`` names fields as RecordChanged does: "notes", "documents.12.number", "documents.12".
        """
        joined = copy.deepcopy(fresh)
        for name in FIELDS:
            _join_field(joined, self.client, self.loaded, name, theirs, name)
        for name in CHILDREN:
            mine, base, now = (getattr(one, name) for one in (self.client, self.loaded, fresh))
            setattr(joined, name, _join_rows(name, mine, base, now, theirs))
        self.proposed = {one for one in self.proposed if getattr(joined, one) == getattr(self.client, one)}
        self.loaded, self.client = fresh, joined

    def body(self) -> dict[str, Any]:
        """The draft as JSON can hold it."""
        return {
            "loaded": asdict(self.loaded),
            "client": asdict(self.client),
            "proposed": sorted(self.proposed),
        }


def from_body(list_id: int, draft_key: str, body: dict[str, Any]) -> EditedClient:
    """The draft again; what a later version of the program no longer knows is left out."""
    loaded, typed = (_client_from(body.get(name) or {}) for name in ("loaded", "client"))
    return EditedClient(list_id, draft_key, loaded, typed, set(body.get("proposed", ())))


def _client_from(values: dict[str, Any]) -> Client:
    client: Client = _known(Client, values)
    for name, kind in CHILDREN.items():
        setattr(client, name, [_known(kind, row) for row in values.get(name, ())])
    return client


def _known(kind: type[Any], values: dict[str, Any]) -> Any:
    names = {one.name for one in fields(kind)}
    return kind(**{name: value for name, value in values.items() if name in names})


def _join_field(target: Any, mine: Any, base: Any, name: str, theirs: Collection[str], path: str) -> None:
    if getattr(mine, name) != getattr(base, name) and path not in theirs:
        setattr(target, name, getattr(mine, name))


def _join_rows(
    group: str, mine: list[Any], base: list[Any], fresh: list[Any], theirs: Collection[str]
) -> list[Any]:
    old, now = ({one.id: one for one in rows} for rows in (base, fresh))
    joined = []
    for row in mine:
        path = f"{group}.{row.id}"
        if row.id is None:
            joined.append(row)
        elif row.id in now:
            joined.append(_join_row(row, old.get(row.id, row), now[row.id], theirs, path))
        elif row != old.get(row.id) and path not in theirs:
            joined.append(replace(row, id=None))  # they deleted what I changed
    kept = {row.id for row in mine}
    for row in fresh:
        if row.id not in kept and (row.id not in old or f"{group}.{row.id}" in theirs):
            joined.append(row)
    return joined


def _join_row(mine: Any, base: Any, fresh: Any, theirs: Collection[str], path: str) -> Any:
    joined = replace(fresh)
    for one in fields(mine):
        if one.name != "id":
            _join_field(joined, mine, base, one.name, theirs, f"{path}.{one.name}")
    return joined
