"""The directories of countries, forms and questions (D1 to D3): what an agency has of its own.

Those of the program are files that get better with each version (resources/forms and passport_rules.json);
what an agency adds, changes or takes out are entries of its own above them, one for each country, head of a
form and question, so that two people who change different questions do not meet. paperwork.directories puts
both together. Answers are kept by the key of their question and hang on no entry: whatever becomes of a
question, they stay.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models import locks
from models.errors import RecordChanged
from models.journal import Operation, perform
from models.records import Saved
from models.tables import Answer, ClientAnswer, DirectoryEntry
from translations import _

COUNTRY, FORM, QUESTION, LANGUAGE = "country", "form", "question", "language"
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the agency's own.

    ``kind`` and ``name`` as in tables.DirectoryEntry, ``body`` in the shape of docs/FORMS.md; None takes out
    what the program has. ``id`` None: not kept yet.
    """

    kind: str
    name: str
    body: Body | None
    id: int | None = None
    version: int = 0

    @property
    def place(self) -> tuple[str, str]:
        """What it is an entry of: there is one of each."""
        return self.kind, self.name


def question_name(form_id: str, key: str) -> str:
    """The name of a question's entry."""
    return f"{form_id}/{key}"


def own_entries() -> list[Entry]:
    """All entries of the agency, the oldest first."""
    one = DirectoryEntry
    query = one.select(one.kind, one.name, one.body, one.id, one.version).order_by(one.id)
    return [Entry(kind, name, _body(body), *rest) for kind, name, body, *rest in query.tuples()]


def directories_state() -> tuple[int, int, int]:
    """Differs when somebody changed an entry since; cheap to ask for."""
    from models.search_sql import select

    [row] = select("SELECT count(*), coalesce(max(id), 0), coalesce(sum(version), 0) FROM directory_entry")
    return int(row[0]), int(row[1]), int(row[2])


def save_entries(entries: Sequence[Entry], dropped: Iterable[Entry] = (), *, source: str = "") -> Saved:
    """Save entries and drop others (the program's own stand there again), as one operation.

    RecordChanged if somebody changed, made or dropped one of them since it was read; then nothing is written.
    """

    def work(op: Operation) -> None:
        locks.hold_directories()
        known = {(kind, name): (found, version) for kind, name, found, version in _known()}
        for entry in (*entries, *dropped):
            expected = (entry.id, entry.version) if entry.id is not None else None
            if known.get(entry.place) != expected:
                raise RecordChanged(
                    _("Somebody changed this in the directories meanwhile. Look at it again.")
                )
        op.delete(DirectoryEntry, [entry.id for entry in dropped if entry.id is not None])
        for entry in entries:
            if entry.id is not None:
                op.update(DirectoryEntry, entry.id, {"body": _written(entry.body)})
        new = [entry for entry in entries if entry.id is None]
        op.insert_many(
            DirectoryEntry,
            [{"kind": e.kind, "name": e.name, "body": _written(e.body), "version": 1} for e in new],
        )

    return perform("save_directories", work, source)


def count_answers(keys: Collection[str]) -> int:
    """In how many stored answers, of tourists and of clients, the questions with these keys stand."""
    return sum(
        model.select().where(_of_questions(model, keys), model.value != "").count()
        for model in (Answer, ClientAnswer)
    )


def _of_questions(model: Any, keys: Collection[str]) -> Any:
    """The answers to these questions, those too that belong to one form (``key@form``)."""
    condition = model.key.in_(list(keys))
    for key in keys:
        condition |= (model.key >= f"{key}@") & (model.key < f"{key}A")  # A follows @
    return condition


def count_options(key: str) -> Counter[str]:
    """How often each option of a question is ticked in stored answers, of tourists and of clients."""
    counted: Counter[str] = Counter()
    for model in (Answer, ClientAnswer):
        values = model.select(model.value).where(_of_questions(model, [key]), model.value != "").tuples()
        for (value,) in values.iterator():
            counted.update(part.partition(":")[0] for part in value.split(";"))
    return counted


def _known() -> list[tuple[str, str, int, int]]:
    one = DirectoryEntry
    return list(one.select(one.kind, one.name, one.id, one.version).tuples())


def _body(written: str) -> Body | None:
    return json.loads(written) if written else None


def _written(body: Body | None) -> str:
    return json.dumps(body, ensure_ascii=False, sort_keys=True) if body is not None else ""
