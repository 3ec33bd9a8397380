"""The directory of questionnaires (D2, D3): the forms, what each asks and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from models.directories import count_answers, save_entries
from models.errors import AppError
from paperwork import form_editing as editing
from paperwork.directories import Directories, current_directories
from paperwork.forms import in_language
from translations import _, current_language, ngettext
from ui.common.buttons import button
from ui.common.changes import changes, concerns
from ui.common.column_fitting import ColumnFitter
from ui.common.layouts import column, label, line, pane, row
from ui.common.messages import errors_told, messages
from ui.common.notice_area import NoticeArea
from ui.common.ordered_list import OrderedList
from ui.common.preferences import DIRECTORY_FORM
from ui.common.search_box import SearchBox
from ui.directories.dependent_fields import box, fill
from ui.directories.directory_page import DirectoryPage
from ui.directories.entry_pane import EntryPane
from ui.directories.field_words import label_of
from ui.directories.form_actions import FormActions
from ui.directories.questionnaire_rows import COLUMNS, QuestionRow, rows_of

SEARCH_DELAY = 120  # milliseconds of rest after a keystroke
NEW_QUESTION: dict[str, Any] = {
    "key": "", "number": "", "label": {}, "kind": "text", "translate": "transliterate", "confirmed": True,
}  # fmt: skip


class QuestionnairesPage(DirectoryPage):
    """The chosen form's questions at the left, the chosen one of them at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.directories: Directories = current_directories()
        self.forms = box(_("Questionnaire"), 32)
        self.search = SearchBox(_("Search the questions"), _("A question, its number or its group"))
        self._count = label("", "quiet")
        self.notice = NoticeArea()
        self.questions = OrderedList(COLUMNS, _("Questions"), row_height=28, many=True)
        self.questions.indent_first(20)
        ColumnFitter(self.questions, (3, 2), room=240)
        self.editor = EntryPane()
        self.bind(self.questions, self.editor, self.search)
        self._put_together()
        self._connect()

    def title(self) -> str:
        return _("Questionnaires")

    def _put_together(self) -> None:
        new = button(_("&New question"), self.new_record, icon="plus", key="Ins")
        self._more = button(_("&Questionnaire"), self._show_menu, icon="form")
        self.actions_on_forms = FormActions(self)
        head = row(self.forms, (self.search, 1), self._count, new, self._more, margins=(20, 12, 20, 10))
        left = pane(column((self.questions, 1), gap=0))
        body = row((left, 1), line(upright=True), self.editor, gap=0)
        self.setLayout(column(head, self.notice, line(), (pane(body), 1), gap=0))

    def _connect(self) -> None:
        self.forms.activated.connect(lambda _at: self._change_form())
        self.questions.chosen.connect(self._choose)
        self.questions.opened.connect(lambda _row: self.editor.take_focus())
        self.questions.removal_asked.connect(self.remove)
        self.questions.move_asked.connect(self.move)
        self.editor.keep_asked.connect(self.keep)
        self.editor.reverted.connect(self._on_reverted)
        self.editor.reset_asked.connect(self.reset_question)
        self.editor.forms_asked.connect(self.ask_in)
        changes.written.connect(self._on_written)

    # What is shown

    def activate(self) -> None:
        self.read()
        self.questions.setFocus()

    @property
    def form_id(self) -> str:
        return str(self.forms.currentData() or "")

    def read(self) -> None:
        """Read the directories again; what is typed and chosen stays."""
        with errors_told():
            self.directories = current_directories()
            chosen = self.form_id or DIRECTORY_FORM.get()
            titles = [
                (form_id, f"{in_language(body['title'], current_language())}, {body['edition']}")
                for form_id, body in self.directories.bodies.items()
            ]
            choices = sorted(titles, key=lambda one: one[1].casefold())
            fill(self.forms, choices, chosen if chosen in dict(choices) else choices[0][0])
            self.show_found()
            self._tell_problems()

    def show_found(self, chosen: str = "") -> None:
        """The questions that have what is typed; the chosen one (or that with this key) stays chosen."""
        current = self.questions.current()
        key = chosen or (current.key if current is not None else "")
        rows = rows_of(self.directories, self.form_id, self.search.text())
        place = next((one.id for one in rows if one.key == key), None)
        self.questions.set_rows(rows, keep=place if place is not None else -1)
        count = sum(one.question is not None for one in rows)
        self._count.setText(ngettext("%(count)d question", "%(count)d questions", count) % {"count": count})
        if not self.editor.is_changed():
            if place is None and rows:
                self.questions.select_row(0)
            self._show(self.questions.current())

    def _tell_problems(self) -> None:
        problems = self.directories.problems.get(self.form_id, ())
        if problems:
            words = _("Something that was changed here does not fit any more and is left out: %(why)s")
            self.notice.say(words % {"why": str(problems[0])}, "warn")

    def _show(self, one: QuestionRow | None) -> None:
        if one is None:
            return
        form = self.directories.bodies[self.form_id]
        if one.question is None:
            self.editor.show_form(self.directories, form)
        else:
            self.editor.show_question(self.directories, form, one.question)

    def _choose(self, one: QuestionRow | None) -> None:
        if one is None:
            return
        if self.editor.is_changed() and not self.keep():
            return  # it says why it cannot be kept; what was typed stays
        self._show(one)

    def _change_form(self) -> None:
        wanted = self.form_id
        if self.editor.is_changed():
            shown = self.editor.form_id
            self.forms.setCurrentIndex(self.forms.findData(shown))
            if not self.keep():
                return
            self.forms.setCurrentIndex(self.forms.findData(wanted))
        DIRECTORY_FORM.set(wanted)
        self.notice.say("")
        self.search.clear()
        self.questions.set_rows([])
        self.show_found()
        self._tell_problems()

    def _show_menu(self) -> None:
        place = self._more.mapToGlobal(self._more.rect().bottomLeft())
        self.actions_on_forms.menu(self).exec(place)

    def _on_written(self, tables: dict[str, tuple[int, ...]]) -> None:
        if self.isVisible() and concerns(tables, "directory_entry"):
            self.read()

    def _on_reverted(self) -> None:
        """A colleague's change may be why nothing could be kept: now theirs is shown."""
        if current_directories() is not self.directories:
            self.read()

    # What can be done

    def keep(self) -> bool:
        """Ctrl+Enter: keep what is typed; False and a sentence below where that cannot be."""
        if not self.editor.is_changed():
            return True
        try:
            key, proposal = self.editor.proposal()
        except AppError as error:
            self.editor.say(str(error))
            return False
        if not self._write(proposal, _("The questionnaire was changed.")):
            return False
        self.show_found(key)
        return True

    def _write(self, proposal: editing.Proposal, words: str) -> bool:
        """Write a proposal as one operation and offer its undo; False with a sentence where it cannot be."""
        if proposal.is_empty:
            return True
        try:
            saved = save_entries(proposal.entries, proposal.dropped)
        except AppError as error:
            self.editor.say(str(error))
            return False
        self.directories = current_directories()
        self.editor.forget()
        changes.announce(saved)
        messages.offer_undo(words, saved.operation_id)
        return True

    def propose(self, make: Callable[[Directories], editing.Proposal], words: str) -> bool:
        """Keep what is typed, then write what ``make`` proposes; False with a sentence where it cannot be."""
        if self.editor.is_changed() and not self.keep():
            return False
        try:
            return self._write(make(self.directories), words)
        except AppError as error:
            self.notice.say(str(error))
            return False

    def new_record(self) -> None:
        """Ins: a new question below the chosen one, in its group."""
        if self.editor.is_changed() and not self.keep():
            return
        form = self.directories.bodies[self.form_id]
        current = self.questions.current()
        after = current.question if current is not None and current.question is not None else None
        section = after["section"] if after is not None else form["sections"][0]["key"]
        self.editor.show_question(
            self.directories, form, NEW_QUESTION | {"section": section}, after["key"] if after else ""
        )
        self.editor.take_focus()

    def remove(self, rows: Sequence[QuestionRow]) -> None:
        """Del: out of the questionnaire, with undo; answers stay, and come back with the question."""
        keys = [one.key for one in rows if one.question is not None]
        if not keys:
            return
        try:
            made = editing.without_questions(self.directories, self.form_id, keys)
        except AppError as error:
            self.notice.say(str(error))
            return
        words = self._removed_words(len(keys), count_answers(keys), len(made.freed))
        if self.propose(partial(editing.without_questions, form_id=self.form_id, keys=keys), words):
            self.show_found()

    def _removed_words(self, count: int, answers: int, freed: int) -> str:
        words = ngettext("%(count)d question was taken out.", "%(count)d questions were taken out.", count)
        parts = [words % {"count": count}]
        if answers:
            kept = ngettext("%(count)d answer is kept.", "%(count)d answers are kept.", answers)
            parts.append(kept % {"count": answers})
        if freed:
            free = ngettext(
                "%(count)d question hung on it and does not any more.",
                "%(count)d questions hung on it and do not any more.",
                freed,
            )
            parts.append(free % {"count": freed})
        return " ".join(parts)

    def move(self, rows: list[QuestionRow], place: int) -> None:
        """By dragging, or Alt+Up and Alt+Down: into the group of the question above."""
        keys = [one.key for one in rows if one.question is not None]
        shown = self.questions.table_model.rows
        if not keys or place < 1 or self.search.text().strip():
            return
        before = next((one.key for one in shown[place:] if one.key not in keys), "")
        make = partial(editing.with_moved, form_id=self.form_id, keys=keys, before=before)
        if self.propose(make, _("The order was changed.")):
            self.show_found(keys[0])

    def reset_question(self, key: str) -> None:
        """The question, or with "" the head, as the program has it."""
        make = partial(editing.as_shipped, form_id=self.form_id, key=key)
        self.editor.revert()
        if self.propose(make, _("It is as the program has it.")):
            self.show_found(key)

    def ask_in(self, form_id: str, asked: bool) -> None:
        """The chosen question is to be asked in another form too, or no more."""
        one = self.questions.current()
        if one is None or one.question is None:
            return
        make = (
            partial(editing.also_in, form_id=form_id, question=one.question)
            if asked
            else partial(editing.without_questions, form_id=form_id, keys=[one.key])
        )
        title = in_language(self.directories.bodies[form_id]["title"], current_language())
        words = _("“%(question)s”: %(form)s was changed.") % {
            "question": label_of(one.question),
            "form": title,
        }
        if self.propose(make, words):
            self.show_found(one.key)

    def go_to_form(self, form_id: str) -> None:
        """Show another form; "" shows the first."""
        self.read()
        self.forms.setCurrentIndex(max(0, self.forms.findData(form_id)))
        self._change_form()
