"""The tables as peewee classes. The tables themselves are made by models/migrations only.

Texts are never null: "" is unknown. Dates are ISO text that may be short (1950-05). Columns ending in
``_key`` or ``_tail`` are search keys written by models.keys; they are compared byte by byte. Ids are never
reused. ``version`` is raised by each save of the record or of anything that hangs on it.
"""

from __future__ import annotations

from typing import Any

import peewee

from models.records import PRINTED_FIELDS, TOURIST_FIELDS

database = peewee.DatabaseProxy()


class Table(peewee.Model):  # type: ignore[misc]  # peewee has no types
    """Base of all tables; a save by peewee itself writes changed columns only."""

    id = peewee.AutoField()

    class Meta:
        database = database
        legacy_table_names = False
        only_save_dirty = True


def table_name(model: Any) -> str:
    """Name of the table of a class."""
    return str(model._meta.table_name)  # noqa: SLF001  # where peewee keeps it, documented


def columns_of(model: Any) -> dict[str, Any]:
    """The fields of a class by the name of their column."""
    found: dict[str, Any] = model._meta.columns  # noqa: SLF001
    return found


def links_of(model: Any) -> dict[str, str]:
    """Which column points to which table."""
    return {one.column_name: table_name(one.rel_model) for one in model._meta.refs}  # noqa: SLF001


def _text() -> Any:
    return peewee.TextField(default="")


def _link(target: Any, column: str, **options: Any) -> Any:
    return peewee.ForeignKeyField(target, column_name=column, lazy_load=False, backref="+", **options)


class Client(Table):
    native_surname = _text()
    native_given_name = _text()
    patronymic = _text()
    latin_surname = _text()
    latin_given_name = _text()
    sex = _text()
    birth_date = _text()
    birth_place = _text()
    citizenship = _text()
    notes = _text()
    created_at = _text()
    latin_scheme = _text()
    surname_changed_on = _text()
    surname_key = _text()
    given_key = _text()
    other_surname_key = _text()
    other_given_key = _text()
    sort_key = _text()
    version = peewee.IntegerField(default=1)


class Document(Table):
    """Besides these columns those of records.PRINTED_FIELDS as text."""

    client = _link(Client, "client_id")
    kind = _text()
    issuing_state = _text()
    series = _text()
    number = _text()
    issue_date = _text()
    expiry_date = _text()
    authority = _text()
    state = _text()
    entries = _text()
    days = _text()
    document_key = _text()
    document_tail = _text()


class Contact(Table):
    """``key``: of a phone its digits reversed, of an e-mail address the address casefolded."""

    client = _link(Client, "client_id")
    kind = _text()
    label = _text()
    value = _text()
    key = _text()
    position = peewee.IntegerField(default=0)


class Address(Table):
    client = _link(Client, "client_id")
    label = _text()
    value = _text()
    position = peewee.IntegerField(default=0)


class Card(Table):
    """``key``: series and number of a discount card, last four digits of a payment card, as document_key."""

    client = _link(Client, "client_id")
    kind = _text()
    brand = _text()
    series = _text()
    number = _text()
    expiry = _text()
    key = _text()


class FormerName(Table):
    client = _link(Client, "client_id")
    kind = _text()
    surname = _text()
    surname_key = _text()


class ClientAnswer(Table):
    client = _link(Client, "client_id")
    key = _text()
    value = _text()
    answered_on = _text()
    asked = _text()


class Tour(Table):
    """``countries``: alpha-2 codes with spaces; ``search_key``: folded number, title, customer, clerk."""

    number = peewee.TextField(unique=True)
    title = _text()
    created_on = _text()
    start_date = _text()
    end_date = _text()
    countries = _text()
    customer_name = _text()
    customer_client = _link(Client, "customer_client_id", null=True)
    clerk = _text()
    notes = _text()
    search_key = _text()
    version = peewee.IntegerField(default=1)


class Service(Table):
    tour = _link(Tour, "tour_id")
    kind = _text()
    name = _text()
    start_date = _text()
    end_date = _text()
    position = peewee.IntegerField(default=0)
    version = peewee.IntegerField(default=1)


class Tourist(Table):
    """A person on a tour, flat: besides these columns every field of records.TOURIST_FIELDS as text.

    ``document_key``, ``document_tail`` are of the international passport, ``national_document_key`` of the
    national one.
    """

    tour = _link(Tour, "tour_id")
    client = _link(Client, "client_id", null=True)
    position = peewee.IntegerField(default=0)
    surname_key = _text()
    given_key = _text()
    other_surname_key = _text()
    other_given_key = _text()
    sort_key = _text()
    document_key = _text()
    document_tail = _text()
    national_document_key = _text()
    phone_key = _text()
    version = peewee.IntegerField(default=1)


for _name in PRINTED_FIELDS:
    Document._meta.add_field(_name, _text())  # noqa: SLF001  # peewee's own way, documented
for _name in TOURIST_FIELDS:
    Tourist._meta.add_field(_name, _text())  # noqa: SLF001  # peewee's own way, documented


