"""What a person did in the import grid, as steps that can be undone and redone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from intake.tables import Place
from translations import N_, _

LABELS = {
    "cells": N_("Change cells"),
    "proposal": N_("Accept the proposal"),
    "delete": N_("Delete rows"),
    "mapping": N_("Place columns"),
    "mark": N_("Take rows as people"),
    "day_order": N_("Order of day and month"),
    "split_sex": N_("Split surname and sex"),
    "split_name": N_("Split surname and given name"),
    "to_native": N_("Latin to Cyrillic"),
    "to_latin": N_("Cyrillic to Latin"),
    "wrong_characters": N_("Remove wrong characters"),
    "swap": N_("Swap columns"),
    "fill_down": N_("Fill down"),
    "replace": N_("Replace"),
    "client": N_("Choose the client"),
}


@dataclass(frozen=True, slots=True)
class AddedColumn:
    """A column that the list did not have. ``beside``: the column at whose right side it stands."""

    heading: str
    beside: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything about a batch that a person can change, apart from the texts of cells.

    ``mapping``: column -> field. ``marks``: rows that are no people, and why. ``deleted``: rows taken out.
    ``day_first``: what a person decided for a column of dates, by field. ``added``: columns that the list did
    not have. ``clients``: row -> the client whom a person chose among namesakes, 0 for none of them.
    """

    mapping: Mapping[int, str]
    marks: Mapping[int, str]
    deleted: frozenset[int] = frozenset()
    day_first: Mapping[str, bool] = field(default_factory=dict)
    added: tuple[AddedColumn, ...] = ()
    clients: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """One step. ``cells``: place -> (text before, text after)."""

    kind: str
    before: Arrangement
    after: Arrangement
    cells: Mapping[Place, tuple[str, str]]

    def label(self) -> str:
        """What the step was, for the Undo button."""
        return _(LABELS[self.kind])


class History:
    """Steps done and steps undone."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._undone: list[Edit] = []

    def copy(self) -> History:
        """The same steps; what is done to one is not done to the other."""
        other = History()
        other._done, other._undone = list(self._done), list(self._undone)
        return other

    def note(self, edit: Edit) -> None:
        """A step was done; what was undone before cannot be redone any more."""
        self._done.append(edit)
        self._undone.clear()

    def step_back(self) -> Edit | None:
        """The step to undo now, or None."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def step_forward(self) -> Edit | None:
        """The step to redo now, or None."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    def newest(self) -> Edit | None:
        """The last step done, None if there is none."""
        return self._done[-1] if self._done else None

    def undo_label(self) -> str:
        """What would be undone, "" for nothing."""
        return self._done[-1].label() if self._done else ""

    def redo_label(self) -> str:
        """What would be redone, "" for nothing."""
        return self._undone[-1].label() if self._undone else ""


def free_heading(taken: Collection[str], wanted: str) -> str:
    """A heading that no column has yet: "Sex", "Sex (2)"."""
    heading, number = wanted, 2
    while heading in taken:
        heading, number = f"{wanted} ({number})", number + 1
    return heading


def placed(mapping: Mapping[int, str], column: int, target: str) -> dict[int, str]:
    """The mapping with ``column`` on ``target`` ("" takes it off).

    A column that stood on the target gets the place that the new one leaves, or none: they swap.
    """
    result = dict(mapping)
    left = result.pop(column, "")
    if not target:
        return result
    for other, there in mapping.items():
        if there == target and other != column:
            del result[other]
            if left:
                result[other] = left
    result[column] = target
    return result
