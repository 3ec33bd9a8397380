"""The first guess which column of a list is which field of the tourist, by headings and by content.

Every (column, field) pair gets points: what the heading says weighs most, what the cells look like confirms
or forbids it, and without a heading the cells decide alone. The pairs are taken from the best down; a field
holds one column, a column one field. What nothing speaks for stays unmapped.
"""

from __future__ import annotations

from datetime import date

from intake.column_content import ColumnContent, look_at
from intake.heading_words import fields_of_heading, fold_heading, says_international, says_national
from intake.tables import SourceTable
from intake.targets import BY_FIELD, COMPOSITES
from models.field_names import names_in_every_language

Mapping = dict[int, str]
Scores = dict[tuple[int, str], float]
_LEFT_OUT = ""
# Which shapes of cells (see column_content.shape_of) can stand in a field of a kind; other kinds take all.
_SHAPES: dict[str, tuple[str, ...]] = {
    "date": ("date", "digits5", "digits8", "digits6"),
    "sex": ("sex", "digits1"),
    "name": (
        "cyrillic",
        "latin",
        "two_words_cyrillic",
        "two_words_latin",
        "patronymic",
        "full_name_cyrillic",
        "slashed_name",
        "country",
        "sex",
    ),
    "email": ("email",),
    "ticket": ("ticket", "number", "digits10", "digits9", "phone", "code"),
    "phone": ("phone", "number", "digits10", "digits9", "digits7", "digits6", "ticket", "text"),
}
_DOCUMENT = (
    "digits5",
    "digits6",
    "digits7",
    "digits8",
    "digits9",
    "digits10",
    "code",
    "number",
    "ticket",
    "text",
)


def guess_mapping(table: SourceTable) -> Mapping:
    """Column index -> field of ``targets.TARGETS``, for the columns that something speaks for."""
    if table.fields:
        return dict(table.fields)
    if own := _own_headings(table):
        return own
    contents = [look_at(table, column) for column in range(table.width)]
    scores: Scores = {}
    spoken_for: set[int] = set()
    for column in range(table.width):
        by_heading = _by_heading(table, column, contents[column])
        if by_heading is not None:
            spoken_for.add(column)
            scores.update({(column, name): points for name, points in by_heading.items()})
    mapping = _assign(_beside_surnames(_settled(scores, contents), contents))
    _follow_passport(mapping)
    _add_by_content(mapping, table, contents, spoken_for)
    return dict(sorted(mapping.items()))


def _own_headings(table: SourceTable) -> Mapping:
    """The fields of a list that this program wrote: it names its columns as its fields, in some language.

    "Surname" alone proves nothing; "International passport, series" is what only we write (in Russian with a
    colon).
    """
    names = names_in_every_language()
    fields = [names.get(heading, "") for heading in table.headings] if table.header_rows else []
    if not all(fields) or not any(mark in heading for heading in table.headings for mark in (", ", ": ")):
        return {}
    return {column: field for column, field in enumerate(fields) if field in BY_FIELD}


def _by_heading(table: SourceTable, column: int, content: ColumnContent) -> dict[str, float] | None:
    """Points of the fields a heading can mean; {} for a known column left out, None for no heading."""
    if not table.header_rows:
        return None
    heading, group = fold_heading(table.headings[column]), fold_heading(table.groups[column])
    heading = heading.removeprefix(group).strip() or heading  # unique headings repeat what stands above
    fields = fields_of_heading(heading) or fields_of_heading(f"{group} {heading}")
    if not fields:
        return None
    if fields[0][0] == _LEFT_OUT:
        return {}
    points: dict[str, float] = {}
    for name, weight in fields:
        for real, bonus in _real_fields(name, f"{group} {heading}", content):
            fit = _fit(real, content)
            if fit > 0 and name != _LEFT_OUT:
                points[real] = max(points.get(real, 0), (weight + bonus) * fit)
    return points


def _real_fields(name: str, words: str, content: ColumnContent) -> list[tuple[str, float]]:
    """The target fields behind a name of ``heading_words.PHRASES``, each with a bonus."""
    if not name.startswith("passport_"):
        return [(name, 0.0)]
    international = f"international_{name}"
    national = f"national_{name}"
    if says_national(words):
        return [(national, 10.0)] if national in BY_FIELD else []
    choices = [(international, 5.0 if says_international(words) else 0.0)]
    if national in BY_FIELD and not says_international(words):
        domestic = name == "passport_number" and content.share("digits10") > 0.5
        choices.append((national, 3.0 if domestic else -2.0))
    return choices


def _fit(name: str, content: ColumnContent) -> float:
    """How well the cells suit a field: 0 forbids it, 1 is neutral (also when all are empty)."""
    if not content.filled or name not in BY_FIELD:
        return 1.0 if name in BY_FIELD else 0.0
    kind = BY_FIELD[name].kind
    if kind in ("number", "series"):
        return 0.0 if content.share("date", "email") > 0.5 else 1.0
    shapes = _SHAPES.get(kind)
    if shapes is None:
        return 1.0
    share = content.share(*shapes)
    return (
        0.0 if share < 0.15 and content.share("date", "email", "money", "ticket") > 0.5 else 0.6 + 0.4 * share
    )


def _settled(scores: Scores, contents: list[ColumnContent]) -> Scores:
    """Points after the script of the letters had its say: Cyrillic cells are no Latin name."""
    result: Scores = {}
    for (column, name), points in scores.items():
        factor = 1.0
        other = _other_script(name)
        if other and _is_wrong_script(name, contents[column]):
            result[(column, other)] = max(result.get((column, other), 0), points * 0.9)
            factor = 0.5 if name.startswith("native_") else 0.1
        result[(column, name)] = max(result.get((column, name), 0), points * factor)
    return result


