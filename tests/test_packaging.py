"""The package as it is installed: complete, without tests, and working outside the source tree."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("intake", "models", "paperwork", "resources", "terminal", "textkit", "translations", "ui")
TOP_LEVEL = {"main.py", *ROOMS}

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("packaging")]


def run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command that must succeed."""
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONUTF8": "1"}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy of the source without anything compiled."""
    folder = tmp_path_factory.mktemp("wheel")
    unwanted = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__", "*.mo")
    shutil.copytree(ROOT, folder / "source", ignore=unwanted)
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    run(*pip, "--wheel-dir", folder, folder / "source", cwd=folder)
    return next(folder.glob("habitue-*.whl"))


@pytest.fixture(scope="module")
def names(wheel) -> set[str]:
    """Names of the files in the wheel."""
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A virtual environment elsewhere with the wheel in it; the libraries are those of this one."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=False)
    programs = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    site_packages = next((folder / "venv").rglob("site-packages"))
    (site_packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", wheel, cwd=folder)
    return programs


def test_every_module_is_in_the_wheel(names):
    """No package is forgotten."""
    modules = {path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    assert modules - names == set()


def test_all_data_are_in_the_wheel(names):
    """Every file of resources/ comes along."""
    files = [path for path in (ROOT / "resources").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert {path.relative_to(ROOT).as_posix() for path in files} - names == set()


def test_catalogues_are_compiled_into_the_wheel(names):
    """The Russian texts are there though no .mo is kept in the source."""
    assert "translations/ru/LC_MESSAGES/messages.mo" in names


def test_nothing_else_is_in_the_wheel(names):
    """Tests, benches and scripts stay at home."""
    assert {name.split("/", 1)[0] for name in names if ".dist-info/" not in name} == TOP_LEVEL


def test_both_entries_are_installed(installed):
    """habitue for the terminal, habituew for a desktop without a console."""
    assert {path.stem for path in installed.iterdir()} >= {"habitue", "habituew"}


def test_the_installed_program_works_outside_the_tree(installed, tmp_path):
    """habitue demo loads the sample office, habitue search finds somebody in it."""
    habitue = (installed / "habitue", "--database", f"sqlite:///{tmp_path / 'office.db'}")
    run(*habitue, "demo", cwd=tmp_path)
    assert json.loads(run(*habitue, "search", "иван", "--json", cwd=tmp_path))


def test_the_installed_program_speaks_russian(installed, tmp_path):
    """The catalogue is found where the package lies."""
    assert "постоянн" in run(installed / "habitue", "--language", "ru", "--help", cwd=tmp_path).lower()
