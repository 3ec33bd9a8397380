"""Opening a PDF that came from a stranger, and asking its objects without trusting them.

Whatever is missing or of the wrong kind answers as if it were empty: real forms are broken in real ways.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from models.errors import AppError
from translations import _

Rect = tuple[float, float, float, float]

LARGEST_FILE = 200_000_000  # bytes; the largest real form that was met has 3 million
LONGEST_TEXT = 50_000  # bytes, packed; unpacked a thousand times that at most
DEEPEST = 50  # fields within fields; real forms have six


class UnusablePdf(AppError):
    """The PDF cannot be read or filled; the message says why and what to do next."""


def read_bytes(path: Path) -> bytes:
    """The content of the file. Raises UnusablePdf."""
    name = {"name": path.name}
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnusablePdf(_("%(name)s is too large for a form. Choose the form itself.") % name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnusablePdf(_("There is no file %(name)s.") % {"name": path}) from error
    except OSError as error:
        why = {**name, "reason": error.strerror or str(error)}
        raise UnusablePdf(_("%(name)s cannot be read: %(reason)s.") % why) from error


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The pikepdf.Pdf of the bytes, encrypted with an empty password at most. Raises UnusablePdf."""
    import pikepdf

    # What is wrong with a stranger's file is told in our own words.
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    if b"%PDF-" not in content[:1024]:
        raise UnusablePdf(_("This is not a PDF. Choose the form as the embassy offers it."))
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise UnusablePdf(
            _("The PDF is protected with a password. Ask the embassy for one without.")
        ) from error
    except pikepdf.PdfError as error:
        raise UnusablePdf(_("The PDF is damaged. Load it again from where it came from.")) from error


def kind_of(thing: Any) -> str:
    """ "dictionary", "array", "stream", "name", "text", or "" for numbers and nothing."""
    if thing is None or isinstance(thing, _PLAIN):
        return ""
    return next((name for kind, name in _kinds() if isinstance(thing, kind)), "")


_PLAIN = (bool, int, float, Decimal)


@cache
def _kinds() -> tuple[tuple[Any, str], ...]:
    import pikepdf

    return (
        (pikepdf.Dictionary, "dictionary"),
        (pikepdf.Name, "name"),
        (pikepdf.Array, "array"),
        (pikepdf.String, "text"),
        (pikepdf.Stream, "stream"),
    )


def child(thing: Any, key: str) -> Any:
    """The value under the key, None where there is none or ``thing`` has no keys."""
    return thing.get(key) if kind_of(thing) in ("dictionary", "stream") else None


def entries(thing: Any) -> dict[str, Any]:
    """The values by their keys without slashes; {} if ``thing`` has no keys.

    Only so are values found whose keys are not of UTF-8, as the "Männlich" of older forms.
    """
    if kind_of(thing) not in ("dictionary", "stream"):
        return {}
    return {_name(key.encode("utf-8", "surrogateescape")): value for key, value in thing.items()}


def text(thing: Any) -> str:
    """A text, or a name without its slash; "" for anything else. Never with NUL."""
    kind = kind_of(thing)
    if kind == "name":
        return _name(bytes(thing))
    if kind == "stream" and whole(child(thing, "/Length")) <= LONGEST_TEXT:
        return bytes(thing.read_bytes()).decode("utf-8", "replace").replace("\0", "")
    return str(thing).replace("\0", "") if kind == "text" else ""


def _name(raw: bytes) -> str:
    """A name without its slash. It should be UTF-8, and is Latin-1 where it cannot be."""
    try:
        return raw[1:].decode("utf-8")
    except UnicodeDecodeError:
        return raw[1:].decode("latin-1")


def number(thing: Any, default: float = 0.0) -> float:
    """A number of any kind; a text, a dictionary or nothing is ``default``."""
    value = float(thing) if isinstance(thing, int | float | Decimal) else default
    return value if abs(value) < 1e9 else default


def whole(thing: Any, default: int = 0) -> int:
    """The same, without what stands behind the point."""
    return int(number(thing, default))


def items(thing: Any) -> list[Any]:
    """What an array holds."""
    return list(thing) if kind_of(thing) == "array" else []


def numbers(thing: Any) -> tuple[float, ...]:
    """The numbers of an array; () for anything else."""
    return tuple(number(one) for one in items(thing))


def rectangle(thing: Any) -> Rect:
    """Left, bottom, right, top, whichever corners the file names; nothing is an empty one."""
    corners = numbers(thing)
    if len(corners) != 4:
        return (0.0, 0.0, 0.0, 0.0)
    across, upward = sorted(corners[0::2]), sorted(corners[1::2])
    return (across[0], upward[0], across[1], upward[1])
