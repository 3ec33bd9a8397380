"""The rows of the editor by kind: surnames, papers, phones and e-mails, addresses, cards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from models.completions import completions
from models.records import PRINTED_FIELDS, Address, Card, Contact, Document, FormerName
from textkit.documents import join_document, split_document
from translations import _
from ui.clients.child_rows import ChildRow, ChildRows
from ui.common.fields import ChoiceField, CountryField, DateField, Field, TextField
from ui.common.wording import DOCUMENT_KINDS, DOCUMENT_STATES
from ui.tourists.card_field import CardExpiry, read_card
from ui.tourists.form_fields import CleanNotesLine, CleanText, NameField, PhoneField, printed_fields
from ui.tourists.printed_fold import PrintedFold

SERIES_AND_NUMBER = "series_and_number"


def _learnt(name: str) -> Callable[[str], list[str]]:
    return partial(completions, name)


class FormerNameRow(ChildRow):
    def __init__(self, record: FormerName) -> None:
        kinds = [("former", _("Former surname")), ("birth", _("Surname at birth"))]
        surname = NameField("surname", _("Surname"))
        super().__init__(
            record, [[(surname, 3), (ChoiceField("kind", _("What it is"), kinds), 2)]], _("surname"), 300
        )

    def is_empty(self) -> bool:
        return not self.fields["surname"].value()


class ContactField(PhoneField):
    """A phone is grouped as usual; with an @ it is an e-mail address and left alone."""

    def normalise(self) -> None:
        if "@" not in self.line.text():
            super().normalise()


class ContactRow(ChildRow):
    """The kind follows what is typed: an @ makes it an e-mail address."""

    def __init__(self, record: Contact) -> None:
        value = ContactField("value", _("Phone or e-mail"))
        about = CleanText("label", _("Whose, which"), hint=_("mobile, work, mother"))
        super().__init__(record, [[(value, 3), (about, 2)]], _("phone or e-mail"), 300)

    def read(self) -> Contact:
        record: Contact = super().read()
        if not record.value:
            return record
        return replace(record, kind="email" if "@" in record.value else "phone")

    def is_empty(self) -> bool:
        return not self.fields["value"].value()


class AddressRow(ChildRow):
    def __init__(self, record: Address) -> None:
        value = CleanNotesLine("value", _("Address"), completions=_learnt("address"))
        about = CleanText("label", _("Which"), hint=_("home, registered, post"))
        super().__init__(record, [[(value, 3), (about, 1)]], _("address"), 300)

    def is_empty(self) -> bool:
        return not self.fields["value"].value()


class DocumentRow(ChildRow):
    """Series and number are typed together and split by kind and state; a visa has two fields more, an
    international passport folded ones for what it says otherwise."""

    def __init__(self, record: Document) -> None:
        kinds = [(kind, _(text)) for kind, text in DOCUMENT_KINDS.items()]
        states = [(state, _(text)) for state, text in DOCUMENT_STATES.items()]
        entries = [("", ""), *((one, one) for one in ("1", "2", "MULT"))]
        if record.entries not in dict(entries):
            entries.append((record.entries, record.entries))
        first: list[tuple[Field, int]] = [
            (ChoiceField("kind", _("Document"), kinds), 5),
            (CountryField("issuing_state", _("Issuing state")), 3),
            (TextField(SERIES_AND_NUMBER, _("Series and number"), document=True), 4),
            (ChoiceField("state", _("State"), states), 4),
        ]
        second: list[tuple[Field, int]] = [
            (DateField("issue_date", _("Issued"), "issue"), 3),
            (DateField("expiry_date", _("Expires"), "expiry"), 3),
            (CleanText("authority", _("Authority"), completions=_learnt("authority")), 6),
            (ChoiceField("entries", _("Entries"), entries), 2),
            (TextField("days", _("Days")), 2),
        ]
        self.printed = PrintedFold(printed_fields())
        super().__init__(record, [first, second], _("document"), fold=self.printed)
        self.fields["kind"].edited.connect(self._show_visa)
        self.edited.connect(self._show_gap)
        self._show_visa()
        self._show_gap()

    def show_record(self) -> None:
        for name, field in self.fields.items():
            if name == SERIES_AND_NUMBER:
                field.set_value(join_document(self.record.series, self.record.number))
            else:
                field.set_value(str(getattr(self.record, name)))

    def _show_visa(self) -> None:
        for name in ("entries", "days"):
            self.fields[name].setVisible(self.fields["kind"].value() == "visa")
        self.printed.setVisible(self.fields["kind"].value() == "international_passport")

    def read(self) -> Document:
        record: Document = super().read()
        typed = self.fields[SERIES_AND_NUMBER].value()
        if typed == self.shown[SERIES_AND_NUMBER]:
            return record
        series, number = split_document(typed, record.kind, record.issuing_state)
        return replace(record, series=series, number=number)

    def _show_gap(self) -> None:
        """A number that is not known yet is a mark, never a wall."""
        lacks = not self.is_empty() and not self.fields[SERIES_AND_NUMBER].value()
        self.fields[SERIES_AND_NUMBER].show_message(_("The number is missing.") if lacks else "", "warn")

    def is_empty(self) -> bool:
        """A row without number is dropped on saving only if nothing else was typed either."""
        names = (SERIES_AND_NUMBER, "issue_date", "expiry_date", "authority", *PRINTED_FIELDS)
        return not any(self.fields[name].value() for name in names)

    def field(self, name: str) -> Field | None:
        return self.fields.get(SERIES_AND_NUMBER if name in {"series", "number"} else name)


class CardNumber(TextField):
    """A bank card's number, typed or pasted, is cut to its last four digits when left."""

    brand = ""

    def normalise(self) -> None:
        brand, last4 = read_card(self.line.text()) if _is_long(self.line.text()) else ("", "")
        if last4:
            self.brand = brand
            self.set_value(last4)
            self.edited.emit()
            self.show_message(_("Only the brand and the last four digits are kept."), "info")


