"""Drawing what stands in a field, as viewers do: inside its box, with the field's border and colours.

Everything here is text in, content stream out; pdf_filling puts it into the file. Letters shrink until the
text fits, never below SMALLEST; what does not fit then says so.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from paperwork.pdf_looks import CENTRE, LEFT, RIGHT, Colour, Look
from paperwork.typeface import BOLD, REGULAR, printable, text_width, wrapped

SMALLEST = 4.0  # points; below it nobody reads
USUAL = 12.0  # of several lines, where the form says "as large as fits"
CAPITALS, BELOW, ABOVE = 0.714, 0.24, 0.96  # Noto Sans: heights of a capital, under and over the line
LEADING = 1.2
ROOMY = 1.35  # height of a box to its letters where the form says "as large as fits", as viewers have it
TIGHT = BELOW + ABOVE  # and at least
CHOSEN = "0.6 0.757 0.855 rg"  # the ground of a chosen line, as viewers have it

Hexadecimal = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The content of an appearance, and whether all of the text is inside its box."""

    content: str
    fits: bool = True


def font_of(look: Look) -> str:
    return BOLD if look.bold else REGULAR


def draw_line(look: Look, text: str, write: Hexadecimal) -> Drawing:
    """One line in the middle of the box's height."""
    text = printable(text)
    wide = text_width(text, font_of(look), 1)
    room = look.width - 2 * look.padding
    size, fits = _shrunk(_line_size(look), room / wide if wide else 1000.0)
    left = _start(look, wide * size)
    return Drawing(_framed(look, size, [(left, _baseline(look, size), text)], write), fits)


