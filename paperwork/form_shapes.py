"""Which properties the parts of a form's file have, and of what sort (docs/FORMS.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from translations import _

LANGUAGE = re.compile(r"[a-z]{2,3}")
LABELS = "labels"  # an object of language and text
CODES = "codes"  # a list of texts


@dataclass(frozen=True)
class Shape:
    """An object with these properties. Each is a type, LABELS, CODES, another Shape, or a list of a Shape."""

    parts: Mapping[str, Any]
    needed: tuple[str, ...] = ()


def _all(kind: Any, *names: str) -> dict[str, Any]:
    return dict.fromkeys(names, kind)


OPTION = Shape({"key": str, "label": LABELS, "text": bool, "retired": bool}, ("key", "label"))
QUESTION = Shape(
    {
        **_all(str, "key", "number", "section", "kind", "translate", "binding", "default", "applies"),
        **_all(str, "when_empty", "example"),
        **_all(LABELS, "label", "hint"),
        **_all(bool, "kept", "confirmed", "multiple", "by_hand", "own"),
        **_all(int, "max_length", "width"),
        "lead": Shape({"number": str, "label": LABELS}, ("number", "label")),
        "options": [OPTION],
    },
    ("key", "number", "section", "label", "kind", "translate"),
)
FORM = Shape(
    {
        **_all(str, "id", "edition", "source", "date_format"),
        **_all(LABELS, "title", "paper_title", "subtitle", "photo"),
        **_all(bool, "capitals", "declarations_confirmed"),
        **_all([LABELS], "notes", "declarations"),
        "languages": CODES,
        "countries": [Shape({"code": str, "languages": CODES}, ("code", "languages"))],
        "sections": [Shape({"key": str, "label": LABELS}, ("key", "label"))],
        "official_use": Shape(
            {
                "title": LABELS,
                "items": [Shape({"label": LABELS, "lines": int, "boxes": [LABELS]}, ("label",))],
            }
        ),
        "questions": [QUESTION],
    },
    ("id", "edition", "title", "languages", "sections", "questions"),
)


def shape_problems(value: Any, shape: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """What of the value has another shape, each as (key of the question that it is in or "", sentence)."""
    if isinstance(shape, Shape):
        yield from _object_problems(value, shape, place)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield "", _("%(name)s is no list") % {"name": place}
            return
        for one in value:
            key = str(one.get("key", "")) if isinstance(one, dict) and shape[0] is QUESTION else ""
            yield from ((key or inner, text) for inner, text in shape_problems(one, shape[0], place))
    elif shape is LABELS and not _are_labels(value):
        yield "", _("%(name)s is no object of language and text") % {"name": place}
    elif shape is CODES and not _are_texts(value):
        yield "", _("%(name)s is no list of texts") % {"name": place}
    elif isinstance(shape, type) and (type(value) is not shape or (shape is str and not _is_text(value))):
        yield "", _("%(name)s has another shape than it must have") % {"name": place}


def _object_problems(value: Any, shape: Shape, place: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield "", _("“%(what)s” is no object with properties") % {"what": str(value)[:40]}
        return
    for name in shape.needed:
        if name not in value:
            yield "", _("%(name)s is missing") % {"name": _inside(place, name)}
    for name, part in value.items():
        if name not in shape.parts:
            yield "", _("%(name)s is unknown") % {"name": _inside(place, name)}
        else:
            yield from shape_problems(part, shape.parts[name], _inside(place, name))


def _inside(place: str, name: str) -> str:
    """Where a property stands; of a question its own name is enough, for the question is named beside it."""
    return f"{place}.{name}" if place and place != "questions" else name


def _are_labels(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(code, str) and LANGUAGE.fullmatch(code) and _is_text(text) for code, text in value.items()
    )


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(_is_text(one) for one in value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and can_be_kept(value)


def can_be_kept(text: str) -> bool:
    r"""JSON may hold halves of characters ("\ud800") and what ends a text on the way ("\u0000")."""
    return "\0" not in text and not any("\ud800" <= one <= "\udfff" for one in text)
