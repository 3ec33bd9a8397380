"""All fields of the tourist form, by name, as the record calls them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QSizePolicy

from models.completions import completions
from models.latin_spelling import spelling_choices
from models.records import Tourist
from textkit.cards import cut_card_numbers
from textkit.names import name_case, removed_from_name, tidy_name
from translations import _
from ui.common.fields import ChoiceField, CountryField, DateField, Field, NotesField, TextField
from ui.common.wording import field_name, sexes
from ui.tourists.card_field import BRAND, LAST4, CardExpiry, CardField

NEVER_CUT = ("_number", "_series", "phone")
# Their captions are the same in both passports: only with the heading one knows which is meant.
UNDER_HEADINGS = ("international_passport", "national_passport", "discount_card")


class NameField(TextField):
    """A name in the native script; typed in small letters it gets its capitals. Every sign that was typed
    stays; what no name has is for the checks to tell."""

    def __init__(
        self,
        name: str,
        caption: str,
        *,
        required: bool = False,
        completions: Callable[[str], Sequence[str]] | None = None,
    ) -> None:
        super().__init__(name, caption, required=required, completions=completions)
        self.edited.connect(self.show_message)

    def usual(self, typed: str) -> str:
        """What was typed as such a name is usually written."""
        text = tidy_name(typed)
        return name_case(text) if text.islower() and not removed_from_name(text) else text

    def normalise(self) -> None:
        text = self.usual(self.line.text())
        if text != self.line.text() and not self.is_proposed():
            self.set_value(text)
            self.edited.emit()


class LatinField(NameField):
    """A name in the passport's Latin letters, which are capitals."""

    def usual(self, typed: str) -> str:
        return tidy_name(typed).upper()


class PhoneField(TextField):
    """A phone in the usual groups if it is a number that exists, else as typed."""

    def normalise(self) -> None:
        from textkit.phones import format_phone

        text = format_phone(self.value()) if self.value() else ""
        if text and text != self.line.text():
            self.set_value(text)
            self.edited.emit()


class CleanText(TextField):
    """Text in which a bank card's number, typed or pasted, does not stay."""

    def normalise(self) -> None:
        cut = cut_card_numbers(self.line.text())
        if cut != self.line.text():
            self.set_value(cut)
            self.edited.emit()
            self.show_message(card_cut_sentence(), "info")


class CleanNotes(NotesField):
    """Notes of several lines, cut likewise; they take the room that is left."""

    def __init__(self, name: str, caption: str, height: int) -> None:
        super().__init__(name, caption, height)
        # Its usual height of ten lines would make a form scroll that has room.
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        box = self.layout()
        for at in range(box.count()):
            box.setStretch(at, int(box.itemAt(at).widget() is self.area))

    def normalise(self) -> None:
        cut = cut_card_numbers(self.value())
        if cut != self.value():
            self.set_value(cut)
            self.edited.emit()
            self.show_message(card_cut_sentence(), "info")


def card_cut_sentence() -> str:
    return _("A card number was cut to its last four digits.")


def make_fields() -> dict[str, Field]:
    """Field name to field. The payment card is one field for brand and digits."""
    made: list[Field] = [*_person(), *_international(), *_national(), *_side()]
    for one in made:
        if one.name.startswith(UNDER_HEADINGS):
            one.speak_as(field_name(one.name))
        elif one.name == "payment_card_expiry":
            one.speak_as(", ".join((_("Payment card"), one.caption)))
    return {one.name: one for one in made}


def _learnt(name: str) -> Callable[[str], list[str]]:
    return partial(completions, name)


