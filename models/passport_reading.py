"""What a machine-readable zone says of a person and a paper, beside what is known of them already (T11).

Each field is one ReadRow, and who shows the rows asks about those that differ: a person's typing is never
replaced unasked. Two things are proposed all the same. A value that is a part of what the passport says (the
year of a birth date) is completed. And a passport that expires later than the one on the form is taken as a
whole, for it is the renewed one that lies on the desk; a number never keeps another paper's dates. Nothing is
proposed of somebody else's passport, and no value whose check digit does not fit.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.passports import PASSPORT_GROUPS, paper_key, passport_key, passport_values
from models.records import DATE_FIELDS, Client, Document, Tourist
from textkit.mrz.reading import Mrz
from textkit.names import name_case

# What a row says of the two values. GOES: belongs to the paper that was there before. ADDS, RETIRES: a paper
# of a client that is new, and the valid one that it replaces.
SAME, EMPTY, COMPLETES, DIFFERS = "same", "empty", "completes", "differs"
GOES, ADDS, RETIRES = "goes", "adds", "retires"
_PROPOSED = frozenset({EMPTY, COMPLETES})
_RESIDENCE = frozenset({"AR", "CR", "IR"})
# A tourist has two papers. Whoever comes with an identity card travels with it, so it stands where the paper
# of this trip stands, with its state and its expiry, for which the national passport has no fields.
_PLACES = {
    "international_passport": "international_passport",
    "id_card": "international_passport",
    "national_passport": "national_passport",
}
_LATIN = ("latin_surname", "latin_given_name")
_NATIVE = ("native_surname", "native_given_name", "patronymic")
_PAPER_FIELDS = ("issuing_state", "issue_date", "expiry_date")


@dataclass(frozen=True, slots=True, repr=False)
class ReadRow:
    """One thing that the zone says. ``here`` and ``read`` are the values by the record's field.

    ``leads``: the kind of paper whose number this is, with which the rows come or stay away that ``follows``
    it; "" for others. ``ticked``: whether it is taken unless the person decides otherwise. ``paper``: the
    client's one that the row is about. ``proven`` is False where the check digit does not fit, ``cut`` says
    that a name may go on behind the end of its line.
    """

    relation: str
    here: Mapping[str, str]
    read: Mapping[str, str]
    leads: str = ""
    follows: str = ""
    ticked: bool = False
    paper: Document | None = None
    proven: bool = True
    cut: bool = False

    @property
    def name(self) -> str:
        """The first of its fields: what the row is called by."""
        return next(iter(self.read))

    @property
    def asks(self) -> bool:
        """Whether there is anything to decide."""
        return self.relation != SAME


def paper_kind(mrz: Mrz) -> str:
    """Which of a client's kinds of documents the paper is."""
    if mrz.national:
        return "national_passport"
    if mrz.is_visa:
        return "visa"
    if mrz.document_code.startswith("P"):
        return "international_passport"
    return "residence_permit" if mrz.document_code in _RESIDENCE else "id_card"


def paper_of(mrz: Mrz) -> Document:
    """The paper as a client has it."""
    series, number = mrz.series_and_number()
    return Document(
        kind=paper_kind(mrz),
        issuing_state=mrz.issuer_state,
        series=series,
        number=number,
        issue_date=mrz.issue_date,
        expiry_date=mrz.expiry_date,
    )


def person_values(mrz: Mrz) -> dict[str, str]:
    """The person's fields that the zone knows; native names only of a passport whose zone has them."""
    if mrz.national:
        names = (mrz.national.surname, mrz.national.given_name, mrz.national.patronymic)
        named = dict(zip(_NATIVE, map(name_case, names), strict=True))
    else:
        named = dict(zip(_LATIN, (mrz.surname, mrz.given_names), strict=True))
    values = {**named, "citizenship": mrz.nationality_state, "birth_date": mrz.birth_date, "sex": mrz.sex}
    return {name: value for name, value in values.items() if value}


