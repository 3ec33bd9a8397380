"""Which rows of a table are its title, its headings, its totals, and which are people.

Lists come with a title above, one or two rows of headings (the upper one merged over several columns),
empty rows, totals, and headings repeated on each page. All of this is recognised and kept marked, so that
a person can say otherwise; nothing is thrown away.
"""

from __future__ import annotations

from intake.heading_words import fields_of_heading, fold_heading
from intake.tables import CellDetail, Place, RawTable, SourceTable, column_letters, square

LOOK_FOR_HEADINGS = 25  # rows from the top
MOST_HEADING_ROWS = 4
LONGEST_HEADING = 60  # letters
CERTAIN = 20  # weight of a heading that is a known phrase and nothing else
_TOTALS = tuple(
    f"{word} "
    for word in "итого всего разом усього подытог total totals razem suma ogolem totale gesamt summe somme "
    "insgesamt".split()
)


def as_source_table(raw: RawTable, header_rows: int | None = None) -> SourceTable:
    """The table of a reader with title, headings and rows that are no people told apart.

    ``header_rows``: None to recognise them, 0 for a table without headings.
    """
    rows = square(raw.rows)
    rows, dropped = _without_empty_top(rows)
    details = _shifted(raw.details, dropped)
    first, count = _find_headings(rows) if header_rows is None else _given(rows, header_rows)
    table = SourceTable(
        headings=[],
        rows=rows[first + count :],
        origin=raw.origin,
        header_rows=count,
        notes=list(raw.notes),
        details=_shifted(details, first + count),
        head=rows[: first + count],
    )
    table.title = raw.title or _title(rows[:first])
    table.headings, table.groups = _headings(rows[first : first + count], len(rows[0]) if rows else 0)
    table.marks = find_marks(table.rows, rows[first : first + count])
    above = dropped + first + count
    for row in sorted(raw.struck):
        if row >= above:
            table.marks.setdefault(row - above, "struck")
    return table


def with_header_rows(table: SourceTable, header_rows: int) -> SourceTable:
    """The same table when the first ``header_rows`` rows of the source are its headings (I3: by hand).

    Counted from the top of the source; the last of them that are filled make the headings.
    """
    offset = len(table.head)
    details = {(row + offset, column): detail for (row, column), detail in table.details.items()}
    struck = {row + offset for row, mark in table.marks.items() if mark == "struck"}
    raw = RawTable(table.head + table.rows, details, "", table.origin, table.notes, struck)
    return as_source_table(raw, header_rows)


def _given(rows: list[list[str]], header_rows: int) -> tuple[int, int]:
    count = max(0, min(header_rows, len(rows)))
    first = next((i for i in range(count) if len(set(rows[i])) > 1 and not _is_band(rows[i])), 0)
    return (first, count - first) if count else (0, 0)


def _without_empty_top(rows: list[list[str]]) -> tuple[list[list[str]], int]:
    dropped = 0
    while dropped < len(rows) and not any(text.strip() for text in rows[dropped]):
        dropped += 1
    return rows[dropped:], dropped


def _shifted(details: dict[Place, CellDetail], by: int) -> dict[Place, CellDetail]:
    if not by or not details:
        return details
    return {(row - by, column): detail for (row, column), detail in details.items() if row >= by}


def _is_band(row: list[str]) -> bool:
    """Whether one cell is merged over the whole row: a title, or a group line."""
    filled = [text for text in row if text.strip()]
    return len(filled) > 2 and len(filled) * 2 >= len(row) and len(set(filled)) == 1


def _title(rows: list[list[str]]) -> str:
    return "\n".join(" ".join(dict.fromkeys(text for text in row if text.strip())) for row in rows).strip()


def _known(text: str) -> bool:
    return bool(text) and len(text) <= LONGEST_HEADING and bool(fields_of_heading(fold_heading(text)))


def _find_headings(rows: list[list[str]]) -> tuple[int, int]:
    """(first row, number of rows) of the headings; (0, 0) when there are none."""
    best, first = 0, 0
    for index, row in enumerate(rows[:LOOK_FOR_HEADINGS]):
        known = _heading_score(row)
        if known > best:
            best, first = known, index
    if best < (2 if rows and len(rows[0]) > 2 else 1) and not _stands_over_data(rows, first):
        return 0, 0
    while first and _is_upper_heading(rows[first - 1], rows[first]):
        first -= 1
    return first, 1 + _more_heading_rows(rows, first)


