"""Answers to embassies' questions: the tourist's own, and what is kept of them with the regular client."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from models import database as db
from models.errors import InvalidField, RecordChanged, RecordGone
from models.fields import clean_answer
from models.ids import slices
from models.journal import Operation, perform
from models.records import Answer, Saved
from models.tables import Answer as AnswerTable
from models.tables import ClientAnswer, Tourist, database
from translations import _

_FIELDS = ("key", "value", "form_text", "overruled", "answered_on", "asked")
_AT_ONCE = 1000  # ids in one query
AnswersById = dict[int, dict[str, Answer]]
Stored = dict[str, tuple[Answer, int]]  # by key, each with the id of its row


def load_answers(tourist_id: int) -> dict[str, Answer]:
    """The tourist's own answers by key."""
    return {answer.key: answer for answer, _row in _own(tourist_id).values()}


def load_kept_answers(client_id: int) -> dict[str, Answer]:
    """What the regular client answered on earlier tours, by key, each with its date."""
    return load_kept_answers_of([client_id])[client_id]


def load_answers_of(tourist_ids: Iterable[int]) -> AnswersById:
    """The own answers of several tourists, by tourist and key; who has none has an empty entry."""
    found: AnswersById = {one: {} for one in tourist_ids}
    columns = [getattr(AnswerTable, name) for name in _FIELDS]
    for part in slices(list(found), _AT_ONCE):
        query = AnswerTable.select(AnswerTable.tourist, *columns).where(AnswerTable.tourist.in_(part))
        for tourist_id, key, *rest in _plain_rows(query.order_by(AnswerTable.id)):
            value, form_text, overruled, answered_on, asked = rest
            found[tourist_id][key] = Answer(key, value, form_text, bool(overruled), answered_on, asked)
    return found


def load_kept_answers_of(client_ids: Iterable[int]) -> AnswersById:
    """What several regular clients answered on earlier tours, by client and key, each with its date."""
    found: AnswersById = {one: {} for one in client_ids}
    for part in slices(list(found), _AT_ONCE):
        columns = (getattr(ClientAnswer, name) for name in ("client", "key", "value", "answered_on", "asked"))
        query = ClientAnswer.select(*columns).where(ClientAnswer.client.in_(part))
        for client_id, key, value, answered_on, asked in _plain_rows(query):
            found[client_id][key] = Answer(key, value, answered_on=answered_on, asked=asked)
    return found


def _plain_rows(query: Any) -> list[tuple[Any, ...]]:
    """The rows as the driver gives them: of a long tour there are thousands, and peewee's own take thrice."""
    return database.execute(query).fetchall()  # type: ignore[no-any-return]


def save_answers(
    tourist_id: int,
    answers: Iterable[Answer],
    keep_keys: Collection[str] = (),
    *,
    loaded: Mapping[str, Answer] | None = None,
) -> Saved:
    """Save the given answers; others of the tourist stay. One with an empty value and form text is removed.

    Those of ``keep_keys`` go to the tourist's regular client too, with the day's date where they have none.
    ``loaded``, what the form began with, lets a colleague's change of the same answer be found: RecordChanged
    with the keys; an answer that only the colleague changed stays. RecordGone if the tourist was deleted.
    """
    each_loaded = None if loaded is None else {tourist_id: loaded}
    return save_answers_of_several({tourist_id: answers}, keep_keys, loaded=each_loaded)


def save_answers_of_several(
    answers: Mapping[int, Iterable[Answer]],
    keep_keys: Collection[str] = (),
    *,
    loaded: Mapping[int, Mapping[str, Answer]] | None = None,
) -> Saved:
    """Save answers of several tourists as one operation, each as ``save_answers`` does; all or nobody's.

    ``answers`` and ``loaded`` are by tourist.
    """
    cleaned = {person: [clean_answer(one) for one in given] for person, given in answers.items()}

    def work(op: Operation) -> None:
        for person, given in sorted(cleaned.items()):  # in one order, so that two people never wait in a ring
            _save_of(op, person, given, keep_keys, None if loaded is None else loaded.get(person, {}))

    return perform("save_answers", work)


def confirm_answers(tourist_id: int, answers: Iterable[Answer], asked: str) -> Saved:
    """Note that these answers are still true: today's date, and who was ``asked``. They stay as they are.

    ``answers`` are as they were shown, each the tourist's own or, where there is none, the one kept with the
    regular client. What is kept is confirmed with the tourist's own where it says the same. RecordChanged
    with the keys if one of them is another by now, or was confirmed by a colleague; then nothing is written.
    RecordGone if the tourist was deleted, InvalidField if nobody was asked.
    """
    name = clean_answer(Answer("", asked=asked)).asked
    if not name:
        raise InvalidField("asked", _("Say who was asked."))
    seen = list(answers)

    def work(op: Operation) -> None:
        client_id = _client_of(tourist_id)
        own = _own(tourist_id, lock=True)
        kept = _kept(client_id, lock=True) if client_id is not None else {}
        _refuse_unlike(seen, kept | own)
        values = {"answered_on": date.today().isoformat(), "asked": name}
        for one in seen:
            if one.key in own:
                op.update(AnswerTable, own[one.key][1], values)
            if one.key in kept and kept[one.key][0].value == one.value:
                op.update(ClientAnswer, kept[one.key][1], values)

    return perform("confirm_answers", work)