def tourist_rows(tourist: Tourist, mrz: Mrz, proposed: Collection[str] = ()) -> list[ReadRow]:
    """The rows for a tourist; ``proposed`` are fields that no person typed, which count as empty."""
    kind = _PLACES.get(paper_kind(mrz), "")
    rows = list(_person_rows(tourist, mrz, proposed))
    return _cautious([*rows, *_passport_rows(tourist, mrz, kind)] if kind else rows, mrz)


def client_rows(client: Client, mrz: Mrz, proposed: Collection[str] = ()) -> list[ReadRow]:
    """The rows for a client: a paper with another number comes beside the old one, which stays."""
    paper = paper_of(mrz)
    known = next((one for one in client.documents if _is_same(one, paper)), None)
    rows = list(_person_rows(client, mrz, proposed))
    if known is not None:
        rows.append(ReadRow(SAME, {"number": known.number}, {"number": paper.number}))
        rows += _values_rows(
            {name: getattr(known, name) for name in _PAPER_FIELDS},
            {name: getattr(paper, name) for name in _PAPER_FIELDS if getattr(paper, name)},
        )
        rows = [replace(row, paper=known) if row.name in _PAPER_FIELDS else row for row in rows]
    elif paper.number:
        rows.append(ReadRow(ADDS, {"number": ""}, {"number": paper.number}, ticked=True, paper=paper))
        rows += _retiring_rows(client, paper)
    return _cautious(rows, mrz)


def holder_of(mrz: Mrz, tourists: Mapping[int, Tourist]) -> int | None:
    """By which key of these the tourist stands who has the paper with this number; None for nobody."""
    kind, key = _PLACES.get(paper_kind(mrz), ""), paper_key(paper_of(mrz))
    if not kind or not key:
        return None
    return next((one for one, tourist in tourists.items() if passport_key(tourist, kind) == key), None)


def fill_tourist(tourist: Tourist, rows: Sequence[ReadRow]) -> list[str]:
    """Put what these rows read into the tourist; the fields that changed."""
    values = {name: value for row in rows for name, value in row.read.items()}
    return _put(tourist, values)


def fill_client(client: Client, rows: Sequence[ReadRow]) -> None:
    """Put what these rows read into the client: fields, a new paper, the old one's state."""
    added = [row.paper for row in rows if row.relation == ADDS and row.paper]
    client.documents = [*(_with_values(one, rows) for one in client.documents), *added]
    for row in rows:
        if row.paper is None and row.name != "number":
            _put(client, row.read)


def _with_values(paper: Document, rows: Sequence[ReadRow]) -> Document:
    values = {name: value for row in rows if row.paper == paper for name, value in row.read.items()}
    return replace(paper, **values)  # type: ignore[arg-type]


def is_another_person(rows: Sequence[ReadRow]) -> bool:
    """Whether birth date and a name are others than those that stand there."""
    differ = {row.name for row in rows if row.relation == DIFFERS}
    return "birth_date" in differ and bool(differ & {*_LATIN, *_NATIVE})


def _cautious(rows: Sequence[ReadRow], mrz: Mrz) -> list[ReadRow]:
    """The rows with nothing ticked that another person's passport says, or that no check digit proves."""
    if is_another_person(rows):
        return [replace(row, ticked=False) for row in rows]
    wrong = mrz.checks.wrong()
    found = [replace(row, ticked=False, proven=False) if _field(row) in wrong else row for row in rows]
    unproven = any(row.leads or row.relation == ADDS for row in found if not row.proven)
    follows = [row.follows or row.relation == RETIRES for row in found]
    return [
        replace(row, ticked=False) if unproven and one else row
        for row, one in zip(found, follows, strict=True)
    ]


def _field(row: ReadRow) -> str:
    """What the field is called among the check digits."""
    if row.name.endswith(("_series", "number")):
        return "number"
    return "expiry_date" if row.name.endswith(("_expiry", "expiry_date")) else row.name


def _put(record: object, values: Mapping[str, str]) -> list[str]:
    changed = [name for name, value in values.items() if getattr(record, name) != value]
    for name in changed:
        setattr(record, name, values[name])
    return changed


