"""What only a whole row can tell: passports by country, dates that contradict each other, no surname."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from intake.columns import ReadColumn
from intake.document_checks import SHAPES, international_doubts, national_doubts, split_joined
from intake.doubts import ASK, STOP, Doubt

Columns = Mapping[str, ReadColumn]
_DATES = (
    ("birth_date", "international_passport_issue_date"),
    ("birth_date", "international_passport_expiry"),
    ("international_passport_issue_date", "international_passport_expiry"),
)


@dataclass(slots=True)
class RowFindings:
    """Doubts by row, and values that a row's other cells decide (series split off a joined number)."""

    doubts: dict[int, list[Doubt]] = field(default_factory=dict)
    values: dict[int, dict[str, str]] = field(default_factory=dict)

    def add(self, row: int, doubts: Collection[Doubt]) -> None:
        if doubts:
            self.doubts.setdefault(row, []).extend(doubts)


def check_rows(columns: Columns, size: int, numbers: Collection[int]) -> RowFindings:
    """All findings of ``size`` rows. ``numbers``: rows whose passport number stood in a number cell."""
    findings = RowFindings()
    if not size:
        return findings
    countries = _countries(columns, size)
    _check_international(columns, countries, size, numbers, findings)
    _check_national(columns, countries, size, findings)
    for earlier, later in _DATES:
        _check_order(columns, earlier, later, findings)
    _check_surnames(columns, size, findings)
    return findings


def _values(columns: Columns, name: str, size: int) -> list[str]:
    column = columns.get(name)
    return column.values if column else [""] * size


def _countries(columns: Columns, size: int) -> list[str]:
    """The country whose passport it is: its issuer where told, else the citizenship."""
    citizenships = _values(columns, "citizenship", size)
    if "international_passport_state" not in columns:
        return citizenships
    states = _values(columns, "international_passport_state", size)
    return [state or citizenship for state, citizenship in zip(states, citizenships, strict=True)]


def _check_international(
    columns: Columns, countries: list[str], size: int, numbers: Collection[int], findings: RowFindings
) -> None:
    series_column = _values(columns, "international_passport_series", size)
    number_column = _values(columns, "international_passport_number", size)
    rows = zip(series_column, number_column, countries, strict=True)
    for row, (series, number, country) in enumerate(rows):
        if not number and not series:
            continue
        if SHAPES.get(country) == (len(series), len(number)) and number.isdigit():
            continue
        _one_international(row, series, number, country, row in numbers, findings)


def _one_international(
    row: int, series: str, number: str, country: str, as_number: bool, findings: RowFindings
) -> None:
    country = country or ("RU" if series.isdigit() and len(series) <= 2 else "")
    if not series:
        head, tail = split_joined(number, country, national=False)
        if head:
            findings.values.setdefault(row, {}).update(
                international_passport_series=head, international_passport_number=tail
            )
            return
    findings.add(row, international_doubts(series, number, country, as_number))


def _check_national(columns: Columns, countries: list[str], size: int, findings: RowFindings) -> None:
    if "national_passport_number" not in columns:
        return
    citizenships = _values(columns, "citizenship", size) or countries
    rows = zip(
        _values(columns, "national_passport_series", size),
        columns["national_passport_number"].values,
        citizenships,
        strict=True,
    )
    for row, (series, number, country) in enumerate(rows):
        if len(series) == 4 and len(number) == 6:
            continue
        head, tail = ("", "") if series else split_joined(number, country or "RU", national=True)
        if head:
            findings.values.setdefault(row, {}).update(
                national_passport_series=head, national_passport_number=tail
            )
        elif number:
            findings.add(row, national_doubts(series, number, country))


def _check_order(columns: Columns, earlier: str, later: str, findings: RowFindings) -> None:
    if earlier not in columns or later not in columns:
        return
    pairs = zip(columns[earlier].values, columns[later].values, strict=True)
    for row, (first, second) in enumerate(pairs):
        if first >= second and second and first:
            findings.add(row, [Doubt(later, "dates_order", second, (), ASK, f"{first}, {second}")])


def _check_surnames(columns: Columns, size: int, findings: RowFindings) -> None:
    native, latin = _values(columns, "native_surname", size), _values(columns, "latin_surname", size)
    for row, (one, other) in enumerate(zip(native, latin, strict=True)):
        if not one and not other:
            findings.add(row, [Doubt("native_surname", "surname_missing", "", (), STOP)])
