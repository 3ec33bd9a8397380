"""make install in a folder of any name: the programs it calls are stood in for, so nothing is downloaded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Notes which files pip would take the constraints from: pip splits the variable at blanks.
PYTHON = """#!/usr/bin/env bash
case "$*" in
    *" install "*) for one in $PIP_CONSTRAINT; do realpath "$one" >>"$NOTED"; done ;;
esac
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are of bash")


@pytest.fixture
def copy(tmp_path) -> Path:
    """What the script reads, in a folder with a blank in its name, with a program instead of Python."""
    folder = tmp_path / "a folder"
    (folder / "scripts").mkdir(parents=True)
    for name in ("scripts/prepare.sh", "constraints.txt", "pyproject.toml", "setup.py", "Makefile"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "translations", folder / "translations")
    program = folder / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(PYTHON, encoding="utf-8")
    program.chmod(0o755)
    (folder / ".venv" / "habitue-libraries").touch()
    return folder


def test_the_pinned_packages_are_installed_in_a_folder_with_a_blank(copy, tmp_path):
    """pip gets one file of constraints, and that is ours."""
    noted = tmp_path / "noted"
    done = subprocess.run(
        ["bash", "scripts/prepare.sh"],
        cwd=copy,
        env={**os.environ, "NOTED": str(noted)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert noted.read_text("utf-8").splitlines() == [str(copy / "constraints.txt")]


def test_make_hands_on_an_address_with_a_blank(copy):
    """make demo DATABASE=... is one argument, whatever stands in it."""
    address = "sqlite:////tmp/my base.db"
    make = ["make", "--dry-run", "demo", f"DATABASE={address}"]
    done = subprocess.run(make, cwd=copy, capture_output=True, text=True, check=True)
    assert f'--database "{address}"' in done.stdout
