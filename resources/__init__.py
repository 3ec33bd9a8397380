"""Data that the program carries: icons, fonts, forms, names, the sample list. No code but this access.

Names are paths inside this package with forward slashes: "icons/tour.svg", "forms/schengen_2020.json".
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

# importlib.resources would say the same 10 ms later: the program never runs from inside a zip.
FOLDER = Path(__file__).parent


def resource_path(name: str) -> Path:
    """Where the file or folder stands on the disk."""
    path = FOLDER / name
    if not path.exists():
        raise FileNotFoundError(f"no such resource: {name}")
    return path


def read_bytes(name: str) -> bytes:
    return resource_path(name).read_bytes()


def read_text(name: str) -> str:
    """The file as text, UTF-8."""
    return resource_path(name).read_text(encoding="utf-8")


def read_json(name: str) -> Any:
    return json.loads(read_bytes(name))
