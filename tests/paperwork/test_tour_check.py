"""A tour's check: what is found on its tourists and among them, in which order, and as a list that leaves."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from models.checks import findings
from models.checks.findings import LEVELS, finding
from models.cleaning.applying import leave_as_they_are
from models.cleaning.findings import CleaningFinding
from models.cleaning.scan import scan_base
from models.clients import load_client, save_client
from models.database import close_database, open_database
from models.records import Service, Tour, Tourist
from models.settled_findings import bring_back, settle_findings
from models.tourists import TouristSave, save_tourists, tourists_of
from models.tours import find_tour, save_tour
from paperwork import tour_check as module
from paperwork.journeys import journey_of, submission_of
from paperwork.list_files import content_of
from paperwork.lists import PaperList
from paperwork.ready_lists import CHECK, TourPeople, check_list, make_list, tour_lines
from paperwork.tour_check import TourCheck, check_of, tour_check

TODAY = date(2026, 11, 30)
ITALY = Tour(
    number="2026-0412", title="Italy", start_date="2027-06-01", end_date="2027-06-08", countries=["IT"]
)
ANNA = Tourist(
    native_surname="Иванова",
    native_given_name="Анна",
    latin_surname="IVANOVA",
    latin_given_name="ANNA",
    sex="F",
    birth_date="1985-02-01",
    citizenship="RU",
    international_passport_state="RU",
    international_passport_series="75",
    international_passport_number="0012345",
    international_passport_issue_date="2020-03-01",
    international_passport_expiry="2030-03-01",
)
BORIS = replace(
    ANNA,
    native_surname="Петров",
    native_given_name="Борис",
    latin_surname="PETROV",
    latin_given_name="BORIS",
    sex="M",
    international_passport_number="0054321",
)


def checked(*people: Tourist, tour: Tour = ITALY) -> TourCheck:
    numbered = [replace(one, id=number) for number, one in enumerate(people, 1)]
    return check_of(tour, numbered, today=TODAY)


def codes(found: TourCheck) -> list[tuple[int | None, str]]:
    return [(row.tourist.id, row.finding.code) for row in found.rows]


@pytest.fixture
def base(tmp_path) -> Iterator[None]:
    open_database(f"sqlite:///{tmp_path / 'office.db'}")
    yield
    close_database()


def on_tour(tour: Tour, *people: Tourist) -> int:
    """The tour with these people, kept; its id."""
    save_tour(replace(tour))
    tour_id = find_tour(tour.number).id or 0
    save_tourists([TouristSave(replace(one, tour_id=tour_id, id=None)) for one in people])
    return tour_id


def test_nothing_is_found_on_papers_in_order():
    """Two people with long valid passports: no rows, all counts zero, and both were checked."""
    found = checked(ANNA, BORIS)
    assert codes(found) == []
    assert set(found.counts.values()) == {0}
    assert (len(found.people), found.concerned) == (2, 0)


def test_the_worst_comes_first_then_the_order_of_booking(monkeypatch):
    """By level, then by booking, then as the form is read; what is fine is left out."""
    said = {
        1: [finding("sex", "a", findings.NOTE), finding("phone", "b", findings.WRONG)],
        2: [finding("sex", "c", findings.UNKNOWN), finding("email", "d", findings.FINE)],
        3: [finding("sex", "e", findings.WRONG), finding("phone", "f", findings.WARN)],
    }
    monkeypatch.setattr(
        module, "check_tour", lambda people, _journey: [(one, said[one.id]) for one in people]
    )
    found = checked(ANNA, ANNA, ANNA)
    assert codes(found) == [(1, "b"), (3, "e"), (3, "f"), (2, "c"), (1, "a")]
    assert dict(found.counts) == {"wrong": 2, "warn": 1, "unknown": 1, "note": 1}
    assert list(found.counts) == [level for level in LEVELS if level != findings.FINE]


def test_two_alike_findings_on_one_tourist_are_told_apart(monkeypatch):
    """Each row has an id of its own, the same when the tour is checked again."""
    twice = [finding("native_surname", "on_two_tours", number=number) for number in ("1", "2")]
    monkeypatch.setattr(module, "check_tour", lambda people, _journey: [(one, twice) for one in people])
    first, again = checked(ANNA), checked(ANNA)
    assert len({row.id for row in first.rows}) == 2
    assert [row.id for row in first.rows] == [row.id for row in again.rows]


def test_a_passport_is_judged_by_the_rule_of_the_destination():
    """Schengen asks for three months after the return: two are too few, four are enough."""
    short = replace(ANNA, international_passport_expiry="2027-08-08")
    enough = replace(BORIS, international_passport_expiry="2027-10-08")
    [row] = checked(short, enough).rows
    assert (row.tourist.id, row.finding.field) == (1, "international_passport_expiry")
    assert row.finding.fact("country") == "IT"


def test_a_tour_without_destination_asks_nothing_of_passports():
    """Only the tour's own end counts then."""
    short = replace(ANNA, international_passport_expiry="2027-06-20")
    assert codes(checked(short, tour=replace(ITALY, countries=[]))) == []
    expiring = replace(ANNA, international_passport_expiry="2027-06-05")
    [row] = checked(expiring, tour=replace(ITALY, countries=[])).rows
    assert row.finding.level == findings.WRONG


