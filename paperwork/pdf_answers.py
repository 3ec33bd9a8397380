"""What is to stand in a field, from a value as a person or a script gives it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from paperwork.pdf_fields import CHOICE_KINDS, SWITCH_KINDS, TEXT_KINDS, FormField, Option
from paperwork.typeface import missing_letters
from translations import _

Value = str | bool | Sequence[str]  # a text or an option, on or off, several options


@dataclass(frozen=True, slots=True)
class Answer:
    """``kept`` is how the file keeps it: a text, chosen options, the state of a button (() is off).

    ``chosen`` are the places of the chosen options in their list; different options may be kept alike.
    """

    kept: tuple[str, ...]
    shown: str = ""
    chosen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """A value that did not go in as it was given; ``message`` is a sentence without the field's name.

    ``code``: unknown (no such field), kind (nothing can be filled in there), value (of the wrong kind),
    option (none of the field's), long (more letters than the field takes); and of what went in all the same:
    letters (which the typeface lacks), room (it runs out of the box).
    """

    name: str
    code: str
    message: str

    @property
    def is_filled(self) -> bool:
        return self.code in ("letters", "room")


class NotFitting(Exception):
    """The value cannot stand in the field."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def answer_to(field: FormField, value: Value) -> Answer:
    """What the field gets for the value. Raises NotFitting."""
    if field.kind in TEXT_KINDS:
        return _text_answer(field, value)
    if field.kind in SWITCH_KINDS:
        return _switch_answer(field, value)
    if field.kind in CHOICE_KINDS:
        return _choice_answer(field, value)
    raise NotFitting("kind", _("is a signature or a button, nothing can be filled in there"))


def standing(field: FormField) -> Answer:
    """What the field holds already."""
    if field.kind in SWITCH_KINDS:
        return Answer(tuple(one.value for one in field.options if one.text in field.values))
    if field.kind in CHOICE_KINDS:
        return _chosen(field, [_named(field.options, one) or Option(one, one) for one in field.values])
    return Answer(field.values, "".join(field.values))


def lost_letters(field: FormField, answer: Answer) -> str:
    """Letters of the answer that the typeface does not have; a button has none."""
    return missing_letters(answer.shown)


def _text_answer(field: FormField, value: Value) -> Answer:
    if not isinstance(value, str):
        raise NotFitting("value", _("takes a text"))
    plain = _plain(value, lines=field.kind == "multiline")
    if field.max_length and len(plain) > field.max_length:
        told = {"most": field.max_length, "count": len(plain)}
        raise NotFitting("long", _("takes %(most)d characters, not %(count)d") % told)
    return Answer((plain,), "*" * len(plain) if field.secret else plain)


def _plain(text: str, *, lines: bool) -> str:
    """The text in composed letters and without control marks, in one line unless several are possible."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return text if lines else " ".join(part.strip() for part in text.split("\n") if part.strip())


def _switch_answer(field: FormField, value: Value) -> Answer:
    states = field.options
    if isinstance(value, bool):
        if value and len(states) > 1:
            raise NotFitting("option", _choices(states))
        return Answer((states[0].value,) if value else ())
    if not isinstance(value, str):
        raise NotFitting("value", _("takes true or false"))
    if value in ("", "Off"):
        return Answer(())
    return Answer((_option(states, value).value,))


def _choice_answer(field: FormField, value: Value) -> Answer:
    if isinstance(value, bool):
        raise NotFitting("value", _choices(field.options))
    wanted = [value] if isinstance(value, str) else list(value)
    if len(wanted) > 1 and not field.many:
        raise NotFitting("value", _("takes one option only"))
    found = [
        _typed(one) if field.editable and not _named(field.options, one) else _option(field.options, one)
        for one in wanted
        if one != "" or _named(field.options, one)
    ]
    return _chosen(field, found)


def _chosen(field: FormField, found: Sequence[Option]) -> Answer:
    kept = tuple(one.value for one in found)
    places = tuple(sorted(field.options.index(one) for one in found if one in field.options))
    return Answer(kept, "".join(one.text for one in found[:1]), places)


def _typed(text: str) -> Option:
    """What somebody typed into a field that also offers options."""
    plain = _plain(text, lines=False)
    return Option(plain, plain)


def _named(options: Sequence[Option], name: str) -> Option | None:
    """The option of that text, or kept under that name; capitals and blanks at the ends do not matter."""
    exact = (one for key in ("text", "value") for one in options if getattr(one, key) == name)
    near = (
        one for key in ("text", "value") for one in options if _folded(getattr(one, key)) == _folded(name)
    )
    return next(exact, None) or next(near, None)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _option(options: Sequence[Option], name: str) -> Option:
    found = _named(options, name)
    if found is None:
        raise NotFitting("option", _choices(options))
    return found


def _choices(options: Sequence[Option]) -> str:
    """ "takes one of: M, F, X"."""
    names = [one.text.strip() for one in options if one.text.strip()]
    listed = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return (
        _("takes one of: %(options)s") % {"options": listed} if listed else _("has no options to choose from")
    )
