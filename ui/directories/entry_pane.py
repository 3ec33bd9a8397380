"""The pane at the right of the questionnaires: the chosen question or the form itself, and its foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QScrollArea, QStackedWidget, QWidget

from models.directories import FORM, QUESTION, count_answers, count_options, question_name
from models.errors import AppError, InvalidField
from paperwork import form_editing as editing
from paperwork.directories import Directories
from paperwork.forms import in_language
from translations import _, current_language, ngettext
from ui.common import theme
from ui.common.background import runner
from ui.common.buttons import button, key_label
from ui.common.layouts import column, label, line, pane, row
from ui.directories.form_editor import FormEditor
from ui.directories.question_editor import QuestionEditor

WIDTH = 560
LOOK_DELAY = 250  # milliseconds of rest before the uses of a question are counted
Body = Mapping[str, Any]


class EntryPane(QWidget):
    """Signals: ``keep_asked()``; ``reset_asked(key)``, "" for the form itself; ``forms_asked(form_id, on)``
    when the question is to be asked in another form, or not. Typing is lost only by ``revert``, which tells
    ``reverted()``."""

    keep_asked = Signal()
    reset_asked = Signal(str)
    forms_asked = Signal(str, bool)
    reverted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._directories: Directories | None = None
        self._form: Body = {}
        self._question: Body | None = None
        self._after = ""
        self._shown = False
        self.question = QuestionEditor()
        self.form = FormEditor()
        self._stack = QStackedWidget()
        for part in (self.question, self.form):
            self._stack.addWidget(pane(column(part, None, gap=0)))
        self._problem = label("", "secondary", "error", wrap=True)
        self._asked_in = button(_("Asked &in…"), self._show_forms, kind="ghost", small=True)
        self._reset = button(_("As the program has it"), self._on_reset, kind="ghost", small=True)
        self._about = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_DELAY)
        self._timer.timeout.connect(self._count_uses)
        self._put_together()

    def _put_together(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane(column(self._stack, margins=(16, 14, 16, 12), gap=0), "sunken"))
        back = button(_("Re&vert"), self.revert, kind="ghost", icon="undo", key="Ctrl+R")
        save = button(_("&Save"), self.keep_asked.emit, kind="primary", icon="save", key="Ctrl+Return")
        foot = column(
            self._problem,
            row(self._asked_in, self._reset, None, back, save, key_label("Ctrl+Enter")),
            margins=(16, 8, 16, 10),
        )
        self.setLayout(column((area, 1), line(), pane(foot, "sunken"), gap=0))
        self.setFixedWidth(theme.px(WIDTH))

    # What is shown

    @property
    def form_id(self) -> str:
        return str(self._form.get("id", ""))

    def show_form(self, directories: Directories, form: Body) -> None:
        """Show the form itself; ask ``is_changed`` before."""
        self._begin(directories, form, None)
        self.form.show_form(form)
        own = (FORM, self.form_id) in directories.own
        countries = self.form.countries_words() or _("no country yet: choose it under Countries")
        used = _("Used by: %(countries)s.") % {"countries": countries}
        self.form.about.setText(f"{self._origin(own)} {used}")
        self._reset.setVisible(own and not directories.is_own_form(self.form_id))
        self._asked_in.hide()
        self._stack.setCurrentIndex(1)

    def show_question(self, directories: Directories, form: Body, question: Body, after: str = "") -> None:
        """Show a question of the form, or a new one (its key "") that is to stand ``after`` another."""
        self._begin(directories, form, question)
        self._after = after
        key = question["key"]
        self.question.show_question(question, form)
        own = (QUESTION, question_name(self.form_id, key)) in directories.own
        self._about = " ".join(filter(None, (self._origin(own), self._others(key)))) if key else ""
        self.question.about.setText(self._about)
        if key:
            self._timer.start()
        self._reset.setVisible(
            own and not directories.is_own_form(self.form_id) and not self._is_new_here(key)
        )
        self._asked_in.setVisible(bool(key))
        self._stack.setCurrentIndex(0)

    def _begin(self, directories: Directories, form: Body, question: Body | None) -> None:
        self._directories, self._form, self._question = directories, form, question
        self._after, self._shown = "", True
        self._timer.stop()
        self._problem.clear()
        self._problem.hide()

    def _count_uses(self) -> None:
        """Beside the window: every answer of the office is looked at."""
        key = self._question["key"] if self._question is not None else ""
        if key:
            runner().start(lambda _work: _uses_of(key), self._show_uses, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error

    def _show_uses(self, found: tuple[str, int, Counter[str]]) -> None:
        key, answers, options = found
        if self._question is None or self._question["key"] != key:
            return
        words = ngettext("Stands in %(count)d answer.", "Stands in %(count)d answers.", answers)
        self.question.about.setText(f"{self._about} {words % {'count': answers}}")
        self.question.options.show_uses(options)

    def _origin(self, own: bool) -> str:
        if self._directories is not None and self._directories.is_own_form(self.form_id):
            return _("The office's own form.")
        return _("Changed here.") if own else _("Comes with the program.")

    def _is_new_here(self, key: str) -> bool:
        return not editing.is_shipped_question(self.form_id, key)

    def _others(self, key: str) -> str:
        """Which other forms ask the same: an answer is given once for all of them."""
        if self._directories is None:
            return ""
        others = [form for form in editing.asked_in(self._directories, key) if form != self.form_id]
        names = ", ".join(self._title(form) for form in others)
        return _("Asked also in: %(forms)s.") % {"forms": names} if names else ""

    def _title(self, form_id: str) -> str:
        assert self._directories is not None
        return in_language(self._directories.bodies[form_id]["title"], current_language())

    def take_focus(self) -> None:
        editor = self.form if self._question is None else self.question
        editor.lines.take_focus()

    # What is typed

    def is_changed(self) -> bool:
        if not self._shown:
            return False
        return self.form.is_changed() if self._question is None else self.question.is_changed()

    def proposal(self) -> tuple[str, editing.Proposal]:
        """(key of the question or "", what is to be written). RefusedChange, InvalidField."""
        assert self._directories is not None
        if self._question is None:
            return "", editing.with_head(self._directories, self.form_id, **self.form.changes())
        if problem := self.question.problem():
            raise InvalidField("max_length", problem)
        question = editing.with_keys(self._directories, self.question.question())
        return question["key"], editing.with_question(self._directories, self.form_id, question, self._after)

    def say(self, text: str) -> None:
        """Why it cannot be kept."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def forget(self) -> None:
        """What was typed is kept: it is no change any more."""
        self._shown = False

    def revert(self) -> None:
        """Ctrl+R: back to what is kept."""
        if self._directories is None:
            return
        if self._question is None:
            self.show_form(self._directories, self._form)
        else:
            self.show_question(self._directories, self._form, self._question, self._after)
        self.reverted.emit()

    def _on_reset(self) -> None:
        self.reset_asked.emit(self._question["key"] if self._question is not None else "")

    def _show_forms(self) -> None:
        menu = self.forms_menu()
        menu.exec(self._asked_in.mapToGlobal(self._asked_in.rect().topLeft()))

    def forms_menu(self) -> QMenu:
        """The other forms, ticked where the question is asked."""
        assert self._directories is not None
        assert self._question is not None
        menu = QMenu(self)
        asked = editing.asked_in(self._directories, self._question["key"])
        others = [one for one in self._directories.bodies if one != self.form_id]
        for form_id in sorted(others, key=self._title):
            action = menu.addAction(self._title(form_id).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(form_id in asked)
            action.triggered.connect(lambda on, form_id=form_id: self.forms_asked.emit(form_id, on))
        return menu


def _uses_of(key: str) -> tuple[str, int, Counter[str]]:
    """(the key, answers that it stands in, how many have each option)."""
    return key, count_answers([key]), count_options(key)
