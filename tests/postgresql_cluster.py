"""A PostgreSQL of the tests' own: one cluster in a temporary folder for all workers of a run."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"


def find_programs() -> Path | None:
    """The folder of initdb and pg_ctl, None if PostgreSQL is not installed."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    if found:
        folders.append(Path(found).parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextlib.contextmanager
def shared_cluster(run: str) -> Iterator[Path]:
    """The socket folder of the run's cluster; the first worker starts it, the last one stops it."""
    state = Path(tempfile.gettempdir()) / f"habitue-tests-{os.getuid()}-{run}.json"
    with _locked(state) as users:
        if not users.get("count"):
            users["folder"] = str(_start())
        users["count"] = users.get("count", 0) + 1
        folder = Path(users["folder"])
    try:
        yield folder
    finally:
        with _locked(state) as users:
            users["count"] -= 1
            if not users["count"]:
                _stop(folder)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[dict]:
    # One lock for all runs, so that none is left behind by each.
    with path.with_name(f"habitue-tests-{os.getuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        users = json.loads(path.read_text()) if path.exists() else {}
        yield users
        if users["count"]:
            path.write_text(json.dumps(users))
        else:
            path.unlink(missing_ok=True)


def _start() -> Path:
    # In /tmp itself, because the path of a socket has to be short.
    folder = Path(tempfile.mkdtemp(prefix="hpg", dir="/tmp"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
    _run(
        "initdb",
        "-D",
        folder / "data",
        "-A",
        "trust",
        "-U",
        "postgres",
        "--locale=C.UTF-8",
        "-E",
        "UTF8",
        "--no-sync",
    )
    options = f"-k {folder} -c listen_addresses='' {FAST}"
    _run("pg_ctl", "-D", folder / "data", "-w", "-o", options, "-l", folder / "log", "start")
    return folder


def _stop(folder: Path) -> None:
    _run("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: object) -> None:
    programs = find_programs()
    assert programs is not None
    # PostgreSQL refuses to run as root.
    ordinary = (
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    )
    command = [*ordinary, str(programs / program), *map(str, arguments)]
    subprocess.run(
        command, check=True, cwd="/tmp", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=60
    )