def _person_rows(person: Tourist | Client, mrz: Mrz, proposed: Collection[str]) -> Iterator[ReadRow]:
    read = person_values(mrz)
    here = {name: getattr(person, name) for name in read}
    cut = [f"latin_{'surname' if one == 'surname' else 'given_name'}" for one in mrz.names_cut]
    for found in _values_rows(here, read, cut):
        row = replace(found, cut=found.name in cut)
        if row.relation == DIFFERS and row.name in proposed:
            yield replace(row, relation=EMPTY, ticked=True)
        else:
            yield row


def _values_rows(
    here: Mapping[str, str], read: Mapping[str, str], cut: Collection[str] = ()
) -> Iterator[ReadRow]:
    for name, value in read.items():
        relation = _relation(name, here[name], value, name in cut)
        yield ReadRow(relation, {name: here[name]}, {name: value}, ticked=relation in _PROPOSED)


def _relation(name: str, here: str, read: str, cut: bool) -> str:
    if not here:
        return EMPTY
    if name in DATE_FIELDS or name.endswith(("_date", "_expiry")):
        if here.startswith(read):  # the passport knows only the month
            return SAME
        return COMPLETES if read.startswith(here) else DIFFERS
    mine, theirs = _letters(here), _letters(read)
    return SAME if mine == theirs or (cut and mine.startswith(theirs)) else DIFFERS


def _letters(name: str) -> str:
    """A name without what a zone cannot hold: hyphens, apostrophes, capitals, ё."""
    return re.sub(r"[\W_]", "", name.upper().replace("Ё", "Е"))


def _passport_rows(tourist: Tourist, mrz: Mrz, kind: str) -> Iterator[ReadRow]:
    names = PASSPORT_GROUPS[kind]
    values = passport_values(kind, paper_of(mrz))
    here = {name: getattr(tourist, name) for name in names}
    number = tuple(name for name in names if name.endswith(("_series", "_number")))
    others = [name for name in names if name not in number]
    mine = passport_key(tourist, kind)
    theirs = paper_key(paper_of(mrz))
    if theirs and mine and mine != theirs:
        yield from _other_paper(kind, here, values, number)
        return
    if theirs:
        relation = SAME if mine else EMPTY
        yield ReadRow(relation, _only(here, number), _only(values, number), ticked=not mine)
    yield from _values_rows(here, {name: values[name] for name in others if values[name]})


def _other_paper(
    kind: str, here: Mapping[str, str], read: Mapping[str, str], number: Sequence[str]
) -> Iterator[ReadRow]:
    """Another number: everything of the old paper goes, what the new one says comes."""
    expiry = f"{kind}_expiry"
    newer = bool(here.get(expiry)) and here[expiry] < read.get(expiry, "")
    yield ReadRow(DIFFERS, _only(here, number), _only(read, number), leads=kind, ticked=newer)
    for name in here:
        if name in number or not (here[name] or read[name]):
            continue
        relation = _relation(name, here[name], read[name], cut=False) if read[name] else GOES
        follows = "" if relation == SAME else kind
        ticked = newer and relation != SAME
        yield ReadRow(relation, {name: here[name]}, {name: read[name]}, follows=follows, ticked=ticked)


def _only(values: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    return {name: values[name] for name in names}


def _is_same(one: Document, paper: Document) -> bool:
    return one.kind == paper.kind and paper_key(one) == paper_key(paper) != ""


def _retiring_rows(client: Client, paper: Document) -> Iterator[ReadRow]:
    """The valid papers of the kind and state. One that expires later is proposed to replace them."""
    if paper.kind == "visa":
        return
    for one in client.documents:
        if one.kind != paper.kind or one.state != "current" or not paper_key(one):
            continue
        if one.issuing_state in ("", paper.issuing_state):
            later = one.expiry_date < paper.expiry_date or not paper.expiry_date
            values = {"state": "current"}, {"state": "replaced"}
            yield ReadRow(RETIRES, *values, ticked=later, paper=one)
