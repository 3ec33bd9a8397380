"""What a questionnaire knows before anybody answers it: the vocabulary of bindings.

A binding names sources: ``tourist.latin_surname | tourist.native_surname`` takes the first that is filled,
``tourist.address + tourist.email`` puts both down. The names are listed in docs/FORMS.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from models.records import DATE_FIELDS, TOURIST_FIELDS, Tour, Tourist

ADULT = 18
_SOVIET = {"СССР": "SU", "USSR": "SU", "URSS": "SU"}  # no list of today's countries has it, old passports do
_ENDINGS = ["ская", "ский", "skaya", "skaia", "skii", "skiy", "sky", "ska", "ski", "ая", "ый", "ой", "а", "a"]
_COUNTRY_FIELDS = frozenset({"citizenship", "international_passport_state"})
_WORD_FIELDS = frozenset(
    {
        "native_surname",
        "native_given_name",
        "patronymic",
        "latin_surname",
        "latin_given_name",
        "birth_surname",
        "former_surnames",
        "birth_place",
        "address",
        "international_passport_authority",
        "national_passport_authority",
        "notes",
    }
)


@dataclass(frozen=True, slots=True)
class Piece:
    """An ISO date, alpha-2 country or text. ``way`` stands above the question's way of translation."""

    text: str
    way: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that a binding found; ``origin`` is tourist, tour or companion."""

    pieces: tuple[Piece, ...]
    origin: str


@dataclass(frozen=True)
class Circumstances:
    """Who travels where with whom. ``countries`` use the form, ``country`` is the one that asks.

    ``minor`` and ``guardian`` are found when first asked for: ten questions of a form ask for them.
    """

    tourist: Tourist
    tour: Tour | None
    companions: tuple[Tourist, ...] = ()
    countries: tuple[str, ...] = ()
    country: str = ""
    today: str = ""

    @cached_property
    def minor(self) -> bool | None:
        """See ``is_minor``."""
        from textkit.dates import age_on

        age = age_on(self.tourist.birth_date, _first_day(self))
        return None if age is None else age < ADULT

    @cached_property
    def guardian(self) -> Tourist | None:
        """See ``find_guardian``."""
        if not self.minor:
            return None
        family = family_key(self.tourist)
        others = sorted(self.companions, key=lambda companion: companion.position)
        return next(
            (one for one in others if family and family_key(one) == family and self._is_adult(one)), None
        )

    def _is_adult(self, person: Tourist) -> bool:
        from textkit.dates import age_on

        age = age_on(person.birth_date, _first_day(self))
        return age is not None and age >= ADULT


Source = Callable[[Circumstances], list[Piece]]


def find_known(binding: str, at: Circumstances) -> Known | None:
    """What the binding yields here, None if nothing is known."""
    pieces: list[Piece] = []
    origin = ""
    for alternatives in _parsed(binding):
        for name in alternatives:
            found = [piece for piece in _SOURCES[name](at) if piece.text.strip()]
            if found:
                pieces += found
                origin = origin or _ORIGINS[name.partition(".")[0]]
                break
    return Known(tuple(pieces), origin) if pieces else None


def unknown_names(binding: str) -> list[str]:
    """Names in the binding that are no source of data."""
    return [name for alternatives in _parsed(binding) for name in alternatives if name not in _SOURCES]


def source_names() -> list[str]:
    """All sources of data that a binding may name."""
    return list(_SOURCES)


def parsed_binding(binding: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a binding that are put down together, each with its alternatives, the best first."""
    return _parsed(binding)


def is_minor(at: Circumstances) -> bool | None:
    """Whether the tourist is under 18 on the first day of the tour (today without one); None if unknown."""
    return at.minor


@cache
def _parsed(binding: str) -> tuple[tuple[str, ...], ...]:
    parts = [part for part in binding.split("+") if part.strip()]
    return tuple(tuple(name.strip() for name in part.split("|")) for part in parts)


def _first_day(at: Circumstances) -> str:
    return (at.tour.start_date if at.tour else "") or at.today


def _piece_of(person: Tourist, field: str) -> Piece:
    text = str(getattr(person, field))
    if field in DATE_FIELDS:
        return Piece(text, "date")
    if field in _COUNTRY_FIELDS:
        return Piece(text, "country")
    return Piece(text, "" if field in _WORD_FIELDS else "none")


def _tourist_field(field: str) -> Source:
    return lambda at: [_piece_of(at.tourist, field)]


def _guardian_field(field: str) -> Source:
    def source(at: Circumstances) -> list[Piece]:
        guardian = find_guardian(at)
        return [_piece_of(guardian, field)] if guardian else []

    return source


def _number(series: str, number: str) -> list[Piece]:
    return [Piece(f"{series}{number}".replace(" ", ""), "none")]


def _native_name(at: Circumstances) -> list[Piece]:
    """Surname and given name in the person's own letters; no form asks for the patronymic there."""
    names = (at.tourist.native_surname.strip(), at.tourist.native_given_name.strip())
    return [Piece(" ".join(name for name in names if name))]


