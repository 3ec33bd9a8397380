"""What may stand in braces in a Word template: the grammar, which is all there is.

``{{ tour.number }}``, ``{{ t.birth_date | date("d MMMM yyyy") }}``, ``{% for t in tourists %}``,
``{% if t.phone and not t.sex == "M" %}``, ``{% elif ... %}``, ``{% else %}``, ``{% endfor %}``,
``{% endif %}``, ``{# a remark #}``. The words are those of Jinja, which people know, but nothing is ever
evaluated: a name is looked up in a table and a filter is one of four. So there is no sandbox to break out of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# And whether an argument follows.
FILTERS = {"upper": False, "lower": False, "date": True, "default": True}
LONGEST_TAG = 300

_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LOOSE_END = re.compile(r"\}\}|%\}")
# What Word makes of plain quotes and blanks while one types.
_PLAIN = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’", "'") | {"\u00a0": " "})

_PATH = r"[^\W\d_]\w*(?:\.(?!_)\w+)*"
_TEXT = r"\"[^\"]*\"|'[^']*'"
_FILTER = rf"\|\s*(\w+)\s*(?:\(\s*({_TEXT})\s*\))?"
_VALUE = re.compile(rf"({_PATH})((?:\s*{_FILTER})*)")
_EACH_FILTER = re.compile(_FILTER)
_FOR = re.compile(rf"for\s+([^\W\d_]\w*)\s+in\s+({_PATH})")
_CONDITION = re.compile(r"(if|elif)\s+(.+)", re.DOTALL)
_TERM = re.compile(rf"(not\s+)?({_PATH})(?:\s*(==|!=)\s*({_TEXT}))?")
# docxtpl's marks of a row, a cell, a paragraph, a run. Where a statement works is found out without them.
_LEVEL = re.compile(r"(tr|tc|p|r)\s+")
_WORDS = frozenset(("not", "and", "or", "in", "if", "for", "else", "elif", "endif", "endfor"))


class RefusedTag(Exception):
    """What stands in the braces is none of the above; ``code`` is one of word_problems."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(code)
        self.code = code
        self.what = what


@dataclass(frozen=True, slots=True)
class Value:
    """A name to be filled in; ``filters`` are names with their argument, "" for none."""

    path: str
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Loop:
    """``for TARGET in PATH``."""

    target: str
    path: str


@dataclass(frozen=True, slots=True)
class Term:
    """A name that is filled, or equals a text; or is or does not, if ``negated``."""

    path: str
    negated: bool = False
    equals: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """``if`` or ``elif``: one of the groups, each term of which holds."""

    word: str
    groups: tuple[tuple[Term, ...], ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for group in self.groups for term in group)


@dataclass(frozen=True, slots=True)
class Word:
    """``else``, ``endif``, ``endfor``."""

    word: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Is not printed."""


Tag = Value | Loop | Condition | Word | Remark


def find_tags(text: str) -> tuple[list[tuple[int, int]], bool]:
    """Where tags begin and end in a text, and whether a brace is left that has no partner.

    Goes through the text once, whatever stands in it.
    """
    spans: list[tuple[int, int]] = []
    without_end: set[str] = set()
    position = 0
    while found := _OPENING.search(text, position):
        opening, start = found.group(), found.start()
        end = -1 if opening in without_end else text.find(_CLOSING[opening], start + 2)
        if end < 0:
            without_end.add(opening)
            position = start + 2
        else:
            position = end + 2
            spans.append((start, position))
    between = zip(
        [0, *(end for _start, end in spans)], [*(start for start, _end in spans), len(text)], strict=True
    )
    loose = not without_end <= {"{#"} or any(_LOOSE_END.search(text, *gap) for gap in between)
    return spans, loose


def plain_tag(text: str) -> str:
    """The tag with the quotes and blanks that were meant."""
    return text.translate(_PLAIN)


@lru_cache(4096)
def parse_tag(text: str) -> Tag:
    """What the tag, with its braces, says. Raises RefusedTag."""
    if text.startswith("{#"):
        return Remark()
    if len(text) > LONGEST_TAG:
        raise RefusedTag("code", f"{text[:60]}…")
    inside = text[2:-2].strip().removeprefix("-").removesuffix("-").strip()
    return _value(inside, text) if text.startswith("{{") else _statement(inside, text)


def _value(inside: str, tag: str) -> Value:
    found = _VALUE.fullmatch(inside)
    if not found or found[1] in _WORDS:
        raise RefusedTag("code", tag)
    filters = tuple((one[1], one[2][1:-1] if one[2] else "") for one in _EACH_FILTER.finditer(found[2]))
    given = [bool(one[2]) for one in _EACH_FILTER.finditer(found[2])]
    for (name, argument), has_argument in zip(filters, given, strict=True):
        if FILTERS.get(name) is not has_argument:
            raise RefusedTag("filter", tag)
        if name == "date" and not is_date_pattern(argument):
            raise RefusedTag("pattern", argument)
    return Value(found[1], filters)


def is_date_pattern(pattern: str) -> bool:
    """Whether it has days, months and years only, beside marks and words of other letters ("г.")."""
    parts = re.findall(r"[A-Za-z]+", pattern)
    return bool(parts) and all(re.fullmatch(r"d{1,2}|M{1,4}|yy|yyyy", part) for part in parts)


def _statement(inside: str, tag: str) -> Tag:
    inside = _LEVEL.sub("", inside, count=1) if _LEVEL.match(inside) else inside
    if inside in ("else", "endif", "endfor"):
        return Word(inside)
    if found := _FOR.fullmatch(inside):
        if found[1] in _WORDS:
            raise RefusedTag("code", tag)
        return Loop(found[1], found[2])
    if found := _CONDITION.fullmatch(inside):
        return Condition(found[1], _groups(found[2], tag))
    raise RefusedTag("statement", tag)


def _groups(text: str, tag: str) -> tuple[tuple[Term, ...], ...]:
    """ "a and b or c" as ((a, b), (c,)); "and" binds closer."""
    groups: list[list[Term]] = [[]]
    position = 0
    while True:
        found = _TERM.match(text, position)
        if not found or found[2] in _WORDS:
            raise RefusedTag("code", tag)
        equals = found[4][1:-1] if found[4] else None
        groups[-1].append(Term(found[2], bool(found[1]) != (found[3] == "!="), equals))
        rest = re.compile(r"\s+(and|or)\s+").match(text, found.end())
        if not rest:
            break
        position = rest.end()
        if rest[1] == "or":
            groups.append([])
    if text[found.end() :].strip():
        raise RefusedTag("code", tag)
    return tuple(tuple(group) for group in groups)
