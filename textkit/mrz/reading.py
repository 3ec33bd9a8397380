"""The machine-readable zone of passports, identity cards and visas: read, checked, put right where it is
proven.

Sources: ICAO Doc 9303 part 3 (signs, names, dates, codes, check digits) and parts 4 to 7 (TD3, TD1, TD2,
visas). layouts.py has the places of the fields, typed.py what keyboards and scanners make of a zone,
national.py the Russian national passport, repairs.py the proposals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textkit.documents import split_document
from textkit.mrz.codes import is_known, state_of
from textkit.mrz.dates import read_mrz_date
from textkit.mrz.layouts import (
    FRENCH_CARD,
    MRV_A,
    MRV_B,
    TD3,
    Checks,
    Layout,
    checks_of,
    number_place,
    optional_places,
)
from textkit.mrz.national import NationalPassport, is_national, read_national
from textkit.mrz.repairs import Repair, find_repairs
from textkit.mrz.typed import find_zone, looks_like_mrz_start

__all__ = ["Checks", "Doubt", "Mrz", "NationalPassport", "Repair", "looks_like_mrz_start", "read_mrz"]

# No document is valid for longer; what expires later by its two digits has expired in the century before.
_YEARS_AHEAD = 20


@dataclass(frozen=True, slots=True, repr=False)
class Doubt:
    """What is strange about a field beyond its check digit; ``text`` is what stands in the zone.

    Codes: unknown_code (issuer, nationality, document_code), no_such_day, unreadable, date_unknown,
    day_unknown, month_unknown (dates), unknown_sign (sex), digit_in_name (surname, given_names),
    letter_in_number (of a Russian passport, which has digits only),
    after_expiry (birth_date, issue_date), one_name (of two names there is only the other),
    exchanged_letters (``text`` names two letters that a keyboard's other layout leaves open).
    """

    code: str
    field: str
    text: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Mrz:
    """One zone as it was read; nothing in it is repaired.

    ``format`` TD1, TD2, TD3, MRV-A, MRV-B, or IDFRA for the old French identity card. ``document_code``,
    ``issuer`` and ``nationality`` are the zone's codes without fillers (P, RUS, D), the two ``..._state``
    what they are in ISO 3166-1 alpha-2, "" where they are no state. Names are in capitals with spaces for
    fillers. Dates are ISO and may be short. ``sex`` is M, F, X or "": the zone's "<" is X, which is what the
    document then shows to the eye (part 4 section 4.1.1.1 and 4.2.2.2); "" is a sign that cannot stand
    there.

    ``names_cut`` are the names ("surname", "given_names") of which a part may be missing: their line is
    full. ``repairs`` are proposals and ``repaired_lines`` the zone with all of them, both empty where there
    are none. ``national``: a Russian national passport. Its names are Cyrillic and stand only there,
    ``number`` is its series and number (ten digits), ``optional`` is "" because its fields are known.
    ``issue_date`` is known of that passport and, without the day, of the old French card.
    """

    format: str
    lines: tuple[str, ...]
    document_code: str
    issuer: str
    issuer_state: str
    surname: str
    given_names: str
    number: str
    nationality: str
    nationality_state: str
    birth_date: str
    sex: str
    expiry_date: str
    optional: str
    checks: Checks
    issue_date: str = ""
    names_cut: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    repairs: tuple[Repair, ...] = ()
    repaired_lines: tuple[str, ...] = ()
    national: NationalPassport | None = None

    @property
    def is_visa(self) -> bool:
        """Whether this is a visa: its number and its expiry are no passport's."""
        return self.format in (MRV_A.format, MRV_B.format)

    def repaired(self, today: date | None = None) -> Mrz:
        """The zone with its repairs, read again; itself where there are none."""
        return (read_mrz("\n".join(self.repaired_lines), today) if self.repaired_lines else None) or self

    def series_and_number(self) -> tuple[str, str]:
        """The number as our records keep it: a Russian passport's series apart."""
        if self.national:
            return self.national.series, self.national.number
        return split_document(self.number, state=self.issuer_state)


def read_mrz(text: str, today: date | None = None) -> Mrz | None:
    """The zone in a text as typed, pasted or sent by a scanner; None where there is none. Never raises.

    ``today`` decides the centuries: births are never after it, expiries at most 20 years.
    """
    found = find_zone(text)
    if found is None:
        return None
    layout, zone, unsure = found
    return _Reader(zone, layout, today or date.today()).read(unsure)


class _Reader:
    """One zone, its lines joined, with what was found doubtful on the way."""

    def __init__(self, zone: str, layout: Layout, today: date) -> None:
        self.zone = zone
        self.layout = layout
        self.today = today.isoformat()
        self.latest_expiry = f"{today.year + _YEARS_AHEAD}-12-31"
        self.doubts: list[Doubt] = []

    def read(self, unsure: str) -> Mrz:
        zone, layout = self.zone, self.layout
        checks = checks_of(zone, layout)
        national, issued = self._national() if layout is TD3 and is_national(zone) else (None, "")
        code, issuer, nationality = self._codes()
        surname, given_names, cut = self._names(national)
        birth, expiry = self._dates(national)
        number = self._number()
        optional = "" if national else self._optional()
        sex = self._sex()
        self._doubt_letters({"surname": surname, "given_names": given_names, "optional": optional}, unsure)
        repairs, repaired = ((), "") if self._is_clean(checks) else find_repairs(zone, layout)
        return Mrz(
            format=layout.format,
            lines=_lines(zone, layout),
            document_code=code,
            issuer=issuer,
            issuer_state=state_of(issuer),
            surname=surname,
            given_names=given_names,
            number=national.series + national.number if national else number,
            nationality=nationality,
            nationality_state=state_of(nationality),
            birth_date=birth,
            sex=sex,
            expiry_date=expiry,
            optional=optional,
            checks=checks,
            issue_date=self._issued(number) if layout is FRENCH_CARD else issued,
            names_cut=cut,
            doubts=tuple(self.doubts),
            repairs=repairs,
            repaired_lines=_lines(repaired, layout),
            national=national,
        )

    def _doubt(self, code: str, field: str, text: str = "") -> None:
        self.doubts.append(Doubt(code, field, text))

    def _doubt_letters(self, values: dict[str, str], letters: str) -> None:
        for field, value in values.items():
            if not set(letters).isdisjoint(value):
                self._doubt("exchanged_letters", field, ", ".join(letters))

    def _is_clean(self, checks: Checks) -> bool:
        """Whether there is nothing that a repair could be for."""
        return False not in checks and not any(
            doubt.code in ("unreadable", "letter_in_number") for doubt in self.doubts
        )

    def _codes(self) -> tuple[str, str, str]:
        """Document code, issuer and nationality; the old French card was for citizens alone."""
        zone, place = self.zone, self.layout.nationality
        code, issuer = zone[:2].rstrip("<"), zone[2:5].strip("<")
        nationality = zone[place].strip("<") if place else issuer
        if not code.isalpha():
            self._doubt("unknown_code", "document_code", code)
        for field, value in (("issuer", issuer), ("nationality", nationality)):
            if not is_known(value):
                self._doubt("unknown_code", field, value)
        return code, issuer, nationality

    def _national(self) -> tuple[NationalPassport, str]:
        passport, doubt = read_national(self.zone, self.today)
        if doubt:
            self._doubt(doubt, "issue_date", self.zone[73:79])
        return passport, passport.issue_date

    def _names(self, national: NationalPassport | None) -> tuple[str, str, tuple[str, ...]]:
        """Surname, given names, and which may be cut; of a national passport no Latin ones."""
        text, apart = self.zone[self.layout.names], self.layout.given_names
        if apart:
            given = self.zone[apart]
            cut = tuple(
                name for name, field in (("surname", text), ("given_names", given)) if field[-1] != "<"
            )
            return (*self._plain_names(text, given), cut)
        surname, between, given = text.partition("<<")
        cut = _cut(surname, between, text)
        if national:
            return "", "", cut
        return (*self._plain_names(surname, given), cut)

    def _plain_names(self, *fields: str) -> tuple[str, str]:
        names = []
        for name, field in zip(("surname", "given_names"), fields, strict=True):
            names.append(" ".join(field.replace("<", " ").split()))
            if field and not field.replace("<", "A").isalpha():
                self._doubt("digit_in_name", name, names[-1])
        for name, value in zip(("surname", "given_names"), names, strict=True):
            if not value:
                self._doubt("one_name", name)
        return names[0], names[1]

    def _dates(self, national: NationalPassport | None) -> tuple[str, str]:
        """Birth and expiry; a national passport has none."""
        place = self.layout.birth_date
        birth = self._date("birth_date", place, self.today)
        expiry = "" if national else self._date("expiry_date", self.layout.expiry_date, self.latest_expiry)
        if birth and expiry and birth > expiry:
            self._doubt("after_expiry", "birth_date", self.zone[place])
        return birth, expiry

    def _number(self) -> str:
        """As it stands, of a Russian national passport without the fourth digit of the series."""
        number = number_place(self.zone, self.layout)[0].strip("<").replace("<", " ")
        if self.layout is TD3 and self.zone[2:5] == "RUS" and not number.isdecimal():
            self._doubt("letter_in_number", "number", number)
        return number

    def _issued(self, number: str) -> str:
        """Year and month with which the number of an old French card begins."""
        return read_mrz_date(number[:4] + "00", self.today)[0]

    def _date(self, field: str, place: slice | None, latest: str) -> str:
        if place is None:
            return ""
        value, doubt = read_mrz_date(self.zone[place], latest)
        if doubt:
            self._doubt(doubt, field, self.zone[place])
        return value

    def _sex(self) -> str:
        sign = self.zone[self.layout.sex]
        if sign in "MFX":
            return sign
        if sign == "<":
            return "X"
        self._doubt("unknown_sign", "sex", sign)
        return ""

    def _optional(self) -> str:
        fields = [self.zone[at.start : at.stop] for at in optional_places(self.zone, self.layout)]
        return " ".join(" ".join(fields).replace("<", " ").split())


def _lines(zone: str, layout: Layout) -> tuple[str, ...]:
    return tuple(zone[at : at + layout.width] for at in range(0, len(zone), layout.width))


def _cut(surname: str, between: str, whole: str) -> tuple[str, ...]:
    """A letter in the last place says that names may have been cut (part 3 section 4.6, part 4 section
    4.2.3).

    Then the given names are, the surname too where it ends in an initial, or alone where no given name had
    room. A surname that leaves no place for a letter behind it has lost the given names.
    """
    if whole[-1] == "<":
        return ("given_names",) if len(surname.rstrip("<")) > len(whole) - 3 else ()
    if not between:
        return ("surname",)
    initial = len(surname.rpartition("<")[2]) == 1 and "<" in surname
    return ("surname", "given_names") if initial else ("given_names",)