def _birth_place(at: Circumstances) -> list[Piece]:
    """The place of birth. A country in it is translated: letter by letter СССР would be SSSR.

    In Latin letters it stays as typed, for CA may be California.
    """
    parts = [part.strip() for part in at.tourist.birth_place.split(",") if part.strip()]
    found = [(part, "" if part.isascii() else _country_code(part)) for part in parts]
    return [Piece(code, "country") if code else Piece(part) for part, code in found]


def _birth_country(at: Circumstances) -> list[Piece]:
    """The country in "Свердловск, СССР": any part of the place, last first, that is a country's name."""
    codes = [_country_code(part.strip()) for part in reversed(at.tourist.birth_place.split(","))]
    return [Piece(next((code for code in codes if code), ""), "country")]


def _country_code(text: str) -> str:
    from textkit.countries import parse_country

    return _SOVIET.get(text.upper()) or parse_country(text)


def destinations(at: Circumstances) -> list[str]:
    """The tour's countries that use this form, the asking one first, the others in order of travel."""
    wanted = [code for code in (at.tour.countries if at.tour else []) if code in at.countries]
    if not at.country:
        return wanted
    return [at.country, *(code for code in wanted if code != at.country)]


def _countries(at: Circumstances) -> list[Piece]:
    return [Piece(code, "country") for code in destinations(at)]


def _first_country(at: Circumstances) -> list[Piece]:
    travelled = [code for code in (at.tour.countries if at.tour else []) if code in at.countries]
    return [Piece((travelled or destinations(at) or [""])[0], "country")]


def _hotels(at: Circumstances) -> list[Piece]:
    """The hotels that this tourist uses; all of the tour's if none is assigned to anybody."""
    hotels = [service for service in (at.tour.services if at.tour else []) if service.kind == "hotel"]
    used = {use.service_id for use in at.tourist.services}
    chosen = [hotel for hotel in hotels if hotel.id in used] or hotels
    return [Piece(hotel.name) for hotel in chosen]


def _days(at: Circumstances) -> list[Piece]:
    from datetime import date

    if at.tour is None:
        return []
    try:
        length = date.fromisoformat(at.tour.end_date) - date.fromisoformat(at.tour.start_date)
    except ValueError:
        return []
    return [Piece(str(length.days + 1), "none")] if length.days >= 0 else []


def _tour_text(field: str, way: str) -> Source:
    return lambda at: [Piece(str(getattr(at.tour, field)), way)] if at.tour else []


def _guardian_name(at: Circumstances) -> list[Piece]:
    guardian = find_guardian(at)
    if guardian is None:
        return []
    surname = guardian.latin_surname or guardian.native_surname
    given = guardian.latin_given_name or guardian.native_given_name
    return [Piece(f"{surname} {given}".strip())]


def _guardian_other_address(at: Circumstances) -> list[Piece]:
    guardian = find_guardian(at)
    if guardian is None or guardian.address.strip() == at.tourist.address.strip():
        return []
    return [Piece(guardian.address)]


def find_guardian(at: Circumstances) -> Tourist | None:
    """The first adult of the minor's own surname on the tour; None for adults and where none is obvious."""
    return at.guardian


def family_key(person: Tourist) -> str:
    """The surname without what tells a Slavic woman's from a man's (Иванов, Иванова; Бельский, Бельская)."""
    surname = (person.native_surname or person.latin_surname).strip().lower().replace("ё", "е")
    for ending in _ENDINGS:
        if surname.endswith(ending) and len(surname) > len(ending) + 2:
            return surname.removesuffix(ending)
    return surname


_ORIGINS = {"tourist": "tourist", "tour": "tour", "guardian": "companion"}
_SOURCES: dict[str, Source] = {
    **{f"tourist.{field}": _tourist_field(field) for field in TOURIST_FIELDS},
    **{f"guardian.{field}": _guardian_field(field) for field in TOURIST_FIELDS},
    "tourist.international_passport": lambda at: _number(
        at.tourist.international_passport_series, at.tourist.international_passport_number
    ),
    "tourist.national_passport": lambda at: _number(
        at.tourist.national_passport_series, at.tourist.national_passport_number
    ),
    "tourist.birth_place": _birth_place,
    "tourist.birth_country": _birth_country,
    "tourist.native_name": _native_name,
    "guardian.name": _guardian_name,
    "guardian.other_address": _guardian_other_address,
    "tour.start_date": _tour_text("start_date", "date"),
    "tour.end_date": _tour_text("end_date", "date"),
    "tour.number": _tour_text("number", "none"),
    "tour.title": _tour_text("title", ""),
    "tour.customer_name": _tour_text("customer_name", ""),
    "tour.days": _days,
    "tour.countries": _countries,
    "tour.first_country": _first_country,
    "tour.hotels": _hotels,
}