def _stands_over_data(rows: list[list[str]], first: int) -> bool:
    """Whether a row with one certain heading has no data in it while the row below has."""
    if first + 1 >= len(rows) or any(map(_is_data, rows[first])) or not all(rows[first]):
        return False
    certain = any(_weight(text) >= CERTAIN for text in rows[first])
    return certain and any(map(_is_data, rows[first + 1]))


def _weight(text: str) -> int:
    fields = fields_of_heading(fold_heading(text)) if len(text) <= LONGEST_HEADING else ()
    return fields[0][1] if fields else 0


def _heading_score(row: list[str]) -> int:
    """How many different cells are known headings, less what looks like a person's data."""
    texts = {text.strip() for text in row if text.strip()}
    known = sum(map(_known, texts))
    data = sum(_is_data(text) for text in texts)
    return known - 2 * data if len(texts) > 1 or len(row) <= 2 else 0


def _is_data(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return digits >= 4 or (digits > 0 and digits == len(text) and len(text) < 4) or "@" in text


def _is_upper_heading(row: list[str], below: list[str]) -> bool:
    return _heading_score(row) >= 2 and not _is_band(row) and _hangs_under(below, row)


def _more_heading_rows(rows: list[list[str]], first: int) -> int:
    above, more = rows[first], 0
    for row in rows[first + 1 : first + MOST_HEADING_ROWS]:
        new = [text for text, old in zip(row, above, strict=True) if text.strip() and text != old]
        if not new or any(map(_is_data, new)) or not all(map(_known, new)):
            break
        if not _hangs_under(row, above):
            break
        more, above = more + 1, row
    return more


def _hangs_under(row: list[str], above: list[str]) -> bool:
    """Whether what is new in a row stands only under merged cells: a second row of headings."""
    last = len(row) - 1
    return all(
        not text.strip()
        or text == above[i]
        or not above[i].strip()
        or (i > 0 and above[i - 1] == above[i])
        or (i < last and above[i + 1].strip() in ("", above[i]))
        for i, text in enumerate(row)
    )


def _headings(rows: list[list[str]], width: int) -> tuple[list[str], list[str]]:
    """Unique headings and the headings above them."""
    headings, groups = [], []
    spread = [_spread(row) for row in rows[:-1]] + [list(row) for row in rows[-1:]]
    for column in range(width):
        texts = list(dict.fromkeys(" ".join(row[column].split()) for row in spread if row[column].strip()))
        own = [row[column] for row in rows if row[column].strip()]
        headings.append(texts[-1] if own else "")
        groups.append(" ".join(texts[:-1]) if own else "")
    return _unique(headings, groups), groups


def _spread(row: list[str]) -> list[str]:
    """An upper heading row whose merged cells came as one text followed by empty ones."""
    result, last = [], ""
    for text in row:
        last = text if text.strip() else last
        result.append(last)
    return result


def _unique(headings: list[str], groups: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    result = []
    for index, heading in enumerate(headings):
        name = heading or column_letters(index)
        if headings.count(heading) > 1 and groups[index]:
            name = f"{groups[index]} {name}"
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return result


def find_marks(rows: list[list[str]], heading_rows: list[list[str]]) -> dict[int, str]:
    """Rows that are no people: empty, totals, heading (repeated on a new page), group (merged over all)."""
    marks: dict[int, str] = {}
    repeated = {tuple(row) for row in heading_rows}
    for index, row in enumerate(rows):
        suspicious = row.count("") * 2 > len(row) or len(row) <= 4 or row[0] == row[-1]
        if suspicious and (mark := _mark(row)):
            marks[index] = mark
        elif repeated and row[0] == heading_rows[-1][0] and tuple(row) in repeated:
            marks[index] = "heading"
    return marks


def _mark(row: list[str]) -> str:
    filled = [text.strip() for text in row if text.strip()]
    if not filled:
        return "empty"
    if any(map(_is_total, filled)):
        return "totals"
    return "group" if _is_band(row) else ""


def _is_total(text: str) -> bool:
    return len(text) < LONGEST_HEADING and f"{fold_heading(text)} ".startswith(_TOTALS)
