"""A print run: files, names, gaps, and what happens if the disk does not want them."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.records import Answer, Tourist
from paperwork.paper_files import PaperNotWritten, PrintCancelled, safe_name, write_files
from paperwork.printing import (
    NobodyToPrint,
    compose,
    fill_tourists,
    find_gaps,
    form_gaps,
    print_filled,
)
from paperwork.questionnaire_pdf import QuestionnaireStyle


@pytest.fixture
def filled(form, father, daughter, tour):
    return fill_tourists(form, tour, [father, daughter], {}, [father, daughter], clerk_language="ru")


@pytest.fixture
def style(form):
    return QuestionnaireStyle(form, "ru")


def test_all_tourists_in_one_file(tmp_path, tour, filled, style, read_pdf):
    """The whole tour becomes one PDF named after the tour and the form."""
    printed = print_filled(tour, filled, style, tmp_path)
    assert [path.name for path in printed.paths] == ["2026-0148_schengen_IT.pdf"]
    assert len(read_pdf(printed.paths[0].read_bytes())) == printed.pages == 8
    assert printed.people == 2


def test_a_file_for_each(tmp_path, tour, filled, style, read_pdf):
    """Files of one run carry number and name, so that they sort and differ."""
    printed = print_filled(tour, filled, style, tmp_path / "new" / "folder", separate=True)
    assert [path.name for path in printed.paths] == [
        "2026-0148_01_IVANOV_SERGEI_schengen_IT.pdf",
        "2026-0148_02_IVANOVA_ANNA_schengen_IT.pdf",
    ]
    assert "IVANOVA ANNA" in read_pdf(printed.paths[1].read_bytes())[0]


def test_namesakes_get_their_own_files(tmp_path, tour, filled, style):
    """Two people of one name do not overwrite each other."""
    printed = print_filled(tour, [filled[0], filled[0]], style, tmp_path, separate=True)
    assert len(set(printed.paths)) == len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ([1], "7_02_IVANOV_SERGEI_schengen_IT.pdf"),
        ([0, 1, 3], "7_01-02_04_schengen_IT.pdf"),
        ([0, 1, 2, 3], "7_schengen_IT.pdf"),
    ],
)
def test_papers_of_some_do_not_replace_those_of_all(tmp_path, form, father, tour, style, chosen, name):
    """The file's name says who is in it, by their places on the tour, unless it is everybody."""
    four = [replace(father, id=number) for number in range(4)]
    filled = fill_tourists(form, tour, [four[number] for number in chosen], {}, four)
    printed = print_filled(replace(tour, number="7"), filled, style, tmp_path)
    assert [path.name for path in printed.paths] == [name]


def test_chosen_file_name_is_kept(tmp_path, tour, filled, style):
    """A target that names a PDF is written as named."""
    printed = print_filled(tour, filled, style, tmp_path / "мой файл.pdf")
    assert printed.paths == (tmp_path / "мой файл.pdf",)


def test_gaps_say_who_and_which(tmp_path, tour, filled, style):
    """The run lists each missing question with person, number and label in the language of the interface."""
    gaps = print_filled(tour, filled, style, tmp_path).gaps
    first = gaps[0]
    assert (first.tourist_id, first.name, first.key, first.number) == (
        1,
        "IVANOV SERGEI",
        "country_of_birth",
        "6",
    )
    assert (first.label, first.reason) == ("Country of birth", "empty")
    assert {gap.tourist_id for gap in gaps if gap.key == "passport_number"} == {2}


def test_unprintable_letters_are_a_gap(form, father, tour):
    """Letters that the typeface lacks are listed with the gaps."""
    answers = {1: {"phone": Answer("phone", "", "山1", overruled=True)}}
    gaps = find_gaps(fill_tourists(form, tour, [father], answers, [father]), "en")
    assert [(gap.reason, gap.letters) for gap in gaps if gap.key == "phone"] == [("letters", "山")]


def test_unprintable_words_of_the_form_are_a_gap(form, father, tour):
    """What an office wrote into a form of its own is looked through as well, once for all tourists."""
    first, *others = form.questions
    changed = replace(form, questions=(replace(first, labels={"en": "გვარი"}), *others))
    (gap,) = form_gaps(QuestionnaireStyle(changed, ""))
    assert (gap.tourist_id, gap.reason, gap.letters) == (None, "letters", "გვარი")
    assert form_gaps(QuestionnaireStyle(form, "ru")) == []


def test_a_paper_knows_where_each_person_begins(form, tour, filled, style, read_pdf):
    """Composed in memory: pages of each person, and the name that a file of it gets."""
    paper = compose(tour, filled, style, on_each=lambda: None)
    assert paper.counts == (4, 4)
    assert paper.name == "2026-0148_schengen_IT.pdf"
    assert "IVANOVA ANNA" in read_pdf(paper.pdf)[4]


def test_progress_counts_people(tmp_path, tour, filled, style):
    """The clerk sees one step for each person."""
    steps: list[tuple[int, int]] = []
    print_filled(tour, filled, style, tmp_path, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]


@pytest.mark.parametrize("separate", [True, False])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_cancelled_run_leaves_nothing(tmp_path, tour, filled, style, after, separate):
    """Whenever it is stopped, no file is there."""
    asked = iter([False] * after + [True] * 9)
    with pytest.raises(PrintCancelled):
        print_filled(tour, filled, style, tmp_path, separate=separate, cancelled=lambda: next(asked))
    assert list(tmp_path.iterdir()) == []


