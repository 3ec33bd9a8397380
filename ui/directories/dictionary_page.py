"""The dictionary (D4): search in any language, edit, delete with undo, import and export."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QScrollArea

from models.dictionary import KINDS, Term, delete_terms, import_terms
from models.directories import save_entries
from models.errors import AppError
from paperwork.dictionary import Dictionary, current_dictionary
from paperwork.directories import current_directories
from translations import N_, _, ngettext
from ui.common import theme
from ui.common.buttons import button
from ui.common.cells import Cell
from ui.common.changes import changes, concerns
from ui.common.column_fitting import ColumnFitter
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, line, pane, row
from ui.common.messages import errors_told, messages
from ui.common.notice_area import NoticeArea
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.search_box import SearchBox
from ui.common.wording import language_name
from ui.directories.dependent_fields import be_narrow
from ui.directories.dictionary_languages import language_entry, languages_menu
from ui.directories.directory_page import DirectoryPage
from ui.directories.term_editor import KIND_NAMES, TermEditor

SEARCH_DELAY = 120  # milliseconds of rest after a keystroke
EDITOR_WIDTH = 450


@dataclass(frozen=True, slots=True)
class TermRow:
    """A line of the list; ``id`` is its place among all terms."""

    id: int
    term: Term


def _in(language: str, *, strong: bool = False) -> Callable[[TermRow], Cell]:
    def cell(one: TermRow) -> Cell:
        return Cell(" / ".join(one.term.texts_in(language)), strong=strong, pad=20 if strong else 8)

    return cell


def _kind(one: TermRow) -> Cell:
    return Cell(_(KIND_NAMES.get(one.term.kind, KIND_NAMES["general"])), tone="text2", small=True)


def _columns(languages: Sequence[str]) -> list[Column]:
    """One for each language, the first strong, and the kind."""
    first, *others = languages
    return [
        Column(language_name(first), _in(first, strong=True), 240, stretch=True),
        *(Column(language_name(code), _in(code), 200) for code in others),
        Column(N_("Kind"), _kind, 150),
    ]


def _dispensable(languages: Sequence[str]) -> list[int]:
    """The kind goes first where there is no room, then the languages from the last to the third."""
    return [len(languages), *range(len(languages) - 1, 1, -1)]


class DictionaryPage(DirectoryPage):
    """All terms at the left, the chosen one at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._dictionary = Dictionary([])
        self._languages = current_directories().languages()
        self.search = SearchBox(_("Search the dictionary"), _("A term in any language"))
        self._kinds = QComboBox()
        self._kinds.setAccessibleName(_("Kind"))
        self._kinds.addItem(_("All kinds"), "")
        for kind in KINDS:
            self._kinds.addItem(_(KIND_NAMES[kind]), kind)
        be_narrow(self._kinds, 10)
        self._count = ElidedLabel("", "quiet")
        self.notice = NoticeArea()
        self.terms = self._list()
        self.editor = TermEditor()
        self.bind(self.terms, self.editor, self.search)
        self._put_together()
        self._connect()

    def title(self) -> str:
        return _("Dictionary")

    # How it is put together

    def _list(self) -> RecordList:
        made = RecordList(_columns(self._languages), _("Dictionary"), row_height=30, many=True)
        made.indent_first(20)
        self._fitter = ColumnFitter(made, _dispensable(self._languages), room=200)
        return made

    def _put_together(self) -> None:
        new = button(_("&New term"), self.new_record, icon="plus", key="Ins")
        bring = button(_("&Import…"), self.choose_import, icon="import")
        give = button(_("E&xport…"), self.choose_export, icon="export")
        self._more = button(_("&Languages"), self._show_languages, icon="globe")
        head = row(
            (self.search, 1), self._kinds, self._count, new, bring, give, self._more, margins=(20, 12, 20, 10)
        )
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidget(pane(column(self.editor, gap=0), "sunken"))
        side.setFixedWidth(theme.px(EDITOR_WIDTH))
        left = pane(column((self.terms, 1), gap=0))
        body = row((left, 1), line(upright=True), side, gap=0)
        self.setLayout(column(head, self.notice, line(), (pane(body), 1), gap=0))

    def _connect(self) -> None:
        self._kinds.activated.connect(lambda _at: self.show_found())
        self.terms.chosen.connect(self._choose)
        self.terms.opened.connect(lambda _row: self.editor.lines.take_focus())
        self.terms.removal_asked.connect(self.remove)
        self.editor.kept.connect(self._show_kept)
        changes.written.connect(self._on_written)

    # What is shown

    def activate(self) -> None:
        self.read()
        self.search.setFocus()

    def refresh(self) -> None:
        self.read()

    def read(self) -> None:
        """Read the dictionary again; what is typed and chosen stays."""
        with errors_told():
            self._dictionary = current_dictionary()
            self._follow_languages()
            self.show_found()

    def _follow_languages(self) -> None:
        """A column for each language of the dictionary."""
        languages = current_directories().languages()
        if languages != self._languages:
            self._languages = languages
            self.terms.set_columns(_columns(languages))
            self._fitter.dispensable = _dispensable(languages)
            self._fitter.fit()

    def take_focus(self) -> None:
        self.search.setFocus()

    def show_found(self) -> None:
        """The terms that have what is typed; the chosen one stays chosen if it is among them."""
        chosen = self.terms.current()
        found = self._dictionary.search(self.search.text(), str(self._kinds.currentData() or ""))
        rows = [TermRow(number, term) for number, term in enumerate(found)]
        kept = next((one.id for one in rows if chosen and one.term == chosen.term), None)
        self.terms.set_rows(rows, keep=kept if kept is not None else -1)
        words = ngettext("%(count)d term", "%(count)d terms", len(rows))
        self._count.setText(words % {"count": len(rows)})
        if kept is None and rows and not self.editor.is_changed():
            self.terms.select_row(0)

    def _choose(self, one: TermRow | None) -> None:
        if one is None:
            return
        if self.editor.is_changed() and not self.editor.keep():
            return  # it says why it cannot be kept; what was typed stays
        self.editor.show_term(one.term)

    def _show_kept(self, text: str) -> None:
        self._dictionary = current_dictionary()
        self.show_found()
        place = next(
            (n for n, one in enumerate(self.terms.table_model.rows) if text in one.term.texts.values()), -1
        )
        self.terms.select_row(place)

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if self.isVisible() and concerns(tables, "term", "directory_entry"):
            changed = self.editor.is_changed()
            self.read()
            current = self.terms.current()
            if current is not None and not changed:
                self.editor.show_term(current.term)

    # What can be done

    def new_record(self) -> None:
        """Ins: a new term, of the kind that is looked at."""
        if self.editor.is_changed() and not self.editor.keep():
            return
        self.terms.clearSelection()
        kind = str(self._kinds.currentData() or "general")
        self.editor.show_term(Term({}, kind))
        self.editor.lines.take_focus()

    def remove(self, rows: Sequence[TermRow]) -> None:
        """Del: out of the dictionary, with undo; answers that have the term stay as they are."""
        with errors_told():
            saved = delete_terms([one.term for one in rows])
            self.editor.show_term(Term({}))
            changes.announce(saved)
            words = ngettext("%(count)d term was deleted.", "%(count)d terms were deleted.", len(rows))
            messages.offer_undo(words % {"count": len(rows)}, saved.operation_id)

    def _show_languages(self) -> None:
        place = self._more.mapToGlobal(self._more.rect().bottomLeft())
        languages_menu(self, self.set_language).exec(place)

    def set_language(self, code: str, wanted: bool) -> None:
        """Give the dictionary a line for a language, or none; the texts in it are kept."""
        if self.editor.is_changed() and not self.editor.keep():
            return
        with errors_told():
            entry = language_entry(current_directories(), code)
            saved = save_entries([entry]) if wanted else save_entries([], [entry])
            changes.announce(saved)
            words = _("The dictionary has %(language)s now.") if wanted else _("%(language)s was taken out.")
            messages.offer_undo(words % {"language": language_name(code)}, saved.operation_id)

    def choose_import(self) -> None:
        kinds = _("Dictionaries (*.xlsx *.ods *.csv *.tmx)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Import terms"), str(Path.home()), kinds)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Put the terms of a file into the dictionary; a file with a bad line is refused whole."""
        from intake.term_files import terms_from_file

        try:
            done = import_terms(terms_from_file(path), path.name)
        except AppError as error:
            self.notice.say(str(error))
            return
        self.notice.say("")
        changes.announce(done.saved)
        counts = {"added": done.added, "changed": done.changed, "same": done.same}
        words = _("Terms: %(added)d new, %(changed)d changed, %(same)d as they were.") % counts
        if done.saved.operation_id:
            messages.offer_undo(words, done.saved.operation_id)
        else:
            messages.tell(words)

    def choose_export(self) -> None:
        kinds = "Excel (*.xlsx);;CSV (*.csv);;TMX (*.tmx)"
        start = str(Path.home() / _("dictionary.xlsx"))
        path, chosen = QFileDialog.getSaveFileName(self, _("Export the terms shown"), start, kinds)
        if path:
            target = Path(path)
            ending = chosen.partition("*")[2].rstrip(")") or ".xlsx"
            self.write_file(target if target.suffix else target.with_suffix(ending))

    def write_file(self, path: Path) -> None:
        """Write the terms that are shown."""
        from paperwork.term_files import write_terms

        terms = [one.term for one in self.terms.table_model.rows]
        try:
            write_terms(terms, path)
        except OSError as error:
            why = {"file": path.name, "why": error.strerror}
            self.notice.say(_("%(file)s was not written: %(why)s") % why)
            return
        words = ngettext("%(count)d term is in %(file)s.", "%(count)d terms are in %(file)s.", len(terms))
        messages.tell(words % {"count": len(terms), "file": path.name})

    def keep(self) -> bool:
        """Ctrl+Enter: keep the term that is typed; False and a sentence below where that cannot be."""
        return self.editor.keep()
