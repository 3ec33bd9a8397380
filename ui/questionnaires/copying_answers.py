"""What the questionnaire window does with answers of others: its keys and buttons, and undo afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton

from models.records import Saved
from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_text, shortcut
from ui.common.changes import changes
from ui.common.messages import UndoBar, errors_told, messages
from ui.common.own_window import is_in_front
from ui.common.plain_text import set_tip
from ui.questionnaires.copy_dialog import CopyToDialog, TakeDialog
from ui.questionnaires.other_answers import Offer, read_answers, take_answers, take_back
from ui.questionnaires.tourist_answers import Draft, TouristAnswers

if TYPE_CHECKING:
    from ui.questionnaires.questionnaire_window import QuestionnaireWindow

ABOVE = 84  # the undo bar stands above the window's foot and status line
ROOM_FOR_WORDS = 1080  # width of the window from which the buttons have their words
TAKEN = 0  # the "operation" of the undo bar where nothing was saved


class AnswerCopying(QObject):
    """Ctrl+T and Ctrl+Shift+T of a questionnaire window; ``buttons`` stand in its foot."""

    def __init__(self, window: QuestionnaireWindow, answers: Callable[[], TouristAnswers | None]) -> None:
        super().__init__(window)
        self._window = window
        self._answers = answers
        self._undo_taking: Callable[[], object] = lambda: None
        self.buttons = (
            _foot_button(_("&Take from…"), self.take, "import", "Ctrl+T"),
            _foot_button(_("&Copy to…"), self.copy, "copy", "Ctrl+Shift+T"),
        )
        shortcut(window, "Ctrl+T", self.take)
        shortcut(window, "Ctrl+Shift+T", self.copy)
        self._bar = UndoBar(window, self._undo, above=ABOVE)
        messages.undo_offered.connect(self._offer_undo)
        window.installEventFilter(self)

    def take(self) -> None:
        """Ctrl+T: answers of another tourist for the shown one."""
        self._window.sheet.finish()
        shown = self._answers()
        if shown is None:
            return
        with errors_told():
            dialog = TakeDialog(self._window, shown)
            dialog.accepted.connect(lambda: self._take(dialog.taken, dialog.source_name))
            dialog.open()

    def copy(self) -> None:
        """Ctrl+Shift+T: answers of the shown tourist for others."""
        self._window.sheet.finish()
        shown = self._answers()
        if shown is None:
            return
        if not shown.companions:
            messages.tell(_("There is nobody else on this tour."), "info")
            return
        with errors_told():
            dialog = CopyToDialog(self._window, shown)
            dialog.accepted.connect(lambda: self._copied(dialog.saved, dialog.taken))
            dialog.open()

    def _take(self, offers: list[Offer], name: str) -> None:
        answers = self._answers()
        if answers is None:
            return
        before = answers.draft()
        with errors_told():
            take_answers(answers, offers)
        taken, person = answers.draft(), answers.tourist.id or 0
        self._window.reload()
        self._undo_taking = lambda: self._give_back(person, before, taken)
        words = _("Taken from %(name)s, not saved yet: %(answers)s.")
        text = words % {"name": name, "answers": answer_count(len(offers))}
        messages.tell(text)
        self._bar.offer(text, TAKEN)

    def _give_back(self, person: int, before: Draft, taken: Draft) -> None:
        """Undo of taking, also where the window shows somebody else by now."""
        self._window.sheet.finish()
        answers = self._answers()
        with errors_told():
            if answers is not None and answers.tourist.id != person:
                answers = next(iter(read_answers(answers.form, self._window.tour_id, [person])), None)
            if answers is not None:
                take_back(answers, before, taken)
        self._window.reload()
        messages.tell(_("Undone."))

    def _copied(self, saved: Saved | None, offers: list[Offer]) -> None:
        if saved is None:
            return
        changes.announce(saved)
        people = len({one.tourist_id for one in offers})
        text = _("Copied: %(answers)s, %(people)s.") % {
            "answers": answer_count(len(offers)),
            "people": ngettext("%(count)d tourist", "%(count)d tourists", people) % {"count": people},
        }
        messages.offer_undo(text, saved.operation_id)

    def _offer_undo(self, text: str, operation_id: int) -> None:
        if is_in_front(self._window):
            self._bar.offer(text, operation_id)

    def _undo(self, operation_id: int) -> None:
        from ui.office.undoing import undo_operation

        with errors_told():
            if operation_id == TAKEN:
                self._undo_taking()
            else:
                undo_operation(operation_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._bar.place()
            roomy = self._window.width() >= theme.px(ROOM_FOR_WORDS)
            for one in self.buttons:
                one.setText(str(one.property("words")) if roomy else "")
        return False


def _foot_button(words: str, on_press: Callable[[], object], icon: str, key: str) -> QPushButton:
    """A button that may shrink to its icon, so that it never holds a window wide."""
    made = button(words, on_press, kind="ghost", icon=icon)
    name = words.replace("&", "")
    made.setProperty("words", words)
    made.setAccessibleName(name)
    set_tip(made, f"{name} ({key_text(key)})")
    made.setMinimumWidth(theme.px(34))
    return made


def answer_count(count: int) -> str:
    return ngettext("%(count)d answer", "%(count)d answers", count) % {"count": count}
