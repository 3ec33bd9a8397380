"""Lists of regular clients: each client once, in order, and whose passports expire."""

from __future__ import annotations

from datetime import date

import pytest

from intake.batch import ImportBatch
from intake.files import tables_from_file
from models import many_clients
from models.clients import save_client
from models.records import Client, Contact, Document, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour
from paperwork.client_lists import (
    CLIENTS,
    EXPIRING_CLIENTS,
    client_lines,
    client_list,
    expiring_lines,
    read_all,
)
from paperwork.list_files import content_of
from paperwork.lists import ListStopped
from paperwork.ready_lists import make_list

pytestmark = pytest.mark.usefixtures("sqlite_database")
TODAY = date(2026, 6, 1)


def client(surname: str, expiry: str = "", **fields) -> int:
    documents = [Document(series="75", number="0012345", issuing_state="RU", expiry_date=expiry)]
    one = Client(latin_surname=surname, documents=documents, **fields)
    save_client(one, allow_duplicate=True)
    return one.id


def test_each_client_is_a_line():
    """With the valid passport, the usual phone, and the others beside it."""
    phones = [
        Contact(value="+7 900 000-00-01"),
        Contact(value="+7 900 000-00-02"),
        Contact(value="+7 900 000-00-03"),
    ]
    ids = [client("KIM", contacts=phones), client("ABE")]
    keys = ["number", "latin_surname", "passport", "phone", "other_phones"]
    assert make_list(CLIENTS, client_lines(ids), keys).rows == [
        (1, "KIM", "75 0012345", "+7 900 000-00-01", "+7 900 000-00-02, +7 900 000-00-03"),
        (2, "ABE", "75 0012345", "", ""),
    ]


def test_passports_expiring_are_told_with_the_tour_they_are_needed_for():
    """Who has no tour is there by the months alone; who has one by what is left after it."""
    soon, travels, fine = (
        client("SOON", "2026-08-01"),
        client("TRAVELS", "2027-03-01"),
        client("FINE", "2031-01-01"),
    )
    tour = Tour(number="7", title="Rome", start_date="2026-12-01", end_date="2026-12-08")
    save_tour(tour)
    people = [Tourist(tour_id=tour.id, client_id=one, latin_surname="x") for one in (travels, fine)]
    save_tourists([TouristSave(one) for one in people])
    lines = expiring_lines(6, "en", today=TODAY)
    assert [line.person.client_id for line in lines] == [soon, travels]
    keys = ["latin_surname", "international_passport_expiry", "tour_title", "remark"]
    assert make_list(EXPIRING_CLIENTS, lines, keys, "en").rows == [
        ("SOON", date(2026, 8, 1), "", ""),
        ("TRAVELS", date(2027, 3, 1), "Rome", "expires soon after the tour"),
    ]


def names(ids, **hooks):
    return client_list(ids, ["number", "latin_surname"], **hooks).rows


def test_a_list_of_clients_read_in_portions_is_one_list(monkeypatch):
    """Numbered through, in the order asked for."""
    monkeypatch.setattr(many_clients, "PORTION", 2)
    ids = [client(name) for name in ("KIM", "ABE", "LEE", "OZU", "DAI")]
    assert names(ids[::-1]) == [(1, "DAI"), (2, "OZU"), (3, "LEE"), (4, "ABE"), (5, "KIM")]


@pytest.mark.parametrize("read", [names, read_all])
def test_reading_many_clients_tells_how_far_it_is_and_stops(read):
    """After each portion; nothing comes of a list that was stopped."""
    ids = [client("KIM"), client("ABE")]
    seen: list[tuple[int, int]] = []
    read(ids, progress=lambda *counts: seen.append(counts))
    assert seen == [(2, 2)]
    with pytest.raises(ListStopped):
        read(ids, cancelled=lambda: True)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_list_of_clients_can_be_imported_again(tmp_path, ending, language):
    """Columns are recognised by their headings; numbers with zeros, days and phones are what they were."""
    ids = [
        client(
            "KIM",
            "2031-01-01",
            birth_date="1985-02-01",
            sex="F",
            contacts=[Contact(value="+7 900 000-00-01")],
        ),
        client("ABE", "2030-05-06", birth_date="1950-05", citizenship="JP"),
    ]
    keys = ["latin_surname", "birth_date", "sex", "citizenship", "phone"]
    keys += [f"international_passport_{part}" for part in ("state", "series", "number", "expiry")]
    path = tmp_path / f"list{ending}"
    path.write_bytes(content_of(client_list(ids, keys, language), ending))
    [table] = tables_from_file(path)
    known = {one.client_id: one for one in (line.person for line in client_lines(ids))}
    wanted = [{key: value for key in keys if (value := getattr(known[one], key))} for one in ids]
    assert [row.values for row in ImportBatch(table).rows()] == wanted
