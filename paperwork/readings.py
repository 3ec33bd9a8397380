"""What a person typed into a question, as the code that is kept (see wording)."""

from __future__ import annotations

import re

from paperwork.forms import Question
from paperwork.wording import YES_NO

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_value(question: Question, text: str) -> str:
    """The code for ``text``, which may be a code already or words in any of the form's languages.

    What cannot be read stays as typed: it is shown again and nothing is lost.
    """
    text = text.strip()
    if not text:
        return ""
    if question.kind == "date":
        return _date(text)
    if question.kind == "country":
        return ";".join(_country(part) for part in _parts(question, text))
    if question.kind == "yes_no":
        return _yes_no(text)
    return _choice(question, text) if question.options else text


def _parts(question: Question, text: str) -> list[str]:
    if not question.multiple:
        return [text]
    return [part.strip() for part in re.split(r"[;,]", text) if part.strip()]


def _date(text: str) -> str:
    from textkit.dates import FieldMeaning, parse_date

    if _ISO_DAY.fullmatch(text):  # what is kept is read more often than what is typed
        return text
    found = parse_date(text, FieldMeaning.other)
    return text if found.problem else found.value or text


def _country(text: str) -> str:
    from textkit.countries import parse_country

    return parse_country(text) or text


def _yes_no(text: str) -> str:
    word = text.casefold()
    for yes, no in YES_NO.values():
        if word == no.casefold():
            return "no"
        if word == yes.casefold():
            return "yes"
    return word if word in ("yes", "no") else text


def _choice(question: Question, text: str) -> str:
    """Keys or labels, several separated by ";" or ","; the words after "other:" may hold anything."""
    head, colon, words = text.partition(":")
    whole = _key(question, text)
    if whole:
        return whole
    found = [_key(question, part) or part.strip() for part in re.split(r"[;,]", head) if part.strip()]
    last = question.option(found[-1]) if found else None
    if colon and last is not None and last.needs_text and words.strip():
        return ";".join([*found[:-1], f"{last.key}:{words.strip()}"])
    return ";".join(found) if not colon else text


def _key(question: Question, text: str) -> str:
    """The key of the option that the text names in any language, "" if none."""
    if question.option(text):
        return text
    word = text.strip().casefold()
    for option in question.options:
        if word in (option.key.casefold(), *(label.casefold() for label in option.labels.values())):
            return option.key
    return ""
