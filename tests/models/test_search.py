"""Finding regular clients by whatever is known of them, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.clients import delete_client, load_client, save_client
from models.records import Card, Client, Contact, Document, FormerName, Tour, Tourist
from models.search import search_clients, search_clients_by, search_tourists, search_tours
from models.search_sql import select
from models.tables import database
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour

IVANOV = Client(
    native_surname="Иванов",
    native_given_name="Иван",
    patronymic="Петрович",
    latin_surname="IVANOV",
    latin_given_name="IVAN",
    birth_date="1985-02-01",
    citizenship="RU",
    documents=[
        Document(series="71", number="0012345", expiry_date="2029-05-20"),
        Document(series="64", number="7654321", state="replaced"),
        Document(kind="national_passport", series="45 08", number="123456"),
    ],
    contacts=[
        Contact(kind="phone", value="+7 (916) 555-01-02"),
        Contact(kind="phone", value="+7 495 111 22 33"),
        Contact(kind="email", value="Ivan@Example.com"),
    ],
    cards=[Card(series="H", number="778899"), Card(kind="payment", brand="Visa", number="4321")],
)
OTHERS = (
    Client(
        native_surname="Иванова", native_given_name="Юлия", latin_surname="IVANOVA", birth_date="1985-07-09"
    ),
    Client(native_surname="Петрова", native_given_name="Анна", former_names=[FormerName(surname="Иванова")]),
    Client(
        native_surname="Müller",
        native_given_name="Jürgen",
        latin_surname="MUELLER",
        latin_given_name="JUERGEN",
    ),
    Client(native_surname="Щербаков", native_given_name="Егор", birth_date="1950-05"),
    Client(native_surname="O'Connor", native_given_name="Séan Patrick", birth_date="1962-03-17"),
    Client(native_surname="Яковлев", native_given_name="Иван", birth_date="1990"),
)


@pytest.fixture
def people(any_database):
    """The clients above; the value is their ids by surname."""
    ids = {}
    for one in (IVANOV, *OTHERS):
        client = replace(one)
        save_client(client)
        ids[client.native_surname] = client.id
    return ids


def surnames(text, **options):
    return [hit.native_surname for hit in search_clients(text, **options)]


def reasons(text):
    return {hit.native_surname: hit.reason for hit in search_clients(text)}


@pytest.mark.parametrize(
    "text", ["иван", "ИВАНОВ", "ivanov", "Ivanoff", "Iwanow", "IVANOV IVAN", "иван иванов"]
)
def test_a_name_in_either_script_and_any_case(people, text):
    """However a name is spelled, its bearer comes first."""
    assert surnames(text)[0] == "Иванов"


@pytest.mark.parametrize("text", ["Юлия", "Yulia", "Iuliia", "julia"])
def test_a_given_name_alone(people, text):
    """A given name is found too, in any usual spelling."""
    assert reasons(text) == {"Иванова": "given_name"}


@pytest.mark.parametrize("text", ["Shcherbakov", "scherbakow", "щербаков", "Schtscherbakow"])
def test_spellings_of_shch(people, text):
    """The hardest letter of transliteration."""
    assert surnames(text) == ["Щербаков"]


@pytest.mark.parametrize("text", ["Muller", "müller", "MUELLER", "mueller juergen"])
def test_both_spellings_of_a_foreign_name(people, text):
    """The native spelling and that of the passport."""
    assert surnames(text) == ["Müller"]


@pytest.mark.parametrize("text", ["o'connor", "OConnor", "sean o’connor", "O'Connor Patrick"])
def test_an_apostrophe_is_a_letter_like_any_other(people, text):
    """Apostrophes neither hinder nor break anything."""
    assert surnames(text) == ["O'Connor"]


def test_a_former_surname_says_so(people):
    """Who was called so once is found after those who are."""
    hits = search_clients("иванова")
    assert [(hit.native_surname, hit.reason) for hit in hits][:2] == [
        ("Иванова", "surname"),
        ("Петрова", "former_surname"),
    ]
    assert hits[1].matched == "Иванова"


@pytest.mark.parametrize(
    "text", ["71 0012345", "710012345", "0012345", "012345", "71-0012345", "71 №0012345", "2345"]
)
def test_a_passport_in_any_form(people, text):
    """With or without spaces, the number alone, its last digits."""
    [hit] = search_clients(text)
    assert (hit.id, hit.reason, hit.document) == (people["Иванов"], "document", "71 0012345")


@pytest.mark.parametrize("text", ["64 7654321", "647654321", "7654321", "64"])
def test_an_old_passport_is_shown_as_such(people, text):
    """The old number finds the person and is what the line shows."""
    [hit] = search_clients(text)
    assert (hit.reason, hit.document) == ("old_document", "64 7654321")


@pytest.mark.parametrize("text", ["71", "4508 123456", "45 08 123456", "4508"])
def test_a_series_alone_and_a_national_passport(people, text):
    """Every kind of paper is found, by its beginning too."""
    assert surnames(text) == ["Иванов"]


@pytest.mark.parametrize("text", ["01.02.1985", "1.2.85", "01FEB85", "1 февраля 1985", "1985-02-01"])
def test_a_day_of_birth(people, text):
    """A day in any form finds those born on it."""
    assert reasons(text) == {"Иванов": "birth_date"}


def test_a_year_of_birth(people):
    """A year finds all born in it, alphabetically; short dates too."""
    assert surnames("1985") == ["Иванов", "Иванова"]
    assert surnames("1950") == ["Щербаков"]
    assert surnames("1990") == ["Яковлев"]


@pytest.mark.parametrize(
    "text", ["+7 916 555-01-02", "89165550102", "555-01-02", "0102", "01-02", "5550102", "2233"]
)
def test_a_phone_by_its_last_digits(people, text):
    """Any of the client's phones, with or without hyphens."""
    assert reasons(text) == {"Иванов": "phone"}


