"""The rules that the file of a form must keep (docs/FORMS.md), and what breaks them, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from paperwork.form_shapes import FORM, LANGUAGE, shape_problems
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


def ways_of_kind(kind: str) -> tuple[str, ...]:
    """The ways of translation that questions of this kind may have, the usual one first."""
    return _WAYS_OF_KIND.get(kind, _WAYS_OF_TEXT)


class Problem(NamedTuple):
    """A broken rule in words; ``question`` is the key of the question that breaks it, "" for the form."""

    question: str
    text: str

    def __str__(self) -> str:
        if not self.question:
            return self.text
        return _("question %(key)s: %(problem)s") % {"key": self.question, "problem": self.text}


def problems_of(body: Any) -> list[Problem]:
    """What is wrong with the content of a form's file; empty if nothing."""
    if not isinstance(body, dict):
        return [Problem("", _("the file does not hold a form"))]
    missing = [name for name in FORM.needed if not body.get(name)]
    if missing:
        return [Problem("", _("%(names)s: missing") % {"names": ", ".join(missing)})]
    # What has another shape cannot be looked into any further.
    return [Problem(*found) for found in shape_problems(body, FORM)] or list(_problems(body))


def has_shape(body: Any) -> bool:
    """Whether there is all that a form needs, each thing of the right sort, so that one can look into it."""
    there = isinstance(body, dict) and all(body.get(name) for name in FORM.needed)
    return there and next(shape_problems(body, FORM), None) is None


_KEY = re.compile(r"[A-Za-z0-9_]+")
_COUNTRY = re.compile(r"[A-Z]{2}")


def _problems(body: dict[str, Any]) -> Iterator[Problem]:
    yield from (Problem("", text) for text in _head_problems(body))
    keys = [question["key"] for question in body["questions"]]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield Problem(key, _("it stands there twice"))
    sections = {section["key"] for section in body["sections"]}
    for question in body["questions"]:
        for text in _question_problems(question, sections, body["questions"]):
            yield Problem(question["key"], text)


def _head_problems(body: dict[str, Any]) -> Iterator[str]:
    if not _KEY.fullmatch(body["id"]):
        yield _("%(key)s: a name has only Latin letters, digits and _") % {"key": body["id"]}
    for language in body["languages"]:
        if not LANGUAGE.fullmatch(language):
            yield _("“%(code)s” is no code of a language") % {"code": language}
    for country in body.get("countries", ()):
        if not _COUNTRY.fullmatch(country["code"]):
            yield _("“%(code)s” is no code of a country") % {"code": country["code"]}
        for language in country["languages"] or [""]:
            if language not in body["languages"]:
                yield _("%(country)s: the form does not exist in the language “%(code)s”") % {
                    "country": country["code"], "code": language,
                }  # fmt: skip


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
    elif way not in ways_of_kind(kind):
        yield _("%(kind)s cannot be translated by way of %(way)s") % {"kind": kind, "way": way}
    if question["section"] not in sections:
        yield _("the section %(section)s is unknown") % {"section": question["section"]}
    when_empty = question.get("when_empty", "blank")
    if when_empty not in _EMPTY_WORDS and (
        not when_empty.startswith(_EMPTY_PREFIXES) or not when_empty.partition(":")[2].strip()
    ):
        yield _("%(rule)s says nothing about an empty answer") % {"rule": when_empty}
    if not 1 <= question.get("width", 6) <= 6:
        yield _("the width is not one to six sixths of a line")
    if not any(question["label"].values()):
        yield _("there is no label")
    if not _KEY.fullmatch(question["key"]):
        yield _("%(key)s: a name has only Latin letters, digits and _") % {"key": question["key"]}
    if question.get("max_length", 1) < 1:
        yield _("the greatest length is less than one character")


def _option_problems(question: dict[str, Any]) -> Iterator[str]:
    keys = [option["key"] for option in question.get("options", ()) if not option.get("retired")]
    options = set(keys)
    if question["kind"] in ("choice", "choices") and not options:
        yield _("a choice without options")
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield _("the option %(option)s stands there twice") % {"option": key}
    for option in question.get("options", ()):
        if not _KEY.fullmatch(option["key"]):
            yield _("%(key)s: a name has only Latin letters, digits and _") % {"key": option["key"]}
        if not any(option["label"].values()):
            yield _("the option %(option)s has no label") % {"option": option["key"]}
        if option.get("text") and option["key"] != "other":
            yield _("only the option other takes words, not %(option)s") % {"option": option["key"]}
    default = question.get("default", "")
    if default and question["kind"] == "yes_no":
        options = {"yes", "no"}
    if default and options and not set(default.split(";")) <= options:
        yield _("%(option)s is not among the options") % {"option": default}


def _reference_problems(question: dict[str, Any], by_key: dict[str, dict[str, Any]]) -> Iterator[str]:
    for key, values in _conditions(question.get("applies", "")):
        if key not in by_key:
            yield _("it depends on %(other)s, which is not asked") % {"other": key}
            continue
        for value in sorted(values - possible_answers(by_key[key])):
            yield _("%(option)s is not among the options") % {"option": f"{key}={value}"}
    other = question.get("when_empty", "").removeprefix("blank_or_repeat:")
    if other != question.get("when_empty", "") and other not in by_key:
        yield _("it repeats %(other)s, which is not asked") % {"other": other}
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


def possible_answers(question: Mapping[str, Any]) -> set[str]:
    """The answers that a condition may name: what can be ticked."""
    if question["kind"] == "yes_no":
        return {"yes", "no"}
    return {option["key"] for option in question.get("options", ())}


def repeated_key(when_empty: str) -> str:
    """The key of the question whose answer an empty one repeats, "" if it repeats none."""
    return when_empty.removeprefix("repeat:") if when_empty.startswith("repeat:") else ""
