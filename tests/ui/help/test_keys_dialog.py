"""The sheet of keys is complete: whatever the source binds to a key stands there, where it works."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from tests.ui.typing import shown
from ui.common.buttons import key_label
from ui.help.keys_dialog import GROUPS, KeysDialog

UI = Path(__file__).resolve().parents[3] / "ui"
KEY = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)+(?:F\d+|[A-Z0-9,+=-]|Tab|Space|Return|Enter|Ins|Del|Esc|Up|Down|Left|Right|PgUp|PgDown)"
    r"|F\d+|Ins|Del|Esc"
)
# The folder of a subject, and the groups of the sheet in which its keys are looked for besides "Everywhere".
WHERE = {
    "tours": {"Tours"},
    "reading": {"Tourists"},
    "tourists": {"Tourists"},
    "clients": {"Clients"},
    "cleaning": {"Cleaning desk"},
    "importing": {"Import"},
    "questionnaires": {"Questionnaire"},
    "office": {"Journal"},
    "directories": {"Directories"},
    "paper": {"Joining the fields of a form"},
    "search": {"Clients"},
    "lists": {"Lists"},
    "checking": {"Check of the tour"},
    "common": {"Clients"},
    "": {"Clients", "Tours"},
}


def one_form(key: str) -> str:
    return QKeySequence(key.replace("Enter", "Return")).toString()


def bound_keys() -> Iterator[tuple[str, str, str]]:
    """(folder, file and line, key) of every text in the source of the windows that is a key."""
    for path in sorted(UI.rglob("*.py")):
        if path.name in {"keys_dialog.py", "demo.py"}:
            continue
        folder = "" if path.parent == UI else path.parent.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for key in node.value.split("|"):
                    if KEY.fullmatch(key):
                        yield folder, f"{path.name}:{node.lineno}", one_form(key)


def on_the_sheet(*titles: str) -> set[str]:
    rows = [one for title, keys in GROUPS if title in titles for one in keys]
    return {one_form(key) for keys, _words in rows for key in keys.split("|")}


def test_every_key_bound_in_the_windows_is_on_the_sheet():
    """Whoever binds a key has to say so under F1, for everywhere or for the screen where it works."""
    missing = [
        f"{place} {key}"
        for folder, place, key in bound_keys()
        if key not in on_the_sheet("Everywhere", *WHERE.get(folder, set()))
    ]
    assert missing == []


@pytest.mark.parametrize(
    "key", ["Ctrl+0", "Shift+F8", "Ctrl+Tab", "Alt+Return", "Ctrl+Y", "F1", "Ctrl+Shift+Z"]
)
def test_keys_are_found_in_the_source(key):
    """What the test above looks for is seen at all, in whatever way it is bound."""
    assert one_form(key) in {found for _folder, _place, found in bound_keys()}


def test_no_key_stands_twice_in_a_group():
    """A key does one thing at one place."""
    for title, keys in GROUPS:
        forms = [one_form(key) for several, _words in keys for key in several.split("|")]
        assert len(forms) == len(set(forms)), title


def test_the_sheet_draws_all_keys(qtbot, qapp):
    """Each key is drawn as a cap, also those that do the same as another."""
    dialog = shown(qtbot, KeysDialog())
    caps = {one.text() for one in dialog.findChildren(QLabel) if one.property("role") == "key"}
    assert {
        key_label(key).text()
        for _title, keys in GROUPS
        for several, _words in keys
        for key in several.split("|")
    } == caps