@pytest.mark.parametrize(
    "text",
    ["+7 916 555-0", "+7 (916) 555-01", "+7 916 555-01-0", "8 916 555-0", "79165550", "иванов +7 916 555-0"],
)
def test_a_phone_from_its_beginning(people, text):
    """A number typed from the left finds its owner before the last three digits are there."""
    assert [(hit.native_surname, hit.matched) for hit in search_clients(text)] == [
        ("Иванов", "+7 (916) 555-01-02")
    ]


def test_the_beginning_of_a_phone_is_not_the_end_of_another(people):
    """What is typed with a plus is the beginning: nobody whose number ends so is shown."""
    save_client(Client(native_surname="Ким", contacts=[Contact(value="+7 495 123-79-16")]))
    assert surnames("7916") == ["Ким"]
    assert surnames("+7916") == []


@pytest.mark.parametrize("text", ["ivan@example.com", "IVAN@EX", "ivan@"])
def test_an_email_address(people, text):
    """In any letter case, from its beginning."""
    assert reasons(text) == {"Иванов": "email"}


@pytest.mark.parametrize("text", ["4321", "H 778899", "8899"])
def test_a_card_by_its_last_digits(people, text):
    """A payment card by its last four, a client card by number or its end."""
    assert "Иванов" in reasons(text)


@pytest.mark.parametrize(
    "text", ["ivanov 1985", "иванов 0102", "иванов иван 1985", "1985 иванов иван", "ivanov 2345678"]
)
def test_several_words_narrow(people, text):
    """Every word has to fit."""
    expected = {"ivanov 1985": ["Иванов", "Иванова"], "ivanov 2345678": []}
    assert surnames(text) == expected.get(text, ["Иванов"])


def test_a_passport_with_a_name_that_is_not_its_holders(people):
    """A number together with another's name finds nobody."""
    assert surnames("петрова 710012345") == []


def test_the_patronymic_narrows(people):
    """Three words are surname, given name and patronymic in any usual order."""
    assert surnames("иванов иван петрович") == ["Иванов"]
    assert surnames("иван петрович") == ["Иванов"]
    assert surnames("иванов петрович") == ["Иванов"]
    assert surnames("иванов иван сергеевич") == []


@pytest.mark.parametrize("text", ["иванав", "ивонов", "Ivanvo", "щирбаков", "яковлве", "иванав иван"])
def test_a_typing_error_still_finds_the_person(people, text):
    """One wrong, missing or swapped letter."""
    assert "typing_error" in reasons(text).values()


@pytest.mark.parametrize("text", ["zzz", "ЗЗЗ", "Зимммм", "щ" * 500, "аааа"])
def test_a_letter_held_down_finds_nobody(people, text):
    """Three equal letters are not one: nobody is found by what they would fold to."""
    save_client(Client(native_surname="Зимин", native_given_name="Аарон"))
    save_client(Client(native_surname="Шевченко", native_given_name="Виктор"))
    assert surnames(text) == []


@pytest.mark.parametrize(("text", "reason"), [("Зимминн", "surname"), ("Зиммммин", "typing_error")])
def test_doubled_letters_still_fold_and_more_are_a_typing_error(people, text, reason):
    """A letter twice is another spelling; more often, somebody's key was stuck."""
    save_client(Client(native_surname="Зимин"))
    assert reasons(text) == {"Зимин": reason}


