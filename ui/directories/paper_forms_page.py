"""The directory of the embassies' own forms (Q10): load, join to a questionnaire, give to another office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from models.errors import AppError
from models.paper_forms import (
    WORD,
    PaperForm,
    delete_paper_forms,
    list_paper_forms,
    load_file,
    save_paper_form,
)
from paperwork.directories import current_directories
from paperwork.forms import in_language, load_form
from paperwork.paper_exchange import ENDING, read_paper, write_paper
from paperwork.pdf_fields import FillableForm, read_form
from paperwork.word_package import read_bytes
from paperwork.word_templates import read_template
from translations import N_, _, current_language, ngettext
from ui.common.buttons import button
from ui.common.cells import Cell
from ui.common.changes import changes, concerns
from ui.common.column_fitting import ColumnFitter
from ui.common.elided_label import ElidedLabel
from ui.common.layouts import column, label, line, pane, row
from ui.common.messages import errors_told, messages
from ui.common.notice_area import NoticeArea
from ui.common.page import navigator
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.wording import language_name
from ui.directories.directory_page import DirectoryPage
from ui.directories.paper_form_editor import PaperFormEditor
from ui.paper.names_dialog import NamesDialog

WORD_ENDINGS = (".docx", ".dotx", ".docm", ".dotm")  # those with macros are refused in words


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A line of the list; ``questionnaire`` is its title."""

    id: int
    paper: PaperForm
    questionnaire: str


def _name(one: PaperRow) -> Cell:
    return Cell(one.paper.name, strong=True, pad=20)


def _questionnaire(one: PaperRow) -> Cell:
    tone = "text" if one.questionnaire else "warn"
    return Cell(one.questionnaire or _("taken out of the directory"), tone=tone)


def _language(one: PaperRow) -> Cell:
    return Cell(language_name(one.paper.language), tone="text2", small=True)


def _edition(one: PaperRow) -> Cell:
    return Cell(one.paper.edition, tone="text2", small=True)


def _joined(one: PaperRow) -> Cell:
    if one.paper.kind == WORD:
        return Cell(_("Word template"), tone="text2", small=True)
    count = len(one.paper.matches)
    words = ngettext("%(count)d field joined", "%(count)d fields joined", count) % {"count": count}
    return Cell(words, tone="text2" if count else "warn", small=True)


COLUMNS = (
    Column(N_("Form"), _name, 240, stretch=True),
    Column(N_("Questionnaire"), _questionnaire, 220),
    Column(N_("Language"), _language, 110),
    Column(N_("Edition"), _edition, 110),
    Column(N_("Fields"), _joined, 150),
)


