"""Making what stands in the fields part of the pages, so that nothing can be changed any more."""

from __future__ import annotations

from typing import Any

from paperwork.pdf_fields import HIDDEN, NO_VIEW
from paperwork.pdf_objects import Rect, child, entries, items, kind_of, numbers, rectangle, text, whole

_PUSH_BUTTON = 1 << 16
_NO_TURN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def flatten_widgets(pdf: Any) -> None:
    """Draw the appearance of every field on its page, then take the fields away; other notes stay.

    Buttons that only do something, and what is hidden, go without a trace.
    """
    for page in pdf.pages:
        annotations = items(child(page.obj, "/Annots"))
        widgets = [one for one in annotations if text(child(one, "/Subtype")) == "Widget"]
        if not widgets:
            continue
        drawn = [line for one in widgets if (line := _drawn_on(page, one))]
        if drawn:
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(("\nQ\n" + "\n".join(drawn)).encode("ascii"))
        _leave_only(pdf, page, [one for one in annotations if one not in widgets])
    if "/AcroForm" in pdf.Root:
        del pdf.Root["/AcroForm"]


def _leave_only(pdf: Any, page: Any, annotations: list[Any]) -> None:
    from pikepdf import Array

    if annotations:
        page.obj.Annots = Array(annotations)
    else:
        del page.obj["/Annots"]


def _drawn_on(page: Any, widget: Any) -> str:
    """The line of the page's content that draws the widget; "" if it is not to be seen."""
    from pikepdf import Name

    appearance = _appearance(widget)
    if appearance is None or whole(child(widget, "/F")) & (HIDDEN | NO_VIEW) or _only_acts(widget):
        return ""
    placed = _placed(appearance, rectangle(child(widget, "/Rect")))
    if placed is None:
        return ""
    appearance.Type, appearance.Subtype = Name.XObject, Name.Form
    name = page.add_resource(appearance, Name.XObject, prefix="Field")
    return f"q {' '.join(f'{one:.5f}' for one in placed)} cm {name} Do Q"


def _appearance(widget: Any) -> Any:
    """The stream that shows the widget as it is now."""
    normal = child(child(widget, "/AP"), "/N")
    if kind_of(normal) == "dictionary":
        normal = entries(normal).get(text(child(widget, "/AS")) or "Off")
    return normal if kind_of(normal) == "stream" else None


def _only_acts(widget: Any) -> bool:
    field, steps = widget, 0
    while child(field, "/FT") is None and child(field, "/Parent") is not None and steps < 9:
        field, steps = field.Parent, steps + 1
    return text(child(field, "/FT")) == "Btn" and bool(whole(child(field, "/Ff")) & _PUSH_BUTTON)


def _placed(appearance: Any, rect: Rect) -> tuple[float, ...] | None:
    """The matrix that lays the appearance's box, as it turns it, over the rectangle (ISO 32000, 12.5.5)."""
    box = rectangle(child(appearance, "/BBox"))
    matrix = numbers(child(appearance, "/Matrix"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else _NO_TURN
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[0::2] for y in box[1::2]]
    left, bottom = min(x for x, _y in corners), min(y for _x, y in corners)
    wide, tall = max(x for x, _y in corners) - left, max(y for _x, y in corners) - bottom
    if wide <= 0 or tall <= 0:
        return None
    across, upward = (rect[2] - rect[0]) / wide, (rect[3] - rect[1]) / tall
    return (across, 0.0, 0.0, upward, rect[0] - left * across, rect[1] - bottom * upward)
