"""The signs of check boxes and radio buttons that a form has no drawing for, as shapes: no font is needed."""

from __future__ import annotations

from math import cos, pi, sin

from paperwork.pdf_appearance import frame, paint
from paperwork.pdf_looks import Look

_CURVE = 0.5523  # of a circle made of four curves
ROUND = "l"
TICK, CROSS, SQUARE, DIAMOND, STAR = "4", "8", "n", "u", "H"


def draw_button(look: Look, *, is_on: bool, is_round: bool) -> str:
    """The button's frame, and its sign if it is on."""
    box = _round_frame(look) if is_round and look.mark in (ROUND, "") else frame(look)
    return f"{box}{_sign(look, is_round)}" if is_on else box or "q Q\n"


def _sign(look: Look, is_round: bool) -> str:
    side = max(min(look.width, look.height) - 2 * look.inset, 1.0)
    mark = look.mark or (ROUND if is_round else TICK)
    middle = f"1 0 0 1 {look.width / 2:.2f} {look.height / 2:.2f} cm"
    return f"q {middle}\n{paint(look.ink)} {paint(look.ink, line=True)} 1 J 1 j\n{_shape(mark, side)}\nQ\n"


def _shape(mark: str, side: float) -> str:
    """The sign around the middle of a box with that side."""
    if mark == CROSS:
        end = side * 0.3
        ways = f"{-end:.2f} {-end:.2f} m {end:.2f} {end:.2f} l {-end:.2f} {end:.2f} m {end:.2f} {-end:.2f} l"
        return f"{side * 0.12:.2f} w {ways} S"
    if mark == ROUND:
        return f"{circle(side * 0.25)} f"
    if mark == SQUARE:
        return f"{-side * 0.3:.2f} {-side * 0.3:.2f} {side * 0.6:.2f} {side * 0.6:.2f} re f"
    if mark == DIAMOND:
        return f"{_polygon([(side * 0.38, index * pi / 2) for index in range(4)])} f"
    if mark == STAR:
        points = [(side * (0.16 if index % 2 else 0.42), pi / 2 + index * pi / 5) for index in range(10)]
        return f"{_polygon(points)} f"
    foot, low, tip = (
        f"{-side * 0.3:.2f} {side * 0.02:.2f}",
        f"{-side * 0.1:.2f} {-side * 0.24:.2f}",
        f"{side * 0.32:.2f} {side * 0.28:.2f}",
    )
    return f"{side * 0.13:.2f} w {foot} m {low} l {tip} l S"


def circle(radius: float) -> str:
    """The path of a circle around the middle."""
    r, c = radius, radius * _CURVE
    return (
        f"{r:.2f} 0 m {r:.2f} {c:.2f} {c:.2f} {r:.2f} 0 {r:.2f} c "
        f"{-c:.2f} {r:.2f} {-r:.2f} {c:.2f} {-r:.2f} 0 c "
        f"{-r:.2f} {-c:.2f} {-c:.2f} {-r:.2f} 0 {-r:.2f} c "
        f"{c:.2f} {-r:.2f} {r:.2f} {-c:.2f} {r:.2f} 0 c"
    )


def _polygon(points: list[tuple[float, float]]) -> str:
    """The path through points given as distance from the middle and angle."""
    places = [f"{far * cos(angle):.2f} {far * sin(angle):.2f}" for far, angle in points]
    return f"{places[0]} m " + " ".join(f"{place} l" for place in places[1:]) + " h"


def _round_frame(look: Look) -> str:
    radius = max((min(look.width, look.height) - look.border) / 2, 0.5)
    middle = f"1 0 0 1 {look.width / 2:.2f} {look.height / 2:.2f} cm"
    drawn = f"{paint(look.fill)} {circle(radius)} f\n" if look.fill else ""
    if look.stroke and look.border:
        drawn += f"{paint(look.stroke, line=True)} {look.border:.2f} w {circle(radius)} S\n"
    return f"q {middle} {drawn}Q\n" if drawn else ""
