"""Writes resources/country_names.json: what states are called in the interface's languages, from CLDR.

Reading CLDR through Babel takes 50 ms at every start; these are the same names. Run again after a new Babel:
``python scripts/country_names.py``. A test compares the file with Babel.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from textkit.countries import country_codes  # noqa: E402

LANGUAGES = ("en", "ru")


def names(language: str) -> dict[str, str]:
    """Alpha-2 code to name."""
    territories = Locale.parse(language).territories
    return {code: territories[code] for code in country_codes() if code in territories}


def main() -> None:
    table = {language: names(language) for language in LANGUAGES}
    text = json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True)
    (ROOT / "resources" / "country_names.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
