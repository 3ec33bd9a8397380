"""Reading in a process of its own: what comes from strangers may hang or crash a library, never the program.

A long list also keeps the interpreter to itself while it is parsed; here it is the child's. The child is this
same program's Python; it gets what was brought and answers with the tables, or with why there are none.
"""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import IO

from intake.clipboard import Mime, tables_from_mime
from intake.errors import UnreadableSource
from intake.files import SHEETS, tables_from_file
from intake.tables import SourceTable

SECONDS = 30  # for the longest list that the limits let through; a hostile one is found out long before
LARGE_PAGE = 200_000  # characters of HTML from which a page is read apart
LARGE_FILE = 500_000  # bytes
LONG_TEXT = 1_000_000  # characters of plain text from which a window would stand still
MAX_MEMORY = 3_000_000_000  # bytes that the child may take, where the system can hold it to that
PART = 2_000  # rows that come from the child at a time
Brought = Mime | str | Path
_CODE = "import sys; sys.path.insert(0, sys.argv[1]); from intake.apart import serve; serve()"
_NO_WINDOW = 0x08000000  # Windows: the child opens no console
_LOOK_EVERY = 0.05  # seconds between two looks whether the person has cancelled


def read(brought: Brought, encoding: str = "") -> list[SourceTable]:
    """The tables of what was brought, read here and now. Raises UnreadableSource."""
    if isinstance(brought, Mapping):
        return tables_from_mime(brought)
    return tables_from_file(brought, encoding)


def needs_its_own_process(brought: Brought) -> bool:
    """Whether it is an office file, or so large that the window would stand still."""
    if isinstance(brought, Mapping):
        return sum(len(one) for kind, one in brought.items() if "html" in kind.casefold()) > LARGE_PAGE
    path = Path(brought)
    if path.suffix.casefold() in (*SHEETS, ".docx"):
        return True
    try:
        return path.stat().st_size > LARGE_FILE
    except OSError:
        return False


def is_long(brought: Brought) -> bool:
    """Whether it is text that takes more than a moment: harmless enough for this process, not for a window.

    Its cells would take as long from one process to the other as they take to be read.
    """
    if not isinstance(brought, Mapping):
        return False
    texts = (len(one) for kind, one in brought.items() if "text" in kind.casefold())
    return max(texts, default=0) > LONG_TEXT


def read_apart(
    brought: Brought, encoding: str = "", cancelled: Callable[[], bool] = lambda: False
) -> list[SourceTable]:
    """As ``read``, in a child process. UnreadableSource also when it takes too long, dies or is cancelled."""
    answer = _ask(pickle.dumps((_plain(brought), encoding)), cancelled)
    if isinstance(answer, list):
        return answer
    code, details = answer
    raise UnreadableSource(code, **details)


def _plain(brought: Brought) -> Brought:
    return dict(brought) if isinstance(brought, Mapping) else str(brought)


def _ask(request: bytes, cancelled: Callable[[], bool]) -> list[SourceTable] | tuple[str, dict[str, object]]:
    here = str(Path(__file__).resolve().parent.parent)
    child = subprocess.Popen(
        [sys.executable, "-c", _CODE, here],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
    )
    answers: list[bytes] = []
    thread = threading.Thread(target=lambda: answers.append(child.communicate(request)[0]), daemon=True)
    thread.start()
    why = _wait(thread, cancelled)
    if why:
        child.kill()
        thread.join()
        return why, {}
    if child.returncode or not answers or not answers[0]:
        return "damaged", {}
    return _unpack(io.BytesIO(answers[0]))


def _wait(thread: threading.Thread, cancelled: Callable[[], bool]) -> str:
    """ "" when the child has answered, else why nobody waits for it any more."""
    for _look in range(round(SECONDS / _LOOK_EVERY)):
        thread.join(_LOOK_EVERY)
        if not thread.is_alive():
            return ""
        if cancelled():
            return "cancelled"
    return "too_slow"


def serve() -> None:
    """The child: one request on standard input, one answer on standard output."""
    _limit_memory()
    brought, encoding = pickle.load(sys.stdin.buffer)
    try:
        answer: object = read(brought, encoding)
    except UnreadableSource as error:
        answer = (error.code, error.details)
    except MemoryError:
        answer = ("bomb", {})
    _pack(answer, sys.stdout.buffer)


def _pack(answer: object, out: IO[bytes]) -> None:
    """Write the answer; rows and details follow in parts, for ``pickle`` stops the window while it loads."""
    tables: list[SourceTable] = answer if isinstance(answer, list) else []
    bare = [replace(table, rows=[], details={}) for table in tables]
    pickle.dump(bare if tables else answer, out)
    for number, table in enumerate(tables):
        details = list(table.details.items())
        for at in range(0, max(len(table.rows), len(details)), PART):
            pickle.dump((number, table.rows[at : at + PART], details[at : at + PART]), out)


def _unpack(answer: IO[bytes]) -> list[SourceTable] | tuple[str, dict[str, object]]:
    tables: list[SourceTable] | tuple[str, dict[str, object]] = pickle.load(answer)  # our own child's
    while isinstance(tables, list) and answer.read(1):
        answer.seek(-1, os.SEEK_CUR)
        number, rows, details = pickle.load(answer)
        tables[number].rows.extend(rows)
        tables[number].details.update(details)
    return tables


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
