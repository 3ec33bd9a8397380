"""A list in the grid: edits that can be undone, who is recognised, and the import as one operation."""

from __future__ import annotations

from datetime import date

import pytest

from intake.batch import ImportBatch
from intake.report import report
from models.clients import save_client
from models.database import close_database, open_database
from models.journal import undo
from models.records import Client, Document, Tour
from models.tourists import list_tourists, load_tourist
from models.tours import save_tour

HEAD = "Фамилия|Имя|Дата рождения|Номер паспорта|Гражданство"
IVANOV = "Иванов|Иван|12.03.1975|75 1234567|РФ"
PETROVA = "Петрова|Анна|31.02.1985|75 7654321|РФ"
KIM = "Ким|Ли|01.02.1980|M12345678|KOR"


@pytest.fixture
def tour(tmp_path):
    """An empty base with one tour; gives the tour's id."""
    open_database(f"sqlite:///{tmp_path / 'office.db'}", person="tester")
    made = Tour(number="2026-0001", title="Рим", start_date="2026-07-01", end_date="2026-07-14")
    save_tour(made)
    yield made.id
    close_database()


def statuses(made: ImportBatch) -> list[str]:
    return [made.status(row)[0] for row in made.visible()]


# --- edits


def test_corrected_cell_is_read_anew(batch):
    """A row that could not be imported can be, once its date is corrected, and again not after undo."""
    made = batch(HEAD, IVANOV, PETROVA)
    assert statuses(made) == ["new", "rejected"]
    made.set_cell(1, 2, "28.02.1985")
    assert (statuses(made), made.row(1).values["birth_date"]) == (["new", "new"], "1985-02-28")
    assert made.undo() == "Change cells"
    assert statuses(made) == ["new", "rejected"]
    assert made.redo() == "Change cells"
    assert statuses(made) == ["new", "new"]


def test_emptied_cell_lets_its_row_go(batch):
    """A cell that cannot be read may be emptied: then the row goes without it."""
    made = batch(HEAD, PETROVA)
    made.set_cell(0, 2, "")
    assert statuses(made) == ["new"]
    assert "birth_date" not in made.row(0).values


def test_unplaced_column_stops_nothing(batch):
    """A date nobody can read does not matter once its column is left out."""
    made = batch(HEAD, PETROVA)
    made.place(2, "")
    assert statuses(made) == ["new"]


def test_proposal_is_accepted(batch):
    """One step puts the proposed date into the cell; one step takes it out again."""
    made = batch(HEAD, PETROVA)
    ((_row, doubt),) = [found for found in made.doubts() if found[1].reason == "no_such_day"]
    assert made.accept(0, doubt)
    assert made.row(0).values["birth_date"] == "1985-02-28"
    made.undo()
    assert made.cell(0, 2) == "31.02.1985"


def test_proposal_inside_a_whole_name(batch):
    """A look-alike letter in a whole name is corrected without losing the rest of the name."""
    made = batch("ФИО|Дата рождения", "Ивaнов Иван Иванович|12.03.1975")
    doubt = made.doubts_of(0)[0]
    assert made.accept(0, doubt)
    assert made.cell(0, 0) == "Иванов Иван Иванович"


def test_surname_missing_rejects(batch):
    """Only a surname, in either script, is needed."""
    made = batch("Фамилия|Имя|Surname", "|Иван|", "||SMITH", "Ким||")
    assert statuses(made) == ["rejected", "new", "new"]
    assert made.status(0) == ("rejected", "surname_missing")


def test_dragging_onto_a_taken_field_swaps(batch):
    """The column that stood on the field gets the place of the one that came."""
    made = batch(HEAD, IVANOV)
    made.place(0, "native_given_name")
    assert (made.mapping[0], made.mapping[1]) == ("native_given_name", "native_surname")
    made.undo()
    assert (made.mapping[0], made.mapping[1]) == ("native_surname", "native_given_name")


def test_dragging_an_unplaced_column_pushes_the_other_out(batch):
    """A column from outside takes the field; the one that had it is left out."""
    made = batch("Фамилия|Имя|Псевдоним", "Ким|Ли|Рекс")
    made.place(2, "native_given_name")
    assert made.mapping == {0: "native_surname", 2: "native_given_name"}


def test_deleted_rows_come_back(batch):
    """Deleting takes rows out of the list, undo brings them back with their numbers."""
    made = batch(HEAD, IVANOV, PETROVA, KIM)
    made.delete_rows([0, 1])
    assert [row.n for row in made.rows()] == [3]
    made.undo()
    assert [row.n for row in made.rows()] == [1, 2, 3]


