"""One tourist's questionnaire while it is being answered: what is kept, what was typed, what it comes to.

Knows no widget. Typed answers are a draft at once; only what was really answered is saved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from models.answers import load_answers, save_answers
from models.drafts import drop_draft, load_draft, save_draft
from models.records import Answer, Saved, Tour, Tourist
from paperwork.answering import FilledAnswer, fill_form, old_before
from paperwork.dictionary import current_dictionary
from paperwork.forms import Question, QuestionForm
from paperwork.known_data import Circumstances, is_minor
from paperwork.printing import answers_for
from paperwork.readings import read_value
from ui.common.preferences import OLD_AFTER

Draft = dict[str, tuple[str | None, str | None]]  # by question: the code, the words for this form only
DRAFTS = "answers:"  # begins the keys of all drafts of answers


@dataclass(frozen=True, slots=True)
class Shown:
    """One question as the window shows it.

    ``typed``: not saved yet. ``own``: the answer is this tourist's; else a kept one came from the client.
    ``is_old``: to be asked again, and not answered in this window.
    """

    filled: FilledAnswer
    typed: bool
    own: bool
    is_old: bool

    @property
    def question(self) -> Question:
        return self.filled.question

    @property
    def is_closed(self) -> bool:
        """Nothing can be answered here: not asked of this person, or written with the pen."""
        return self.question.by_hand or self.filled.state == "not_applicable"

    @property
    def is_gap(self) -> bool:
        return self.filled.is_gap and not self.is_closed

    @property
    def is_done(self) -> bool:
        return self.filled.state == "filled" and not self.question.by_hand


def draft_key(tourist_id: int) -> str:
    return f"{DRAFTS}{tourist_id}"


class TouristAnswers:
    """The answers of one tourist to one form, stored and typed."""

    def __init__(
        self, form: QuestionForm, tour: Tour, tourist: Tourist, others: Callable[[], Sequence[Tourist]]
    ) -> None:
        """``others`` reads who else is on the tour."""
        self.form = form
        self.tour = tour
        self.tourist = tourist
        self._others = others
        self._draft: dict[str, str] = {}
        self._words: dict[str, str] = {}  # typed for this form only, by key; "" goes back to the translation
        self._read()
        self._take_draft()

    @cached_property
    def companions(self) -> list[Tourist]:
        """The others on the tour, read when they are first asked for: most answers do without them."""
        return list(self._others())

    def _read(self) -> None:
        self._terms = current_dictionary().terms_for(self.tourist.sex)
        self._own = load_answers(self.tourist.id or 0)
        self._stored = answers_for(self.form, self.tourist)
        self._kept = self._fill(self._stored)

    def read_terms(self) -> None:
        """The dictionary was changed."""
        self._terms = current_dictionary().terms_for(self.tourist.sex)
        self._kept = self._fill(self._stored)

    def _take_draft(self) -> None:
        body = load_draft(draft_key(self.tourist.id or 0)) or {}
        self._draft, draft_elsewhere = self._of_this_form(body.get("answers", {}))
        self._words, words_elsewhere = self._of_this_form(body.get("words", {}))
        self._elsewhere = {"answers": draft_elsewhere, "words": words_elsewhere}

    def _of_this_form(self, typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """What a draft has for this form, by question, and what it has for others, as it is kept.

        What waits for a question that was taken out is among the others: it comes back with the question.
        """
        here: dict[str, str] = {}
        elsewhere: dict[str, str] = {}
        for stored, text in typed.items():
            key, _at, form_id = str(stored).partition("@")
            if form_id in ("", self.form.id) and self.form.question(key) is not None:
                here[key] = str(text)
            else:
                elsewhere[str(stored)] = str(text)
        return here, elsewhere

    def shown(self) -> list[Shown]:
        """All questions in the form's order with what is known, kept or typed now."""
        filled = self._fill(self._answers()).values()
        typed, before = self._typed(), old_before(OLD_AFTER.get())
        return [self._shown(one, one.question.key in typed, before) for one in filled]

    def _shown(self, one: FilledAnswer, typed: bool, before: str) -> Shown:
        stored = self._stored.get(one.question.key)
        own = stored is not None and stored.key in self._own
        return Shown(one, typed, own, not typed and one.is_old(before))

    def _typed(self) -> set[str]:
        return {*self._draft, *self._words}

    def overrule(self, question: Question, words: str) -> None:
        """What stands on this form, whatever the translation says; "" goes back to the translation."""
        stored = self._stored.get(question.key)
        kept = stored.form_text if stored is not None and stored.overruled else ""
        if words == kept:
            self._words.pop(question.key, None)
        else:
            self._words[question.key] = words
        self.keep_draft()

    def answer(self, question: Question, text: str, *, confirms: bool = False) -> None:
        """The person answered ``text``; "" goes back to what is known.

        What equals the kept answer is no change, unless it ``confirms`` a proposal by choosing it.
        """
        code = read_value(question, text)
        kept = self._kept[question.key]
        proposal = confirms and kept.origin == "default"
        if not code and question.key in self._stored:
            self._draft[question.key] = ""
        elif not code or (not proposal and code in (kept.code, kept.value)):
            self._draft.pop(question.key, None)
        else:
            self._draft[question.key] = self._unless_known(question, code)
        stored = self._stored.get(question.key)
        if question.key in self._draft and stored is not None and stored.overruled:
            self._words.setdefault(question.key, "")  # they were for another answer

    def draft(self) -> Draft:
        """What is typed and not saved, by question; "" takes away what is kept, None is nothing typed."""
        return {key: (self._draft.get(key), self._words.get(key)) for key in self._typed()}

    def put_back(self, draft: Draft) -> None:
        """What is typed is this again, and kept so."""
        self._draft = {key: code for key, (code, _words) in draft.items() if code is not None}
        self._words = {key: words for key, (_code, words) in draft.items() if words is not None}
        self.keep_draft()

    def own(self) -> dict[str, Answer]:
        """The saved answers of this tourist, as they were when they were read."""
        return dict(self._own)

    def stored(self) -> dict[str, Answer]:
        """What is saved and shows: the tourist's own answers, beneath them those kept with the client."""
        return dict(self._stored)

    def keep_draft(self) -> None:
        """Keep what was typed where a crash cannot reach it."""
        key = draft_key(self.tourist.id or 0)
        answers = {self.form.stored_key(one): code for one, code in self._draft.items()}
        words = {self.form.stored_key(one): text for one, text in self._words.items()}
        body = {
            "form": self.form.id,
            "answers": self._elsewhere["answers"] | answers,
            "words": self._elsewhere["words"] | words,
        }
        if body["answers"] or body["words"]:
            save_draft(key, body)
        else:
            drop_draft(key)

    def unsaved(self) -> int:
        typed = self._typed()
        return sum(1 for question in self.form.questions if question.key in typed)

    def keep_for_good(self, *, keep_mine: bool = False) -> Saved:
        """Save what was typed. RecordChanged if a colleague answered the same, unless mine shall stand."""
        asked = {question.key: question for question in self.form.questions}
        now = self._answers()
        answers = [self._to_keep(key, now.get(key)) for key in self._typed() if key in asked]
        answers += self._to_drop(now)
        lasting = {key for key in self._typed() if key in asked and asked[key].kept}
        loaded = None if keep_mine else self._own
        saved = save_answers(self.tourist.id or 0, answers, lasting, loaded=loaded)
        self._drop(asked)
        self.keep_draft()
        self._read()
        return saved

    def _to_keep(self, key: str, answer: Answer | None) -> Answer:
        return replace(answer or Answer(key), key=self.form.stored_key(key))

    def _to_drop(self, now: Mapping[str, Answer]) -> list[Answer]:
        """Answers without a form's id that were taken away: else they would show again beneath."""
        gone = (self._stored[key] for key in self._typed() if key in self._stored and key not in now)
        return [Answer(one.key) for one in gone if one.key != self.form.stored_key(one.key.partition("@")[0])]

    def forget(self, keys: Sequence[str] | None = None) -> None:
        """Go back to what is kept, for all questions or some; their keys may be those of stored answers."""
        self._drop(self._typed() if keys is None else [key.partition("@")[0] for key in keys])
        self.keep_draft()
        self._read()

    def _drop(self, keys: Collection[str]) -> None:
        self._draft = {key: code for key, code in self._draft.items() if key not in keys}
        self._words = {key: words for key, words in self._words.items() if key not in keys}

    def _unless_known(self, question: Question, code: str) -> str:
        """ "" where the tourist form or the tour says the same: an answer would only hide their changes."""
        if question.key not in self._stored or not question.binding:
            return code
        others = {key: answer for key, answer in self._stored.items() if key != question.key}
        known = self._fill(others)[question.key]
        return "" if code == known.code and known.origin not in ("default", "empty") else code

    def _answers(self) -> dict[str, Answer]:
        answers = dict(self._stored)
        today = date.today().isoformat()
        for key, code in self._draft.items():
            answers.pop(key, None)
            if code:
                answers[key] = Answer(key, code, answered_on=today)
        for key, words in self._words.items():
            there = answers.get(key, Answer(key, answered_on=today))
            answers[key] = replace(there, form_text=words, overruled=bool(words))
        return answers

    def _fill(self, answers: Mapping[str, Answer]) -> dict[str, FilledAnswer]:
        minor = is_minor(Circumstances(self.tourist, self.tour))  # only a minor's guardian is looked for
        companions = self.companions if minor else ()
        filled = fill_form(
            self.form, self.tourist, self.tour, answers, companions, terms=self._terms, with_known=True
        )
        return {one.question.key: one for one in filled}
