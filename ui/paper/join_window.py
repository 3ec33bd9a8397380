"""Joining the fields of an embassy's form to the questions of a questionnaire (Q10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import QProgressBar, QSplitter, QWidget

from models.errors import AppError, RecordChanged
from models.paper_forms import PaperForm, list_paper_forms, load_paper_form, save_paper_form
from paperwork.answering import FilledAnswer
from paperwork.forms import QuestionForm, load_form
from paperwork.match_proposals import Proposal, propose_matches
from paperwork.matching import Match, Matches, matches_body, matches_from, merge_matches, unmatched
from paperwork.page_pictures import PagePictures
from paperwork.pdf_fields import FillableForm
from paperwork.printed_words import read_words
from translations import _, current_language, ngettext
from ui.common import theme
from ui.common.background import Work, runner
from ui.common.buttons import button, button_group, key_label, shortcut, tool
from ui.common.changes import changes
from ui.common.layouts import column, label, line, paint_ground, pane, row
from ui.common.messages import DISCARD, SAVE, STAY, ask_unsaved, errors_told, messages
from ui.common.notice_area import NoticeArea
from ui.common.own_window import OwnStatusLine, add_everywhere_keys
from ui.common.page_view import image_of
from ui.common.record_list import RecordList
from ui.common.search_box import SearchBox
from ui.paper.example import example_sheet
from ui.paper.field_pages import FieldPages
from ui.paper.field_rows import (
    COLUMNS,
    GUESS,
    JOINED,
    OPEN,
    FieldRow,
    field_words,
    fillable,
    question_words,
    rows_of,
)
from ui.paper.match_editor import MatchEditor

PAGES_WIDTH = 560


class JoinWindow(QWidget):
    """The pages at the left, fields and questions at the right, how the chosen one is written below them.

    Signal ``kept(form_id)``: the form was saved.
    """

    kept = Signal(int)

    def __init__(self, paper: PaperForm, form: FillableForm) -> None:
        super().__init__()
        paint_ground(self, "surface")
        self.paper, self.form = paper, form
        self.questions: QuestionForm = load_form(paper.form, paper.language)
        self.matches: Matches = matches_from(paper.matches)
        self.guesses: dict[str, Proposal] = {}
        self._words = read_words(form)
        self._fields = fillable(form, self._words)
        self._kept = dict(self.matches)
        self._pictures = PagePictures(form.content)
        self._sheet: list[FilledAnswer] = example_sheet(self.questions)
        self._filter = ""
        self._make_parts()
        self._put_together()
        self._set_keys()
        self.setWindowTitle(_("Join fields: %(name)s") % {"name": paper.name})
        room = self.screen().availableSize()
        self.resize(min(theme.px(1366), room.width()), min(theme.px(768), room.height()))
        self.pages.show_frames(self._pictures.frames)
        self.editor.offer(self.questions, self._words.around)
        if not self.matches:
            self.guess()
        self.show_rows()
        self.fields.select_row(0)
        self.fields.setFocus()

    # How it is put together

    def _make_parts(self) -> None:
        self.pages = FieldPages()
        self.pages.wanted.connect(self._draw_page)
        self.pages.chosen.connect(self._choose_by_name)
        self._percent = label("", "secondary")
        self._page = label("", "secondary")
        self.pages.zoomed.connect(lambda percent: self._percent.setText(f"{percent} %"))
        self.pages.turned.connect(self._on_turned)
        self.fields = RecordList(COLUMNS, _("Fields in the PDF"), row_height=30)
        self.fields.indent_first(20)
        self.fields.chosen.connect(self._choose)
        self.fields.opened.connect(self._accept_or_edit)
        self.fields.removal_asked.connect(lambda _rows: self.part())
        self.editor = MatchEditor()
        self.editor.edited.connect(self._on_edited)
        self.search = SearchBox(_("Find a field or a question"), _("A field or a question"))
        self.search.textEdited.connect(lambda _text: self.show_rows())
        self.search.returnPressed.connect(self.fields.setFocus)
        names = (("", _("All")), (OPEN, _("Open")), (GUESS, _("Guesses")), (JOINED, _("Joined")))
        self._chips = {
            name: button(words, lambda name=name: self._show_only(name), kind="chip") for name, words in names
        }
        self._chip_words = dict(names)
        button_group(self, list(self._chips.values()))
        self._chips[""].setChecked(True)
        self.notice = NoticeArea()
        self._count = label("", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Joined fields"))
        self._bar.setFixedWidth(theme.px(220))
        self._left = label("", "secondary", wrap=True)

    def _put_together(self) -> None:
        guess = button(_("&Guess by name"), self.guess, icon="wand", key="Ctrl+G")
        facts = f"{self.questions.title(current_language())} · " + ngettext(
            "%(count)d page", "%(count)d pages", self.form.pages
        ) % {"count": self.form.pages}
        words = column(label(self.paper.name, "title"), label(facts, "secondary"), gap=2)
        head = row(words, None, column(self._count, self._bar, gap=6), 12, guess, margins=(20, 10, 16, 10))
        zooms = row(
            tool("left", _("Previous page"), lambda: self._turn(-1), "PgUp"), self._page,
            tool("right", _("Next page"), lambda: self._turn(1), "PgDown"), None,
            tool("zoomout", _("Smaller"), self.pages.smaller, "Ctrl+-"), self._percent,
            tool("zoomin", _("Larger"), self.pages.larger, "Ctrl++"), margins=(16, 6, 16, 6),
        )  # fmt: skip
        left = pane(column(pane(zooms, "window"), (self.pages, 1), gap=0))
        chips = row(*self._chips.values(), None, (self.search, 1), margins=(20, 8, 16, 8), gap=6)
        save = button(_("&Save"), self.keep, kind="primary", icon="save", key="Ctrl+Return")
        foot = row((self._left, 1), save, key_label("Ctrl+Enter"), margins=(20, 8, 16, 10))
        right = pane(
            column(
                chips,
                (self.fields, 1),
                line(),
                pane(column(self.editor, gap=0), "sunken"),
                line(),
                foot,
                gap=0,
            )
        )
        body = QSplitter()
        body.addWidget(left)
        body.addWidget(right)
        body.setChildrenCollapsible(False)
        body.setSizes([theme.px(PAGES_WIDTH), theme.px(1366 - PAGES_WIDTH)])
        self.setLayout(column(head, line(), self.notice, (body, 1), OwnStatusLine(), gap=0))

    def _set_keys(self) -> None:
        add_everywhere_keys(self)
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+G": self.guess,
            "Ctrl+Return": self.keep,
            "Ctrl+Enter": self.keep,
            "Ctrl+S": self.keep,
            "Ctrl+F": self._find,
            "F8": lambda: self._go_to_open(1),
            "Shift+F8": lambda: self._go_to_open(-1),
            "F2": self.editor.take_focus,
            "F6": self._next_pane,
            "Ctrl++": self.pages.larger,
            "Ctrl+=": self.pages.larger,
            "Ctrl+-": self.pages.smaller,
            "Ctrl+0": self.pages.fit_width,
            "Ctrl+W": self.close,
        }
        for key, action in keys.items():
            shortcut(self, key, action)

    # What is shown

    def show_rows(self) -> None:
        """The lines that are wanted; the chosen one stays chosen."""
        current = self.fields.current()
        rows = rows_of(self._fields, self.matches, self.guesses, self.questions, self._sheet)
        words = self.search.text().casefold().split()
        shown = [one for one in rows if self._is_wanted(one, words)]
        self.fields.set_rows(shown, keep=current.id if current is not None else -1)
        if self.fields.current() is None and shown:
            self.fields.select_row(0)
        self.pages.show_fields(self._fields, {one.field.name: one.state for one in rows})
        self._show_counts(rows)

    def _is_wanted(self, one: FieldRow, words: list[str]) -> bool:
        text = f"{one.field.name} {one.field.tooltip} {one.words}".casefold()
        return self._filter in ("", one.state) and all(word in text for word in words)

    def _show_counts(self, rows: list[FieldRow]) -> None:
        counts = {name: sum(one.state == name for one in rows) for name in (OPEN, GUESS, JOINED)}
        for name, chip in self._chips.items():
            chip.setText(f"{self._chip_words[name]}  {counts.get(name, len(rows))}")
        numbers = {"joined": counts[JOINED], "all": len(rows), "guesses": counts[GUESS], "open": counts[OPEN]}
        self._count.setText(_("%(joined)d of %(all)d joined, guesses %(guesses)d, open %(open)d") % numbers)
        self._bar.setRange(0, max(1, len(rows)))
        self._bar.setValue(counts[JOINED])
        asked = [one.key for one in self.questions.questions if one.required and not one.by_hand]
        left = unmatched(self.matches, asked)
        self._left.setText(self._left_words(left))

    def _left_words(self, keys: list[str]) -> str:
        """Which answers that the embassy wants go nowhere."""
        if not keys:
            return _("Every answer that must be given goes into the form.")
        count = ngettext(
            "%(count)d answer that must be given goes into no field",
            "%(count)d answers that must be given go into no field",
            len(keys),
        )
        first = self.questions.question(keys[0])
        example = question_words(first) if first is not None else keys[0]
        return f"{count % {'count': len(keys)}}: {example}" + (" …" if len(keys) > 1 else "")

    def _show_only(self, name: str) -> None:
        self._filter = name
        self.show_rows()

    def _draw_page(self, number: int, scale: float) -> None:
        pictures = self._pictures

        def draw(_work: Work) -> tuple[int, float, QImage] | None:
            try:
                return number, scale, image_of(pictures.picture(number, scale))
            except ValueError:  # closed meanwhile
                return None

        runner().start(draw, self._on_drawn, self._on_failed)

    def _on_drawn(self, drawn: tuple[int, float, QImage] | None) -> None:
        if drawn is not None:
            self.pages.show_picture(*drawn)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.notice.say(str(error))

    def _on_turned(self, number: int) -> None:
        words = {"page": number + 1, "count": self.form.pages}
        self._page.setText(_("Page %(page)d of %(count)d") % words)

    def _turn(self, step: int) -> None:
        self.pages.go_to(self.pages.current + step)

    # What can be done

    def guess(self) -> None:
        """Ctrl+G: propose a question for each field that has none."""
        found = propose_matches(self.form, self.questions, self._words)
        self.guesses = {name: one for name, one in found.items() if name not in self.matches}
        self.show_rows()

    def _choose(self, one: FieldRow | None) -> None:
        if one is not None:
            self.editor.show_field(one.field, one.match)
            self.pages.show_current(one.field)

    def _choose_by_name(self, name: str) -> None:
        self.search.clear()
        self._chips[""].setChecked(True)
        self._show_only("")
        rows = self.fields.table_model.rows
        self.fields.select_row(next((n for n, one in enumerate(rows) if one.field.name == name), -1))
        self.fields.setFocus()

    def _accept_or_edit(self, one: FieldRow) -> None:
        """Enter: a guess is right and the next field is shown; else its question is chosen below."""
        if one.state == GUESS and one.match is not None:
            self._join(one.field.name, one.match)
            self.fields.select_row(self.fields.currentIndex().row() + (0 if self._filter == GUESS else 1))
        else:
            self.editor.take_focus()

    def part(self) -> None:
        """Del: nothing goes into the field any more; a guess is refused."""
        one = self.fields.current()
        if one is not None:
            self._join(one.field.name, None)
            self.editor.show_field(one.field, None)

    def _on_edited(self, match: Match | None) -> None:
        one = self.fields.current()
        if one is not None:
            self._join(one.field.name, match)

    def _join(self, name: str, match: Match | None) -> None:
        self.guesses.pop(name, None)
        if match is None:
            self.matches.pop(name, None)
        else:
            self.matches[name] = match
        blocked = self.fields.blockSignals(True)  # the editor is where the change comes from
        self.show_rows()
        self.fields.blockSignals(blocked)

    def _go_to_open(self, step: int) -> None:
        """F8: the next field that is not joined, going round at the end."""
        rows = self.fields.table_model.rows
        at = self.fields.currentIndex().row()
        order = [(at + step * n) % len(rows) for n in range(1, len(rows) + 1)] if rows else []
        self.fields.select_row(next((n for n in order if rows[n].state != JOINED), -1))
        self.fields.setFocus()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _next_pane(self) -> None:
        """F6: fields, how it is written, pages."""
        if self.fields.hasFocus():
            self.editor.take_focus()
        elif self.pages.hasFocus():
            self.fields.setFocus()
        else:
            self.pages.setFocus()

    def is_changed(self) -> bool:
        return self.matches != self._kept

    def keep(self) -> bool:
        """Ctrl+Enter: keep the matches; guesses that nobody accepted are not kept."""
        if not self.is_changed() and self.paper.id is not None:
            return True
        paper = replace(self.paper, matches=matches_body(self.matches))
        try:
            saved = save_paper_form(paper, self.form.content if paper.id is None else None)
        except RecordChanged:
            return self._merge() and self.keep()
        except AppError as error:
            self.notice.say(str(error))
            return False
        self._take_over(saved.changed.get("paper_form", ()), paper)
        self.notice.say("")
        changes.announce(saved)
        messages.offer_undo(_("The form was saved."), saved.operation_id)
        self.kept.emit(self.paper.id or 0)
        return True

    def _merge(self) -> bool:
        """Take in what somebody saved meanwhile; False if both joined a field, which is told first."""
        try:
            theirs = load_paper_form(self.paper.id or 0)
        except AppError as error:
            self.notice.say(str(error))
            return False
        found = matches_from(theirs.matches)
        self.paper = replace(theirs, file_id=self.paper.file_id)  # the file that is shown
        self.matches, both = merge_matches(self._kept, self.matches, found)
        self._kept = found
        self.guesses = {name: one for name, one in self.guesses.items() if name not in self.matches}
        self.show_rows()
        if both:
            named = [field_words(one) for one in self._fields if one.name in both]
            words = _("Somebody joined other questions meanwhile to: %(fields)s. Saving again keeps yours.")
            self.notice.say(words % {"fields": ", ".join(named or both)})
        return not both

    def _take_over(self, ids: tuple[int, ...], paper: PaperForm) -> None:
        wanted = ids[0] if ids else paper.id
        found = next((one for one in list_paper_forms() if one.id == wanted), paper)
        self.paper = replace(found, file_id=paper.file_id or found.file_id)
        self._kept = dict(self.matches)

    def closeEvent(self, event: QCloseEvent) -> None:
        outcome = ask_unsaved(self, self.paper.name) if self.is_changed() else DISCARD
        if outcome == STAY or (outcome == SAVE and not self.keep()):
            event.ignore()
            return
        with errors_told():
            self._pictures.close()
        event.accept()
