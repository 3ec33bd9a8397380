"""Make tests/data/schema_N.db: a small database of the present schema with a record in every table.

Run once when a schema is released; the stored file is never made again.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from models import (
    answers,
    clients,
    database,
    dictionary,
    directories,
    drafts,
    layouts,
    list_layouts,
    migrating,
    paper_forms,
    settled_findings,
    tourists,
    tours,
)
from models.client_matching import as_tourist
from models.records import (
    Address,
    Answer,
    Card,
    Client,
    Contact,
    Document,
    FormerName,
    Service,
    ServiceUse,
    Tour,
)

FOLDER = Path(__file__).parents[1] / "tests" / "data"


def main() -> None:
    target = FOLDER / f"schema_{migrating.newest_schema()}.db"
    if target.exists():
        raise SystemExit(f"{target.name} is stored already")
    database.open_database(f"sqlite:///{target}", person="Anna")
    _fill()
    database.database.execute_sql("PRAGMA journal_mode = delete")
    database.close_database()
    print(target)


def _fill() -> None:
    client = Client(
        native_surname="Щербакова",
        native_given_name="Юлия",
        latin_surname="SHCHERBAKOVA",
        birth_date="1990-05",
        latin_scheme="mvd_1997",
        surname_changed_on="2019-06-01",
        documents=[
            Document(series="75", number="1234567", printed_given_name="Юлія"),
            Document(series="70", number="7", state="replaced"),
        ],
        contacts=[Contact(value="+7 912 345-67-89"), Contact(kind="email", value="julia@example.com")],
        addresses=[Address(value="Тверь")],
        cards=[Card(number="0042")],
        former_names=[FormerName(surname="Иванова")],
    )
    clients.save_client(client)
    tour = Tour(
        number="2026-0001", title="Rome", countries=["IT"], services=[Service(kind="hotel", name="Roma")]
    )
    tours.save_tour(tour)
    tourist = as_tourist(client)
    tourist.tour_id = tour.id
    tourist.services = [ServiceUse(tour.services[0].id or 0, room_type="DBL")]
    tourists.save_tourists([tourists.TouristSave(tourist)])
    answers.save_answers(tourist.id or 0, [Answer("job", "врач")], ["job"])
    drafts.save_draft("tourist:1", {"notes": "typed"})
    layouts.keep_layout(layouts.Layout("key", "list.xlsx", ("Surname",), {0: "latin_surname"}))
    dictionary.save_term(dictionary.Term({("ru", ""): "звездочёт", ("en", ""): "star counter"}))
    directories.save_entries([directories.Entry(directories.COUNTRY, "FR", {"languages": ["fr"]})])
    matches = {"T1": {"parts": [{"question": "surname"}]}}
    paper_forms.save_paper_form(paper_forms.PaperForm(name="Visa", form="japan", matches=matches), b"%PDF-")
    settled_findings.settle_findings(
        [settled_findings.Settled("look_alike", 1, 0, "native_surname", "0" * 16)]
    )
    list_layouts.keep_list_layout(list_layouts.ListLayout("rooming", "Hotels", ("room", "surname"), "en"))


main()
