"""What a command says to the shell when it ends."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses. Errors are told in words on standard error besides."""

    DONE = 0
    IN_PART = 1
    WRONG_USE = 2
    NOT_POSSIBLE = 3
