"""What Save asks about the client base, as rows: which fields, both values, what happens (T7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.client_matching import Difference
from models.latin_spelling import scheme_name
from models.records import Tourist
from textkit.documents import join_document
from translations import N_, _
from ui.common.fields import country_text, show_date
from ui.common.wording import DOCUMENT_KINDS, field_name, sexes

KINDS = ("international_passport", "national_passport")
EFFECTS = {
    "replaces": N_("Replaces the one in the base"),
    "fills": N_("Fills the empty field in the base"),
    "adds": N_("Becomes the first; the old one stays"),
    "with_passport": N_("Part of the new passport"),
    "new_passport": N_("Becomes current; the old one stays in the history"),
}
COUNTRY_FIELDS = ("citizenship", "international_passport_state")


@dataclass(frozen=True, slots=True)
class OverwriteRow:
    """``fields`` are the record's fields that the row stands for; ``leads`` a passport whose dates follow it,
    ``follows`` the passport it follows; ``asks`` whether a second valid passport is possible."""

    fields: tuple[str, ...]
    title: str
    in_base: str
    on_tour: str
    effect: str
    leads: str = ""
    follows: str = ""
    asks: bool = False


@dataclass(frozen=True, slots=True)
class OverwriteGroup:
    """The rows of one tourist; ``list_id`` as in EditedTourist."""

    list_id: int
    name: str
    rows: tuple[OverwriteRow, ...]


def overwrite_rows(differences: Sequence[Difference], tourist: Tourist) -> tuple[OverwriteRow, ...]:
    """Rows in the order of the form; series and number of a passport are one row."""
    rows: list[OverwriteRow] = []
    known = {one.field: one for one in differences}
    for one in differences:
        kind = next((kind for kind in KINDS if one.field.startswith(kind)), "")
        part = one.field.removeprefix(f"{kind}_")
        if kind and part in ("series", "number"):
            if part == "series" or f"{kind}_series" not in known:
                rows.append(_passport_row(kind, known, tourist))
        else:
            rows.append(_row(one, kind))
    return tuple(rows)


def _effect_words(effect: str, in_base: str) -> str:
    known = "fills" if effect == "replaces" and not in_base else effect
    return _(EFFECTS[known])


def _row(one: Difference, kind: str) -> OverwriteRow:
    return OverwriteRow(
        fields=(one.field,),
        title=field_name(one.field),
        in_base=shown(one.field, one.in_base),
        on_tour=shown(one.field, one.on_tour),
        effect=_effect_words(one.effect, one.in_base),
        follows=kind if one.effect == "with_passport" else "",
    )


def _passport_row(kind: str, known: dict[str, Difference], tourist: Tourist) -> OverwriteRow:
    names = [name for name in (f"{kind}_series", f"{kind}_number") if name in known]
    new = known[names[0]].effect in ("new_passport", "with_passport")
    effect = "new_passport" if new else "replaces"
    base = [known[name].in_base if name in known else getattr(tourist, name) for name in _number_names(kind)]
    now = [getattr(tourist, name) for name in _number_names(kind)]
    in_base = join_document(*base) if any(known[name].in_base for name in names) else ""
    return OverwriteRow(
        fields=tuple(names),
        title=_(DOCUMENT_KINDS[kind]),
        in_base=in_base,
        on_tour=join_document(*now),
        effect=_effect_words(effect, in_base),
        leads=kind if new else "",
        asks=new and kind == "international_passport",
    )


def _number_names(kind: str) -> tuple[str, str]:
    return f"{kind}_series", f"{kind}_number"


def shown(name: str, value: str) -> str:
    """A value of the record as the clerk reads it."""
    if name in COUNTRY_FIELDS:
        return country_text(value)
    if name == "latin_scheme":
        return scheme_name(value) if value else ""
    if name.endswith("sex"):
        return dict(sexes()).get(value, value)
    if name.endswith(("_date", "_on", "_expiry")) and name != "payment_card_expiry":
        return show_date(value)
    return value
