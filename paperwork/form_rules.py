"""The rules that the file of a form must keep (docs/FORMS.md), and what breaks them, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperwork.known_data import unknown_names
from translations import _

KINDS = ("text", "lines", "date", "yes_no", "number", "country", "choice", "choices")
WAYS = ("transliterate", "dictionary", "native", "none", "country", "date", "option", "yes_no")
_WAYS_OF_TEXT = ("transliterate", "dictionary", "native", "none")
_WAYS_OF_KIND = {
    "date": ("date",),
    "yes_no": ("yes_no",),
    "country": ("country",),
    "choice": ("option",),
    "choices": ("option",),
}
_EMPTY_WORDS = ("required", "blank", "no")
_EMPTY_PREFIXES = ("blank_or_repeat:", "repeat:", "word:")


def problems_of(body: Any) -> list[str]:
    """What is wrong with the content of a form's file; empty if nothing."""
    if not isinstance(body, dict):
        return [_("the file does not hold a form")]
    missing = [name for name in _NEEDED if not body.get(name)]
    if missing:
        return [_("%(names)s: missing") % {"names": ", ".join(missing)}]
    try:
        return list(_problems(body))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        return [_("a part is missing or of another shape: %(what)s") % {"what": error}]


_NEEDED = ("id", "edition", "title", "countries", "languages", "sections", "questions")


def _problems(body: dict[str, Any]) -> Iterator[str]:
    keys = [question["key"] for question in body["questions"]]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield _("question %(key)s stands there twice") % {"key": key}
    sections = {section["key"] for section in body["sections"]}
    for question in body["questions"]:
        for problem in _question_problems(question, sections, body["questions"]):
            yield _("question %(key)s: %(problem)s") % {"key": question["key"], "problem": problem}


def _question_problems(
    question: dict[str, Any], sections: set[str], questions: list[dict[str, Any]]
) -> Iterator[str]:
    yield from _word_problems(question, sections)
    yield from _option_problems(question)
    for name in unknown_names(question.get("binding", "")):
        yield _("%(name)s is not a known source of data") % {"name": name}
    yield from _reference_problems(question, {other["key"]: other for other in questions})


def _word_problems(question: dict[str, Any], sections: set[str]) -> Iterator[str]:
    kind, way = question["kind"], question["translate"]
    if kind not in KINDS:
        yield _("the kind %(kind)s is unknown") % {"kind": kind}
    elif way not in _WAYS_OF_KIND.get(kind, _WAYS_OF_TEXT):
        yield _("%(kind)s cannot be translated by way of %(way)s") % {"kind": kind, "way": way}
    if question["section"] not in sections:
        yield _("the section %(section)s is unknown") % {"section": question["section"]}
    when_empty = question.get("when_empty", "blank")
    if when_empty not in _EMPTY_WORDS and not when_empty.startswith(_EMPTY_PREFIXES):
        yield _("%(rule)s says nothing about an empty answer") % {"rule": when_empty}
    if not 1 <= question.get("width", 6) <= 6:
        yield _("the width is not one to six sixths of a line")
    if not question["label"]:
        yield _("there is no label")


def _option_problems(question: dict[str, Any]) -> Iterator[str]:
    options = {option["key"] for option in question.get("options", ())}
    if question["kind"] in ("choice", "choices") and not options:
        yield _("a choice without options")
    for option in question.get("options", ()):
        if option.get("text") and option["key"] != "other":
            yield _("only the option other takes words, not %(option)s") % {"option": option["key"]}
    default = question.get("default", "")
    if default and options and not set(default.split(";")) <= options:
        yield _("%(option)s is not among the options") % {"option": default}


def _reference_problems(question: dict[str, Any], by_key: dict[str, dict[str, Any]]) -> Iterator[str]:
    for key, values in _conditions(question.get("applies", "")):
        if key not in by_key:
            yield _("it depends on %(other)s, which is not asked") % {"other": key}
            continue
        for value in sorted(values - _possible(by_key[key])):
            yield _("%(option)s is not among the options") % {"option": f"{key}={value}"}
    seen, target = {question["key"]}, repeated_key(question.get("when_empty", ""))
    while target:
        if target in seen:
            yield _("it repeats itself through %(other)s") % {"other": target}
            return
        if target not in by_key:
            yield _("it repeats %(other)s, which is not asked") % {"other": target}
            return
        seen.add(target)
        target = repeated_key(by_key[target].get("when_empty", ""))


def _conditions(applies: str) -> Iterator[tuple[str, set[str]]]:
    """The questions that a condition names, each with the answers that it wants there."""
    for part in applies.split(","):
        key, equals, wanted = part.strip().lstrip("!").partition("=")
        if key and key != "minor":
            yield key, set(wanted.split("|")) if equals else set()


def _possible(question: dict[str, Any]) -> set[str]:
    """The answers that a condition may name: what can be ticked."""
    if question["kind"] == "yes_no":
        return {"yes", "no"}
    return {option["key"] for option in question.get("options", ())}


def repeated_key(when_empty: str) -> str:
    """The key of the question whose answer an empty one repeats, "" if it repeats none."""
    return when_empty.removeprefix("repeat:") if when_empty.startswith("repeat:") else ""