def _is_long(text: str) -> bool:
    from textkit.cards import payment_card

    return payment_card(text) is not None


class CardRow(ChildRow):
    def __init__(self, record: Card) -> None:
        kinds = [("discount", _("Discount or client card")), ("payment", _("Payment card"))]
        number = CardNumber("number", _("Number"), document=True)
        number.left.connect(self._on_number)
        line: list[tuple[Field, int]] = [
            (ChoiceField("kind", _("Card"), kinds), 4),
            (TextField("brand", _("Brand")), 3),
            (TextField("series", _("Series"), document=True), 2),
            (number, 4),
            (CardExpiry("expiry"), 2),
        ]
        super().__init__(record, [line], _("card"))
        self.fields["kind"].edited.connect(self._show_parts)
        self._show_parts()

    def _on_number(self) -> None:
        """A bank card's number makes it a payment card, whatever kind was chosen."""
        number = self.fields["number"]
        if isinstance(number, CardNumber) and number.brand:
            self.fields["kind"].set_value("payment")
            self.fields["brand"].set_value(number.brand)
            number.brand = ""
            self._show_parts()
            self.edited.emit()

    def _show_parts(self) -> None:
        self.fields["series"].setVisible(self.fields["kind"].value() != "payment")

    def is_empty(self) -> bool:
        return not self.fields["number"].value() and not self.fields["series"].value()


def make_groups() -> dict[str, ChildRows]:
    """Name of the client's attribute to its rows, in the order of the editor."""
    made: list[tuple[str, str, str, Callable[[Any], ChildRow], Any]] = [
        ("former_names", _("Other surnames"), _("Add surname"), FormerNameRow, FormerName()),
        ("documents", _("Documents"), _("Add document"), DocumentRow, Document()),
        ("contacts", _("Phones and e-mail"), _("Add phone or e-mail"), ContactRow, Contact()),
        ("addresses", _("Addresses"), _("Add address"), AddressRow, Address()),
        ("cards", _("Cards"), _("Add card"), CardRow, Card()),
    ]
    return {name: ChildRows(name, title, add, make, new) for name, title, add, make, new in made}
