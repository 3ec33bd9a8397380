"""How a field wants to look (box, border, colours, letters), as pdf_appearance draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from paperwork.pdf_objects import Rect, child, items, number, numbers, text, whole

LEFT, CENTRE, RIGHT = 0, 1, 2
BORDER_STYLES = {"S": "solid", "D": "dashed", "B": "beveled", "I": "inset", "U": "underline"}
_COLOUR_OPERANDS = {"g": 1, "rg": 3, "k": 4}

Colour = tuple[float, ...]  # 1 grey, 3 red green blue, 4 cyan magenta yellow black; () is none


@dataclass(frozen=True, slots=True)
class Look:
    """A widget's look, in points. ``width`` and ``height`` are those of the text's own direction.

    ``turn``: 0, 90, 180 or 270 degrees against the clock. ``size`` 0 means as large as fits. ``ink`` colours
    letters and marks, ``stroke`` the border, ``fill`` the ground. ``mark`` is the letter of ZapfDingbats that
    says which sign a button gets: 4 tick, 8 cross, l circle, n square, u diamond, H star.
    """

    width: float
    height: float
    turn: int = 0
    size: float = 0.0
    bold: bool = False
    ink: Colour = (0.0,)
    alignment: int = LEFT
    border: float = 0.0
    border_style: str = "solid"
    dashes: tuple[float, ...] = (3.0,)
    stroke: Colour = ()
    fill: Colour = ()
    mark: str = "4"

    @property
    def padding(self) -> float:
        """From the edge of the box to its text, as viewers keep it."""
        return min(max(2.0, 2 * self.inset), self.width / 8)

    @property
    def inset(self) -> float:
        """What the border takes from each edge."""
        twofold = self.border_style in ("beveled", "inset")
        return self.border * (2 if twofold else 1) if self.stroke else 0.0


def read_look(rect: Rect, chain: Sequence[Any], acroform: Any) -> Look:
    """The look of the widget ``chain[0]``; behind it stand the fields that it inherits from."""
    widget = chain[0]
    made_of = child(widget, "/MK")
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    turn = whole(child(made_of, "/R")) % 360 // 90 * 90
    if turn in (90, 270):
        width, height = height, width
    font, size, ink = _default_appearance(text(_inherited([*chain, acroform], "/DA")))
    border, style, dashes = _border(widget)
    return Look(
        width,
        height,
        turn,
        size,
        "bold" in _font_name(font, acroform).lower(),
        ink,
        whole(_inherited([*chain, acroform], "/Q")) % 3,
        border,
        style,
        dashes,
        _colour(child(made_of, "/BC")),
        _colour(child(made_of, "/BG")),
        text(child(made_of, "/CA"))[:1],
    )


def _inherited(chain: Sequence[Any], key: str) -> Any:
    return next((value for node in chain if (value := child(node, key)) is not None), None)


def _default_appearance(content: str) -> tuple[str, float, Colour]:
    """Font, size and colour from a string like "/Helv 12 Tf 0 0 1 rg"."""
    font, size = "", 0.0
    ink: Colour = (0.0,)
    operands: list[str] = []
    for word in content.replace("/", " /").split():
        if word == "Tf" and len(operands) >= 2:
            font, size = operands[-2].lstrip("/"), abs(_float(operands[-1]))
        elif word in _COLOUR_OPERANDS and len(operands) >= _COLOUR_OPERANDS[word]:
            ink = tuple(_share(_float(one)) for one in operands[-_COLOUR_OPERANDS[word] :])
        elif word.startswith("/") or _is_number(word):
            operands.append(word)
            continue
        operands = []
    return font, min(size, 300.0), ink


def _is_number(word: str) -> bool:
    return word.lstrip("+-").replace(".", "", 1).isdigit() and word.isascii()


def _float(word: str) -> float:
    return float(word) if _is_number(word) else 0.0


def _share(value: float) -> float:
    return min(max(value, 0.0), 1.0)


def _font_name(alias: str, acroform: Any) -> str:
    """What the form's own resources call the font: HeBo is Helvetica-Bold."""
    font = child(child(child(acroform, "/DR"), "/Font"), f"/{alias}") if alias else None
    return text(child(font, "/BaseFont")) or {"HeBo": "Helvetica-Bold"}.get(alias, alias)


def _colour(thing: Any) -> Colour:
    parts = tuple(_share(one) for one in numbers(thing))
    return parts if len(parts) in (1, 3, 4) else ()


def _border(widget: Any) -> tuple[float, str, tuple[float, ...]]:
    """Width, style and dashes; /BS says it, /Border in older files."""
    style = child(widget, "/BS")
    old = items(child(widget, "/Border"))
    if style is None and len(old) >= 3:
        dashes = numbers(old[3]) if len(old) > 3 else ()
        return _border_width(old[2]), "dashed" if any(dashes) else "solid", dashes if any(dashes) else (3.0,)
    dashes = numbers(child(style, "/D"))
    name = BORDER_STYLES.get(text(child(style, "/S")), "solid")
    return _border_width(child(style, "/W")), name, dashes if any(dashes) else (3.0,)


def _border_width(thing: Any) -> float:
    return min(max(number(thing, 1.0), 0.0), 20.0)
