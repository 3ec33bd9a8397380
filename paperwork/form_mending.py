"""Makes whole what changes of a form, each of them sound, left of each other.

Each entry of an agency is kept by itself: one person takes a question out while another lets a new one hang
on it, an operation is undone after later ones, a new version of the program asks less. What hangs on nothing
any more is taken away, so that the form and all other changes stay.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from paperwork.form_rules import possible_answers, repeated_key

Body = Mapping[str, Any]


def mended(body: Body) -> dict[str, Any]:
    """A form of the right shape without what hangs on nothing: groups, conditions, repeats and languages."""
    groups = [section["key"] for section in body["sections"]]
    questions = [_in_a_group(question, groups) for question in body["questions"]]
    by_key = {question["key"]: question for question in questions}
    for question in questions:
        free_of(question, _not_asked(question, by_key))
        _drop_impossible(question, by_key)
        if _is_loop(question, by_key):
            question["when_empty"] = "blank"
    countries = [_in_its_languages(country, body["languages"]) for country in body.get("countries", ())]
    return {**body, "questions": questions, "countries": countries}


def free_of(question: dict[str, Any], gone: Collection[str]) -> bool:
    """Take out of a question what hangs on others that go; whether there was anything."""
    before = dict(question)
    parts = _parts(question)
    left = [part for part in parts if _asked_about(part) not in gone]
    if left != parts:
        question["applies"] = ",".join(left)
    when_empty = question.get("when_empty", "blank")
    if repeated_key(when_empty) in gone or when_empty.removeprefix("blank_or_repeat:") in gone:
        question["when_empty"] = "blank"
    return question != before


def languages_of(country: Body, form: Body) -> list[str]:
    """Those of the country in which the form exists; all of them if the country says none of these."""
    return _among(country.get("languages", ()), form["languages"])


def _in_its_languages(country: Body, languages: Collection[str]) -> dict[str, Any]:
    return {**country, "languages": _among(country["languages"], languages)}


def _among(wanted: Collection[str], there: Collection[str]) -> list[str]:
    return [one for one in wanted if one in there] or list(there)


def _in_a_group(question: Body, groups: list[str]) -> dict[str, Any]:
    return {**question, "section": question["section"] if question["section"] in groups else groups[-1]}


def _not_asked(question: Body, by_key: Mapping[str, Body]) -> set[str]:
    """What the question hangs on and the form does not ask."""
    named = {_asked_about(part) for part in _parts(question)} - {"minor"}
    rule, _colon, other = question.get("when_empty", "").partition(":")
    if rule in ("repeat", "blank_or_repeat"):
        named.add(other)
    return named - by_key.keys()


def _drop_impossible(question: dict[str, Any], by_key: Mapping[str, Body]) -> None:
    """Conditions on answers that cannot be given any more."""
    parts = _parts(question)
    left = [part for part in parts if _is_possible(part, by_key)]
    if left != parts:
        question["applies"] = ",".join(left)


def _is_possible(part: str, by_key: Mapping[str, Body]) -> bool:
    key, equals, wanted = part.lstrip("!").partition("=")
    return not equals or set(wanted.split("|")) <= possible_answers(by_key[key])


def _is_loop(question: Body, by_key: Mapping[str, Body]) -> bool:
    seen, target = {question["key"]}, repeated_key(question.get("when_empty", ""))
    while target in by_key and target not in seen:
        seen.add(target)
        target = repeated_key(by_key[target].get("when_empty", ""))
    return target in seen


def _parts(question: Body) -> list[str]:
    return [part.strip() for part in question.get("applies", "").split(",") if part.strip()]


def _asked_about(part: str) -> str:
    return part.lstrip("!").partition("=")[0]
