"""The dictionary (Q6, D4): terms with their translations, those of the program and the agency's own.

Shipped terms are a file of the program and get better with each version; what an agency changes of them is a
record of its own that stands in their place, and so is their deletion. All is small enough to be held whole.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from models.errors import DuplicateRecord, InvalidField, RecordChanged, RecordGone
from models.journal import Operation, perform
from models.records import Saved
from models.tables import Answer, ClientAnswer
from models.tables import Term as TermTable
from resources import resource_path
from textkit.cleaning import clean_text
from textkit.terms import term_key
from translations import _

LONGEST = 500  # letters of one text
KINDS = (
    *("occupation", "work", "education", "family", "civil_state", "purpose", "journey", "money", "document"),
    *("authority", "address", "religion", "language", "general"),
)
OWN_LANGUAGE = "ru"  # of the shipped terms: their Russian text is their name
SEXES = ("", "M", "F")
Texts = Mapping[tuple[str, str], str]
"""(language, sex) -> text; sex "" is for both."""


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning and its texts. ``id`` None: shipped, or not saved yet. ``shipped``: see tables.Term."""

    texts: Texts
    kind: str = "general"
    note: str = ""
    id: int | None = None
    shipped: str = ""
    version: int = 0

    def text(self, language: str, sex: str = "") -> str:
        """The text for a person of that sex, else the one for both, else whichever there is; "" for none."""
        ways = (sex, "", "M", "F")
        return next((found for way in ways if (found := self.texts.get((language, way), ""))), "")

    def texts_in(self, language: str) -> list[str]:
        """All texts of one language, the one for both first."""
        return [text for sex in SEXES if (text := self.texts.get((language, sex), ""))]

    def languages(self) -> set[str]:
        return {language for (language, _sex), text in self.texts.items() if text}

    def spellings(self) -> set[str]:
        """The keys of all texts of the term."""
        return {term_key(text) for text in self.texts.values() if text}


@dataclass(slots=True)
class TermsSaved:
    """What an import did: counts by what became of the terms."""

    saved: Saved
    added: int = 0
    changed: int = 0
    same: int = 0
    ids: list[int] = field(default_factory=list)


