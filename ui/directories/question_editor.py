"""One question of a questionnaire (D2): all that docs/FORMS.md has of it, for a clerk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from paperwork.forms import in_language
from translations import _, current_language
from ui.common.fields import ChoiceField, Field, TextField
from ui.common.layouts import column, label, row
from ui.directories.dependent_fields import ConditionField, EmptyField, be_narrow, fill
from ui.directories.field_words import KIND_NAMES, binding_words, label_of, sources, ways
from ui.directories.label_lines import LabelLines, label_languages
from ui.directories.number_field import NumberField
from ui.directories.option_editor import OptionEditor
from ui.questionnaires.answer_row import yielding

CHOICES = ("choice", "choices")
Body = Mapping[str, Any]


class QuestionEditor(QWidget):
    """Signal ``edited()`` at every change by the person. Whole questions go in and out."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question: Body = {}
        self._form: Body = {}
        self._before: Mapping[str, Any] = {}  # what stood in the fields when the question was shown
        self.title = yielding(label("", "title", wrap=True))  # a word may be longer than the pane is wide
        self.about = yielding(label("", "caption", wrap=True))
        self.lines = LabelLines([("label", _("Question")), ("hint", _("Hint"))])
        self.number = TextField("number", _("N&o. on the form"))
        self.kind = ChoiceField("kind", _("&Kind"), [(kind, _(text)) for kind, text in KIND_NAMES.items()])
        self.way = ChoiceField("translate", _("T&ranslated"), [])
        self.section = ChoiceField("section", _("&Group"), [])
        self.binding = ChoiceField("binding", _("Kno&wn from"), [])
        self.default = ChoiceField("default", _("Proposa&l"), [])
        self.example = TextField("example", _("E&xample"))
        self.length = NumberField("max_length", _("Long&est"), least=1, hint=_("any"))
        self.condition = ConditionField()
        self.empty = EmptyField()
        self.options = OptionEditor()
        self.ticks = {
            "kept": QCheckBox(_("comes &back with the client")),
            "by_hand": QCheckBox(_("filled in with the &pen")),
            "multiple": QCheckBox(_("several countries")),
            "confirmed": QCheckBox(_("seen on the embassy's form")),
        }
        self._put_together()
        self._connect()

    def _put_together(self) -> None:
        ticks = list(self.ticks.values())
        self.setLayout(
            column(
                self.title, self.about, self.lines,
                row(self.number, (self.kind, 1), (self.way, 1), gap=10),
                self.options,
                row((self.section, 1), (self.binding, 1), gap=10),
                row((self.default, 1), (self.example, 1), self.length, gap=10),
                self.condition, self.empty,
                row(*ticks[:2], None, gap=16), row(*ticks[2:], None, gap=16), gap=8,
            )
        )  # fmt: skip
        for choice in (self.kind, self.way, self.section, self.binding, self.default):
            be_narrow(choice.box)
        for narrow in (self.number, self.length):
            narrow.setFixedWidth(narrow.fontMetrics().averageCharWidth() * 18)

    def _fields(self) -> list[Field]:
        return [
            *(self.number, self.kind, self.way, self.section, self.binding, self.default),
            *(self.example, self.length),
        ]

    def _connect(self) -> None:
        for field in self._fields():
            field.edited.connect(self.edited)
        for part in (self.lines, self.condition, self.empty, self.options):
            part.edited.connect(self.edited)
        for tick in self.ticks.values():
            tick.clicked.connect(lambda _on: self.edited.emit())
        self.kind.edited.connect(self._on_kind)
        self.options.edited.connect(self._offer_defaults)

    # Showing

    def show_question(self, question: Body, form: Body) -> None:
        """A question of the form."""
        self._question, self._form = question, form
        self.title.setText(label_of(question) or _("New question"))
        languages = label_languages(form["languages"], question["label"], question.get("hint", {}))
        self.lines.show_labels(languages, {"label": question["label"], "hint": question.get("hint", {})})
        self.options.show_options(question.get("options", ()), languages)
        self.number.set_value(question["number"])
        self.kind.set_value(question["kind"])
        self.example.set_value(question.get("example", ""))
        self.length.set_number(question.get("max_length"))
        fill(self.way.box, ways(question["kind"]), question["translate"])
        fill(self.section.box, _sections(form), question["section"])
        self._offer_sources(question.get("binding", ""))
        self._offer_defaults(question.get("default", ""))
        others = [one for one in form["questions"] if one["key"] != question["key"]]
        self.condition.show_value(question.get("applies", ""), others)
        self.empty.show_value(question.get("when_empty", "blank"), others)
        for name, tick in self.ticks.items():
            tick.setChecked(question.get(name, name == "kept"))
        self._show_parts()
        self._before = self._typed()

    def _offer_sources(self, binding: str) -> None:
        choices = [("", _("nothing: it is always asked")), *sources()]
        if binding and binding not in dict(choices):
            choices.insert(1, (binding, binding_words(binding)))
        fill(self.binding.box, choices, binding)

    def _offer_defaults(self, chosen: str | None = None) -> None:
        """What can be proposed: an option, or yes or no."""
        wanted = self.default.value() if chosen is None else chosen
        kind = self.kind.value()
        choices = [("", _("none"))]
        if kind in CHOICES:
            offered = [one for one in self.options.options() if not one.get("retired") and one["key"]]
            choices += [(one["key"], in_language(one["label"], current_language())) for one in offered]
        elif kind == "yes_no":
            choices += [("yes", _("yes")), ("no", _("no"))]
        fill(self.default.box, choices, wanted if chosen is not None or wanted in dict(choices) else "")

    def _on_kind(self) -> None:
        choices = ways(self.kind.value())
        kept = self.way.value()
        fill(self.way.box, choices, kept if kept in dict(choices) else choices[0][0])
        self._offer_defaults()
        self._show_parts()

    def _show_parts(self) -> None:
        kind = self.kind.value()
        self.options.setVisible(kind in CHOICES)
        self.ticks["multiple"].setVisible(kind == "country")
        self.default.setEnabled(kind in (*CHOICES, "yes_no"))

    # What is typed

    def question(self) -> dict[str, Any]:
        """The question as typed; what was not touched stays as it was, to the letter."""
        made = dict(self._question)
        for name, value in self._typed().items():
            if value == self._before[name]:
                continue
            made[name] = self.length.number() if name == "max_length" else value
            if made[name] == _MISSING.get(name) and name not in _NEEDED:
                del made[name]
        return made

    def _typed(self) -> dict[str, Any]:
        """All properties as they stand in the fields."""
        return {
            "label": self.lines.labels("label"),
            "hint": self.lines.labels("hint"),
            **{field.name: field.value() for field in self._fields()},
            "applies": self.condition.value(),
            "when_empty": self.empty.value(),
            **{name: tick.isChecked() for name, tick in self.ticks.items()},
            "options": self.options.options() if self.kind.value() in CHOICES else [],
        }

    def is_changed(self) -> bool:
        return self._typed() != self._before

    def problem(self) -> str:
        """Why what is typed cannot be kept; the field says it as well."""
        touched = self.length.value() != self._before["max_length"]
        why = self.length.problem() if touched else ""
        self.length.show_message(why)
        return why


# What a property is where a question does not have it, and those that it always has.
_MISSING: dict[str, Any] = {
    "hint": {},
    "label": {},
    **dict.fromkeys(("number", "binding", "default", "example", "applies"), ""),
    "max_length": None,
    "when_empty": "blank",
    "kept": True,
    "options": [],
    **dict.fromkeys(("by_hand", "multiple", "confirmed"), False),
}
_NEEDED = ("label", "number", "section", "kind", "translate")


def _sections(form: Body) -> Sequence[tuple[str, str]]:
    return [(one["key"], in_language(one["label"], current_language())) for one in form["sections"]]
