"""Several words narrow however many people share each of them, on both databases."""

from __future__ import annotations

import pytest

from models.clients import save_client
from models.database import database
from models.keys import contact_keys, document_keys, name_keys
from models.records import Card, Client, Contact, Document, FormerName
from models.search import search_clients, search_clients_by
from models.search_sql import insert_rows, select

# More than any search lists of those who have one thing.
THOUSANDS = 3000
PHONE = "+7 900 000 12 34"


@pytest.fixture
def crowd(any_database):
    """3000 people with passports of series 71 and one telephone, born in 1985; Иванов has the last number."""
    documents = [Document(series="71", number=f"{number:07}") for number in range(THOUSANDS)]
    everybody = [
        Client(native_surname=f"Петров{'абвгд'[n % 5]}", native_given_name="Пётр", birth_date="1985-06-01")
        for n in range(THOUSANDS)
    ]
    insert_clients(everybody, documents)
    ivanov = Client(
        native_surname="Иванов",
        native_given_name="Иван",
        birth_date="1985-02-01",
        documents=[Document(series="71", number="9999999")],
        contacts=[Contact(kind="phone", value=PHONE)],
    )
    save_client(ivanov)
    return ivanov.id


def insert_clients(clients, documents):
    """As an import does, without the journal. Ids are those of the places, from 1."""
    keys = ("surname_key", "given_key", "sort_key")
    people, papers, phones = [], [], []
    for number, (client, document) in enumerate(zip(clients, documents, strict=True), 1):
        names = (client.native_surname, client.native_given_name, client.patronymic, client.birth_date)
        people.append((*names, *(name_keys(client)[key] for key in keys)))
        paper = document_keys(document)
        papers.append((number, document.series, document.number, *paper.values()))
        phones.append((number, PHONE, *contact_keys(Contact(kind="phone", value=PHONE)).values()))
    columns = "native_surname, native_given_name, patronymic, birth_date, surname_key, given_key, sort_key"
    with database.atomic():
        insert_rows(f"INSERT INTO client ({columns}, version) VALUES (?, ?, ?, ?, ?, ?, ?, 1)", people)
        insert_rows(
            "INSERT INTO document (client_id, kind, state, series, number, document_key, document_tail)"
            " VALUES (?, 'international_passport', 'current', ?, ?, ?, ?)",
            papers,
        )
        insert_rows(
            "INSERT INTO contact (client_id, kind, value, key, position) VALUES (?, 'phone', ?, ?, 0)", phones
        )


def ids(hits):
    return [hit.id for hit in hits]


@pytest.mark.parametrize(
    "text",
    [
        "Иванов 71",
        "71 Иванов",
        "Иванов 1234",
        "иван 71",
        "Иванов 1985",
        "Иванов 71 1985",
        "Иванов 71 1234",
        "Иванов 9999",
        "71 9999",
        "71 01.02.1985",
        "Иванав 71",
        "01.02.1985 1234",
        "Иванов 719999999",
    ],
)
def test_words_that_thousands_share_still_find_the_one(crowd, text):
    """The last of thousands is found by what only he has together."""
    assert ids(search_clients(text)) == [crowd]


@pytest.mark.parametrize(
    "fields",
    [
        {"surname": "Иванов", "passport_series": "71"},
        {"given_name": "Иван", "passport_series": "71"},
        {"birth_date": "01.02.1985", "passport_series": "71"},
        {"surname": "Иванов", "passport_series": "71", "birth_date": "1985"},
        {"surname": "Иванав", "passport_series": "71"},
        {"surname": "Иванов", "passport_series": "71", "passport_number": "99999"},
        {"passport_series": "71", "passport_number": "99999"},
    ],
)
def test_fields_that_thousands_share_still_find_the_one(crowd, fields):
    """The separate fields narrow in the same way."""
    assert ids(search_clients_by(**fields)) == [crowd]


