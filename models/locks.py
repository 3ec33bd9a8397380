"""What workstations wait for each other with, until the end of the transaction.

Advisory locks of PostgreSQL; on SQLite one transaction writes at a time anyway. They are taken in the order
of this module, so that two who need several do not wait for each other for ever.
"""

from __future__ import annotations

from models.tables import database


def hold_tour_number(number: str) -> None:
    """Nobody else may give this number to a tour."""
    _wait(f"tour {number}")


def hold_tour(tour_id: int) -> None:
    """Nobody else puts people on the tour: who is on it stays true."""
    _wait(f"people of tour {tour_id}")


def share_tour(tour_id: int) -> None:
    """Put people on the tour beside others who do, but not while somebody holds it."""
    _wait(f"people of tour {tour_id}", shared=True)


def hold_clients() -> None:
    """Nobody else saves a client: who is known stays true.

    For an import, instead of a lock on each of its thousands of passports: the server has room for some
    thousands of locks in all.
    """
    _wait("clients")


def share_clients() -> None:
    """Save clients beside others who do, but not while an import holds them."""
    _wait("clients", shared=True)


def hold_passport(key: str) -> None:
    """Nobody else saves a client with this passport."""
    _wait(f"passport {key}")


def hold_directories() -> None:
    """Nobody else changes the directories: there is one entry of each country, form and question."""
    _wait("directories")


def _wait(name: str, *, shared: bool = False) -> None:
    if database.sequences:
        function = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        database.execute_sql(f"SELECT {function}(hashtext(%s))", (name,))
