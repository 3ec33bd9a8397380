"""What can be done with whole questionnaires: take in, write, copy, take out, bring back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from models.errors import AppError
from paperwork import form_editing as editing
from paperwork.directories import Directories
from paperwork.form_files import read_form, shipped_bodies, write_form
from paperwork.forms import in_language
from translations import _, current_language
from ui.common.messages import messages
from ui.common.notice_area import NoticeArea


class FormPage(Protocol):
    """The page on whose chosen form the actions work."""

    directories: Directories
    notice: NoticeArea

    @property
    def form_id(self) -> str: ...

    def propose(self, make: Callable[[Directories], editing.Proposal], words: str) -> bool: ...

    def go_to_form(self, form_id: str) -> None: ...


class FormActions:
    """The menu of the questionnaire. Each action is one operation, with undo."""

    def __init__(self, page: FormPage) -> None:
        self._page = page

    def menu(self, parent: QWidget) -> QMenu:
        made = QMenu(parent)
        directories, form_id = self._page.directories, self._page.form_id
        made.addAction(_("&Take in a form from a file…"), lambda: self._choose_file(parent))
        made.addAction(_("&Write this form to a file…"), lambda: self._choose_target(parent))
        made.addAction(_("&A new form like this one"), self.copy_form)
        made.addSeparator()
        reset = made.addAction(_("As the &program has it"), lambda: self.bring_back(form_id))
        changed = editing.is_changed_form(directories, form_id)
        reset.setEnabled(changed and not directories.is_own_form(form_id))
        remove = made.addAction(_("Take this form &out"), self.remove_form)
        remove.setEnabled(len(directories.bodies) > 1)
        for hidden in editing.taken_out(directories):
            title = in_language(shipped_bodies()[hidden]["title"], current_language())
            made.addAction(_("Bring back: %(form)s") % {"form": title}, partial(self.bring_back, hidden))
        return made

    def _choose_file(self, parent: QWidget) -> None:
        kinds = _("Forms (*.json)")
        path, _kind = QFileDialog.getOpenFileName(parent, _("Take in a form"), str(Path.home()), kinds)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Take in a form from a file; one with a mistake is refused whole."""
        self._page.notice.say("")
        try:
            body = read_form(path)
        except AppError as error:
            self._page.notice.say(str(error))
            return
        words = _("%(file)s is a questionnaire now.") % {"file": path.name}
        if self._page.propose(partial(editing.with_form, body=body), words):
            self._page.go_to_form(body["id"])

    def _choose_target(self, parent: QWidget) -> None:
        start = str(Path.home() / f"{self._page.form_id}.json")
        path, _kind = QFileDialog.getSaveFileName(parent, _("Write the form"), start, _("Forms (*.json)"))
        if path:
            self.write_file(Path(path))

    def write_file(self, path: Path) -> None:
        """Write the form as a file that can be taken in elsewhere."""
        try:
            write_form(self._page.directories.bodies[self._page.form_id], path)
        except OSError as error:
            why = {"file": path.name, "why": error.strerror}
            self._page.notice.say(_("%(file)s was not written: %(why)s") % why)
            return
        messages.tell(_("The form is in %(file)s.") % {"file": path.name})

    def copy_form(self) -> None:
        """A form of the office's own, with the same questions and without countries."""
        body = editing.copy_of(self._page.directories, self._page.form_id)
        if self._page.propose(partial(editing.with_form, body=body), _("There is a new form.")):
            self._page.go_to_form(body["id"])

    def remove_form(self) -> None:
        """Out of the directory; answers stay, its countries have no questionnaire."""
        make = partial(editing.without_form, form_id=self._page.form_id)
        if self._page.propose(make, _("The form was taken out. Its answers are kept.")):
            self._page.go_to_form("")

    def bring_back(self, form_id: str) -> None:
        """The form as the program has it."""
        make = partial(editing.as_shipped, form_id=form_id)
        if self._page.propose(make, _("It is as the program has it.")):
            self._page.go_to_form(form_id)
