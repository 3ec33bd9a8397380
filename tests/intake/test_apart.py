"""Reading in a child process: the same tables, the same sentences, and an end to what never ends."""

from __future__ import annotations

import pytest

from intake import apart
from intake.errors import UnreadableSource
from intake.files import tables_from_file

PAGE = "<table><tr><td>Фамилия</td><td>Имя</td></tr><tr><td>Ким</td><td>Ли</td></tr></table>"


def test_the_tables_are_the_same(cases):
    """A workbook read apart is the workbook read here."""
    path = cases / "lists" / "tourist_list.xlsx"
    assert apart.read_apart(path) == tables_from_file(path)
    assert apart.read_apart({"text/html": PAGE.encode()})[0].rows == [["Ким", "Ли"]]


def test_long_tables_come_whole():
    """Rows and what cells know beyond their text come in parts, of several tables, and are put together."""
    cells = "".join(f"<tr><td>Ким{n}</td><td sdval='{n}' sdnum='1033;'>{n}</td></tr>" for n in range(4500))
    page = {"text/html": f"{PAGE}<table>{cells}</table>{PAGE}".encode()}
    found = apart.read_apart(page)
    assert found == apart.read(page)
    assert sorted(len(table.rows) for table in found) == [1, 1, 4500]


def test_a_long_text_is_one_for_beside_the_window():
    """It needs no process of its own, but a window would stand still meanwhile."""
    text = "Ким\tЛи\n" * 200_000
    assert apart.is_long({"text/plain": text})
    assert not apart.needs_its_own_process({"text/plain": text})
    assert not apart.is_long({"text/plain": "Ким\tЛи", "image/png": b"x" * 2_000_000})


def test_the_encoding_goes_along(tmp_path):
    """What a person says of a file is told to the child."""
    path = tmp_path / "list.csv"
    path.write_bytes("Фамилия;Имя\nЁлкин;Пётр\n".encode("cp866"))
    assert apart.read_apart(path, "cp866")[0].rows == [["Ёлкин", "Пётр"]]


@pytest.mark.parametrize(
    ("name", "content", "code"), [("x.xlsx", b"no zip", "damaged"), ("x.csv", b"", "empty")]
)
def test_the_reason_comes_back(tmp_path, name, content, code):
    """In the same words as without a child."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableSource) as apart_:
        apart.read_apart(tmp_path / name)
    with pytest.raises(UnreadableSource) as here:
        apart.read(tmp_path / name)
    assert (apart_.value.code, str(apart_.value)) == (code, str(here.value))


def test_a_child_that_dies_is_a_damaged_file(monkeypatch, tmp_path):
    """A library that crashes takes the child along, not the program."""
    monkeypatch.setattr(apart, "_CODE", "import os; os.abort()")
    with pytest.raises(UnreadableSource) as error:
        apart.read_apart(tmp_path / "x.csv")
    assert error.value.code == "damaged"


def test_a_child_that_never_ends_is_ended(monkeypatch, tmp_path):
    """After the time that the longest list may take."""
    monkeypatch.setattr(apart, "_CODE", "while True: pass")
    monkeypatch.setattr(apart, "SECONDS", 0.3)
    with pytest.raises(UnreadableSource) as error:
        apart.read_apart(tmp_path / "x.csv")
    assert error.value.code == "too_slow"


def test_it_can_be_cancelled(monkeypatch, tmp_path):
    """The person does not have to wait."""
    monkeypatch.setattr(apart, "_CODE", "while True: pass")
    looks = iter([False, True])
    with pytest.raises(UnreadableSource) as error:
        apart.read_apart(tmp_path / "x.csv", cancelled=lambda: next(looks))
    assert error.value.code == "cancelled"


def test_what_is_read_apart(tmp_path):
    """Formats of others and what is large; a short text or page is read at once."""
    small = tmp_path / "x.csv"
    small.write_text("a;b")
    assert not apart.needs_its_own_process(small)
    assert not apart.needs_its_own_process({"text/html": PAGE, "text/plain": "x" * 1_000_000})
    assert apart.needs_its_own_process({"text/html": PAGE * 3000})
    assert apart.needs_its_own_process("list.xlsx")
    assert not apart.needs_its_own_process("nowhere.txt")