def _is_wrong_script(name: str, content: ColumnContent) -> bool:
    """Whether a column of names is plainly in the other script; native names may be Latin too."""
    if name.startswith("latin_"):
        return content.share("cyrillic", "two_words_cyrillic", "patronymic", "full_name_cyrillic") > 0.7
    return content.share("latin", "two_words_latin", "slashed_name") > 0.9


def _other_script(name: str) -> str:
    if name.startswith("latin_"):
        return "native_" + name.removeprefix("latin_")
    return "latin_" + name.removeprefix("native_") if name.startswith("native_") else ""


def _beside_surnames(scores: Scores, contents: list[ColumnContent]) -> Scores:
    """A column called just "Name" is the given name where another column is the surname."""
    result = dict(scores)
    for (column, name), points in scores.items():
        if name not in COMPOSITES or contents[column].share(*_WHOLE_NAMES) > 0.5:
            continue
        surname, given = COMPOSITES[name][:2]
        others = [at for at, there in scores if there in (surname, _other_script(surname)) and at != column]
        if others and not any(there == given and at != column for at, there in scores):
            del result[column, name]
            result[column, given] = max(points, result.get((column, given), 0))
    return result


_WHOLE_NAMES = ("two_words_cyrillic", "two_words_latin", "full_name_cyrillic", "slashed_name")


def _assign(scores: Scores) -> Mapping:
    mapping: Mapping = {}
    taken: set[str] = set()
    for (column, name), points in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if points > 0 and column not in mapping and name not in taken and not _covered(name, taken):
            mapping[column] = name
            taken.add(name)
    return mapping


def _follow_passport(mapping: Mapping) -> None:
    """Where the list has only a national passport, its date and authority are that passport's too."""
    fields = set(mapping.values())
    if "national_passport_number" not in fields or "international_passport_number" in fields:
        return
    for column, name in mapping.items():
        national = name.replace("international", "national")
        if name.startswith("international") and national in BY_FIELD and national not in fields:
            mapping[column] = national


def _covered(name: str, taken: set[str]) -> bool:
    """Whether a composite comes too late because its parts are there, or a part because of it."""
    parts = COMPOSITES.get(name)
    if parts:
        return any(parts[0] in (one, *COMPOSITES.get(one, ())) for one in taken)
    return any(name == whole[0] and composite in taken for composite, whole in COMPOSITES.items())


def _add_by_content(
    mapping: Mapping, table: SourceTable, contents: list[ColumnContent], spoken_for: set[int]
) -> None:
    """Columns without a telling heading, by what their cells look like."""
    taken = set(mapping.values())
    free = [column for column in range(table.width) if column not in mapping and column not in spoken_for]
    candidates = [(column, contents[column]) for column in free if not contents[column].counting]
    for column, content in candidates:
        for name in _fields_of_content(content, table, taken):
            if name not in taken and not _covered(name, taken):
                mapping[column] = name
                taken.add(name)
                break


def _fields_of_content(content: ColumnContent, table: SourceTable, taken: set[str]) -> list[str]:
    """The fields a column without heading can be, most likely first."""
    strong = {shape for shape in content.shapes if content.share(shape) >= 0.6}
    if "date" in strong:
        return _date_fields(content.year(), date.today().year)
    for shape, names in _BY_SHAPE:
        if shape in strong:
            return names
    if table.header_rows:  # a heading nobody knows: names and numbers alone prove nothing
        return []
    return _fields_of_bare_content(content, taken)


_BY_SHAPE: tuple[tuple[str, list[str]], ...] = (
    ("email", ["email"]),
    ("ticket", ["ticket_number"]),
    ("phone", ["phone"]),
    ("sex", ["sex"]),
    ("country", ["citizenship"]),
    ("patronymic", ["patronymic"]),
    ("full_name_cyrillic", ["native_full_name"]),
    ("slashed_name", ["latin_full_name"]),
)


def _date_fields(year: int, this_year: int) -> list[str]:
    if year > this_year:
        return ["international_passport_expiry"]
    if year > this_year - 10:
        return ["international_passport_issue_date", "birth_date"]
    return ["birth_date"]


def _fields_of_bare_content(content: ColumnContent, taken: set[str]) -> list[str]:
    cyrillic = content.share("cyrillic", "country", "sex") + content.share("two_words_cyrillic")
    latin = content.share("latin", "country") + content.share("two_words_latin")
    if content.share("two_words_cyrillic") >= 0.8:
        return ["native_full_name", "native_given_name"]
    if content.share("two_words_latin") >= 0.8:
        return ["latin_full_name", "latin_given_name"]
    if cyrillic >= 0.8 and content.share("cyrillic", "two_words_cyrillic") > 0.4:
        return ["native_surname", "native_given_name"]
    if latin >= 0.8:
        return ["latin_surname", "latin_given_name"]
    return _document_fields(content, taken)


def _document_fields(content: ColumnContent, taken: set[str]) -> list[str]:
    if content.share("digits10") >= 0.6:
        return ["national_passport_number"]
    if content.share("digits2") >= 0.6 and content.distinct < content.filled:
        return ["international_passport_series"]
    if content.share("digits4") >= 0.6:
        return ["national_passport_series"]
    if content.share("digits7", "digits8", "digits9", "code") >= 0.6:
        return ["international_passport_number"]
    if content.share("digits6") >= 0.6 and "national_passport_series" in taken:
        return ["national_passport_number"]
    return []