def draw_comb(look: Look, text: str, cells: int, write: Hexadecimal) -> Drawing:
    """A letter in the middle of each of so many cells."""
    text = printable(text)
    cell = look.width / cells
    font = font_of(look)
    widest = max((text_width(letter, font, 1) for letter in text), default=0.0)
    size, fits = _shrunk(_line_size(look), cell / widest if widest else 1000.0)
    empty = cells - len(text)
    first = {LEFT: 0, CENTRE: empty // 2, RIGHT: empty}[look.alignment]
    up = _baseline(look, size)
    letters = [
        (cell * (first + index) + (cell - text_width(letter, font, size)) / 2, up, letter)
        for index, letter in enumerate(text)
        if letter != " "
    ]
    walls = ""
    if look.stroke and look.border and look.border_style in ("solid", "dashed"):
        ways = " ".join(f"{cell * n:.2f} 0 m {cell * n:.2f} {look.height:.2f} l" for n in range(1, cells))
        walls = f"q {_pen(look)} {ways} S Q\n"
    return Drawing(_framed(look, size, letters, write, walls), fits and len(text) <= cells)


def draw_lines(look: Look, text: str, write: Hexadecimal) -> Drawing:
    """Several lines from the top, broken between words."""
    font = font_of(look)
    room = look.width - 2 * look.padding
    edge = min(look.padding, look.height / 8)
    size = look.size or USUAL
    least = min(size, SMALLEST)
    while True:
        lines = _broken(text, font, size, room)
        tall = (ABOVE + BELOW + LEADING * (len(lines) - 1)) * size
        fits = tall <= look.height - 2 * edge
        if size <= least or (fits and (size <= 6 or _whole_words(text, font, size, room))):
            break
        size = max(least, size - 0.5)
    top = look.height - edge - ABOVE * size
    placed = [
        (_start(look, text_width(line, font, size)), top - LEADING * size * index, line)
        for index, line in enumerate(lines)
        if line
    ]
    return Drawing(_framed(look, size, placed, write), fits)


def draw_list(look: Look, lines: Sequence[str], chosen: Collection[int], write: Hexadecimal) -> Drawing:
    """The options of a list, the chosen ones on a ground of their own, so that the first of them is seen."""
    size = look.size or USUAL
    step = LEADING * size
    first, edge = first_line(look, len(lines), chosen), look.inset + 1
    seen = list(enumerate(lines))[first : first + _lines_seen(look)]
    top = look.height - edge
    bars = "".join(
        f"{edge:.2f} {top - step * (index - first + 1):.2f} {look.width - 2 * edge:.2f} {step:.2f} re f\n"
        for index, _line in seen
        if index in chosen
    )
    placed = [
        (
            _start(look, text_width(line, font_of(look), size)),
            top - step * (index - first) - ABOVE * size,
            line,
        )
        for index, line in ((index, printable(line)) for index, line in seen)
    ]
    return Drawing(_framed(look, size, placed, write, f"q {CHOSEN}\n{bars}Q\n" if bars else ""))


def first_line(look: Look, count: int, chosen: Collection[int]) -> int:
    """The line of a list that stands at the top, so that the first chosen one is seen."""
    first, fitting = min(chosen, default=0), _lines_seen(look)
    return 0 if first < fitting else min(first, count - fitting)


def _lines_seen(look: Look) -> int:
    return max(1, int((look.height - 2 * look.inset - 2) / (LEADING * (look.size or USUAL))))


def frame(look: Look) -> str:
    """Ground and border of the box."""
    drawn = ""
    width, height, border = look.width, look.height, look.border
    if look.fill:
        drawn += f"{paint(look.fill)} 0 0 {width:.2f} {height:.2f} re f\n"
    if not look.stroke or not border:
        return f"q {drawn}Q\n" if drawn else ""
    if look.border_style in ("beveled", "inset"):
        drawn += _bevels(look)
    if look.border_style == "underline":
        drawn += f"{_pen(look)} 0 {border / 2:.2f} m {width:.2f} {border / 2:.2f} l S\n"
    else:
        box = f"{border / 2:.2f} {border / 2:.2f} {width - border:.2f} {height - border:.2f}"
        drawn += f"{_pen(look)} {box} re S\n"
    return f"q {drawn}Q\n"


def paint(colour: Colour, *, line: bool = False) -> str:
    """The operator that sets the colour of areas, or of lines."""
    operator = {1: "g", 3: "rg", 4: "k"}[len(colour)]
    parts = " ".join(f"{part:.3g}" for part in colour)
    return f"{parts} {operator.upper() if line else operator}"


def _pen(look: Look) -> str:
    dashes = " ".join(f"{one:.3g}" for one in look.dashes) if look.border_style == "dashed" else ""
    return f"{paint(look.stroke, line=True)} {look.border:.2f} w [{dashes}] 0 d"


def _bevels(look: Look) -> str:
    """The two bright and the two dark inner edges that make a box look raised or sunk."""
    bright, dark = ("1 g", "0.5 g") if look.border_style == "beveled" else ("0.5 g", "0.75 g")
    near, far = look.border, 2 * look.border
    right, top = look.width, look.height
    upper = (
        f"{near} {near} m {near} {top - near} l {right - near} {top - near} l "
        f"{right - far} {top - far} l {far} {top - far} l {far} {far} l f"
    )
    lower = (
        f"{right - near} {top - near} m {right - near} {near} l {near} {near} l "
        f"{far} {far} l {right - far} {far} l {right - far} {top - far} l f"
    )
    return f"{bright} {upper}\n{dark} {lower}\n"


def _line_size(look: Look) -> float:
    """The size of a line for its height alone."""
    tall = max(look.height - 2 * look.inset, 1.0)
    return min(look.size, tall / TIGHT) if look.size else tall / ROOMY


def _shrunk(size: float, most: float) -> tuple[float, bool]:
    """The size made at most ``most``, but not smaller than anybody can read; and whether that did it."""
    least = min(size, SMALLEST)
    return (max(min(size, most), least), most >= least)


def _baseline(look: Look, size: float) -> float:
    """Capitals stand in the middle."""
    return (look.height - CAPITALS * size) / 2


def _start(look: Look, wide: float) -> float:
    edge = look.padding
    free = {LEFT: edge, CENTRE: (look.width - wide) / 2, RIGHT: look.width - edge - wide}
    return max(free[look.alignment], min(edge, look.width - wide) if wide < look.width else edge)


def _broken(text: str, font: str, size: float, room: float) -> list[str]:
    """Lines no wider than the room; empty lines stay."""
    lines: list[str] = []
    for part in text.split("\n"):
        lines += wrapped(part, font, size, room) or ("",)
    return lines


def _whole_words(text: str, font: str, size: float, room: float) -> bool:
    return all(text_width(word, font, size) <= room for word in printable(text).split())


def _framed(
    look: Look, size: float, placed: Sequence[tuple[float, float, str]], write: Hexadecimal, behind: str = ""
) -> str:
    """Frame and texts, each at its place; what is outside the box is not seen."""
    if not placed:
        return f"{frame(look)}{behind}/Tx BMC\nEMC\n"
    inset = look.inset
    clip = f"{inset:.2f} {inset:.2f} {look.width - 2 * inset:.2f} {look.height - 2 * inset:.2f} re W n"
    at_left = at_height = 0.0
    shown = []
    for left, up, text in placed:
        shown.append(f"{left - at_left:.2f} {up - at_height:.2f} Td {write(text)} Tj")
        at_left, at_height = left, up
    name = "HabB" if look.bold else "HabR"
    body = f"BT /{name} {size:.2f} Tf {paint(look.ink)}\n" + "\n".join(shown) + "\nET"
    return f"{frame(look)}/Tx BMC\nq {clip}\n{behind}{body}\nQ\nEMC\n"
