"""The buttons over the grid that clean a list: on the chosen rows, or on the whole column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from intake import column_tools, splitting
from intake.batch import ImportBatch
from intake.edited_list import Change
from intake.edits import Edit
from translations import _, ngettext
from ui.common.background import runner
from ui.importing.grid_model import GridModel
from ui.importing.grid_view import GridView
from ui.importing.list_editing import ListEditing

Columns = Sequence[int]
AT_ONCE = 3_000  # rows that are gone through without leaving the window's thread


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """What a long list is gone through for. ``newest``: its last step when that began."""

    batch: ImportBatch
    newest: Edit | None
    then: Callable[[Any], object]


class Cleaning(QObject):
    """Signals: ``cleaned(sentence)`` after a step, with the number of cells; ``idle(sentence)`` where there
    was nothing to do; ``shown_first(sentence, action)`` before characters go.
    """

    cleaned = Signal(str)
    idle = Signal(str)
    shown_first = Signal(str, object)

    def __init__(self, model: GridModel, grid: GridView, editing: ListEditing) -> None:
        super().__init__(grid)
        self._model = model
        self._grid = grid
        self._editing = editing
        self._under_way: _UnderWay | None = None

    # --- what they work on

    def rows(self) -> list[int]:
        """The chosen rows if there are several, else all that are shown; only people."""
        chosen = self._grid.chosen_rows()
        people = set(self._model.batch.people()) if self._model.batch else set()
        return [row for row in (chosen if len(chosen) > 1 else self._model.rows) if row in people]

    def column(self) -> int:
        """The column of the cursor, -1 without a list."""
        return self._grid.place()[1]

    def _find(self, what: Callable[[ImportBatch, list[int]], Any], then: Callable[[Any], object]) -> None:
        """Find something out about the rows and go on with it; of a long list beside the window."""
        batch, rows = self._model.batch, self.rows()
        if batch is None or self.column() < 0 or self._under_way is not None:
            return
        if len(rows) <= AT_ONCE:
            then(what(batch, rows))
            return
        self._editing.stop_check()  # this would wait for it
        self._under_way = _UnderWay(batch, batch.history.newest(), then)
        self.idle.emit(_("The whole list is gone through…"))
        snapshot = batch.snapshot()
        runner().start(lambda _work: what(snapshot, rows), self._on_found, self._on_failed)

    def _on_found(self, found: object) -> None:
        begun, self._under_way = self._under_way, None
        if begun is None:
            return
        self._editing.changed.emit()  # the check that was stopped begins anew
        if begun.batch is self._model.batch and begun.batch.history.newest() is begun.newest:
            begun.then(found)
        else:
            self.idle.emit(_("The list was changed meanwhile, so this step was not done."))

    def _on_failed(self, error: Exception) -> None:
        self._under_way = None
        raise error

    def _do(self, make: Callable[[ImportBatch, list[int]], Change], nothing: str) -> None:
        """One step; the sentence says how many cells it changed."""

        def step(batch: ImportBatch, rows: list[int]) -> tuple[ImportBatch, int, bool]:
            mapping = batch.mapping
            count = batch.apply(make(batch, rows))
            return batch, count, batch.mapping != mapping

        if self._model.batch is not None and self._under_way is None and self.column() >= 0:
            self._editing.stop_check()
            self._find(step, lambda done: self._tell(done, nothing))

    def _tell(self, done: tuple[ImportBatch, int, bool], nothing: str) -> None:
        stepped, count, moved = done
        self._editing.take_step(stepped)
        if not count and not moved:
            self.idle.emit(nothing)
            return
        self._grid.setFocus()
        words = ngettext("%(count)d cell was changed.", "%(count)d cells were changed.", count)
        self.cleaned.emit(words % {"count": count} if count else _("The columns have changed places."))

    # --- the buttons

    def split_sex(self) -> None:
        """Alt+1: IVANOVA MRS is IVANOVA and a woman."""
        column = self.column()
        nothing = _("There is no MR, MRS, MSTR, CHD or INF behind a name in this column.")
        self._do(lambda batch, rows: splitting.split_sex(batch, column, rows), nothing)

    def split_name(self) -> None:
        """Alt+2: IVANOV/IVAN, Иванов Иван Иванович."""
        column = self.column()
        nothing = _("In this column every cell holds one word only.")
        self._do(lambda batch, rows: splitting.split_name(batch, column, rows), nothing)

    def other_script(self, part: str, to: str, *, as_it_is: bool = False, only_empty: bool = True) -> None:
        """Alt+3: a name into the field of the other script."""
        batch = self._model.batch
        if batch is None:
            return
        if column_tools.is_part_of_whole_name(batch, part, to):
            self.idle.emit(_("The name stands in a column of whole names. Split that column first."))
            return
        nothing = _("There is no name to take, or the cells are filled already.")

        def make(batch: ImportBatch, rows: list[int]) -> Change:
            def values(row: int) -> Mapping[str, str]:
                return batch.row(row).values

            return column_tools.other_script(
                batch, part, to, rows, values, as_it_is=as_it_is, only_empty=only_empty
            )

        self._do(make, nothing)

    def wrong_characters(self) -> None:
        """Alt+4: say what would go from names, then take it out."""
        batch = self._model.batch
        if batch is None:
            return
        columns = column_tools.name_columns(batch, self.column())

        def find(batch: ImportBatch, rows: list[int]) -> tuple[Counter[str], int]:
            found = column_tools.wrong_characters(batch, columns, rows)
            cells = column_tools.without_wrong_characters(batch, columns, rows).cells if found else ()
            return found, len(cells)

        self._find(find, lambda found: self._show_first(columns, *found))

    def _show_first(self, columns: Columns, found: Counter[str], cells: int) -> None:
        if not found:
            self.idle.emit(_("No name has characters that do not belong into names."))
            return
        shown = ", ".join(f"{character} ({count})" for character, count in found.most_common(12))
        words = ngettext(
            "From %(count)d name would go: %(characters)s",
            "From %(count)d names would go: %(characters)s",
            cells,
        )
        self.shown_first.emit(
            words % {"count": cells, "characters": shown}, lambda: self._remove_characters(columns)
        )

    def _remove_characters(self, columns: Columns) -> None:
        self._do(lambda batch, rows: column_tools.without_wrong_characters(batch, columns, rows), "")

    def swap_with(self, other: int) -> None:
        """Exchange the column of the cursor with another."""
        column = self.column()
        nothing = _("Both columns say the same.")
        self._do(lambda batch, rows: column_tools.swapped(batch, column, other, rows), nothing)

    def fill_down(self) -> None:
        """Empty cells take what stands above."""
        column = self.column()
        nothing = _("There is no empty cell below a filled one.")
        self._do(lambda batch, rows: column_tools.filled_down(batch, column, rows), nothing)

    def replace(self, find: str, by: str, *, everywhere: bool, whole: bool, match_case: bool) -> None:
        """Ctrl+H: a text by another, in this column or in all."""
        batch = self._model.batch
        if batch is None:
            return
        columns = batch.order() if everywhere else [self.column()]
        nothing = _("“%(text)s” was not found.") % {"text": find}

        def make(batch: ImportBatch, rows: list[int]) -> Change:
            return column_tools.replaced(batch, find, by, columns, rows, whole=whole, match_case=match_case)

        self._do(make, nothing)