def test_nobody_to_print_is_said(tmp_path, tour, style):
    """An empty tour makes no empty file."""
    with pytest.raises(NobodyToPrint):
        print_filled(tour, [], style, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "full"), (errno.EACCES, "right"), (errno.EROFS, "right"), (errno.EIO, "Input")],
)
def test_disk_that_refuses_is_put_in_words(tmp_path, monkeypatch, number, said):
    """A full disk or a folder without rights is a sentence, the old file stays and nothing half written."""
    old = tmp_path / "a.pdf"
    old.write_bytes(b"old")

    def refuse(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(PaperNotWritten, match=said):
        write_files({old: b"new", tmp_path / "b.pdf": b"new"})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.pdf", b"old")]


def test_a_file_open_elsewhere_is_named_and_the_others_stay_as_they_were(tmp_path, monkeypatch):
    """One of three cannot be replaced: its name is told, the old ones are back and no new one is left."""
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"old")
    replace_file = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if target.name == "b.pdf":
            raise PermissionError(errno.EACCES, "in use", str(self), None, str(target))
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PaperNotWritten, match=r"b\.pdf is open in another program"):
        write_files({tmp_path / name: b"new" for name in ("a.pdf", "c.pdf", "b.pdf")})
    found = sorted((path.name, path.read_bytes()) for path in tmp_path.iterdir())
    assert found == [("a.pdf", b"old"), ("b.pdf", b"old")]


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are Unix's")
def test_a_disk_that_fills_up_in_the_middle_leaves_nothing(tmp_path):
    """The system itself refuses the last kilobytes of the second file: a sentence, and the folder is empty."""
    import resource
    import signal

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        with pytest.raises(PaperNotWritten, match="full"):
            write_files({tmp_path / "a.pdf": b"x" * 40_000, tmp_path / "b.pdf": b"x" * 60_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_goes_with_the_next(tmp_path):
    """Half written papers of an hour ago are removed, what another workstation writes now and all else stays."""
    for name in (".habitue-old.part", ".habitue-now.part", ".mine.part"):
        (tmp_path / name).write_bytes(b"%PDF")
    for name in (".habitue-old.part", ".mine.part"):
        os.utime(tmp_path / name, (0, 0))
    write_files({tmp_path / "a.pdf": b"x"})
    assert {path.name for path in tmp_path.iterdir()} == {"a.pdf", ".habitue-now.part", ".mine.part"}


def test_stopping_while_files_are_written_leaves_nothing(tmp_path):
    """Cancel is heard between two files as well."""
    asked = iter([False, True])
    with pytest.raises(PrintCancelled):
        write_files({tmp_path / "a.pdf": b"x", tmp_path / "b.pdf": b"x"}, lambda: next(asked))
    assert list(tmp_path.iterdir()) == []


def test_file_in_the_way_of_a_folder_is_said(tmp_path, tour, filled, style):
    """A target inside a file is refused in words."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(PaperNotWritten, match="not a folder"):
        print_filled(tour, filled, style, tmp_path / "file" / "inside")


def test_files_are_private(tmp_path):
    """Personal data are readable by the person who printed them only."""
    write_files({tmp_path / "a.pdf": b"x"})
    assert (tmp_path / "a.pdf").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("2026-0148", "Щербина Юлия"), "2026-0148_SHCHERBINA_IULIIA"),
        (("../../etc/passwd",), "etc_passwd"),
        (("a/b\\c:d*e?", ""), "a_b_c_d_e"),
        (("Łódź", "É"), "LODZ_E"),
        (("山", ""), "questionnaire"),
        (("<b>x</b>",), "b_x_b"),
        (("aux",), "aux_"),
        (("COM1", ""), "COM1_"),
        (("Con", "tour"), "Con_tour"),
        (("X" * 300, "Y" * 300), "X" * 40 + "_" + "Y" * 40),
    ],
)
def test_file_names_are_plain(parts, name):
    """Any name becomes a file name that every system takes."""
    assert safe_name(*parts) == name


@given(st.lists(st.text(max_size=200), max_size=4))
def test_file_names_are_always_safe(parts):
    """Whatever comes in, out come only letters, figures, underscore and hyphen."""
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,260}", safe_name(*parts))


def test_target_may_be_text_of_a_path(tmp_path, tour, filled, style):
    """Folders with spaces and Cyrillic letters are taken."""
    folder = Path(tmp_path) / "Анкеты Италия"
    assert print_filled(tour, filled, style, folder).paths[0].parent == folder


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({"native_surname": "حسن", "native_given_name": "محمد"}, "حسن محمد"),
        ({"native_surname": "حسن", "latin_given_name": "MUHAMMAD"}, "حسن MUHAMMAD"),
        ({"native_surname": "Иванов", "native_given_name": "Пётр"}, "IVANOV PETR"),
        ({"latin_surname": "HASAN", "native_surname": "حسن"}, "HASAN"),
    ],
)
def test_gaps_name_their_person_in_any_script(form, tour, names, told):
    """A name that has no Latin letters yet is told as it stands in the record."""
    tourist = Tourist(id=1, tour_id=1, citizenship="RU", **names)
    gaps = find_gaps(fill_tourists(form, tour, [tourist], {1: {}}, [tourist]), "en")
    assert {gap.name for gap in gaps} == {told}
    if told == "حسن محمد":
        assert {"surname", "given_names"} <= {gap.key for gap in gaps}