@cache
def shipped_terms() -> tuple[Term, ...]:
    """The terms that come with the program (resources/dictionary.csv)."""
    with resource_path("dictionary.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(_shipped(row) for row in csv.DictReader(lines))


def _shipped(row: Mapping[str, str]) -> Term:
    texts: dict[tuple[str, str], str] = {}
    for language in ("ru", "en", "fr"):
        both, woman = row[language], row.get(f"{language}_f") or ""
        texts[language, "M" if woman else ""] = both
        if woman:
            texts[language, "F"] = woman
    return Term(texts, row["kind"], shipped=term_key(row[OWN_LANGUAGE]))


def load_terms() -> list[Term]:
    """All terms, the agency's own first, then the shipped ones that it left as they are."""
    own = own_terms()
    replaced = {term.shipped for term in own if term.shipped}
    return [*(term for term in own if term.texts), *(t for t in shipped_terms() if t.shipped not in replaced)]


def own_terms() -> list[Term]:
    """The agency's records, also those that hide a shipped term; the newest first."""
    return _terms(TermTable.id > 0)


def dictionary_state() -> tuple[int, int, int]:
    """Differs when somebody changed a term since; cheap to ask for."""
    from models.search_sql import select

    [row] = select("SELECT count(*), coalesce(max(id), 0), coalesce(sum(version), 0) FROM term")
    return int(row[0]), int(row[1]), int(row[2])


def save_term(term: Term, *, source: str = "") -> Saved:
    """Save a new or changed term. InvalidField, DuplicateRecord (another term has this text in the same
    language), RecordChanged, RecordGone."""
    cleaned = clean_term(term)

    def work(op: Operation) -> None:
        _refuse_double(cleaned)
        _write(op, cleaned)

    return perform("save_term", work, source)


def delete_terms(terms: Sequence[Term]) -> Saved:
    """Delete terms, as one operation; shipped ones are hidden from now on."""

    def work(op: Operation) -> None:
        own = [term.id for term in terms if term.id is not None and not term.shipped]
        op.delete(TermTable, own)
        for term in terms:
            if term.shipped:
                _write(op, replace(term, texts={}))

    return perform("delete_terms", work)


def import_terms(terms: Iterable[Term], source: str) -> TermsSaved:
    """Put terms of a file into the dictionary, as one operation.

    What a term there has in a language takes the place of what the dictionary has; other languages stay.
    """
    result = TermsSaved(Saved(0, {}))

    def work(op: Operation) -> None:
        result.added = result.changed = result.same = 0
        known = _by_text(load_terms())
        new: list[dict[str, Any]] = []
        for term in map(clean_term, terms):
            there = next((known[key] for key in _text_keys(term) if key in known), None)
            if there is None:
                new.append(_columns(term) | {"version": 1})
                known.update(dict.fromkeys(_text_keys(term), term))
                result.added += 1
                continue
            merged = replace(there, texts={**there.texts, **term.texts}, note=term.note or there.note)
            if merged == there or not (there.id or there.shipped):  # the latter: twice in the file
                result.same += 1
                continue
            _write(op, merged)
            result.changed += 1
        op.insert_many(TermTable, new)

    terms = list(terms)
    result.saved = perform("import_terms", work, source)
    return result


def clean_term(term: Term) -> Term:
    """A copy fit to be kept. InvalidField names the language whose text is not."""
    texts: dict[tuple[str, str], str] = {}
    for (language, sex), text in term.texts.items():
        written = clean_text(text, one_line=True)
        if len(written) > LONGEST:
            raise InvalidField(language, _("A term has at most %(count)d characters.") % {"count": LONGEST})
        if written:
            texts[language, sex] = written
    if not texts:
        raise InvalidField("texts", _("A term needs a text in at least one language."))
    kind = term.kind if term.kind in KINDS else "general"
    return replace(term, texts=texts, kind=kind, note=clean_text(term.note))


def uses_of(term: Term) -> int:
    """In how many answers of tourists and clients the term stands, as the whole answer."""
    keys = term.spellings()
    count = 0
    for model in (Answer, ClientAnswer):
        values = model.select(model.value).where(model.value != "").tuples()
        count += sum(term_key(value) in keys for (value,) in values.iterator())
    return count


def _write(op: Operation, term: Term) -> None:
    if term.id is not None:
        if not op.update(TermTable, term.id, _columns(term), term.version or None):
            _refuse_changed(term.id)
        return
    there = TermTable.select(TermTable.id).where(TermTable.shipped == term.shipped).tuples().first()
    if term.shipped and there is not None:  # a colleague changed or hid it meanwhile
        _refuse_changed(there[0])
    op.insert(TermTable, **_columns(term), version=1)


def _refuse_changed(term_id: int) -> None:
    if not _terms(TermTable.id == term_id):
        raise RecordGone(_("Somebody deleted this term meanwhile."))
    raise RecordChanged(_("Somebody changed this term meanwhile. Look at it again."))


def _refuse_double(term: Term) -> None:
    known = _by_text(load_terms())
    for key in _text_keys(term):
        there = known.get(key)
        if there is not None and (there.id, there.shipped) != (term.id, term.shipped):
            message = _("“%(text)s” is in the dictionary already.") % {"text": there.text(key[0])}
            raise DuplicateRecord(message, [there.id] if there.id else [])


def _by_text(terms: Iterable[Term]) -> dict[tuple[str, str], Term]:
    found: dict[tuple[str, str], Term] = {}
    for term in terms:
        for key in _text_keys(term):
            found.setdefault(key, term)
    return found


def _text_keys(term: Term) -> Collection[tuple[str, str]]:
    """By what a term is one already: its texts in the language of the office, else in any."""
    keys = [(language, term_key(text)) for (language, _sex), text in sorted(term.texts.items())]
    own = [key for key in keys if key[0] == OWN_LANGUAGE]
    return own or keys


def _terms(condition: object) -> list[Term]:
    one = TermTable
    query = one.select(one.texts, one.kind, one.note, one.id, one.shipped, one.version).where(condition)
    return [Term(_texts(texts), *rest) for texts, *rest in query.order_by(one.id.desc()).tuples()]


def _texts(written: str) -> Texts:
    by_language = json.loads(written) if written else {}
    return {(lang, sex): text for lang, by_sex in by_language.items() for sex, text in by_sex.items()}


def _columns(term: Term) -> dict[str, Any]:
    by_language: dict[str, dict[str, str]] = {}
    for (language, sex), text in sorted(term.texts.items()):
        by_language.setdefault(language, {})[sex] = text
    texts = json.dumps(by_language, ensure_ascii=False, sort_keys=True) if by_language else ""
    return {"shipped": term.shipped, "kind": term.kind, "texts": texts, "note": term.note}