def test_the_same_passport_twice_is_found_on_both():
    """Each row is one of the two."""
    twin = replace(BORIS, international_passport_number=ANNA.international_passport_number)
    assert codes(checked(ANNA, twin)) == [(1, "same_passport"), (2, "same_passport")]


def test_a_family_spelled_in_two_ways_is_found_on_each():
    """Each finding names the other one's spelling, and nothing is proposed: both passports may be right."""
    yuri = replace(BORIS, native_surname="Юрьев", latin_surname="IUREV")
    anna = replace(ANNA, native_surname="Юрьева", latin_surname="YURYEVA")
    found = checked(yuri, anna, replace(BORIS, international_passport_number="0099999"))
    assert codes(found) == [(1, "spelled_differently"), (2, "spelled_differently")]
    assert [row.finding.fact("other") for row in found.rows] == ["YURYEVA", "IUREV"]
    assert not any(row.proposal for row in found.rows)


def test_somebody_on_two_tours_at_once_is_found(base):
    """The other tour is named by its number; a tour that only begins when this one has ended is not."""
    on_tour(replace(ITALY, number="2026-0413", start_date="2027-06-05", end_date="2027-06-20"), ANNA)
    on_tour(replace(ITALY, number="2026-0414", start_date="2027-06-08", end_date="2027-06-09"), BORIS)
    found = tour_check(on_tour(ITALY, ANNA, BORIS), today=TODAY)
    assert [row.finding.code for row in found.rows] == ["on_two_tours"]
    [row] = found.rows
    assert (row.tourist.native_surname, row.finding.fact("number")) == ("Иванова", "2026-0413")


def test_the_kept_tour_is_checked_with_few_queries(base, monkeypatch):
    """Forty tourists take no more queries than two."""
    from models import database

    def asked(tour_id: int) -> int:
        heard: list[str] = []
        execute = database.database.obj.execute_sql

        def listen(sql: str, *args: object, **named: object) -> object:
            heard.append(sql)
            return execute(sql, *args, **named)

        with monkeypatch.context() as patch:
            patch.setattr(database.database.obj, "execute_sql", listen)
            tour_check(tour_id, today=TODAY)
        return len(heard)

    few = on_tour(ITALY, BORIS, BORIS)
    many = on_tour(
        replace(ITALY, number="2026-0500", start_date="2028-06-01", end_date="2028-06-08"), *[BORIS] * 40
    )
    asked(few)  # the directories are read once
    assert asked(many) <= asked(few)
    assert asked(few) <= 10


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], ""),
        ([""], ""),
        (["2027-04-10"], "2027-04-10"),
        (["2027-04-10", "2027-04-24"], "2027-04-24"),
        (["2027-06-01"], ""),
        (["2027-04-10", "2027-06-01"], "2027-04-10"),
        (["2027-04"], ""),
    ],
)
def test_papers_are_handed_in_when_the_visa_begins(days, expected):
    """Of several visas the last one before the tour; one that begins with it is dated by its validity."""
    visas = [Service(number, kind="visa", start_date=day) for number, day in enumerate(days)]
    other = Service(9, kind="hotel", start_date="2027-05-01")
    assert submission_of(replace(ITALY, services=[*visas, other])) == expected


