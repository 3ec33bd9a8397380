"""The PostgreSQL server of an office with several workstations, through psycopg 3. Imported only for it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import peewee
import psycopg
from psycopg.pq import TransactionStatus

from models import failures
from models.errors import DatabaseUnavailable
from translations import _

SCHEMES = ("postgresql", "postgres")
_ALLOWED = frozenset(
    {
        "database",
        "user",
        "password",
        "host",
        "port",
        "sslmode",
        "sslrootcert",
        "sslcert",
        "sslkey",
        "connect_timeout",
    }
)
_DEFAULTS = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "tcp_user_timeout": 10000,
    "application_name": "habitue",
}
_SETTINGS = (
    "SET lock_timeout = '5s'; SET idle_in_transaction_session_timeout = '60s'; SET statement_timeout = '60s'"
)


class Adapter(peewee.Psycopg3Adapter):  # type: ignore[misc]  # peewee has no types
    """peewee's adapter reads psycopg from its own module, where it was hidden."""

    txn_idle = TransactionStatus.IDLE
    txn_inerror = TransactionStatus.INERROR
    txn_unknown = TransactionStatus.UNKNOWN

    def check_driver(self) -> None:
        """psycopg is imported above, so it is there."""

    def get_binary_type(self) -> Any:
        return psycopg.Binary

    def connect(self, db: Any, **params: Any) -> Any:
        connection = psycopg.connect(dbname=db.database, **params)
        connection.execute(_SETTINGS)
        connection.commit()
        return connection

    def server_side_cursor(self, conn: Any) -> Any:
        inside = self.txn_status(conn) == TransactionStatus.INTRANS
        return conn.cursor(name="habitue", withhold=not inside)


class PostgresqlServer(peewee.PostgresqlDatabase):  # type: ignore[misc]  # peewee has no types
    """peewee's PostgreSQL that finds the server again when a reader meets a dead connection."""

    psycopg2_adapter = Adapter
    psycopg3_adapter = Adapter

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """As peewee's. Outside a transaction only reading happens, so what failed is asked once more.

        DatabaseUnavailable where the server cannot be reached again. Errors inside a transaction go on to
        whoever began it.
        """
        if self.in_transaction():
            return super().execute_sql(sql, params)
        with failures.in_words():
            try:
                return super().execute_sql(sql, params)
            except (peewee.DatabaseError, peewee.InterfaceError) as error:
                if not failures.is_lost_connection(error):
                    raise
            failures.drop_connection(self)
            with failures.in_words(connecting=True):
                self.connect()
            return super().execute_sql(sql, params)


def from_url(url: str) -> PostgresqlServer:
    """The server named by ``postgresql://user:password@host:port/database?sslmode=...``, not yet connected.

    Only settings of the connection itself may stand after the question mark.
    """
    from playhouse.db_url import parse

    parameters: dict[str, Any] = {"database": ""}
    with suppress(ValueError):  # a port that is no number, a bracket left open
        parameters = parse(url, unquote_password=True, unquote_user=True)
    unknown = sorted(set(parameters) - _ALLOWED)
    if unknown or not parameters["database"]:
        raise DatabaseUnavailable(
            _(
                "The address of the database is not complete or has something unknown in it: %(part)s. "
                "It looks like postgresql://user@server/database."
            )
            % {"part": ", ".join(unknown) or "/"}
        )
    name = parameters.pop("database")
    return PostgresqlServer(name, **(_DEFAULTS | parameters))
