"""``python -m bench.peers``: our start beside two well-kept programs of the same kind, vorta and novelWriter.

They are installed by pip into build/bench/peers at the first run and start with a profile of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from statistics import median

from bench.base import FOLDER, base_of
from bench.measures import Measure, remark, say
from bench.ui_measures import LARGE, started

PEERS = ("vorta", "novelWriter")
ENVIRONMENT = FOLDER / "peers"
STARTS = 7


def main() -> int:
    python = prepared()
    url = f"sqlite:///{base_of(LARGE)}"
    sides: dict[str, list[float]] = {name: [] for name in ("ours", *PEERS)}
    with tempfile.TemporaryDirectory() as home:
        for number in range(STARTS + 1):
            times = {"ours": started("ours", url)[0]} | {name: peer(python, name, home) for name in PEERS}
            if number:  # the first start of each only warms the files and makes the profile
                for name, seconds in times.items():
                    sides[name].append(seconds)
    ours = median(sides["ours"])
    remark(", ".join(f"{name} {1000 * median(times):.0f} ms" for name, times in sides.items()))
    measures = [Measure(f"start against {name}", ours / median(sides[name]), "x", 1.0) for name in PEERS]
    return 0 if all(say(measure).holds for measure in measures) else 1


def prepared() -> Path:
    """The interpreter of the peers' environment, made if it is not there."""
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *PEERS], check=True)
    return python


def peer(python: Path, name: str, home: str) -> float:
    """Seconds from the start of the peer's process to its first painted window."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_DATA_HOME": f"{home}/data",
        "HABITUE_BENCH_BEGIN": repr(time.monotonic()),
    }
    script = Path(__file__).with_name("peer_window.py")
    command = [python, script, name.lower()]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    if not done.stdout.strip():
        raise RuntimeError(f"{name} painted no window: {done.stderr[-2000:]}")
    return float(done.stdout.split()[-2])


if __name__ == "__main__":
    sys.exit(main())
