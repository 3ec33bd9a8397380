"""Matches: which answers go into which field of an embassy's own form, and how they are written there (Q10).

One question may go to several fields (a date in three boxes, one letter a box), several to one (surname and
given name), a choice to its check boxes or radio buttons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from paperwork.answering import FilledAnswer
from paperwork.pdf_fields import FormField

SWITCHES = ("checkbox", "radio")
CHOSEN = ("checkbox", "radio", "combo", "list")
FILLED = "filled"
# What an answer is cut into, behind it the places that are taken: "letter:3", "digit_end:1-4", "word:2-".
UNITS = ("letter", "digit", "word", "letter_end", "digit_end")
_SLICE = re.compile(rf"({'|'.join(UNITS)}):(\d{{0,3}})(-?)(\d{{0,3}})", re.ASCII)
_ISO_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
_PATTERN = re.compile(r"[dMy][dMy ./-]*")
Value = str | bool | list[str]


@dataclass(frozen=True, slots=True)
class Part:
    """An answer, or a part of it. ``take``: "" the whole as it stands on the form; for dates a pattern of
    textkit.dates ("dd", "MM", "yyyy", "dd/MM/yyyy"); else a slice, see ``sliced``."""

    question: str
    take: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What goes into one field: the parts with ``join`` between them.

    ``capitals``: in capital letters; ``no_spaces``: without spaces. ``options``: the key of an option, or yes
    or no, to what is chosen in the field, "" for a check box that is ticked.
    """

    parts: tuple[Part, ...] = ()
    join: str = " "
    capitals: bool = False
    no_spaces: bool = False
    options: Mapping[str, str] = field(default_factory=dict)


Matches = dict[str, Match]


def matches_from(body: Mapping[str, Any]) -> Matches:
    """The matches kept in a form's record, by the name of the field."""
    return {name: _match(one) for name, one in body.items()}


def matches_body(matches: Mapping[str, Match]) -> dict[str, Any]:
    """What is kept of matches; a field that nothing goes into is left out."""
    return {name: _body(one) for name, one in matches.items() if one.parts}


def values_for(
    matches: Mapping[str, Match], fields: Iterable[FormField], answers: Iterable[FilledAnswer]
) -> dict[str, Value]:
    """The values of the fields by name, as pdf_filling takes them; fields without an answer are left out."""
    by_key = {one.question.key: one for one in answers}
    found: dict[str, Value] = {}
    for one in fields:
        match = matches.get(one.name)
        if match is None:
            continue
        value = _chosen(match, one, by_key) if one.kind in CHOSEN else _written(match, by_key)
        if value not in (None, "", []):
            found[one.name] = value
    return found


def letters_of(text: str) -> str:
    """What stands in boxes of one letter each."""
    return "".join(text.split())


def is_slice(take: str) -> bool:
    """Whether it takes some letters, digits or words of an answer."""
    return bool(_SLICE.fullmatch(take))


def sliced(text: str, take: str) -> str:
    """Some letters, digits or words of the text: "digit:1-3" the first three digits, "digit:4-" those behind
    them, "word:1" the first word, "digit:" all digits. "letter_end" and "digit_end" count from the end, where
    the numbers of phones are alike. Letters are all that is no space.
    """
    found = _SLICE.fullmatch(take)
    if found is None:
        return text
    unit, first, dash, last = found.groups()
    kind, from_end = unit.removesuffix("_end"), unit.endswith("_end")
    pieces = text.split() if kind == "word" else list(letters_of(text))
    if kind == "digit":
        pieces = [one for one in pieces if one.isdecimal()]
    begin = int(first or 1)
    end = int(last or len(pieces)) if dash or not first else begin
    taken = (pieces[::-1] if from_end else pieces)[max(0, begin - 1) : end]
    return (" " if kind == "word" else "").join(taken[::-1] if from_end else taken)


def _written(match: Match, answers: Mapping[str, FilledAnswer]) -> str:
    texts = [_part(part, answers.get(part.question)) for part in match.parts]
    text = match.join.join(one for one in texts if one)
    if match.no_spaces:
        text = letters_of(text)
    return text.upper() if match.capitals else text