def test_two_things_of_thousands_are_found_together(crowd):
    """A series and a year, or the end of a phone, fill the list with those who have both."""
    save_client(Client(native_surname="Абрамов", birth_date="1985-01-01"))
    for text in ("71 1985", "71 1234"):
        found = search_clients(text, limit=50)
        assert len(found) == 50, text
        assert found[0].native_surname == "Иванов", text


def test_who_has_only_one_of_the_two_is_not_found(crowd):
    """Every word has to fit: no card, no other series, no other year."""
    save_client(Client(native_surname="Абрамов", cards=[Card(number="881234")]))
    assert search_clients("Абрамов 71") == []
    assert search_clients("Иванов 72") == []
    assert search_clients("Иванов 1986") == []
    assert search_clients("72 1985") == []
    assert [hit.reason for hit in search_clients("Абрамов 1234")] == ["card"]


def test_narrowed_hits_keep_the_order_of_names(crowd):
    """Exact surname, prefix, former surname, typing error; the whole number of a passport before all."""
    for surname, given, former, number in (
        ("Сухова", "Анна", "Ромашина", "8000001"),
        ("Ромашина", "Анна", "", "8000002"),
        ("Ромашин", "Яков", "", "8000003"),
        ("Ромашин", "Борис", "", "8000004"),
    ):
        save_client(
            Client(
                native_surname=surname,
                native_given_name=given,
                former_names=[FormerName(surname=former)] if former else [],
                documents=[Document(series="71", number=number)],
            )
        )
    found = search_clients("ромашин 71")
    assert [(hit.native_surname, hit.native_given_name, hit.reason) for hit in found] == [
        ("Ромашин", "Борис", "document"),
        ("Ромашин", "Яков", "document"),
        ("Ромашина", "Анна", "document"),
        ("Сухова", "Анна", "former_surname"),
    ]
    assert found[0].document == "71 8000004"
    assert {hit.reason for hit in search_clients("ромишин 71")} == {"typing_error"}


def test_the_whole_number_goes_before_a_better_name(crowd):
    """ "71 12" is one person's whole passport and the beginning of others: who bears it comes first."""
    for surname, number in (("Ромашин", "1299999"), ("Ромашина", "12")):
        save_client(Client(native_surname=surname, documents=[Document(series="71", number=number)]))
    assert [hit.native_surname for hit in search_clients("ромашин 7112")] == ["Ромашина", "Ромашин"]


def test_a_patronymic_among_hundreds_of_namesakes(any_database):
    """The third word is compared with all namesakes, not with the first hundreds."""
    namesakes = [
        Client(native_surname="Иванов", native_given_name="Иван", patronymic="Петрович") for _ in range(1500)
    ]
    insert_clients(namesakes, [Document(series="71", number=f"{n:07}") for n in range(1500)])
    last = Client(
        native_surname="Иванов", native_given_name="Иван", patronymic="Яковлевич", birth_date="1999"
    )
    save_client(last)
    assert ids(search_clients("Иванов Иван Яковлевич")) == [last.id]
    assert ids(search_clients("Иван Яковлевич")) == [last.id]


def test_narrowing_reads_no_table_from_end_to_end(sqlite_database, monkeypatch):
    """Whatever is narrowed by what: each question begins with an index that the words name."""
    asked = []
    execute = database.obj.execute_sql

    def recording(sql, values=(), *others):
        asked.append((sql, values))
        return execute(sql, values, *others)

    save_client(Client(native_surname="Иванов", documents=[Document(series="71", number="1234567")]))
    monkeypatch.setattr(database.obj, "execute_sql", recording)
    for text in ("иванов 71", "71 1985", "71 1234", "иванов 710000001", "01.02.1985 1234", "anna 71 1985"):
        search_clients(text)
    monkeypatch.undo()
    plans = [
        row[3]
        for sql, values in asked
        if "DISTINCT" not in sql
        for row in select(f"EXPLAIN QUERY PLAN {sql}", values)
    ]
    assert plans
    assert [one for one in plans if one.startswith(("SCAN client", "SCAN document", "SCAN contact"))] == []