def test_new_step_ends_redo(batch):
    """What was undone cannot be redone after something else was done."""
    made = batch(HEAD, IVANOV)
    made.set_cell(0, 0, "Ким")
    made.undo()
    made.delete_rows([0])
    assert (made.redo(), made.history.undo_label()) == ("", "Delete rows")


def test_nothing_changed_is_no_step(batch):
    """Writing what stands there already leaves nothing to undo."""
    made = batch(HEAD, IVANOV)
    assert (made.set_cell(0, 0, "Иванов"), made.undo()) == (0, "")


def test_totals_taken_for_a_person(batch):
    """A person can say that a marked row is a person after all."""
    made = batch("Фамилия|Имя|Пол", "Ким|Ли|М", "Итого Иван||")
    assert statuses(made) == ["new", "left_out"]
    made.set_mark([1], "")
    assert statuses(made) == ["new", "new"]


def test_source_is_never_changed(batch):
    """Edits are the batch's own; the table stays as it was pasted."""
    made = batch(HEAD, IVANOV)
    made.set_cell(0, 0, "Ким")
    assert made.table.rows[0][0] == "Иванов"


# --- the base


def ivanov_in_base(birth_date: str = "1975-03-12") -> int:
    client = Client(
        native_surname="Иванов",
        native_given_name="Иван",
        birth_date=birth_date,
        documents=[Document(series="75", number="1234567", issuing_state="RU")],
    )
    save_client(client)
    return client.id


def test_regular_client_is_recognised_by_passport(batch, tour):
    """Someone with a passport of the base is that client, and the row says why."""
    client = ivanov_in_base()
    made = batch(HEAD, IVANOV, KIM)
    assert made.recognise(tour) == {"client": 1, "new": 1}
    row = made.row(0)
    assert (row.status, row.reason, row.client_id) == ("client", "document", client)


def test_differences_from_the_base_are_named(batch, tour):
    """A recognised client whose birth date is another in the base: both are shown."""
    ivanov_in_base(birth_date="1975-03-21")
    made = batch(HEAD, IVANOV, KIM)
    made.recognise(tour)
    assert made.differences(0) == {"birth_date": ("1975-03-12", "1975-03-21")}
    assert made.differences(1) == {}


def test_same_person_twice_in_the_list(batch, tour):
    """The second row of a person says which row has them already, and is not imported."""
    made = batch(HEAD, IVANOV, KIM, IVANOV)
    made.recognise(tour)
    assert (made.status(2), made.importable()) == (("twice", "1"), [0, 1])
    assert report(made)["rows"][2]["doubts"][-1]["reason"] == "twice_in_list"


def test_edit_forgets_who_was_recognised(batch, tour):
    """A row whose passport was changed is somebody else until asked again."""
    ivanov_in_base()
    made = batch(HEAD, IVANOV)
    made.recognise(tour)
    made.set_cell(0, 3, "75 1111111")
    assert statuses(made) == ["new"]


def test_import_is_one_operation_that_can_be_undone(batch, tour):
    """What can go goes, the rest stays with its reason; one undo takes all of it back."""
    made = batch(HEAD, IVANOV, PETROVA, KIM)
    made.recognise(tour)
    outcome = made.run(tour)
    assert [row.native_surname for row in list_tourists(tour)] == ["Иванов", "Ким"]
    assert statuses(made) == ["imported", "rejected", "imported"]
    undo(outcome.operation_id)
    assert list_tourists(tour) == []


def test_imported_values_are_those_of_the_row(batch, tour):
    """Names, date, both parts of the passport and the citizenship arrive."""
    made = batch(HEAD, IVANOV)
    outcome = made.run(tour)
    tourist = load_tourist(outcome.tourist_ids[0])
    assert (tourist.native_surname, tourist.native_given_name, tourist.birth_date, tourist.citizenship) == (
        "Иванов", "Иван", "1975-03-12", "RU")  # fmt: skip
    passport = tourist.international_passport_series, tourist.international_passport_number
    assert passport == ("75", "1234567")


def test_list_imported_again_finds_everyone_on_the_tour(batch, tour):
    """The same list a second time imports nobody."""
    batch(HEAD, IVANOV, KIM).run(tour)
    again = batch(HEAD, IVANOV, KIM)
    again.recognise(tour)
    assert (statuses(again), again.importable()) == (["on_tour", "on_tour"], [])


