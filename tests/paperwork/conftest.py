"""A father and a minor daughter on a tour to France and Italy, and the text of a PDF read back by pdfium."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from models.database import close_database, open_database
from models.records import Answer, Service, Tour, Tourist
from models.tourists import TouristSave, save_tourists
from models.tours import save_tour
from paperwork.answering import FilledAnswer, fill_form
from paperwork.forms import QuestionForm, load_form


@pytest.fixture
def father() -> Tourist:
    return Tourist(
        id=1,
        tour_id=1,
        native_surname="Иванов",
        native_given_name="Сергей",
        patronymic="Петрович",
        latin_surname="IVANOV",
        latin_given_name="SERGEI",
        sex="M",
        birth_date="1980-03-05",
        birth_place="Щербинка",
        citizenship="RU",
        international_passport_state="RU",
        international_passport_series="65",
        international_passport_number="0000001",
        international_passport_issue_date="2020-01-15",
        international_passport_expiry="2030-01-15",
        phone="+7 926 123-45-67",
        email="ivanov@example.org",
        address="Екатеринбург, ул. Мира, 5, кв. 12",
    )


@pytest.fixture
def daughter() -> Tourist:
    return Tourist(
        id=2,
        tour_id=1,
        position=1,
        native_surname="Иванова",
        native_given_name="Анна",
        sex="F",
        birth_date="2015-07-01",
        citizenship="RU",
        address="Екатеринбург, ул. Мира, 5, кв. 12",
    )


@pytest.fixture
def tour() -> Tour:
    return Tour(
        id=1,
        number="2026-0148",
        start_date="2026-12-01",
        end_date="2026-12-10",
        countries=["TR", "FR", "IT"],
        services=[Service(id=3, kind="hotel", name="Отель Мимоза")],
    )


@pytest.fixture
def tour_id(tmp_path, tour: Tour, father: Tourist, daughter: Tourist) -> Iterator[int | None]:
    """The tour with both tourists in a database of its own, the father a regular client."""
    open_database(f"sqlite:///{tmp_path / 'office.db'}")
    tour.id, tour.services = None, []
    father.id = daughter.id = None
    save_tour(tour)
    father.tour_id = daughter.tour_id = tour.id or 0
    save_tourists([TouristSave(father, add_client=True), TouristSave(daughter)])
    yield tour.id
    close_database()


@pytest.fixture
def form() -> QuestionForm:
    return load_form("IT")


@pytest.fixture
def fill(form: QuestionForm, father: Tourist, tour: Tour) -> Callable[..., dict[str, FilledAnswer]]:
    """Fill the form for the father, changed as named, with answers given as key=value; by key."""

    def filled(
        changes: dict[str, str] | None = None,
        form: QuestionForm = form,
        overruled: dict[str, str] | None = None,
        companions: tuple[Tourist, ...] = (),
        **answers: str,
    ) -> dict[str, FilledAnswer]:
        kept = {key: Answer(key, value) for key, value in answers.items()}
        for key, text in (overruled or {}).items():
            kept[key] = Answer(key, answers.get(key, ""), text, overruled=True)
        sheet = fill_form(
            form, replace(father, **(changes or {})), tour, kept, companions, clerk_language="ru"
        )
        return {answer.question.key: answer for answer in sheet}

    return filled


@pytest.fixture
def read_pdf() -> Callable[[bytes], list[str]]:
    """The text of each page of a PDF, as pdfium reads it, in single spaces."""

    def pages(content: bytes) -> list[str]:
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        try:
            return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
        finally:
            document.close()

    return pages


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    """A Word document: paragraphs from texts, or from lists of the texts of their runs; or made by a function.

    ``parts`` are put into the archive as they are, or instead of what is there.
    """

    def made(*content: str | list[str] | Callable[..., None], parts: dict[str, bytes] | None = None) -> bytes:
        document = docx.Document()
        for one in content:
            if callable(one):
                one(document)
                continue
            paragraph = document.add_paragraph()
            for run in [one] if isinstance(one, str) else one:
                paragraph.add_run(run)
        target = BytesIO()
        document.save(target)
        return with_parts(target.getvalue(), parts) if parts else target.getvalue()

    return made


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The archive with other or more entries."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        kept = {name: old.read(name) for name in old.namelist()}
        for name, part in {**kept, **parts}.items():
            new.writestr(name, part)
    return target.getvalue()
