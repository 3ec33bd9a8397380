"""Data that the program carries: icons, fonts, forms, names, the sample list. No code but this access.

Names are paths inside this package with forward slashes: "icons/tour.svg", "forms/schengen_2020.json".
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any


def resource_path(name: str) -> Path:
    """Where the file or folder stands on the disk (the program is never run from inside a zip)."""
    path = Path(str(files(__name__).joinpath(name)))
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
