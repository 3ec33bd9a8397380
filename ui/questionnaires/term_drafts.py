"""What is typed for a term and not kept yet: why it cannot be, and where it waits for the next time.

It comes back wherever the term is asked for, also after a crash.
"""

from __future__ import annotations

from typing import Any

from models.dictionary import Term
from models.drafts import drop_draft, list_drafts, load_draft, save_draft
from paperwork.wording import is_foreign
from textkit.terms import term_key
from translations import _
from ui.common.wording import language_name

DRAFTS = "term:"  # begins the keys of all drafts of terms


def refusal(term: Term, language: str) -> str:
    """Why the term would help no form in this language, "" if it would."""
    texts = term.texts_in(language)
    if not texts:
        return _("Type the translation into %(language)s too.") % {"language": language_name(language)}
    if any(is_foreign(text, language) for text in texts):
        return _("This form takes Latin letters only.")
    return ""


def keep_typed(text: str, typed: Term) -> None:
    """Keep what was typed for the term ``text``."""
    texts = [[language, sex, written] for (language, sex), written in typed.texts.items()]
    save_draft(_key(text), {"texts": texts})


def typed_for(text: str) -> Term | None:
    """What was typed for it, None if nothing waits."""
    body = load_draft(_key(text))
    return _term(body) if body else None


def typed_terms() -> set[str]:
    """The keys of the terms for which something waits."""
    return {key.removeprefix(DRAFTS) for key, _body, _at in list_drafts(DRAFTS)}


def drop_typed(text: str) -> None:
    """It is in the dictionary now, or was taken back."""
    drop_draft(_key(text))


def _key(text: str) -> str:
    return f"{DRAFTS}{term_key(text)}"


def _term(body: dict[str, Any]) -> Term:
    return Term({(language, sex): written for language, sex, written in body["texts"]})