def test_second_run_takes_only_what_was_corrected(batch, tour):
    """After an import the corrected row goes alone."""
    made = batch(HEAD, IVANOV, PETROVA)
    made.run(tour)
    made.set_cell(1, 2, "28.02.1985")
    made.run(tour)
    assert [row.native_surname for row in list_tourists(tour)] == ["Иванов", "Петрова"]


def test_people_become_regular_clients_on_request(batch, tour):
    """Of the chosen rows clients are made, of the others not."""
    made = batch(HEAD, IVANOV, KIM)
    outcome = made.run(tour, add_clients=[1])
    assert [client is not None for client in outcome.client_ids] == [False, True]


def test_row_put_on_the_tour_meanwhile(batch, tour):
    """Someone who came onto the tour after the list was shown is not imported twice."""
    made = batch(HEAD, IVANOV, KIM)
    made.recognise(tour)
    batch(HEAD, KIM).run(tour)
    made.run(tour)
    assert (statuses(made), len(list_tourists(tour))) == (["imported", "on_tour"], 2)


def test_ten_thousand_rows_are_checked_quickly(table):
    """Reading, guessing and checking ten thousand rows takes well under the second a person would notice."""
    import time

    people = [f"Иванов{chr(1072 + i % 32)}|Иван|{i % 28 + 1:02}.03.1975|75 {i:07}|РФ" for i in range(10_000)]
    started = time.perf_counter()
    made = ImportBatch(table(HEAD, *people), today=date(2026, 6, 1))
    assert made.counts() == {"new": 10_000}
    assert time.perf_counter() - started < 3


def test_of_namesakes_a_person_chooses(batch, tour):
    """Two clients fit: the row is new and doubtful, makes no third client, until one of them is chosen."""
    twins = [
        Client(native_surname="Иванов", native_given_name="Иван", birth_date="1975-03-12") for _n in range(2)
    ]
    for one in twins:
        save_client(one)
    made = batch(HEAD.replace("Номер паспорта|", ""), "Иванов|Иван|12.03.1975|РФ")
    made.recognise(tour)
    assert made.status(0) == ("new", "")
    assert made.candidates(0) == (twins[0].id, twins[1].id)
    assert [(doubt.reason, doubt.detail) for doubt in made.row(0).doubts] == [("several_clients", "2")]
    made.choose_client(0, twins[1].id)
    made.recognise(tour)
    assert (made.status(0), made.row(0).client_id) == (("client", "chosen"), twins[1].id)
    made.undo()
    made.recognise(tour)
    assert made.candidates(0)
    outcome = made.run(tour, add_clients=True)
    assert outcome.client_ids == (None,)


def test_none_of_the_namesakes_may_become_a_client(batch, tour):
    """Said by a person, the third one is made."""
    for _n in range(2):
        save_client(Client(native_surname="Иванов", native_given_name="Иван", birth_date="1975-03-12"))
    made = batch(HEAD.replace("Номер паспорта|", ""), "Иванов|Иван|12.03.1975|РФ")
    made.recognise(tour)
    made.choose_client(0, 0)
    made.recognise(tour)
    assert made.row(0).doubts == ()
    assert made.run(tour, add_clients=True).client_ids[0] is not None


def test_proposals_are_taken_for_all_alike(batch):
    """One step for the whole column."""
    made = batch(HEAD, "Иванов|Иван|31.04.1975|1|РФ", "Ким|Ли|31.06.1980|2|РФ")
    doubts = [(row, doubt) for row, doubt in made.doubts() if doubt.reason == "no_such_day"]
    assert made.accept_all(doubts) == 2
    assert [made.row(row).values["birth_date"] for row in (0, 1)] == ["1975-04-30", "1980-06-30"]
    made.undo()
    assert made.cell(0, 2) == "31.04.1975"


@pytest.mark.parametrize(
    ("field", "length"), [("phone", 201), ("ticket_number", 201), ("email", 201), ("notes", 20_001)]
)
def test_a_cell_longer_than_its_field_stops_its_row_only(batch, tour, field, length):
    """The others are imported; nothing is cut."""
    made = batch("Фамилия|Имя", "Ким|" + "8" * length, "Титов|1", mapping={0: "native_surname", 1: field})
    made.recognise(tour)
    assert [made.status(row) for row in (0, 1)] == [("rejected", "too_long"), ("new", "")]
    assert made.run(tour).statuses == ("new",)
