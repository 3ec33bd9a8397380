"""Answers from one tourist to another (Q7): "Take from…" and "Copy to…", ticked one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from models.earlier_tours import find_travellers, travellers_on, trips_of
from models.errors import AppError
from models.records import Saved, TouristHit
from models.tourists import list_tourists
from paperwork.copying import is_family
from translations import N_, _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label, shortcut
from ui.common.layouts import column, label, line, pane, row
from ui.common.list_keys import ListKeys
from ui.common.messages import errors_told, messages
from ui.common.record_list import RecordList
from ui.common.search_box import SearchBox
from ui.questionnaires.copy_lists import OfferList, PeopleTicks, SourceList, question_words
from ui.questionnaires.other_answers import Offer, differences_of, read_answers, save_copies
from ui.questionnaires.person_names import full_name, initials_of
from ui.questionnaires.tourist_answers import TouristAnswers

LEFT = 380  # width of the list of people


class CopyDialog(QDialog):
    """Both ways: people at the left, at the right the answers that differ. Enter does it, Esc closes."""

    def __init__(self, parent: QWidget | None, shown: TouristAnswers) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
        self.shown = shown
        self.taken: list[Offer] = []
        self.people: RecordList
        self.offers: OfferList

    def _put_together(self, above_people: QWidget, foot_words: str, key: str = "Ctrl+Return") -> None:
        self._count = label("", "secondary", wrap=True)
        self._detail = label("", "secondary", wrap=True)
        self._detail.setMinimumHeight(theme.px(58))
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        left = pane(column(above_people, (self.people, 1), gap=0), width=LEFT)
        top = pane(column(self._count, margins=(16, 12, 16, 8)))
        detail = pane(column(self._detail, margins=(16, 6, 16, 6)), "sunken")
        right = column(top, (self.offers, 1), line(), detail, gap=0)
        self.do_button = button("", self._do, kind="primary", icon="check", key=key)
        cancel = button(_("Cancel"), self.reject, kind="ghost", key="Esc")
        parts = ((label(foot_words, "secondary", wrap=True), 1), cancel, self.do_button, key_label(key))
        foot = pane(row(*parts, margins=(16, 10, 16, 12)), "surface")
        body = pane(row(left, line(upright=True), (right, 1), gap=0), "surface")
        self.setLayout(column((body, 1), line(), foot, gap=0))
        self.people.setProperty("has_keys", True)
        self.people.opened.connect(lambda _one: self._do())
        self.offers.opened.connect(lambda _one: self._do())
        self.offers.ticked.connect(self._show_counts)
        self.offers.chosen.connect(self._show_detail)
        shortcut(self, key, self._do)
        shortcut(self, "F6", self._next_pane)
        self.resize(theme.px(1180), theme.px(600))

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        ticked = [one.id for one in offers if one.difference.ticked and not one.is_draft]
        self.offers.show_rows(offers, ticked)
        self._show_detail(self.offers.current())
        self._show_counts()

    def _show_detail(self, one: Offer | None) -> None:
        """Both values of the chosen line in full: a cell has room for the beginning of an address."""
        if one is None:
            self._detail.setText("")
            return
        head = ": ".join(filter(None, (one.name, question_words(one))))
        there, here = one.difference.there, one.difference.here or "–"
        draft = _("What is typed there is not saved yet: save or revert it there first.")
        self._detail.setText(f"{head}\n{draft if one.is_draft else f'{here} → {there}'}")

    def _show_counts(self) -> None:
        count = len(self.offers.taken())
        self.do_button.setText(self._do_words(count))
        self.do_button.setEnabled(count > 0)
        self._count.setText(self._count_words(len(self.offers.table_model.rows)))

    def _do_words(self, count: int) -> str:
        raise NotImplementedError

    def _count_words(self, count: int) -> str:
        raise NotImplementedError

    def _do(self) -> None:
        self.taken = self.offers.taken()
        if self.taken:
            self.accept()
        else:
            messages.tell(_("Nothing is ticked."), "info")

    def _panes(self) -> list[QWidget]:
        return [self.people, self.offers]

    def _next_pane(self) -> None:
        panes = self._panes()
        here = next((number for number, one in enumerate(panes) if one.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)


class TakeDialog(CopyDialog):
    """ "Take from…": of another tourist of the tour, or of anybody's earlier tour."""

    def __init__(self, parent: QWidget | None, shown: TouristAnswers) -> None:
        super().__init__(parent, shown)
        self.setWindowTitle(_("Take answers from"))
        self.people = SourceList(shown.tour.id or 0)
        self.people.indent_first(16)
        self.offers = OfferList(N_("Answer there"), N_("Answer here"), with_names=False)
        self.box = SearchBox(_("Find a tourist of any tour"), _("Name, passport or number of a tour"))
        self.box.textChanged.connect(self._search)
        self._keys = ListKeys(self.people, self._do)
        self._keys.watch(self.box)
        words = _("What is taken is typed for you and not saved yet. Names, birth and passports stay.")
        self._put_together(pane(column(self.box, margins=(12, 10, 12, 8))), words)
        self.people.chosen.connect(self._show_source)
        shortcut(self, "Ctrl+F", self.box.setFocus)
        self._search("")
        self.people.setFocus()

    @property
    def source_name(self) -> str:
        source = self.people.current()
        return initials_of(source) if source is not None else ""

    def _search(self, text: str) -> None:
        found = find_travellers(text) if text.strip() else self._near()
        self.people.set_rows([one for one in found if one.id != self.shown.tourist.id])
        self.people.select_row(0)
        self._show_source(self.people.current())

    def _near(self) -> list[TouristHit]:
        """The others of the tour, the family first, then this client's earlier trips."""
        tour, me = self.shown.tour.id or 0, self.shown.tourist
        family = {one.id for one in self.shown.companions if is_family(one, me)}
        here = sorted(travellers_on(tour), key=lambda one: one.id not in family)
        return here + (trips_of(me.client_id, without=tour) if me.client_id is not None else [])

    def _show_source(self, one: TouristHit | None) -> None:
        offers: list[Offer] = []
        with errors_told():
            read = read_answers(self.shown.form, one.tour_id, [one.id]) if one is not None else []
            found = differences_of(read[0], self.shown) if read else []
            person = self.shown.tourist.id or 0
            offers = [Offer(number, person, "", each) for number, each in enumerate(found, 1)]
        self._show_offers(offers)

    def _do_words(self, count: int) -> str:
        words = ngettext("Take %(count)d answer", "Take %(count)d answers", count)
        return words % {"count": count} if count else _("Take")

    def _count_words(self, count: int) -> str:
        if self.people.current() is None:
            return _("Nobody is found. Type a name, or the number of a tour.")
        if not count:
            return _("%(name)s has no answer that could be taken and is not here already.") % {
                "name": self.source_name
            }
        return _("Ticked is what is common and not answered here; a person's own answers are not.")

    def _panes(self) -> list[QWidget]:
        return [self.box, self.people, self.offers]


