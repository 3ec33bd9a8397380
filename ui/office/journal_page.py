"""The journal: who changed what, when and from where; every operation can be undone from here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from models.errors import AppError
from models.history import OperationRow, recent_operations
from models.journal import UndoNote, UndoReport, saved_of, undo, undo_preview
from translations import N_, _, ngettext
from ui.common import days, theme
from ui.common.background import Work, runner
from ui.common.buttons import button, shortcut
from ui.common.cells import Cell, Tag
from ui.common.changes import changes
from ui.common.column_fitting import ColumnFitter
from ui.common.empty_state import EmptyState
from ui.common.layouts import clear, column, label, line, pane, picture, row
from ui.common.messages import InfoBar, messages
from ui.common.page import Page
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.office import operation_words as words
from ui.office.undoing import announce, tell

PAGE = 50
LONGEST_REPORT = 40
LONGEST_NAMING = 60  # records of an operation whose names are told beside it


@dataclass(frozen=True, slots=True)
class Result:
    """What came out of looking at, or doing, an undo."""

    operation_id: int
    report: UndoReport
    done: bool


def _when(one: OperationRow) -> Cell:
    return Cell(days.instant(one.at), tone="text2", pad=20)


def _what(one: OperationRow) -> Cell:
    counts = words.counts_words(one.counts)
    if one.undone:
        return Cell(words.operation_words(one), counts, tone="text2", struck=True, spoken=_undone_words(one))
    return Cell(words.operation_words(one), counts, strong=True)


def _undone_words(one: OperationRow) -> str:
    return ", ".join((words.operation_words(one), _("undone"), words.counts_words(one.counts)))


def _who(one: OperationRow) -> Cell:
    return Cell(one.person, one.workstation)


def _source(one: OperationRow) -> Cell:
    return Cell(words.source_words(one.source), tone="text2")


def _state(one: OperationRow) -> Cell:
    return Cell(tags=(Tag(_("undone")),), spoken=_("undone")) if one.undone else Cell()


class JournalPage(Page):
    """Operations of everybody, 50 a page, and what undoing the chosen one would do."""

    def __init__(self) -> None:
        super().__init__()
        self._offset = 0
        self._looking: Work | None = None
        self._preview: UndoReport | None = None
        self.operations = self._list()
        self._span = label("", "quiet")
        self._newer = button(_("Newer"), lambda: self._turn(-1), kind="ghost", icon="left", key="Alt+PgUp")
        self._older = button(_("Older"), lambda: self._turn(1), kind="ghost", icon="right", key="Alt+PgDown")
        self._side = QVBoxLayout()
        self._report = QVBoxLayout()
        self._undo = button(_("&Undo this"), self.undo_chosen, kind="primary", icon="undo", key="Ctrl+Return")
        self._put_together()
        shortcut(self, "Ctrl+Return", self.undo_chosen)
        shortcut(self, "Ctrl+Enter", self.undo_chosen)
        shortcut(self, "Alt+PgUp", lambda: self._turn(-1))
        shortcut(self, "Alt+PgDown", lambda: self._turn(1))
        shortcut(self, "F6", self._next_pane)
        changes.written.connect(self._on_written)

    def title(self) -> str:
        return _("Journal")

    def activate(self) -> None:
        self.read()
        self.operations.setFocus()

    def find_here(self) -> None:
        self.operations.setFocus()

    def read(self) -> None:
        """Read the shown page of the journal again; the chosen operation stays chosen."""
        rows = recent_operations(PAGE + 1, self._offset)
        more, rows = len(rows) > PAGE, rows[:PAGE]
        self.operations.set_rows(rows)
        if rows and self.operations.current() is None:
            self.operations.select_row(0)
        self._older.setEnabled(more)
        self._newer.setEnabled(self._offset > 0)
        for widget in (self._older, self._newer):
            widget.setVisible(more or self._offset > 0)
        self._empty.setVisible(not rows and not self._offset)
        self._body.setVisible(bool(rows) or self._offset > 0)
        values = {"first": self._offset + 1, "last": self._offset + len(rows)}
        self._span.setText(_("%(first)d to %(last)d, the newest first") % values if rows else "")
        self._show_chosen(self.operations.current())

    # How it is put together

    def _list(self) -> RecordList:
        columns = [
            Column(N_("When"), _when, 160),
            Column(N_("What"), _what, 240, stretch=True),
            Column("", _state, 90),
            Column(N_("Who"), _who, 150),
            Column(N_("From"), _source, 150),
        ]
        made = RecordList(columns, _("Journal"))
        made.indent_first(20)
        ColumnFitter(made, (4, 3, 2), room=210)
        made.chosen.connect(self._show_chosen)
        made.opened.connect(lambda _row: self.undo_chosen())
        return made

    def _put_together(self) -> None:
        head = row(
            label(_("Journal"), "page"), self._span, None, self._newer, self._older, margins=(20, 14, 20, 10)
        )
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = column(self._side, self._report, self._undo, None, margins=(16, 14, 16, 16), gap=12)
        side.setWidget(pane(inner, "sunken"))
        side.setFixedWidth(theme.px(292))
        self._body = pane(row((self.operations, 1), line(upright=True), side, gap=0))
        self._empty = EmptyState(
            _("Nothing was changed yet"),
            _("Every saving, import and removal will stand here and can be undone."),
        )
        self.setLayout(column(head, line(), (self._body, 1), self._empty, gap=0))

    # The chosen operation

    def _show_chosen(self, one: OperationRow | None) -> None:
        self._preview = None
        clear(self._side)
        clear(self._report)
        self._undo.setVisible(one is not None)
        if one is None:
            return
        facts = [
            (_("When"), days.instant(one.at)),
            (_("Who"), one.person),
            (_("Workstation"), one.workstation),
            (_("From"), words.source_words(one.source)),
            (_("Records"), words.all_counts_words(one.counts)),
            (_("Namely"), _names_in(one)),
        ]
        self._side.setSpacing(theme.px(8))
        self._side.addWidget(label(words.operation_words(one), "title", wrap=True))
        for name, value in facts:
            if value:
                self._side.addLayout(column(label(name, "label"), label(value, wrap=True), gap=1))
        self._undo.setEnabled(not one.undone)
        self._undo.setText(_("&Redo this") if one.undoes is not None else _("&Undo this"))
        if one.undone:
            self._undo.setText(_("&Undone already"))

    def undo_chosen(self) -> None:
        """Undo the chosen operation; if some of it cannot be put back, that is shown and asked first."""
        one = self.operations.current()
        if one is None or one.undone or self._looking is not None:
            return
        if self._preview is not None and not self._preview.reversed:
            return
        operation_id, agreed = one.id, self._preview is not None

        def work(_work: Work) -> Result:
            if not agreed:
                report = undo_preview(operation_id)
                if report.kept or report.impossible:
                    return Result(operation_id, report, done=False)
            return Result(operation_id, undo(operation_id), done=True)

        self._undo.setEnabled(False)
        self._looking = runner().start(work, self._on_result, self._on_failed)

    def _on_result(self, result: Result) -> None:
        self._looking = None
        if result.done:
            announce(result.report)
            tell(result.report)
            self.read()
            self._show_report(result.report, _("What was done"))
            return
        current = self.operations.current()
        if current is None or current.id != result.operation_id:
            return
        self._preview = result.report
        self._show_report(result.report, _("Some of it would stay"))
        possible = result.report.reversed
        text = ngettext("&Undo the other %(count)d record", "&Undo the other %(count)d records", possible)
        self._undo.setText(text % {"count": possible} if possible else _("Nothing can be put back"))
        self._undo.setEnabled(possible > 0)
        self._undo.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self._looking = None
        self._show_chosen(self.operations.current())
        if not isinstance(error, AppError):
            raise error
        self._report.addWidget(InfoBar(str(error), "error"))
        messages.tell(str(error), "error")

    def _show_report(self, report: UndoReport, headline: str) -> None:
        """Record by record: put back, kept because changed since, impossible."""
        clear(self._report)
        self._report.setSpacing(theme.px(6))
        self._report.addWidget(line())
        self._report.addWidget(label(headline, "section", wrap=True))
        back = ngettext("%(count)d record put back", "%(count)d records put back", report.reversed)
        if report.operation_id:
            self._report.addWidget(_report_line("okc", "ok_icon", back % {"count": report.reversed}))
        self._add_notes(report.kept, "warn", "warn_icon")
        self._add_notes(report.impossible, "blocked", "error_icon")

    def _add_notes(self, notes: list[UndoNote], icon: str, tone: str) -> None:
        for note in notes[:LONGEST_REPORT]:
            self._report.addWidget(_report_line(icon, tone, words.note_words(note)))
        if (more := len(notes) - LONGEST_REPORT) > 0:
            text = ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}
            self._report.addWidget(label(text, "secondary"))

    def _turn(self, step: int) -> None:
        button_ = self._older if step > 0 else self._newer
        if not button_.isEnabled():
            return
        self._offset = max(0, self._offset + step * PAGE)
        self.operations.table_model.set_rows([])
        self.read()
        self.operations.setFocus()

    def _next_pane(self) -> None:
        (self._undo if self.operations.hasFocus() else self.operations).setFocus()

    def _on_written(self, _tables: object) -> None:
        if self.isVisible():
            self.read()


def _names_in(one: OperationRow) -> str:
    """The tours and people of a small operation by name; "" for a large one."""
    if sum(one.counts.values()) > LONGEST_NAMING:
        return ""
    changed = saved_of(one.id).changed
    names = [words.record_words(table, key) for table in words.MAIN_TABLES for key in changed.get(table, ())]
    return "\n".join(names)


def _report_line(icon: str, tone: str, text: str) -> QWidget:
    top = Qt.AlignmentFlag.AlignTop
    return pane(row((picture(icon, tone), 0, top), (label(text, "secondary", wrap=True), 1), gap=8))