def test_a_letter_held_down_finds_no_tourist_and_no_tour(on_tour):
    """Tourists and tours are compared in the same way; what is called so is found."""
    save_tour(Tour(number="2026-0043", title="Рим III"))
    assert search_tourists("сссидоров") == []
    assert search_tours("сссидоров") == []
    assert search_tours("ррр") == []
    assert [row.number for row in search_tours("iii")] == ["2026-0043"]


def test_a_typing_error_in_the_given_name(people):
    """The surname right, the given name not."""
    assert reasons("иванова юлья")["Иванова"] in ("surname", "typing_error")
    assert reasons("щербаков егро") == {"Щербаков": "typing_error"}


def test_a_typing_error_finds_who_was_just_added(people):
    """The names held in memory follow the base."""
    assert surnames("ржевскии") == []
    save_client(Client(native_surname="Ржевский"))
    assert surnames("ржефский") == ["Ржевский"]


def test_a_typing_error_finds_who_was_just_renamed(people):
    """A changed surname is known at once."""
    client = load_client(people["Яковлев"])
    client.native_surname = "Вознесенский"
    save_client(client)
    assert surnames("вазнесенский") == ["Вознесенский"]


def test_the_order_of_hits(any_database):
    """Exact surname, prefix, former surname, typing error; alphabetical within."""
    for surname, given, former in (
        ("Ромашин", "Яков", ""),
        ("Ромашина", "Анна", ""),
        ("Ромашин", "Борис", ""),
        ("Сухова", "Вера", "Ромашина"),
    ):
        names = [FormerName(surname=former)] if former else []
        save_client(Client(native_surname=surname, native_given_name=given, former_names=names))
    found = [(hit.native_surname, hit.native_given_name) for hit in search_clients("ромашин")]
    assert found == [("Ромашин", "Борис"), ("Ромашин", "Яков"), ("Ромашина", "Анна"), ("Сухова", "Вера")]


def test_a_hit_shows_enough_to_tell_namesakes_apart(people):
    """Names in both scripts, birth date, valid passport, phone, last tour."""
    tour = Tour(number="T-1", title="Рим", start_date="2026-05-01")
    save_tour(tour)
    save_tourists(
        [TouristSave(Tourist(tour_id=tour.id, native_surname="Иванов", client_id=people["Иванов"]))]
    )
    hit = search_clients("иванов иван")[0]
    assert (hit.latin_surname, hit.birth_date, hit.document, hit.document_expiry, hit.phone) == (
        "IVANOV",
        "1985-02-01",
        "71 0012345",
        "2029-05-20",
        "+7 (916) 555-01-02",
    )
    assert (hit.last_tour, hit.last_tour_start) == ("Рим", "2026-05-01")


def test_a_deleted_client_is_not_found(people):
    """What is gone is gone from the search."""
    delete_client(people["Щербаков"])
    assert surnames("щербаков") == []


def test_the_limit_is_kept(people):
    """Never more lines than asked for."""
    assert len(search_clients("и", limit=1)) == 1
    assert len(search_clients("", limit=3)) == 3


def test_an_empty_text_shows_the_beginning_of_all(people):
    """Nothing typed is the list from its beginning."""
    hits = search_clients("")
    assert len(hits) == 7
    assert {hit.reason for hit in hits} == {"all"}


def test_one_letter_means_that_letter(people):
    """ "И" is not "Я", though their keys begin alike."""
    assert surnames("и")[:2] == ["Иванов", "Иванова"]
    assert surnames("я") == ["Яковлев"]


@pytest.mark.parametrize(
    "text",
    [
        "'",
        "%",
        "_",
        '"',
        "\\",
        "a",
        "ы",
        "x" * 500,
        "1" * 500,
        "\N{GRINNING FACE}",
        "a\0b",
        "\ud800",
        "@",
        "'; --",
        "1@%",
    ],
)
def test_any_text_gets_an_answer(people, text):
    """Odd text is an answer without hits or with them, never a failure."""
    assert isinstance(search_clients(text), list)
    assert isinstance(search_tourists(text), list)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"surname": "иванов"}, ["Иванов", "Иванова", "Петрова"]),
        ({"surname": "ivanov", "given_name": "Ив"}, ["Иванов"]),
        ({"given_name": "Анна"}, ["Петрова"]),
        ({"passport_series": "71"}, ["Иванов"]),
        ({"passport_series": "71", "passport_number": "0012345"}, ["Иванов"]),
        ({"passport_series": "72", "passport_number": "0012345"}, []),
        ({"passport_number": "7654321"}, ["Иванов"]),
        ({"birth_date": "01.02.1985"}, ["Иванов"]),
        ({"birth_date": "1985-07", "surname": "иванова"}, ["Иванова"]),
        ({"birth_date": "31.02.1985", "surname": "иванов"}, []),
        ({"card_series": "H", "card_number": "778899"}, ["Иванов"]),
        ({"card_number": "8899", "surname": "петрова"}, []),
        ({"surname": "иванав"}, ["Иванов"]),
        ({}, []),
    ],
)
def test_fields_of_the_search_dialog(people, fields, expected):
    """Each field narrows; a date that cannot be read fits nobody."""
    assert [hit.native_surname for hit in search_clients_by(**fields)] == expected


