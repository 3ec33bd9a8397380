"""What a list of people can have as its columns, and how each comes from a person, a tour and a service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from models.checks.findings import Finding
from models.field_names import FIELD_NAMES
from models.records import DATE_FIELDS, Client, Service, ServiceUse, Tour, Tourist
from paperwork.lists import DAY, NUMBER, TEXT, Cell, ListColumn, day_cell, say
from textkit.countries import alpha_3, country_name
from textkit.dates import age_on, is_iso_date
from textkit.documents import document_key, join_document
from translations import N_, message_in

ADULT, CHILD = 12, 2  # years: below them a child's seat, an infant without one, as airlines count
SEX_WORDS = {"M": N_("Male"), "F": N_("Female"), "X": N_("Unspecified")}


@dataclass(slots=True, repr=False)
class Line:
    """One line of a list before its columns are chosen.

    ``language`` is that of the values, ``number`` the place in the list; ``use`` of ``service`` where the
    list is about one; ``room`` counts the rooms of a hotel; ``remark`` is a sentence of the list's own;
    ``finding`` is what a check found on the person.
    """

    person: Tourist
    language: str
    number: int = 0
    tour: Tour = field(default_factory=Tour)
    service: Service | None = None
    use: ServiceUse | None = None
    room: int = 0
    remark: str = ""
    client: Client | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """A column on offer: ``title`` marked for translation, ``choice`` what it is called where it is chosen,
    if its heading alone would not tell it from others."""

    title: str
    value: Callable[[Line], Cell]
    kind: str = TEXT
    width: int = 14
    choice: str = ""

    def named(self, key: str, language: str) -> ListColumn:
        return ListColumn(key, message_in(self.title, language), self.kind, self.width)


def shown_name(person: Tourist) -> tuple[str, str]:
    """Surname and given name in Latin letters, or where there are none as they are written at home."""
    if person.latin_surname or person.latin_given_name:
        return person.latin_surname, person.latin_given_name
    return person.native_surname, person.native_given_name


def airline_letters(name: str) -> str:
    """A Latin name as tickets have it: capitals A to Z, no hyphens, no signs."""
    from textkit.transliteration import transliterate

    return " ".join(transliterate(name).upper().replace("-", " ").split())


def age_group(birth: str, day: str) -> str:
    """adult, child, infant on a day, "" where the dates leave it open; short dates often do not."""
    youngest, oldest = (_age(birth, end, day) for end in ("-12-31", "-01-01"))
    groups = {_group(age) for age in (youngest, oldest) if age is not None}
    return groups.pop() if len(groups) == 1 and None not in (youngest, oldest) else ""


def _age(birth: str, ending: str, day: str) -> int | None:
    """The age if the unknown part of the date of birth were its first or its last day."""
    return age_on(birth + ending[len(birth) - 10 :] if len(birth) < 10 else birth, day)


def _group(age: int) -> str:
    return "adult" if age >= ADULT else "child" if age >= CHILD else "infant"


def form_of_address(person: Tourist, day: str) -> str:
    """MR, MRS, CHD or INF by the age on that day; "" where age or sex is not known."""
    group = age_group(person.birth_date, day)
    if group in ("child", "infant"):
        return "CHD" if group == "child" else "INF"
    return {"M": "MR", "F": "MRS"}.get(person.sex, "") if group else ""


def passport(person: Tourist) -> str:
    return join_document(person.international_passport_series, person.international_passport_number)


def last_day(tour: Tour) -> str:
    return tour.end_date or tour.start_date


def _packed_passport(line: Line) -> Cell:
    return document_key(passport(line.person))


def _age_cell(line: Line) -> Cell:
    age = age_on(line.person.birth_date, line.tour.start_date or date.today().isoformat())
    return "" if age is None else age


def _sex_word(line: Line) -> Cell:
    word = SEX_WORDS.get(line.person.sex)
    return say(word, line.language) if word else line.person.sex


def _country(name: str) -> Callable[[Line], Cell]:
    def value(line: Line) -> Cell:
        code = getattr(line.person, name)
        return country_name(code, line.language) if code else ""

    return value


def _day(path: str) -> Callable[[Line], Cell]:
    read = attrgetter(path)
    return lambda line: day_cell(read(line))


def _ticket(line: Line) -> Cell:
    return line.person.ticket_number or (line.use.number if line.use is not None else "")


def _of_use(name: str) -> Callable[[Line], Cell]:
    return lambda line: getattr(line.use, name) if line.use is not None else ""


def _service_day(name: str) -> Callable[[Line], Cell]:
    """A day of the service, or of the tour where the service has none of its own."""
    return lambda line: day_cell(getattr(line.service, name, "") or getattr(line.tour, name))


def _days(line: Line) -> Cell:
    """Both the first and the last day are insured."""
    start, end = (getattr(line.service, n, "") or getattr(line.tour, n) for n in ("start_date", "end_date"))
    if not (is_iso_date(start) and is_iso_date(end)) or end < start:
        return ""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days + 1


def _days_left(line: Line) -> Cell:
    """Days from the end of the tour, or from today, to the last day of the passport."""
    expiry = line.person.international_passport_expiry
    until = last_day(line.tour) or date.today().isoformat()
    if not is_iso_date(expiry) or not is_iso_date(until):
        return ""
    return (date.fromisoformat(expiry) - date.fromisoformat(until)).days


def _countries(line: Line) -> Cell:
    return ", ".join(country_name(code, line.language) for code in line.tour.countries)


def _others(kind: str) -> Callable[[Line], Cell]:
    """The contacts of a client besides the usual one."""

    def value(line: Line) -> Cell:
        contacts = line.client.contacts if line.client is not None else []
        return ", ".join([one.value for one in contacts if one.kind == kind][1:])

    return value


_WIDTHS = {"sex": 9, "address": 30, "notes": 30, "email": 24, "birth_place": 20, "phone": 19}
_VALUES: Mapping[str, Callable[[Line], Cell]] = {
    "sex": _sex_word,
    "citizenship": _country("citizenship"),
    "international_passport_state": _country("international_passport_state"),
}


def _field_kind(name: str, title: str) -> ColumnKind:
    if name in DATE_FIELDS:
        return ColumnKind(title, _day(f"person.{name}"), DAY, 12)
    value = _VALUES.get(name) or attrgetter(f"person.{name}")
    return ColumnKind(title, value, width=_WIDTHS.get(name, 16))


PERSON_COLUMNS: dict[str, ColumnKind] = {
    "number": ColumnKind(N_("No."), attrgetter("number"), NUMBER, 5),
    **{name: _field_kind(name, title) for name, title in FIELD_NAMES.items()},
    "surname": ColumnKind(
        N_("Surname"), lambda line: shown_name(line.person)[0], width=18, choice=N_("Surname, Latin if known")
    ),
    "given_name": ColumnKind(
        N_("Given name"),
        lambda line: shown_name(line.person)[1],
        width=18,
        choice=N_("Given name, Latin if known"),
    ),
    "age": ColumnKind(N_("Age"), _age_cell, NUMBER, 6),
    "passport": ColumnKind(
        N_("Passport"), lambda line: passport(line.person), width=13, choice=N_("Passport, series and number")
    ),
}
TOUR_COLUMNS: dict[str, ColumnKind] = {
    "tour_number": ColumnKind(N_("Tour number"), attrgetter("tour.number"), width=12),
    "tour_title": ColumnKind(N_("Tour"), attrgetter("tour.title"), width=24),
    "tour_start": ColumnKind(
        N_("Starts"), _day("tour.start_date"), DAY, 12, choice=N_("First day of the tour")
    ),
    "tour_end": ColumnKind(N_("Ends"), _day("tour.end_date"), DAY, 12, choice=N_("Last day of the tour")),
    "countries": ColumnKind(N_("Countries"), _countries, width=20),
    "days_left": ColumnKind(
        N_("Days left"), _days_left, NUMBER, 8, choice=N_("Days from the tour's end to the expiry")
    ),
    "remark": ColumnKind(N_("Remark"), attrgetter("remark"), width=30),
}
SERVICE_COLUMNS: dict[str, ColumnKind] = {
    "address_form": ColumnKind(
        "MR/MRS",
        lambda line: form_of_address(line.person, line.tour.start_date),
        width=9,
        choice="MR, MRS, CHD, INF",
    ),
    "ticket_surname": ColumnKind(
        N_("Surname"),
        lambda line: airline_letters(line.person.latin_surname),
        width=18,
        choice=N_("Surname, Latin capitals"),
    ),
    "ticket_given_name": ColumnKind(
        N_("Given name"),
        lambda line: airline_letters(line.person.latin_given_name),
        width=18,
        choice=N_("Given name, Latin capitals"),
    ),
    "sex_code": ColumnKind(N_("Sex"), attrgetter("person.sex"), width=5, choice=N_("Sex, one letter")),
    "passport_packed": ColumnKind(
        N_("Passport"), _packed_passport, width=13, choice=N_("Passport, without blanks")
    ),
    "citizenship_code": ColumnKind(
        N_("Citizenship"),
        lambda line: alpha_3(line.person.citizenship) or line.person.citizenship,
        width=11,
        choice=N_("Citizenship, three letters"),
    ),
    "ticket": ColumnKind(N_("Ticket"), _ticket, width=18, choice=N_("Ticket, or number of the service")),
    "service": ColumnKind(N_("Service"), lambda line: line.service.name if line.service else "", width=20),
    "hotel": ColumnKind(N_("Hotel"), lambda line: line.service.name if line.service else "", width=20),
    "room": ColumnKind(N_("Room"), lambda line: line.room or "", NUMBER, 6, choice=N_("Room, counted")),
    "room_type": ColumnKind(N_("Room type"), _of_use("room_type"), width=12),
    "room_mates": ColumnKind(N_("Room mates"), _of_use("room_mates"), width=24),
    "policy": ColumnKind(N_("Policy"), _of_use("number"), width=16, choice=N_("Number of the policy")),
    "from_day": ColumnKind(
        N_("First day"), _service_day("start_date"), DAY, 12, choice=N_("First day of the service")
    ),
    "to_day": ColumnKind(
        N_("Last day"), _service_day("end_date"), DAY, 12, choice=N_("Last day of the service")
    ),
    "days": ColumnKind(N_("Days"), _days, NUMBER, 6, choice=N_("Days of the service")),
}
CLIENT_COLUMNS: dict[str, ColumnKind] = {
    "other_phones": ColumnKind(N_("Other phones"), _others("phone"), width=19),
    "other_emails": ColumnKind(N_("Other e-mails"), _others("email"), width=24),
}
OF_TOUR = PERSON_COLUMNS | SERVICE_COLUMNS | TOUR_COLUMNS
OF_CLIENTS = {key: kind for key, kind in PERSON_COLUMNS.items() if key != "ticket_number"} | CLIENT_COLUMNS
OF_EXPIRING_CLIENTS = OF_CLIENTS | TOUR_COLUMNS
