"""The container of an .xls, a small file system: its chains of sectors are looked at before calamine
follows them: a chain that bites its own tail would fill the memory.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from intake.errors import UnreadableSource

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_IN_HEADER = slice(76, _HEADER)  # where the first sectors of the table of sectors stand
_LAST = 0xFFFFFFFE  # ends a chain; what is higher is no sector
_SPECIAL = 0xFFFFFFFA
_ENTRY = 128  # bytes of one entry of the directory
_SMALL = 4096  # streams below this length lie in the stream of the root, in sectors of 64 bytes
_STREAM, _ROOT = 2, 5
_POWERS = (9, 12)  # of two: the bytes of a sector


def check_compound_file(path: Path) -> None:
    """Raise UnreadableSource when a chain of sectors is endless or leads out of the file."""
    data = path.read_bytes()
    if not data.startswith(OLE):
        return
    try:
        _Container(data).check()
    except (struct.error, IndexError) as error:
        raise UnreadableSource("damaged") from error


class _Container:
    """The bytes of a container, and for each of its sectors the number of the one that follows."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (power,) = struct.unpack_from("<H", data, 30)
        if power not in _POWERS:
            raise UnreadableSource("damaged")
        self._size = 1 << power
        self._count = -(-len(data) // self._size) - 1  # the header takes a sector
        self._next = self._all_numbers(self._table_sectors())

    def check(self) -> None:
        """Follow the chains of everything that the directory names."""
        directory, small_table = struct.unpack_from("<I8xI", self._data, 48)
        small = self._all_numbers(_chain(small_table, self._next, self._count))
        sectors = _chain(directory, self._next, self._count)
        for kind, start, length in _entries(b"".join(map(self._sector, sectors))):
            in_root = kind == _STREAM and length < _SMALL
            following = small if in_root else self._next
            for _sector in _chain(start, following, len(small) if in_root else self._count):
                pass

    def _all_numbers(self, sectors: Iterable[int]) -> list[int]:
        return [number for sector in sectors for number in self._numbers(self._sector(sector))]

    def _table_sectors(self) -> Iterator[int]:
        """The sectors that hold the table of sectors."""
        yield from _used(self._numbers(self._data[_IN_HEADER]))
        (more,) = struct.unpack_from("<I", self._data, 68)
        seen: set[int] = set()
        while more < _SPECIAL:
            if more in seen:
                raise UnreadableSource("damaged")
            seen.add(more)
            *numbers, more = self._numbers(self._sector(more))
            yield from _used(numbers)

    def _sector(self, number: int) -> bytes:
        if number >= self._count:
            raise UnreadableSource("damaged")
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _numbers(self, sector: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))


def _used(numbers: list[int]) -> list[int]:
    return [one for one in numbers if one < _SPECIAL]


def _chain(start: int, following: list[int], count: int) -> Iterator[int]:
    """The sectors from one to the end of its chain. Raises UnreadableSource when it has none."""
    steps = 0
    while start < _LAST:
        if start >= count or steps > count:
            raise UnreadableSource("damaged")
        yield start
        start, steps = following[start], steps + 1


def _entries(directory: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, first sector, length) of each stream and of the root that holds the small ones."""
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        kind = directory[at + 66]
        start, length = struct.unpack_from("<II", directory, at + 116)
        if kind in (_STREAM, _ROOT) and length:
            yield kind, start, length
