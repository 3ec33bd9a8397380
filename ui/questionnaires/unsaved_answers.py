"""Answers that were typed and not saved: they wait as drafts, and are not printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from models.drafts import drop_draft, list_drafts, load_draft, save_draft
from models.records import TouristRow
from paperwork.forms import QuestionForm
from translations import ngettext
from ui.questionnaires.person_names import initials_of
from ui.questionnaires.tourist_answers import DRAFTS, draft_key

MOST_NAMES = 5


def unsaved_counts(tourist_ids: Iterable[int], form: QuestionForm) -> dict[int, int]:
    """Tourist to the number of their answers to this form that wait as drafts; who has none is left out."""
    asked = _asked(form)
    typed = {
        key: asked & {*body.get("answers", {}), *body.get("words", {})}
        for key, body, _at in list_drafts(DRAFTS)
    }
    counts = {one: len(typed.get(draft_key(one), ())) for one in tourist_ids}
    return {one: count for one, count in counts.items() if count}


def unsaved_sentence(count: int) -> str:
    """ "3 answers are not saved and would not be printed." """
    words = ngettext(
        "%(count)d answer is not saved and would not be printed.",
        "%(count)d answers are not saved and would not be printed.",
        count,
    )
    return words % {"count": count}


def whose_sentence(people: Sequence[TouristRow], counts: Mapping[int, int]) -> str:
    """The sentence with the names of those whose answers they are."""
    names = [initials_of(one)[:60] for one in people if one.id in counts]
    shown = [*names[:MOST_NAMES], "…"] if len(names) > MOST_NAMES else names
    return f"{', '.join(shown)}: {unsaved_sentence(sum(counts.values()))}"


def drop_answers(tourist_ids: Iterable[int], form: QuestionForm) -> None:
    """Forget what was typed for these into this form; what only other countries ask goes on waiting."""
    asked = _asked(form)
    for one in tourist_ids:
        body = load_draft(draft_key(one)) or {}
        left = {
            part: {key: text for key, text in body.get(part, {}).items() if key not in asked}
            for part in ("answers", "words")
        }
        if any(left.values()):
            save_draft(draft_key(one), {**body, **left})
        else:
            drop_draft(draft_key(one))


def _asked(form: QuestionForm) -> set[str]:
    """The keys under which answers to this form wait."""
    return {key for one in form.questions for key in form.stored_keys(one.key)}