def test_the_journey_has_the_rules_of_its_countries():
    """Of a country that nothing is known of the rule is None."""
    journey = journey_of(replace(ITALY, countries=["IT", "XX"]), TODAY)
    assert journey.rules["XX"] is None
    assert getattr(journey.rules["IT"], "issued_within_years", 0) == 10
    assert (journey.start, journey.end, journey.today) == ("2027-06-01", "2027-06-08", "2026-11-30")


@pytest.fixture
def short_list() -> PaperList:
    """The check of a tour with a passport that is too short and a mixed alphabet."""
    short = replace(ANNA, native_surname="Ивaнова", international_passport_expiry="2027-06-05")
    found = checked(short, BORIS)
    return check_list(found.tour, found.rows, "en")


def test_the_list_says_whose_what_and_why(short_list):
    """A line for each finding, numbered, under the headings that the list of the tour has as well."""
    assert [column.title for column in short_list.columns] == [
        *("No.", "Level", "Tourist", "Field", "What was found", "Proposal"),
    ]
    assert [row[0] for row in short_list.rows] == list(range(1, len(short_list.rows) + 1))
    first = short_list.rows[0]
    assert first[1:4] == ("Wrong", "Ивaнова Анна", "International passport, expires")
    assert first[4] == "Expires too early: 3 days before the tour ends."
    assert ("To look at", "Иванова") in {(row[1], row[5]) for row in short_list.rows}
    assert short_list.subtitle == "2026-0412 Italy, 01 Jun 2027 – 08 Jun 2027"


def test_the_list_speaks_its_own_language():
    """Sentences with counts and headings are in the language of the list, not in that of the interface."""
    import translations

    if "ru" not in translations.available_languages():
        pytest.skip("the catalogues are not compiled")
    found = checked(replace(ANNA, international_passport_expiry="2020-04-01"))
    [_first, *_rest] = rows = check_list(found.tour, found.rows, "ru").rows
    assert "Истёк 01.04.2020." in [row[4] for row in rows]
    assert "Expired on 01.04.2020." in [row[4] for row in check_list(found.tour, found.rows, "en").rows]
    assert translations.current_language() == "en"


def test_it_is_among_the_lists_of_the_tour(short_list):
    """With the same lines as the window hands out."""
    short = replace(ANNA, native_surname="Ивaнова", international_passport_expiry="2027-06-05")
    lines = tour_lines("check", TourPeople(ITALY, [short, BORIS]), "en")
    assert make_list(CHECK, lines, CHECK.chosen, "en").rows == short_list.rows