class CopyToDialog(CopyDialog):
    """ "Copy to…": the shown tourist's answers to others of the tour, the family ticked at first."""

    def __init__(self, parent: QWidget | None, shown: TouristAnswers) -> None:
        super().__init__(parent, shown)
        self.setWindowTitle(_("Copy answers to"))
        self.people = PeopleTicks()
        self.offers = OfferList(N_("Answer to copy"), N_("Answer now"), with_names=True)
        words = _("Copies are saved at once and can be undone. Names, birth and passports stay.")
        caption = label(_("Copy to"), "caption_strong")
        self._put_together(pane(column(caption, margins=(12, 12, 12, 8))), words)
        self.saved: Saved | None = None
        self._read: dict[int, TouristAnswers] = {}
        self.people.ticked.connect(self.read_offers)
        me = shown.tourist
        rows = [one for one in list_tourists(shown.tour.id or 0) if one.id != me.id]
        family = {one.id or 0 for one in shown.companions if is_family(one, me)}
        rows.sort(key=lambda one: one.id not in family)
        self.people.show_rows(rows, family)
        self.read_offers()
        self.people.setFocus()

    def targets(self) -> list[TouristAnswers]:
        """The questionnaires of the ticked people, as they were when they were compared."""
        return [self._read[one.id] for one in self.people.taken() if one.id in self._read]

    def _do(self) -> None:
        """Save the copies; where a colleague was faster, say so and show what they answered."""
        offers = self.offers.taken()
        try:
            self.saved = save_copies(offers, self.targets()) if offers else None
        except AppError as error:
            self._read = {}
            self.read_offers()
            self._count.setText(str(error))
            messages.tell(str(error), "error")
        else:
            super()._do()

    def read_offers(self) -> None:
        """Compare with the ticked people."""
        with errors_told():
            lacking = [one.id for one in self.people.taken() if one.id not in self._read]
            if lacking:
                read = read_answers(self.shown.form, self.shown.tour.id or 0, lacking)
                self._read |= {one.tourist.id or 0: one for one in read}
        self._show_offers(self._offers())

    def _offers(self) -> list[Offer]:
        """Question by question in the form's order, each for all who have it otherwise."""
        names = {one.id: initials_of(one) for one in self.people.taken()}
        order = {question.key: number for number, question in enumerate(self.shown.form.questions)}
        pairs = []
        for target in self.targets():
            typed = target.draft()
            person = target.tourist.id or 0
            pairs += [(one, person, one.question.key in typed) for one in differences_of(self.shown, target)]
        pairs.sort(key=lambda pair: order[pair[0].question.key])
        return [
            Offer(number, person, names[person], one, typed)
            for number, (one, person, typed) in enumerate(pairs, 1)
        ]

    def _do_words(self, count: int) -> str:
        words = ngettext("Copy %(count)d answer", "Copy %(count)d answers", count)
        return words % {"count": count} if count else _("Copy")

    def _count_words(self, count: int) -> str:
        name = {"name": full_name(self.shown.tourist)}
        if not self.people.taken():
            return _("Tick at the left to whom the answers of %(name)s go.") % name
        if not count:
            return _("These people have all answers of %(name)s already.") % name
        return _("Answers of %(name)s. Ticked is what is common and not answered yet.") % name