@pytest.fixture
def on_tour(any_database):
    """One tour with one tourist who is no client."""
    tour = Tour(
        number="2026-0042", title="Рим", start_date="2026-05-01", end_date="2026-05-09", countries=["IT"]
    )
    save_tour(tour)
    tourist = Tourist(
        tour_id=tour.id,
        native_surname="Сидоров",
        native_given_name="Пётр",
        patronymic="Ильич",
        birth_date="1977-01-02",
        international_passport_series="70",
        international_passport_number="5550001",
        phone="+7 999 111-22-33",
    )
    save_tourists([TouristSave(tourist)])
    return tour


@pytest.mark.parametrize(
    "text", ["sidorov", "сидоров пётр", "петр", "70 5550001", "550001", "2233", "02.01.1977", "сидоров 1977"]
)
def test_tourists_are_found_by_the_same_keys(on_tour, text):
    """The global search knows tourists who are no clients."""
    [hit] = search_tourists(text)
    assert (hit.native_surname, hit.tour_number, hit.end_date) == ("Сидоров", "2026-0042", "2026-05-09")


def test_a_tourist_by_the_beginning_of_the_phone(on_tour):
    """The same holds for the phone of a tourist."""
    assert [hit.reason for hit in search_tourists("+7 999 111-2")] == ["phone"]


@pytest.mark.parametrize(
    "text", ["5550001 1977", "сидоров 70 5550001 1977", "550001 2233", "пётр ильич 1977"]
)
def test_all_words_narrow_tourists(on_tour, text):
    """A tourist is found if everything fits, in whatever order it was typed."""
    [hit] = search_tourists(text)
    assert hit.native_surname == "Сидоров"


@pytest.mark.parametrize(
    "text",
    [
        "5550001 1978",
        "сидоров 70 5550001 1978",
        "550001 2234",
        "1977 5550002",
        "сидоров пётр иванович",
        "сидоров p@example.com",
        "6550001",
        "+7 0",
        "+7",
    ],
)
def test_one_word_that_does_not_fit_a_tourist_leaves_nobody(on_tour, text):
    """The second number counts as much as the first, and a plus begins no passport."""
    assert search_tourists(text) == []


def test_a_plus_begins_no_passport(people):
    """Half a phone number does not show whose passports begin with the same digits."""
    assert surnames("71") == ["Иванов"]
    assert surnames("+71") == []


def test_tours_are_found_by_number(on_tour):
    """The global search knows tours."""
    assert [row.number for row in search_tours("0042")] == ["2026-0042"]


@pytest.mark.parametrize(
    "text",
    [
        "иван",
        "иванов иван",
        "иванав",
        "71 0012345",
        "012345",
        "1985",
        "01.02.1985",
        "5550102",
        "+7 916 555-0",
        "a@b",
        "ivanov 1985",
        "анна",
    ],
)
def test_no_search_reads_the_whole_table_of_clients(sqlite_database, monkeypatch, text):
    """Every question to the base is answered from an index."""
    asked = []
    monkeypatch.setattr(database.obj, "execute_sql", recording(database.obj.execute_sql, asked))
    search_clients(text)
    monkeypatch.undo()
    plans = [row[3] for sql, values in asked if "DISTINCT" not in sql for row in plan(sql, values)]
    assert plans
    assert [one for one in plans if one.startswith("SCAN client")] == []


def test_a_given_name_with_a_year_is_narrowed_in_the_index(sqlite_database):
    """Among a million, thousands bear one given name: reading each of them for its birth date took seconds."""
    columns = select("PRAGMA index_info(client_given_key_surname_key_birth_date_index)")
    assert [name for _rank, _column, name in columns] == ["given_key", "surname_key", "birth_date"]


def recording(execute, asked):
    def wrapped(sql, values=(), *others):
        asked.append((sql, values))
        return execute(sql, values, *others)

    return wrapped


def plan(sql, values):
    return select(f"EXPLAIN QUERY PLAN {sql}", values)
