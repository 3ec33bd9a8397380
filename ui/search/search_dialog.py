"""Search in regular clients with separate fields (S3), and the choice of one of those found."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QDialog, QWidget

from models.client_matching import fill_from_client
from models.clients import load_client
from models.errors import RecordGone
from models.records import ClientHit, Tourist
from models.search import search_clients_by
from models.search_terms import read_births
from textkit.dates import FieldMeaning, parse_date
from textkit.documents import join_document
from textkit.mrz.reading import Mrz
from translations import N_, _, ngettext
from ui.common import theme
from ui.common.buttons import button, shortcut
from ui.common.cells import Cell
from ui.common.fields import Field, TextField, country_text, show_date
from ui.common.layouts import column, label, line, pane, row
from ui.common.list_keys import ListKeys
from ui.common.page import navigator
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.wording import date_problem
from ui.reading.watch import MrzWatch
from ui.reading.zone_field import ZoneField
from ui.reading.zone_search import NewFromPassport, search_attempts
from ui.search import client_words

Answer = int | str | NewFromPassport | None
LIMIT = 50
NEW_PERSON = "new"
FIELDS = (
    ("surname", N_("Surname"), "", 5),
    ("given_name", N_("Given name"), "", 4),
    ("passport_series", N_("Passport series"), N_("any"), 3),
    ("passport_number", N_("Passport number"), N_("any"), 4),
    ("birth_date", N_("Date of birth"), N_("day, month, year or part"), 5),
    ("card_number", N_("Card, series and number"), N_("or last digits"), 4),
)
_WHOLE = re.compile(r"\d{4}|^\d{6}$")  # a date with all of its year


def choose_client(
    parent: QWidget | None,
    *,
    surname: str = "",
    given_name: str = "",
    passport_series: str = "",
    passport_number: str = "",
    birth_date: str = "",
    card: str = "",
    tourist: Tourist | None = None,
) -> Answer:
    """Let the person choose a regular client; the fields begin with what is known.

    The client's id, NEW_PERSON for "None of these: new person", or NewFromPassport where a passport's zone
    was read meanwhile, None for Cancel. ``tourist`` is the form to be filled, so that the foot can say how
    many of its fields the client fills. ``birth_date`` is ISO or as typed.
    """
    known = {
        "surname": surname,
        "given_name": given_name,
        "passport_series": passport_series,
        "passport_number": passport_number,
        "birth_date": birth_date,
        "card_number": card,
    }
    dialog = SearchDialog(parent, known, tourist=tourist)
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer


def find_client(parent: QWidget | None, **known: str) -> int | None:
    """Let the person look for a client to open; the id, None for Cancel. ``known``: names of FIELDS.

    A new person from a passport's zone is none to open: the navigator is asked for it.
    """
    dialog = SearchDialog(parent, known, to_open=True)
    dialog.exec()
    dialog.deleteLater()
    if isinstance(dialog.answer, NewFromPassport):
        navigator.read_passport.emit(dialog.answer.lines)
    return dialog.answer if isinstance(dialog.answer, int) else None


class SearchDialog(QDialog):
    """Results live as you type; arrows move in them from any field, Enter takes.

    ``answer`` is what ``choose_client`` gives back.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        known: dict[str, str] | None = None,
        *,
        tourist: Tourist | None = None,
        to_open: bool = False,
    ) -> None:
        """``to_open``: the client found is opened, there is no form to fill and no new person to make."""
        super().__init__(parent)
        self.setWindowTitle(_("Search in regular clients"))
        self.answer: Answer = None
        self._read = ""  # the lines of a zone
        self._tourist = tourist or Tourist()
        self._to_open = to_open
        self._fields: dict[str, TextField] = {}
        self._known_by: dict[int, str] = {}
        self._make()
        self.resize(theme.px(960), theme.px(460))
        self._fill(known or {})
        self._search()
        self._focus_first()

    # -- parts

    def _make(self) -> None:
        self.list = RecordList(self._columns(), _("Found clients"), row_height=52)
        self._watch = MrzWatch(self)
        self._watch.begun.connect(self._read_zone)
        self.zone = ZoneField()
        self.zone.zone_read.connect(self._on_zone)
        self.zone.hide()
        self._keys = ListKeys(self.list, self._take)
        for name, caption, hint, _share in FIELDS:
            field = TextField(name, _(caption), hint=_(hint) if hint else "")
            field.edited.connect(self._search)
            self._keys.watch(field.line)
            self._watch.watch(field.line)
            self._fields[name] = field
        self._fields["birth_date"].left.connect(lambda: self._show_birth_problem(gone_on=True))
        across = row(*((self._fields[name], share) for name, *_rest, share in FIELDS), gap=12)
        self.count = label("", "secondary", wrap=True)
        self.list.setProperty("has_keys", True)
        self.list.indent_first(16)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(lambda _hit: self._take())
        top = column(self.zone, across, self.count, margins=(16, 14, 16, 4), gap=10)
        body = column(top, (self.list, 1), line(), gap=0)
        self.setLayout(column((pane(body, "surface"), 1), self._make_foot(), gap=0))
        shortcut(self, "Ctrl+Return", self._take)

    def _make_foot(self) -> QWidget:
        self._who = label("", "strong")
        self._what = label("", "secondary", wrap=True)
        words = column(self._who, self._what, gap=2)
        text = _("Op&en this client") if self._to_open else _("Tak&e this client")
        self.take = button(text, self._take, kind="primary", icon="check", key="Return")
        buttons: list[QWidget] = [button(_("Cancel"), self.reject, kind="ghost", key="Esc")]
        self.none = button(_("&None of these: new person"), self._new_person)
        self.none.setVisible(not self._to_open)
        foot = row((words, 1), *buttons, self.none, self.take, margins=(16, 10, 16, 12))
        return pane(foot, "surface")

    def _columns(self) -> list[Column]:
        return [
            Column(N_("Name"), self._name_cell, 210, stretch=True),
            Column(N_("Born"), self._born_cell, 110),
            Column(N_("International passport"), _passport_cell, 150),
            Column(N_("Phone"), _phone_cell, 110),
            Column(N_("Last tour"), _tour_cell, 150),
            Column(N_("Know them by"), self._known_by_cell, 190),
        ]

    # -- a passport's zone

    def _read_zone(self, begun: str) -> None:
        """A zone arrives in one of the fields: it gets a field of its own until it is whole."""
        self.zone.show()
        self.zone.setFocus()
        self.zone.take(begun)

    def _on_zone(self, mrz: Mrz | None, whole: bool) -> None:
        if mrz is None or not whole:
            return
        self._watch.zone_ended()
        self.zone.hide()
        self._read = "\n".join(mrz.lines)
        self.none.setText(_("&None of these: new person from the passport"))
        self.none.show()
        self._search_for(mrz)
        _focus(self._fields["surname"])

    def _search_for(self, mrz: Mrz) -> None:
        """Find them by as much of the passport as is known; else all of it stays to be seen."""
        attempts = list(search_attempts(mrz))
        for values in (*attempts, attempts[0]):
            self._fill(values)
            self._search()
            if self.list.table_model.rows:
                break
        if not values["passport_number"]:
            number = join_document(*mrz.series_and_number())
            text = _("Nobody has the passport %(number)s yet.") % {"number": number}
            self._fields["passport_number"].show_message(text, "info")

    # -- searching

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: field.value() for name, field in self._fields.items()}

    def field(self, name: str) -> TextField:
        return self._fields[name]

    def _fill(self, known: dict[str, str]) -> None:
        for name, value in known.items():
            self._fields[name].set_value(show_date(value) if name == "birth_date" else value)

    def _focus_first(self) -> None:
        """One who has come with a name of several people goes on with the date of birth."""
        surname = self._fields["surname"]
        birth = self._fields["birth_date"]
        several = len(self.list.table_model.rows) > 1
        _focus(birth if surname.value() and several and not birth.value() else surname)

    def _birth_problem(self) -> str:
        """Why nobody can be born on the date typed, in words; "" if somebody can."""
        typed = self._fields["birth_date"].value()
        if not typed or read_births(typed):
            return ""
        return date_problem(typed, parse_date(typed, FieldMeaning.birth).problem)

    def _show_birth_problem(self, *, gone_on: bool = False) -> None:
        """Say it at the field when the date is whole or the person goes on; half a date is no mistake."""
        field = self._fields["birth_date"]
        field.show_message(self._birth_problem() if gone_on or _WHOLE.search(field.value()) else "")

    def _search(self) -> None:
        self._show_birth_problem()
        values = self.values()
        hits = search_clients_by(**values, limit=LIMIT + 1) if any(values.values()) else []
        self._known_by = client_words.known_by(hits[:LIMIT])
        self.list.set_rows(hits[:LIMIT])
        self.count.setText(self._sentence(hits))
        if hits:
            self.list.select_row(0)
        self._show_chosen(self.list.current())

    def _sentence(self, hits: list[ClientHit]) -> str:
        values = self.values()
        if not any(values.values()):
            return _("Type what is known: a name, a passport number or its end, a year of birth.")
        if problem := self._birth_problem():
            return "" if self._fields["birth_date"].message() else problem
        if not hits:
            return _("Nobody fits all of this. Shorten a name, or empty a field that may be wrong.")
        if len(hits) > LIMIT:
            said = _("More than %(count)d people match.") % {"count": LIMIT}
        else:
            text = ngettext("%(count)d person matches.", "%(count)d people match.", len(hits))
            said = text % {"count": len(hits)}
        return f"{said} {self._advice(hits)}".strip() if len(hits) > 1 else said

    def _advice(self, hits: list[ClientHit]) -> str:
        """What narrows these."""
        values = self.values()
        if not values["birth_date"] and len({hit.birth_date[:4] for hit in hits}) > 1:
            return _("Type a year of birth to narrow.")
        if not values["given_name"] and len({hit.native_given_name for hit in hits}) > 1:
            return _("Type a given name to narrow.")
        if not values["passport_number"] and len({hit.document for hit in hits}) > 1:
            return _("Type a passport number to narrow.")
        return ""

    # -- choosing

    def _show_chosen(self, hit: ClientHit | None) -> None:
        self.take.setEnabled(hit is not None)
        self._who.setText(_who(hit) if hit else "")
        self._what.setText(self._effect(hit) if hit else "")

    def _effect(self, hit: ClientHit) -> str:
        """ "fills 14 fields of the tourist, none is overwritten"."""
        if self._to_open:
            return client_words.second_name(hit)
        try:
            filled = fill_from_client(self._tourist, load_client(hit.id))
        except RecordGone as error:
            return str(error)
        count = len(filled.filled)
        text = ngettext("fills %(count)d field", "fills %(count)d fields", count) % {"count": count}
        if not filled.contradictions:
            return _("%(fills)s of the tourist, nothing typed is overwritten") % {"fills": text}
        differs = len(filled.contradictions)
        stay = ngettext("%(count)d stays as typed", "%(count)d stay as typed", differs) % {"count": differs}
        return f"{text}, {stay}"

    def _take(self) -> None:
        hit = self.list.current()
        if hit is not None:
            self.answer = hit.id
            self.accept()

    def _new_person(self) -> None:
        self.answer = NewFromPassport(self._read) if self._read else NEW_PERSON
        self.accept()

    # -- cells

    def _name_cell(self, hit: ClientHit) -> Cell:
        surname, given = self._fields["surname"].value(), self._fields["given_name"].value()
        return client_words.name_cell(hit, surname, given)

    def _born_cell(self, hit: ClientHit) -> Cell:
        shown = show_date(hit.birth_date)
        words = client_words.born_and_age(hit.birth_date)
        age = words.rpartition(", ")[2] if ", " in words else ""
        return Cell(shown or "–", age, strong=bool(shown))

    def _known_by_cell(self, hit: ClientHit) -> Cell:
        return Cell(self._known_by.get(hit.id, ""), tone="text2", small=True)


def _focus(field: Field) -> None:
    field.setFocus()
    if isinstance(field, TextField):
        field.line.selectAll()


def _who(hit: ClientHit) -> str:
    born = client_words.born_and_age(hit.birth_date)
    return ", ".join(part for part in (client_words.native_name(hit), born) if part)


def _passport_cell(hit: ClientHit) -> Cell:
    words, over = client_words.validity(hit.document_expiry)
    if not hit.document:
        return Cell(_("none"), tone="text3")
    return Cell(hit.document, words or " ", second_tone="error" if over else "text2", document=True)


def _phone_cell(hit: ClientHit) -> Cell:
    return Cell(client_words.phone_tail(hit.phone) or "–", country_text(hit.citizenship))


def _tour_cell(hit: ClientHit) -> Cell:
    title, when = client_words.last_tour(hit)
    return Cell(title, when, tone="text" if hit.last_tour else "text3")