def _save_of(
    op: Operation,
    tourist_id: int,
    mine: list[Answer],
    keep_keys: Collection[str],
    loaded: Mapping[str, Answer] | None,
) -> None:
    client_id = _client_of(tourist_id)
    known = _own(tourist_id)
    if loaded is not None:
        mine = [one for one in mine if not _is_theirs(one, known, loaded)]
        _refuse_changed(mine, known, loaded)
    for answer in mine:
        _write(op, tourist_id, _dated(answer), known.get(answer.key))
    if client_id is not None:
        _keep(op, client_id, [one for one in mine if one.key in keep_keys])


def _client_of(tourist_id: int) -> int | None:
    """The tourist's regular client, None without one."""
    row = Tourist.select(Tourist.client).where(Tourist.id == tourist_id).tuples().first()
    if row is None:
        raise RecordGone(_("This tourist was deleted. Undo the deletion, or choose another tourist."))
    return row[0]  # type: ignore[no-any-return]


def _own(tourist_id: int, *, lock: bool = False) -> Stored:
    """The tourist's own answers; with ``lock`` nobody else writes them until the end of the transaction."""
    columns = [getattr(AnswerTable, name) for name in _FIELDS]
    query = AnswerTable.select(*columns, AnswerTable.id).where(AnswerTable.tourist == tourist_id)
    rows = _locked(query.order_by(AnswerTable.id), lock).tuples()
    return {row[0]: (Answer(*row[:-1]), row[-1]) for row in rows}


def _kept(client_id: int, *, lock: bool = False) -> Stored:
    """What is kept with the regular client; ``lock`` as above."""
    columns = [getattr(ClientAnswer, name) for name in ("key", "value", "answered_on", "asked", "id")]
    query = ClientAnswer.select(*columns).where(ClientAnswer.client == client_id).order_by(ClientAnswer.id)
    return {
        key: (Answer(key, value, answered_on=day, asked=asked), row_id)
        for key, value, day, asked, row_id in _locked(query, lock).tuples()
    }


def _locked(query: Any, lock: bool) -> Any:
    return query.for_update() if lock and database.for_update else query


def _write(op: Operation, tourist_id: int, answer: Answer, known: tuple[Answer, int] | None) -> None:
    empty = not answer.value and not answer.form_text
    if known is None:
        if not empty:
            op.insert(AnswerTable, tourist_id=tourist_id, **_columns(answer))
        return
    before, row_id = known
    if empty:
        op.delete(AnswerTable, row_id)
    elif _columns(before) != _columns(answer):
        op.update(AnswerTable, row_id, _columns(answer))


def _keep(op: Operation, client_id: int, answers: Iterable[Answer]) -> None:
    known = _kept(client_id)
    for answer in answers:
        values = {"value": answer.value, "answered_on": _dated(answer).answered_on, "asked": answer.asked}
        if answer.key in known and answer.value:
            op.update(ClientAnswer, known[answer.key][1], values)
        elif answer.key in known:
            op.delete(ClientAnswer, known[answer.key][1])
        elif answer.value:
            op.insert(ClientAnswer, client_id=client_id, key=answer.key, **values)


def _dated(answer: Answer) -> Answer:
    return replace(answer, answered_on=answer.answered_on or date.today().isoformat())


def _columns(answer: Answer) -> dict[str, Any]:
    return {name: getattr(answer, name) for name in _FIELDS}


def _refuse_changed(mine: Iterable[Answer], known: Stored, loaded: Mapping[str, Answer]) -> None:
    conflicts: dict[str, tuple[str, str]] = {}
    for answer in mine:
        now = _now(answer.key, known)
        if _content(now) not in (_content(loaded.get(answer.key)), _content(answer)):
            conflicts[answer.key] = (_shown(answer), _shown(now))
    if conflicts:
        message = _(
            "Somebody answered the same questions while you were editing them. Compare both and choose."
        )
        raise RecordChanged(message, conflicts, when=db.now())


def _refuse_unlike(seen: Iterable[Answer], stored: Stored) -> None:
    """RecordChanged if one of the answers is not to the letter what was seen, its date included."""
    conflicts: dict[str, tuple[str, str]] = {}
    for answer in seen:
        now = _now(answer.key, stored)
        if now != answer:
            conflicts[answer.key] = (_shown(answer), _shown(now))
    if conflicts:
        message = _(
            "Somebody changed or confirmed some of these answers meanwhile. Here is how they are now: "
            "look at them and confirm again."
        )
        raise RecordChanged(message, conflicts, when=db.now())


def _is_theirs(answer: Answer, known: Stored, loaded: Mapping[str, Answer]) -> bool:
    """Whether a colleague changed the answer since, and I did not."""
    before = _content(loaded.get(answer.key))
    return _content(answer) == before != _content(_now(answer.key, known))


def _now(key: str, known: Stored) -> Answer | None:
    return known[key][0] if key in known else None


def _content(answer: Answer | None) -> tuple[str, str, bool]:
    """What a person answered; an empty answer is as good as none."""
    if answer is None or not (answer.value or answer.form_text):
        return "", "", False
    return answer.value, answer.form_text, answer.overruled


def _shown(answer: Answer | None) -> str:
    if answer is None or not answer.form_text:
        return answer.value if answer is not None else ""
    return f"{answer.value} → {answer.form_text}"