class ServiceUse(Table):
    tourist = _link(Tourist, "tourist_id")
    service = _link(Service, "service_id")
    number = _text()
    room_type = _text()
    room_mates = _text()


class Answer(Table):
    tourist = _link(Tourist, "tourist_id")
    key = _text()
    value = _text()
    form_text = _text()
    overruled = peewee.BooleanField(default=False)
    answered_on = _text()
    asked = _text()


class Term(Table):
    """A term of the dictionary. ``texts`` is JSON: language -> sex ("" both, M, F) -> text.

    ``shipped``: the key of the term of the program that this one stands for; without texts it hides it.
    """

    shipped = _text()
    kind = _text()
    texts = _text()
    note = _text()
    version = peewee.IntegerField(default=1)


class DirectoryEntry(Table):
    """What the agency has otherwise than the program's files of countries, forms and questions.

    ``kind``: country, form, question, language; ``name``: alpha-2 code, id of the form, ``form/key``, code of
    the language. ``body`` is JSON in the shape of docs/FORMS.md; empty, it hides the entry of the program.
    """

    kind = _text()
    name = _text()
    body = _text()
    version = peewee.IntegerField(default=1)


class PaperFile(Table):
    """The file of an embassy's form as it came; ``content`` is base64. It is never changed."""

    name = _text()
    content = _text()


class PaperForm(Table):
    """An embassy's own form. ``form``: id of the questionnaire whose answers go in; ``matches`` is JSON, see
    paperwork.matching; ``dated`` is an ISO date."""

    kind = _text()
    name = _text()
    form = _text()
    language = _text()
    edition = _text()
    dated = _text()
    matches = _text()
    file = _link(PaperFile, "file_id")
    version = peewee.IntegerField(default=1)


class SettledFinding(Table):
    """A finding of a check that somebody looked at and left: it does not come back.

    ``code`` of the finding, ``client_id`` and for pairs ``other_id`` (the larger; else 0), ``field``,
    ``digest`` of the value that was looked at: with another value the finding is a new one. The ids are no
    references: a deleted client brings its findings back with it.
    """

    code = _text()
    client_id = peewee.IntegerField(default=0)
    other_id = peewee.IntegerField(default=0)
    field = _text()
    digest = _text()
    version = peewee.IntegerField(default=1)


class Draft(Table):
    """What a person was typing; not journaled. ``body`` is JSON."""

    key = peewee.TextField(unique=True)
    body = _text()
    saved_at = _text()
    person = _text()


class ImportLayout(Table):
    """Where the columns of a list with these headings went; not journaled. ``mapping`` is JSON."""

    key = peewee.TextField(unique=True)
    name = _text()
    headings = _text()
    mapping = _text()
    kept_at = _text()
    person = _text()


class ListLayout(Table):
    """Columns of a kind of list, remembered under a name; not journaled. ``columns`` is JSON."""

    kind = _text()
    name = _text()
    columns = _text()
    language = _text()
    kept_at = _text()
    person = _text()


class Operation(Table):
    """One change of the base by one person. ``uuid`` is made by the program before the first attempt."""

    uuid = peewee.TextField(unique=True)
    kind = _text()
    source = _text()
    person = _text()
    workstation = _text()
    at = _text()
    undoes = peewee.ForeignKeyField("self", column_name="undoes", null=True, lazy_load=False, backref="+")


class OperationCreated(Table):
    """Ids ``first_id`` to ``last_id`` of the table were all made by the operation."""

    operation = _link(Operation, "operation_id")
    table_name = _text()
    first_id = peewee.IntegerField()
    last_id = peewee.IntegerField()


class OperationChange(Table):
    """A record changed or deleted by the operation.

    ``before`` is JSON of the columns as they were: the changed ones and the version for "change", all that
    differ from the column's default for "delete".
    """

    operation = _link(Operation, "operation_id")
    table_name = _text()
    record_id = peewee.IntegerField()
    action = _text()
    before = _text()


# Parents before children: the order in which records can be inserted; deletion goes the other way.
JOURNALED: tuple[Any, ...] = (
    Client,
    Document,
    Contact,
    Address,
    Card,
    FormerName,
    ClientAnswer,
    Tour,
    Service,
    Tourist,
    ServiceUse,
    Answer,
    Term,
    DirectoryEntry,
    PaperFile,
    PaperForm,
    SettledFinding,
)
TABLES: dict[str, Any] = {table_name(model): model for model in JOURNALED}
# The record a child belongs to: it is saved, kept and undone together with it.
OWNERS: dict[Any, Any] = {
    Document: Document.client,
    Contact: Contact.client,
    Address: Address.client,
    Card: Card.client,
    FormerName: FormerName.client,
    ClientAnswer: ClientAnswer.client,
    Service: Service.tour,
    ServiceUse: ServiceUse.tourist,
    Answer: Answer.tourist,
}
CLIENT_CHILDREN: tuple[Any, ...] = (Document, Contact, Address, Card, FormerName)
