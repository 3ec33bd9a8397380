"""One country (D1): its questionnaire and languages, and how long the passport must be valid."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QWidget

from models.passport_rules import COUNTED_FROM, PassportRule
from paperwork.countries import Country
from paperwork.directories import Directories
from paperwork.forms import in_language
from textkit.countries import country_name
from translations import _, current_language
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.fields import ChoiceField, CountryField, Field, NotesField, TextField, country_text
from ui.common.layouts import clear, column, keep_tab_order, label, line, pane, row
from ui.common.wording import language_name
from ui.directories.dependent_fields import be_narrow, fill
from ui.directories.field_words import COUNTED_NAMES
from ui.directories.number_field import NumberField

WIDTH = 450
NAMED_IN = ("ru", "en", "fr")


class CountryEditor(QWidget):
    """Signals: ``keep_asked()``, ``reset_asked()``, ``reverted()``. Typing is lost only by ``revert``."""

    keep_asked = Signal()
    reset_asked = Signal()
    reverted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._directories: Directories | None = None
        self.country = Country("")
        self._shown_details: tuple[object, ...] = ()
        self.title = label("", "title", wrap=True)
        self._names = label("", "caption", wrap=True)
        self.code = CountryField("code", _("Countr&y"), required=True)
        self.form = ChoiceField("form", _("&Questionnaire"), [])
        self.language = ChoiceField("language", _("Filled in in"), [])
        self._also = QHBoxLayout()
        self._also_boxes: dict[str, QCheckBox] = {}
        units = [("months", _("months")), ("days", _("days"))]
        froms = [(one, _("beyond %(day)s") % {"day": _(COUNTED_NAMES[one])}) for one in COUNTED_FROM]
        self.amount = NumberField("amount", _("Va&lid for"), hint=_("not known"))
        self.unit = ChoiceField("unit", _("Unit"), units)
        self.counted = ChoiceField("counted_from", _("Counted from"), froms)
        self.issued = NumberField("issued_within_years", _("Issued within years"), hint=_("any"))
        self.pages = NumberField("blank_pages", _("Blank pages"), hint=_("any"))
        self.citizenship = CountryField("citizenship", _("Only for citizens of"))
        self.source = TextField("source", _("So&urce"))
        self.source_date = TextField("source_date", _("Its date"))
        self.note = NotesField("note", _("Note"), height=56)
        self.confirmed = QCheckBox(_("checked by the office: no longer an example"))
        self._problem = label("", "secondary", "error", wrap=True)
        self._reset = button(_("As the program has it"), self.reset_asked.emit, kind="ghost", small=True)
        self._put_together()
        self.form.edited.connect(self._on_form)
        self.language.edited.connect(self._on_language)

    def _put_together(self) -> None:
        for narrow, width in (
            (self.amount, 92),
            (self.unit, 104),
            (self.issued, 128),
            (self.pages, 104),
            (self.source_date, 128),
        ):
            narrow.setFixedWidth(theme.px(width))
        for choice in (self.form, self.unit, self.counted):
            be_narrow(choice.box)
        body = column(
            self.title, self._names, self.code,
            label(_("Questionnaire"), "section"), self.form,
            row(self.language, self._also, None, gap=16),
            label(_("Passport"), "section"),
            row(self.amount, self.unit, (self.counted, 1), gap=8),
            row(self.issued, self.pages, (self.citizenship, 1), gap=8),
            row((self.source, 1), self.source_date, gap=8), self.note, self.confirmed, None,
            margins=(16, 14, 16, 12), gap=8,
        )  # fmt: skip
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(pane(body, "sunken"))
        back = button(_("Re&vert"), self.revert, kind="ghost", icon="undo", key="Ctrl+R")
        save = button(_("&Save"), self.keep_asked.emit, kind="primary", icon="save", key="Ctrl+Return")
        buttons = row(self._reset, None, back, save, key_label("Ctrl+Enter"))
        foot = pane(column(self._problem, buttons, margins=(16, 8, 16, 10)), "sunken")
        self.setLayout(column((area, 1), line(), foot, gap=0))
        self.setFixedWidth(theme.px(WIDTH))

    def _fields(self) -> list[Field]:
        return [self.code, self.amount, self.issued, self.pages, self.citizenship]

    # Showing

    def show_country(self, country: Country, directories: Directories) -> None:
        """Show a country, or with an empty code a new one; ask ``is_changed`` before."""
        self._directories, self.country = directories, country
        self.title.setText(country_text(country.code) if country.code else _("New country"))
        names = [country_name(country.code, code) for code in NAMED_IN] if country.code else []
        origin = _("Changed here.") if country.own else _("Comes with the program.")
        self._names.setText(" · ".join((*dict.fromkeys(filter(None, names)), origin)) if country.code else "")
        self.code.setVisible(not country.code)
        self.code.set_value(country.code)
        titles = {
            form: in_language(body["title"], current_language()) for form, body in directories.bodies.items()
        }
        choices = sorted(titles.items(), key=lambda one: one[1].casefold())
        fill(self.form.box, [("", _("none")), *choices], country.form)
        self._offer_languages(country.languages)
        self._show_rule(country.rule)
        self._reset.setVisible(country.own)
        self.say("")
        for field in self._fields():
            field.show_message("")

    def _show_rule(self, rule: PassportRule | None) -> None:
        shown = rule or PassportRule()
        self.amount.set_number(rule.amount if rule is not None else None)
        self.unit.set_value(shown.unit)
        self.counted.set_value(shown.counted_from)
        self.issued.set_number(shown.issued_within_years or None)
        self.pages.set_number(shown.blank_pages or None)
        self.citizenship.set_value(shown.citizenship)
        self.source.set_value(shown.source)
        self.source_date.set_value(shown.source_date)
        self.note.set_value(shown.note)
        self.confirmed.setChecked(shown.confirmed)
        self._shown_details = self._details()

    def _details(self) -> tuple[object, ...]:
        """What is typed about the rule besides how long the passport must be valid."""
        fields = (self.issued, self.pages, self.citizenship, self.source, self.source_date, self.note)
        return (*(field.value() for field in fields), self.confirmed.isChecked())

    def _lacks_amount(self) -> bool:
        """A rule is typed that does not say how long; where only that is emptied, none is known any more."""
        return not self.amount.value() and self._details() != self._shown_details

    def _offer_languages(self, chosen: tuple[str, ...]) -> None:
        """The languages that the form exists in: the usual one, and in which else it may be filled in."""
        form = self.form.value()
        there = self._directories.bodies[form]["languages"] if form and self._directories else []
        usual = next((one for one in chosen if one in there), there[0] if there else "")
        fill(self.language.box, [(one, language_name(one)) for one in there], usual)
        self.language.setVisible(bool(there))
        clear(self._also)
        self._also_boxes = {}
        for one in there if len(there) > 1 else ():
            tick = self._also_boxes[one] = QCheckBox(_("or %(language)s") % {"language": language_name(one)})
            tick.setChecked(one in chosen)
            self._also.addWidget(tick, 0, Qt.AlignmentFlag.AlignBottom)
            tick.setVisible(one != usual)  # only now: without a parent it would be a window
        keep_tab_order(self.language.box, self._also_boxes.values())

    def _on_form(self) -> None:
        form = self.form.value()
        there = self._directories.bodies[form]["languages"] if form and self._directories else []
        self._offer_languages(tuple(there))

    def _on_language(self) -> None:
        for one, tick in self._also_boxes.items():
            tick.setVisible(one != self.language.value())

    def take_focus(self) -> None:
        (self.form if self.country.code else self.code).setFocus(Qt.FocusReason.TabFocusReason)

    # What is typed

    def typed(self) -> Country:
        """The country as it is typed."""
        usual = self.language.value()
        others = [one for one, tick in self._also_boxes.items() if tick.isChecked() and one != usual]
        languages = (usual, *others) if self.form.value() else ()
        kept = self.country.languages
        if set(languages) == set(kept) and languages[:1] == kept[:1]:
            languages = kept  # nobody reorders what stands after the usual one
        code = self.country.code or self.code.value()
        return replace(
            self.country, code=code, form=self.form.value(), languages=languages, rule=self._rule()
        )

    def _rule(self) -> PassportRule | None:
        if not self.amount.value():
            return None
        return PassportRule(
            amount=self.amount.number() or 0,
            unit=self.unit.value(),
            counted_from=self.counted.value(),
            issued_within_years=self.issued.number() or 0,
            blank_pages=self.pages.number() or 0,
            citizenship=self.citizenship.value(),
            source=self.source.value(),
            source_date=self.source_date.value(),
            note=self.note.value().strip(),
            confirmed=self.confirmed.isChecked(),
        )

    def is_changed(self) -> bool:
        if self._directories is None:
            return False
        unusable = any(field.problem() for field in self._fields())
        return unusable or self._lacks_amount() or self.typed() != self.country

    def problem(self) -> str:
        """The first thing that cannot be kept, told at its field as well; "" if all can."""
        problems = {field: field.problem() for field in self._fields()}
        if not self.country.code and not self.code.value():
            problems[self.code] = _("Which country is it?")
        if self._lacks_amount():
            problems[self.amount] = _("How long? 0 is to that day.")
        for field, text in problems.items():
            field.show_message(text)
        wrong = next(((field, text) for field, text in problems.items() if text), None)
        if wrong is None:
            return ""
        wrong[0].setFocus(Qt.FocusReason.TabFocusReason)
        return wrong[1]

    def say(self, text: str) -> None:
        """Why it cannot be kept."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def revert(self) -> None:
        """Ctrl+R: back to what is kept."""
        if self._directories is not None:
            self.show_country(self.country, self._directories)
            self.reverted.emit()