def test_the_workbook_is_read_again_by_another_program(short_list):
    """Headings and every cell come back as they were."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content_of(short_list, ".xlsx")))
    rows = book.get_sheet_by_index(0).to_python()
    assert [[str(cell).removesuffix(".0") for cell in row] for row in rows] == short_list.texts()


def test_the_pages_have_the_sentences(short_list, read_pdf):
    """What is printed says who, what and what could stand there."""
    [page] = read_pdf(content_of(short_list, ".pdf"))
    for text in ("Check of the tour", "Ивaнова Анна", "3 days before the tour ends", "Иванова"):
        assert text in page


def test_no_row_tells_a_person_s_data_by_its_repr():
    """What gets into a log or a report holds no name and no number."""
    found = checked(replace(ANNA, international_passport_expiry="2020-04-01"))
    said = repr(found) + repr(found.rows)
    assert not any(text in said for text in ("Иванова", "0012345", "2020-04-01"))


def test_what_is_settled_stands_apart(base):
    """It counts no more, nor does the list that leaves have it."""
    tour_id = on_tour(ITALY, ANNA, BORIS, replace(BORIS, native_given_name="Глеб", latin_given_name="GLEB"))
    before = tour_check(tour_id, today=TODAY).rows
    settle_findings([before[0].settled()])
    found = tour_check(tour_id, today=TODAY)
    assert [row.id for row in found.rows] == [row.id for row in before[1:]]
    assert [row.id for row in found.settled] == [before[0].id]
    assert sum(found.counts.values()) == len(before) - 1


def test_of_a_regular_client_it_is_settled_for_all_their_tours(base):
    """The same name in the same letters on the next tour is not told again; what the tour itself says is."""
    spelled = replace(ANNA, latin_surname="PETROVA", international_passport_expiry="2027-06-05")
    first = on_tour(ITALY, spelled)
    save_tourists([TouristSave(tourists_of(first)[0], add_client=True)])
    later = replace(ITALY, number="2026-0500", start_date="2027-07-01", end_date="2027-07-08")
    second = on_tour(later, tourists_of(first)[0])
    settle_findings([row.settled() for row in tour_check(first, today=TODAY).rows])
    assert not tour_check(first, today=TODAY).rows
    settled = {row.finding.field for row in tour_check(second, today=TODAY).settled}
    left = {row.finding.field for row in tour_check(second, today=TODAY).rows}
    assert "latin_surname" in settled
    assert "international_passport_expiry" in left


def test_what_is_settled_stays_so_for_who_becomes_a_regular_client(base):
    """The tourist's own settling counts on."""
    tour_id = on_tour(ITALY, replace(ANNA, email="somebody@@mail"))
    [row] = tour_check(tour_id, today=TODAY).rows
    settle_findings([row.settled()])
    [loaded] = tourists_of(tour_id)
    save_tourists([TouristSave(loaded, add_client=True)])
    found = tour_check(tour_id, today=TODAY)
    assert found.people[0].client_id
    assert not found.rows


FAULTY = replace(
    ANNA,
    native_surname="Ивaнова",
    latin_surname="Иванова",
    birth_date="1904-02-01",
    international_passport_series="7",
    international_passport_issue_date="1903-03-01",
    national_passport_number="304123456",
    phone="12345",
    email="anna@gmial.com",
)
# What the desk lists; the rest of what is found is between the passports, or of the journey.
LISTED = {
    *("latin_lookalike", "name_not_latin", "born_long_ago", "issued_before_birth"),
    *("zeros_lost", "phone_short", "email_domain"),
}


def on_desk() -> list[CleaningFinding]:
    scan = scan_base(TODAY, lambda _done, _total: None, lambda: False)
    assert scan is not None
    return [one for found in scan.findings.values() for one in found]


@pytest.fixture
def faulty_client(base) -> int:
    """The id of a tour with a regular client whose data have faults of many kinds."""
    tour_id = on_tour(ITALY, FAULTY)
    save_tourists([TouristSave(tourists_of(tour_id)[0], add_client=True)])
    assert {row.finding.code for row in tour_check(tour_id, today=TODAY).rows} >= LISTED
    assert {one.why.code for one in on_desk()} >= LISTED
    return tour_id


def test_what_is_right_for_the_desk_is_right_for_a_tour(faulty_client):
    """Of the same client and value nobody is asked twice; brought back on the tour it is there in both."""
    leave_as_they_are(one for one in on_desk() if one.why.code in LISTED)
    found = tour_check(faulty_client, today=TODAY)
    assert LISTED.isdisjoint(row.finding.code for row in found.rows)
    assert {row.finding.code for row in found.settled} >= LISTED
    bring_back(place for row in found.settled for place in row.places())
    assert {row.finding.code for row in tour_check(faulty_client, today=TODAY).rows} >= LISTED
    assert {one.why.code for one in on_desk()} >= LISTED


def test_what_is_right_on_a_tour_is_right_for_the_desk(faulty_client):
    """Until the value changes."""
    settle_findings(row.settled() for row in tour_check(faulty_client, today=TODAY).rows)
    assert LISTED.isdisjoint(one.why.code for one in on_desk())
    client = load_client(tourists_of(faulty_client)[0].client_id)
    client.native_surname = "Петрoва"
    save_client(client)
    assert [one.why.code for one in on_desk()] == ["latin_lookalike"]