def _part(part: Part, answer: FilledAnswer | None) -> str:
    if answer is None or not answer.form_text:
        return ""
    if is_slice(part.take):
        return sliced(answer.form_text, part.take)
    if part.take and not answer.overruled and _ISO_DATE.fullmatch(answer.code):
        from textkit.dates import format_date

        return format_date(answer.code, part.take)
    return answer.form_text


def _chosen(match: Match, one: FormField, answers: Mapping[str, FilledAnswer]) -> Value | None:
    """What is ticked or chosen. Options that nobody matched are found by their words."""
    answer = answers.get(match.parts[0].question) if match.parts else None
    if answer is None or not answer.form_text:
        return None
    keys = answer.ticked or ((answer.code,) if answer.code in match.options else ())
    values = [match.options[key] for key in keys if key in match.options]
    if one.kind == "checkbox" and len(one.options) < 2:
        return True if values else None
    if not values and not match.options:
        values = [value for text in _texts(match, answer) if (value := option_like(one, text))]
    if one.kind == "list" and one.many:
        return values
    if not values and one.editable:
        return _written(match, answers)
    if not values and answer.state == FILLED and answer.code and one.kind != "checkbox":
        return answer.form_text  # the field has nothing like it, which is told when it does not go in
    return values[0] if values else None


def _texts(match: Match, answer: FilledAnswer) -> list[str]:
    """How the answer may be called among the options of a field."""
    taken = _part(match.parts[0], answer)
    return [*dict.fromkeys((taken, answer.form_text, *(answer.code.split(";") if answer.code else ())))]


def option_like(one: FormField, text: str) -> str:
    """The value of the option that the text names: by its words, or as the country that it is; "" if none."""
    wanted = _plain(text)
    for option in one.options:
        if wanted and wanted in (_plain(option.text), _plain(option.value)):
            return option.value
    return _country_like(one, text)


def _country_like(one: FormField, text: str) -> str:
    from textkit.countries import parse_country

    code = parse_country(text)
    if not code:
        return ""
    names = ((option, parse_country(option.text) or parse_country(option.value)) for option in one.options)
    return next((option.value for option, found in names if found == code), "")


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def is_date_pattern(take: str) -> bool:
    """Whether it is a way of writing a date."""
    return bool(_PATTERN.fullmatch(take))


def _match(body: Mapping[str, Any]) -> Match:
    parts = tuple(Part(str(one["question"]), str(one.get("take", ""))) for one in body.get("parts", ()))
    return Match(
        parts,
        str(body.get("join", " ")),
        bool(body.get("capitals", False)),
        bool(body.get("no_spaces", False)),
        {str(key): str(value) for key, value in body.get("options", {}).items()},
    )


def _body(match: Match) -> dict[str, Any]:
    body = asdict(match)
    body["parts"] = [{name: text for name, text in part.items() if text} for part in body["parts"]]
    body["options"] = dict(match.options)
    usual = {"join": " ", "capitals": False, "no_spaces": False, "options": {}}
    return {name: value for name, value in body.items() if value != usual.get(name)}


def unmatched(matches: Mapping[str, Match], questions: Sequence[str]) -> list[str]:
    """Keys of the questions whose answers go into no field."""
    used = {part.question for match in matches.values() for part in match.parts}
    return [key for key in questions if key not in used]


def merge_matches(kept: Matches, mine: Matches, theirs: Matches) -> tuple[Matches, list[str]]:
    """What I joined since ``kept`` laid over what somebody else saved meanwhile, and the names of the fields
    that we joined differently: there mine stand."""
    changed = [name for name in {**kept, **mine} if kept.get(name) != mine.get(name)]
    merged = {**theirs, **{name: mine[name] for name in changed if name in mine}}
    for name in changed:
        if name not in mine:
            merged.pop(name, None)
    both = [name for name in changed if theirs.get(name) not in (kept.get(name), mine.get(name))]
    return merged, both
