"""The list of clients from any of its places."""

from __future__ import annotations

import pytest

from models.client_places import clients_after, clients_before, first_clients, is_behind
from models.clients import SORTS, list_clients, save_client
from models.records import Client
from models.search_sql import select

NAMES = ["Яшин", "Абрамов", "Иванов", "Иванов", "Ёлкин", "Zimmer", "Королёв", "Ким", ""]
BORN = ["1990-01-01", "", "1985-02-01", "1985-02-01", "1985", "2001-12-31", "1985-02", "", "1970-05-05"]


@pytest.fixture
def people(any_database):
    for surname, born in zip(NAMES, BORN, strict=True):
        save_client(
            Client(native_surname=surname, latin_surname="" if surname else "NONAME", birth_date=born)
        )


@pytest.mark.parametrize("sort", SORTS)
def test_before_and_after_are_the_list(people, sort):
    """Around each client stand those who stand around them in the whole list, namesakes too."""
    everybody = [hit.id for hit in list_clients("", sort).rows]
    assert len(everybody) == len(NAMES)
    assert [hit.id for hit in first_clients(sort, 4)] == everybody[:4]
    for at, one in enumerate(everybody):
        after = [hit.id for hit in clients_after(one, sort, 3)]
        before = [hit.id for hit in clients_before(one, sort, 3)]
        assert after == everybody[at + 1 : at + 4]
        assert before == everybody[max(0, at - 3) : at]
        assert is_behind(one, sort, 3) == (at >= 3)


def test_nobody_stands_beside_who_is_gone(people):
    """A client who was deleted meanwhile has no place."""
    assert clients_after(10_000, "name", 3) == clients_before(10_000, "name", 3) == []


@pytest.mark.parametrize("than", ["<", ">"])
@pytest.mark.parametrize(
    ("columns", "index"),
    [("sort_key, id", "client_sort_key_id_index"), ("birth_date, surname_key, id", "birth_date")],
)
def test_a_place_is_looked_up_in_the_index(sqlite_database, than, columns, index):
    """No place of the list is counted off from its beginning."""
    order = columns if than == ">" else ", ".join(f"{one} DESC" for one in columns.split(", "))
    marks = ", ".join("?" * len(columns.split(", ")))
    sql = f"SELECT id FROM client WHERE ({columns}) {than} ({marks}) ORDER BY {order} LIMIT 9"
    plan = " ".join(row[3] for row in select(f"EXPLAIN QUERY PLAN {sql}", ("",) * marks.count("?")))
    assert plan.startswith("SEARCH client")
    assert index in plan
    assert "TEMP B-TREE" not in plan
