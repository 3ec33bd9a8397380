"""Copies of the SQLite file that are complete even while somebody writes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from models.errors import DatabaseUnavailable
from models.sqlite_file import BUSY_SECONDS, read_only_address
from translations import _


def copy_before_migration(path: Path, schema: int) -> Path:
    """Copy the file beside itself before its schema is changed; the copy opens in the older program."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.stem}.schema-{schema}.{stamp}{path.suffix}")
    copy_file(path, target)
    return target


def copy_file(source: Path, target: Path) -> None:
    """Write a verified copy of a database that may be in use. A plain copy of the file would miss its log.

    Only its owner may read it. DatabaseUnavailable if it cannot be written or is not whole; then nothing is
    left of it.
    """
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    try:
        # Before anybody's passport is in it: SQLite would make it readable to all, and fills an empty file.
        unfinished.touch(mode=0o600, exist_ok=False)
        _vacuum_into(source, unfinished)
        _verify(unfinished)
        unfinished.replace(target)
    except (driver.DatabaseError, OSError) as error:
        unfinished.unlink(missing_ok=True)
        raise DatabaseUnavailable(
            _("A copy of the database could not be made in %(folder)s. Check the free space and try again.")
            % {"folder": str(target.parent)}
        ) from error


def _vacuum_into(source: Path, target: Path) -> None:
    connection = driver.connect(read_only_address(source), uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()


def _verify(copy: Path) -> None:
    connection = driver.connect(read_only_address(copy), uri=True)
    try:
        result = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    if result != "ok":
        raise driver.DatabaseError(result)