def _person() -> list[Field]:
    return [
        NameField("native_surname", _("Surname"), required=True),
        NameField("native_given_name", _("Given name"), completions=_learnt("native_given_name")),
        NameField("patronymic", _("Patronymic"), completions=_learnt("patronymic")),
        LatinField("latin_surname", _("Surname, Latin")),
        LatinField("latin_given_name", _("Given name, Latin")),
        CountryField("citizenship", _("Citizenship")),
        DateField("birth_date", _("Date of birth"), "birth"),
        CleanText("birth_place", _("Place of birth"), completions=_learnt("birth_place")),
        ChoiceField("sex", _("Sex"), sexes()),
        NameField("birth_surname", _("Surname at birth")),
        CleanText("former_surnames", _("Former surnames"), hint=_("several: with commas")),
        ChoiceField("latin_scheme", _("Latin spelling"), spelling_choices()),
    ]


def _international() -> list[Field]:
    kind = "international_passport"
    return [
        CountryField(f"{kind}_state", _("Issuing state")),
        TextField(f"{kind}_series", _("Series"), document=True),
        TextField(f"{kind}_number", _("Number"), document=True),
        DateField(f"{kind}_issue_date", _("Issued"), "issue"),
        DateField(f"{kind}_expiry", _("Expires"), "expiry"),
        CleanText(f"{kind}_authority", _("Authority"), completions=_learnt(f"{kind}_authority")),
        *printed_fields(f"{kind}_"),
        DateField("surname_changed_on", _("Surname changed on")),
    ]


def printed_fields(prefix: str = "") -> list[Field]:
    """The fields of models.records.PRINTED_FIELDS, named so after the prefix."""
    return [
        NameField(f"{prefix}printed_surname", _("Surname")),
        NameField(f"{prefix}printed_given_name", _("Given name")),
        ChoiceField(f"{prefix}printed_sex", _("Sex"), sexes()),
        DateField(f"{prefix}printed_birth_date", _("Date of birth"), "birth"),
        CleanText(f"{prefix}printed_birth_place", _("Place of birth"), completions=_learnt("birth_place")),
    ]


def _national() -> list[Field]:
    kind = "national_passport"
    return [
        TextField(f"{kind}_series", _("Series"), document=True),
        TextField(f"{kind}_number", _("Number"), document=True),
        DateField(f"{kind}_issue_date", _("Issued"), "issue"),
        CleanText(f"{kind}_authority", _("Authority"), completions=_learnt(f"{kind}_authority")),
    ]


def _side() -> list[Field]:
    return [
        PhoneField("phone", _("Phone")),
        CleanText("email", _("E-mail")),
        CleanNotesLine("address", _("Address"), completions=_learnt("address")),
        TextField("ticket_number", _("Air ticket"), document=True),
        TextField("discount_card_series", _("Discount card"), hint=_("series")),
        TextField("discount_card_number", _("Card number"), document=True),
        CardField(_("Payment card")),
        CardExpiry("payment_card_expiry"),
        CleanNotes("notes", _("Notes"), height=44),
    ]


class CleanNotesLine(CleanText):
    """An address on one line of the form; its lines, if it came with several, are kept while untouched."""

    _lines = ""

    def set_value(self, value: str) -> None:
        self._lines = value
        super().set_value(" ".join(value.split("\n")))

    def value(self) -> str:
        untouched = self.line.text() == " ".join(self._lines.split("\n"))
        return self._lines if untouched else super().value()


def show_values(fields: dict[str, Field], tourist: Tourist, proposed: set[str]) -> None:
    """Put the tourist into the fields; none of it is an edit."""
    for name, one in fields.items():
        value = getattr(tourist, name)
        if isinstance(one, CardField):
            one.set_parts(tourist.payment_card_brand, value)
        elif name in proposed and isinstance(one, TextField):
            one.propose(value)
        else:
            one.set_value(value)
        one.show_message()


def take_value(one: Field, tourist: Tourist) -> None:
    """Put what stands in the field into the tourist. What only looks different is not taken."""
    if isinstance(one, CardField):
        tourist.payment_card_brand, tourist.payment_card_last4 = one.parts()
    else:
        setattr(tourist, one.name, one.value())


__all__ = ["BRAND", "LAST4", "NEVER_CUT", "make_fields", "printed_fields", "show_values", "take_value"]
