"""Completing issuing authorities, places, addresses and the like from what was entered before (T9b)."""

from __future__ import annotations

from models.search_sql import select

# Newest entries are looked through: what is typed now resembles what was typed lately, and it stays quick.
NEWEST = 2000

# Of each field the (table, column) whose values it shares.
_SOURCES: dict[str, tuple[tuple[str, str], ...]] = {
    "international_passport_authority": (
        ("tourist", "international_passport_authority"),
        ("document", "authority"),
    ),
    "national_passport_authority": (("tourist", "national_passport_authority"), ("document", "authority")),
    "authority": (("document", "authority"), ("tourist", "international_passport_authority")),
    "birth_place": (("tourist", "birth_place"), ("client", "birth_place")),
    "address": (("tourist", "address"), ("address", "value")),
    "native_given_name": (("tourist", "native_given_name"), ("client", "native_given_name")),
    "patronymic": (("tourist", "patronymic"), ("client", "patronymic")),
    "payment_card_brand": (("tourist", "payment_card_brand"), ("card", "brand")),
    "discount_card_series": (("tourist", "discount_card_series"), ("card", "series")),
    "customer_name": (("tour", "customer_name"),),
    "clerk": (("tour", "clerk"),),
    "title": (("tour", "title"),),
}


def completions(field: str, prefix: str, limit: int = 8) -> list[str]:
    """Values entered lately in the field that begin with ``prefix``, the most frequent first.

    Letter case does not count. [] for a field that does not complete itself, or an empty prefix.
    """
    begun = prefix.strip().casefold()
    if not begun:
        return []
    counts: dict[str, int] = {}
    for table, column in _SOURCES.get(field, ()):
        for value in _newest(table, column):
            if value.casefold().startswith(begun) and value != prefix:
                counts[value] = counts.get(value, 0) + 1
    return sorted(counts, key=lambda value: (-counts[value], value))[:limit]


def _newest(table: str, column: str) -> list[str]:
    """The newest values; table and column come from the list above."""
    inner = _NEWEST.replace("{table}", table).replace("{column}", column)
    return [row[0] for row in select(inner, (NEWEST,)) if row[0]]


_NEWEST = "SELECT {column} FROM {table} ORDER BY id DESC LIMIT ?"