class PaperFormsPage(DirectoryPage):
    """The forms at the left, what the chosen one is at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._count = label("", "quiet")
        self.notice = NoticeArea()
        self.papers = RecordList(COLUMNS, _("Embassies' forms"), row_height=32, many=True)
        self.papers.indent_first(20)
        ColumnFitter(self.papers, (2, 3, 1), room=200)
        self.editor = PaperFormEditor()
        self.bind(self.papers, self.editor)
        self._put_together()
        self._connect()

    def title(self) -> str:
        return _("Embassies' forms")

    def _put_together(self) -> None:
        words = _("The embassy's own PDF, filled in with the answers of a questionnaire.")
        add = button(_("&Load a form…"), self.new_record, icon="plus", key="Ins")
        bring = button(_("&Import…"), self.choose_import, icon="import")
        give = button(_("E&xport…"), self.choose_export, icon="export")
        head = row((ElidedLabel(words, "quiet"), 1), self._count, add, bring, give, margins=(20, 12, 20, 10))
        body = row((pane(column((self.papers, 1), gap=0)), 1), line(upright=True), self.editor, gap=0)
        self.setLayout(column(head, self.notice, line(), (pane(body), 1), gap=0))

    def _connect(self) -> None:
        self.papers.chosen.connect(self._choose)
        self.papers.opened.connect(lambda one: self.join(one.paper))
        self.papers.removal_asked.connect(self.remove)
        self.editor.keep_asked.connect(self.keep)
        self.editor.replace_asked.connect(self.choose_replacement)
        self.editor.reverted.connect(self.read)  # a colleague's change may be why nothing could be kept
        self.editor.join_asked.connect(lambda: self.join(self.editor.paper))
        changes.written.connect(self._on_written)

    # What is shown

    def activate(self) -> None:
        self.read()
        self.papers.setFocus()

    def read(self, chosen: int | None = None) -> None:
        """Read the forms again; what is typed and chosen stays."""
        with errors_told():
            bodies = current_directories().bodies
            titles = {form: in_language(body["title"], current_language()) for form, body in bodies.items()}
            rows = [PaperRow(one.id or 0, one, titles.get(one.form, "")) for one in list_paper_forms()]
            current = self.papers.current()
            kept = chosen if chosen is not None else current.id if current is not None else -1
            self.papers.set_rows(rows, keep=kept)
            words = ngettext("%(count)d form", "%(count)d forms", len(rows))
            self._count.setText(words % {"count": len(rows)})
            self.editor.take_newer([one.paper for one in rows])
            if not self.editor.is_changed():
                if self.papers.current() is None and rows:
                    self.papers.select_row(0)
                self._show(self.papers.current())

    def _show(self, one: PaperRow | None) -> None:
        self.editor.show_paper(one.paper if one is not None else None)

    def _choose(self, one: PaperRow | None) -> None:
        if one is None or (self.editor.is_changed() and not self.keep()):
            return  # it says why it cannot be kept; what was typed stays
        self._show(one)

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if self.isVisible() and concerns(tables, "paper_form", "directory_entry"):
            self.read()

    # What can be done

    def keep(self) -> bool:
        """Ctrl+Enter: keep what is typed about the form."""
        if not self.editor.is_changed():
            return True
        try:
            saved = save_paper_form(self.editor.typed())
        except AppError as error:
            self.editor.say(str(error))
            return False
        self.editor.paper = self.editor.typed()  # what was typed is kept: it is no change any more
        changes.announce(saved)
        messages.offer_undo(_("The form was saved."), saved.operation_id)
        self.read()
        return True

    def new_record(self) -> None:
        """Ins: load an embassy's PDF and join its fields."""
        kinds = _("Forms and templates (*.pdf *.docx *.dotx)")
        path, _kind = QFileDialog.getOpenFileName(self, _("Load a form"), str(Path.home()), kinds)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Keep a form from a file and open it for joining; one without fields is refused with the reason."""
        if path.suffix.lower() in WORD_ENDINGS:
            self._take_template(path)
            return
        try:
            form = self._readable(path)
            if form is None:
                return
            paper = self.editor.proposed(path, form)
            saved = save_paper_form(paper, form.content, path.name)
        except AppError as error:
            self.notice.say(str(error))
            return
        changes.announce(saved)
        messages.offer_undo(_("The form is in the directory."), saved.operation_id)
        [number] = saved.changed["paper_form"]
        self.read(number)
        self.join(self.papers.current().paper)

    def _take_template(self, path: Path) -> None:
        """Keep a Word template; what nobody can fill in it is told, what must not be in it refuses it."""
        self._keep_template(
            lambda: self.editor.proposed_template(path), path, _("The form is in the directory.")
        )

    def _keep_template(self, paper: Callable[[], PaperForm], path: Path, words: str) -> None:
        self.notice.say("")
        try:
            content = read_bytes(path)
            template = read_template(content)
            saved = save_paper_form(paper(), content, path.name)
        except AppError as error:
            self.notice.say(str(error))
            return
        changes.announce(saved)
        messages.offer_undo(words, saved.operation_id)
        self.read(saved.changed["paper_form"][0])
        if template.unknown:
            names = ", ".join(f"{{{{ {used.name} }}}}" for used in template.unknown)
            self.notice.say(_("Nothing stands behind these names: %(names)s") % {"names": names}, "warn")

    def show_names(self, paper: PaperForm) -> None:
        """The names that a Word template may have."""
        with errors_told():
            NamesDialog(self, load_form(paper.form, paper.language)).open()

    def _readable(self, path: Path) -> FillableForm | None:
        """The form of the file; None where it has no fields, which is told. Raises UnusablePdf."""
        self.notice.say("")
        form = read_form(path)
        if form.fields:
            return form
        words = _("%(file)s has no fields to fill in. Ask the embassy for the fillable form.")
        self.notice.say(words % {"file": path.name})
        return None

    def choose_replacement(self) -> None:
        title = _("The new edition of the form")
        is_word = self.editor.paper is not None and self.editor.paper.kind == WORD
        kinds = "Word (*.docx *.dotx)" if is_word else "PDF (*.pdf)"
        path, _kind = QFileDialog.getOpenFileName(self, title, str(Path.home()), kinds)
        if path:
            self.replace_file(Path(path))

    def replace_file(self, path: Path) -> None:
        """A new edition of the chosen form: what is joined stays by the names of the fields."""
        paper = self.editor.paper
        if paper is None or not self.keep():
            return
        paper = self.editor.paper or paper
        if paper.kind == WORD:
            self._keep_template(lambda: paper, path, _("The form was saved."))
            return
        try:
            form = self._readable(path)
            if form is None:
                return
            saved = save_paper_form(paper, form.content, path.name)
        except AppError as error:
            self.notice.say(str(error))
            return
        changes.announce(saved)
        names = {one.name for one in form.fields}
        numbers = {"count": sum(name in names for name in paper.matches), "all": len(paper.matches)}
        words = _("The file was replaced: %(count)d of %(all)d joined fields are in the new one.")
        messages.offer_undo(words % numbers, saved.operation_id)
        self.read(paper.id)

    def join(self, paper: PaperForm | None) -> None:
        """Enter: the window in which the fields are joined to the questions."""
        if paper is None or not self.keep():
            return
        kept = next((one.paper for one in self.papers.table_model.rows if one.id == paper.id), paper)
        if kept.form not in current_directories().bodies:
            words = _("The questionnaire of this form was taken out of the directory. Choose another one.")
            self.notice.say(words)
            self.editor.form.box.setFocus()
            return
        self.notice.say("")
        if paper.kind == WORD:
            self.show_names(paper)
        else:
            navigator.join_fields.emit(paper.id)

    def remove(self, rows: Sequence[PaperRow]) -> None:
        """Del: out of the directory, with undo."""
        if self.editor.paper not in [one.paper for one in rows] and not self.keep():
            return  # another form is being typed, and says why it cannot be kept
        with errors_told():
            self.editor.revert()
            saved = delete_paper_forms([one.id for one in rows])
            changes.announce(saved)
            words = ngettext("%(count)d form was deleted.", "%(count)d forms were deleted.", len(rows))
            messages.offer_undo(words % {"count": len(rows)}, saved.operation_id)
            self.read()

    def choose_import(self) -> None:
        kinds = _("Forms with their matches (*%(ending)s)") % {"ending": ENDING}
        path, _kind = QFileDialog.getOpenFileName(self, _("Import a form"), str(Path.home()), kinds)
        if path:
            self.import_file(Path(path))

    def import_file(self, path: Path) -> None:
        """Take in a form with its matches from another office."""
        self.notice.say("")
        try:
            paper, content = read_paper(path)
            if paper.kind == WORD:
                read_template(content)
            else:
                read_form(content)
            saved = save_paper_form(paper, content, path.name)
        except AppError as error:
            self.notice.say(str(error))
            return
        changes.announce(saved)
        messages.offer_undo(_("The form is in the directory."), saved.operation_id)
        self.read(saved.changed["paper_form"][0])

    def choose_export(self) -> None:
        one = self.papers.current()
        if one is None:
            return
        start = str(Path.home() / f"{one.paper.name}{ENDING}")
        kinds = _("Forms with their matches (*%(ending)s)") % {"ending": ENDING}
        path, _kind = QFileDialog.getSaveFileName(self, _("Export the form"), start, kinds)
        if path:
            self.export_file(Path(path))

    def export_file(self, path: Path) -> None:
        """Write the chosen form with its matches to one file."""
        one = self.papers.current()
        if one is None:
            return
        try:
            write_paper(one.paper, load_file(one.paper.file_id), path)
        except AppError as error:
            self.notice.say(str(error))
            return
        messages.tell(_("The form is in %(file)s.") % {"file": path.name})
