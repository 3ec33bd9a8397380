"""The directory of countries (D1): questionnaire, its languages, and the rule for passports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.directories import COUNTRY, Entry, save_entries
from models.errors import AppError
from paperwork.countries import Country, country_entry, list_countries, removal_of
from paperwork.directories import Directories, current_directories
from paperwork.forms import in_language
from textkit.countries import country_name
from translations import N_, _, current_language, ngettext
from ui.common.buttons import button
from ui.common.cells import Cell, Tag
from ui.common.changes import changes, concerns
from ui.common.column_fitting import ColumnFitter
from ui.common.fields import country_text
from ui.common.layouts import column, label, line, pane, row
from ui.common.messages import errors_told, messages
from ui.common.notice_area import NoticeArea
from ui.common.record_list import RecordList
from ui.common.record_table_model import Column
from ui.common.search_box import SearchBox
from ui.common.wording import language_name
from ui.directories.country_editor import NAMED_IN, CountryEditor
from ui.directories.directory_page import DirectoryPage
from ui.directories.field_words import rule_words


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A line of the list; ``form``: title of the questionnaire."""

    id: int
    country: Country
    form: str = ""


def _name(one: CountryRow) -> Cell:
    right = (("edit", "accent"),) if one.country.own else ()
    return Cell(country_text(one.country.code), strong=True, pad=20, right=right)


def _form(one: CountryRow) -> Cell:
    return Cell(one.form)


def _languages(one: CountryRow) -> Cell:
    words = ", ".join(language_name(code) for code in one.country.languages)
    return Cell(words, tone="text2", small=True)


def _rule(one: CountryRow) -> Cell:
    rule = one.country.rule
    if rule is None:
        return Cell(_("not known"), tone="text3", small=True)
    words = rule_words(rule)
    if rule.citizenship:
        words = f"{words} ({country_text(rule.citizenship)})"
    tags = () if rule.confirmed else (Tag(_("example"), "warn"),)
    return Cell(words, tags=tags, small=True)


COLUMNS = (
    Column(N_("Country"), _name, 168, stretch=True),
    Column(N_("Questionnaire"), _form, 200),
    Column(N_("Language"), _languages, 130),
    Column(N_("Passport valid"), _rule, 336),
)


class CountriesPage(DirectoryPage):
    """All countries that anything is known of at the left, the chosen one at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.directories: Directories = current_directories()
        self.search = SearchBox(_("Search the countries"), _("A country in any language, or its code"))
        self._count = label("", "quiet")
        self.notice = NoticeArea()
        self.countries = RecordList(COLUMNS, _("Countries"), row_height=30, many=True)
        self.countries.indent_first(20)
        ColumnFitter(self.countries, (2, 1), room=140)
        self.editor = CountryEditor()
        self.bind(self.countries, self.editor, self.search)
        self._put_together()
        self._connect()

    def title(self) -> str:
        return _("Countries")

    def _put_together(self) -> None:
        new = button(_("&New country"), self.new_record, icon="plus", key="Ins")
        head = row((self.search, 1), self._count, new, margins=(20, 12, 20, 10))
        body = row((pane(column((self.countries, 1), gap=0)), 1), line(upright=True), self.editor, gap=0)
        self.setLayout(column(head, self.notice, line(), (pane(body), 1), gap=0))

    def _connect(self) -> None:
        self.countries.chosen.connect(self._choose)
        self.countries.opened.connect(lambda _row: self.editor.take_focus())
        self.countries.removal_asked.connect(self.remove)
        self.editor.keep_asked.connect(self.keep)
        self.editor.reverted.connect(self._on_reverted)
        self.editor.reset_asked.connect(self.reset)
        changes.written.connect(self._on_written)

    # What is shown

    def activate(self) -> None:
        self.read()
        self.countries.setFocus()

    def read(self) -> None:
        """Read the directories again; what is typed and chosen stays."""
        with errors_told():
            self.directories = current_directories()
            self.show_found()

    def show_found(self, code: str = "") -> None:
        """The countries that are called like what is typed; the chosen one (or that code) stays chosen."""
        current = self.countries.current()
        wanted = code or (current.country.code if current is not None else "")
        rows = self._rows()
        place = next((one.id for one in rows if one.country.code == wanted), None)
        self.countries.set_rows(rows, keep=place if place is not None else -1)
        words = ngettext("%(count)d country", "%(count)d countries", len(rows))
        self._count.setText(words % {"count": len(rows)})
        if not self.editor.is_changed():
            if place is None and rows:
                self.countries.select_row(0)
            self._show(self.countries.current())

    def _rows(self) -> list[CountryRow]:
        words = self.search.text().casefold().split()
        bodies = self.directories.bodies
        found = [one for one in list_countries(self.directories) if _has(one.code, words)]
        found.sort(key=lambda one: country_text(one.code).casefold())
        titles = {form: in_language(body["title"], current_language()) for form, body in bodies.items()}
        return [CountryRow(n, one, titles.get(one.form, "")) for n, one in enumerate(found)]

    def _show(self, one: CountryRow | None) -> None:
        if one is not None:
            self.editor.show_country(one.country, self.directories)

    def _choose(self, one: CountryRow | None) -> None:
        if one is None:
            return
        if self.editor.is_changed() and not self.keep():
            return  # it says why it cannot be kept; what was typed stays
        self._show(one)

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
        if self.editor.problem():
            return False
        typed = self.editor.typed()
        listed = [one.code for one in list_countries(self.directories)]
        if not self.editor.country.code and typed.code in listed:
            words = _("%(country)s is in the directory already.") % {"country": country_text(typed.code)}
            self.editor.say(words)
            return False
        words = _("%(country)s was changed.") % {"country": country_text(typed.code)}
        return self._write([country_entry(self.directories, typed)], [], words, typed.code)

    def _write(self, entries: Sequence[Entry], dropped: Sequence[Entry], words: str, code: str = "") -> bool:
        try:
            saved = save_entries(entries, dropped)
        except AppError as error:
            self.editor.say(str(error))
            return False
        self.directories = current_directories()
        self.editor.country = self.editor.typed()  # what was typed is kept: it is no change any more
        changes.announce(saved)
        messages.offer_undo(words, saved.operation_id)
        self.show_found(code)
        return True

    def new_record(self) -> None:
        """Ins: a country that is not in the directory yet."""
        if self.editor.is_changed() and not self.keep():
            return
        self.countries.clearSelection()
        self.editor.show_country(Country(""), self.directories)
        self.editor.take_focus()

    def remove(self, rows: Sequence[CountryRow]) -> None:
        """Del: out of the directory, with undo; tours and answers keep the country."""
        gone = [one.country.code for one in rows]
        if self.editor.country.code not in gone and not self.keep():
            return  # another country is being typed, and says why it cannot be kept
        self.editor.revert()
        entries: list[Entry] = []
        dropped: list[Entry] = []
        for one in rows:
            saves, drops = removal_of(self.directories, one.country.code)
            entries += saves
            dropped += drops
        words = ngettext("%(count)d country was taken out.", "%(count)d countries were taken out.", len(rows))
        self._write(entries, dropped, words % {"count": len(rows)})

    def reset(self) -> None:
        """The country as the program has it."""
        code = self.editor.country.code
        self.editor.revert()
        entry = self.directories.own.get((COUNTRY, code))
        if entry is not None:
            self._write([], [entry], _("It is as the program has it."), code)


def _has(code: str, words: list[str]) -> bool:
    names = " ".join((code, *(country_name(code, language) or "" for language in NAMED_IN))).casefold()
    return all(word in names for word in words)
