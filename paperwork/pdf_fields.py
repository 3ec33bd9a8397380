"""The fields of an embassy's own fillable PDF (AcroForm), as far as they are on its pages.

Fields are found from the pages, not from the form's list: in real files the list is empty, or only partly
true. Widgets of one name are one field, however the file ties them together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from paperwork.pdf_actions import Extras, find_extras
from paperwork.pdf_looks import Look, read_look
from paperwork.pdf_objects import (
    DEEPEST,
    Rect,
    UnusablePdf,
    child,
    entries,
    items,
    kind_of,
    opened,
    read_bytes,
    rectangle,
    text,
    whole,
)
from translations import _

TEXT_KINDS = frozenset({"text", "multiline", "comb"})
CHOICE_KINDS = frozenset({"combo", "list"})
SWITCH_KINDS = frozenset({"checkbox", "radio"})
FILLABLE_KINDS = TEXT_KINDS | CHOICE_KINDS | SWITCH_KINDS
MOST_WIDGETS = 20_000
MOST_CELLS = 1_000  # boxes of one letter; on paper there is room for a hundred

# Object and generation; (0, index in the page's /Annots) of a widget that is no object of its own.
Place = tuple[int, int]

# Flags of fields and of annotations.
_READ_ONLY, _REQUIRED = 1, 1 << 1
_MULTILINE, _PASSWORD, _COMB = 1 << 12, 1 << 13, 1 << 24
_RADIO, _PUSH_BUTTON, _IN_UNISON = 1 << 15, 1 << 16, 1 << 25
_COMBO, _EDITABLE, _MULTI_SELECT = 1 << 17, 1 << 18, 1 << 21
HIDDEN, PRINTED, NO_VIEW = 1 << 1, 1 << 2, 1 << 5


@dataclass(frozen=True, slots=True)
class Option:
    """What can be chosen: ``value`` is how the file keeps it, ``text`` what a person reads."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Widget:
    """One place of a field on a page (from 1).

    ``place`` and ``owner`` find the widget and the dictionary that holds the field's value. ``state`` is what
    a check box or radio button is called when it is on. ``drawn``: the file has an appearance for it.
    ``apart``: the list of its states is such that viewers do not find all of them: poppler in an object of
    its own, others by names that are not of UTF-8. ``flags`` are those of the annotation.
    """

    page: int
    rect: Rect
    place: Place
    owner: Place
    look: Look
    state: str = ""
    drawn: bool = False
    apart: bool = False
    flags: int = PRINTED

    @property
    def is_seen(self) -> bool:
        left, bottom, right, top = self.rect
        return not self.flags & (HIDDEN | NO_VIEW) and right > left and top > bottom


@dataclass(frozen=True, slots=True)
class FormField:
    """A field by its full name. ``page`` and ``rect`` are those of its first place.

    ``kind``: text, multiline, comb, checkbox, radio, combo, list, signature or button. ``values`` is what
    stands in it now, as a person reads it: one text, or the chosen options.
    """

    name: str
    page: int
    kind: str
    options: tuple[Option, ...]
    max_length: int | None
    tooltip: str
    rect: Rect
    values: tuple[str, ...] = ()
    read_only: bool = False
    required: bool = False
    secret: bool = False
    editable: bool = False
    many: bool = False
    widgets: tuple[Widget, ...] = ()


@dataclass(frozen=True, slots=True)
class FillableForm:
    """A form that was read, to be filled any number of times; ``content`` is the file as it came.

    ``extras`` are what a filled copy goes without, see pdf_actions. ``redraw``: the file leaves drawing its
    fields to the viewer. ``unlisted``: places of fields, with their page, that the form's own list lacks.
    """

    content: bytes = field(repr=False)
    fields: tuple[FormField, ...]
    pages: int
    extras: Extras
    redraw: bool = False
    unlisted: tuple[tuple[int, Place], ...] = ()

    def named(self, name: str) -> list[FormField]:
        """The fields of that name; more than one only where a file gives it to different kinds."""
        return [one for one in self.fields if one.name == name]


def read_form(source: Path | bytes) -> FillableForm:
    """The fields of a PDF, in the order of its pages. Raises UnusablePdf; a PDF without fields has none."""
    content = source if isinstance(source, bytes) else read_bytes(source)
    with opened(content) as pdf:
        return _read(pdf, content)


def _read(pdf: Any, content: bytes) -> FillableForm:
    acroform = child(pdf.Root, "/AcroForm")
    reader = _FieldReader(acroform)
    fields = _merged(reader.widgets(pdf))
    extras = find_extras(pdf)
    if "xfa" in extras.codes and not any(one.kind in FILLABLE_KINDS for one in fields):
        raise UnusablePdf(
            _(
                "This PDF is a dynamic XFA form, which only Adobe Reader can show and fill. Ask the embassy "
                "for a fillable PDF with ordinary fields (AcroForm), or for the form on paper."
            )
        )
    redraw = child(acroform, "/NeedAppearances") is True
    return FillableForm(content, fields, len(pdf.pages), extras, redraw, tuple(reader.unlisted))


def _merged(found: Iterator[tuple[FormField, Widget]]) -> tuple[FormField, ...]:
    """Widgets of one name and sort of field become one."""
    fields: dict[tuple[str, str], FormField] = {}
    places: dict[tuple[str, str], list[Widget]] = {}
    for one, widget in found:
        key = (one.name, _family(one.kind))
        before = fields.setdefault(key, one)
        places.setdefault(key, []).append(widget)
        if before is not one and one.kind in SWITCH_KINDS:
            options = tuple(dict.fromkeys((*before.options, *one.options)))
            values = tuple(dict.fromkeys((*before.values, *one.values)))
            fields[key] = replace(before, options=options, values=values)
    return tuple(replace(one, widgets=tuple(places[key])) for key, one in fields.items())


def _family(kind: str) -> str:
    for family in (TEXT_KINDS, CHOICE_KINDS):
        if kind in family:
            return min(family)
    return kind


class _FieldReader:
    """Reads the widgets of a PDF, each as a field with that one place."""

    def __init__(self, acroform: Any) -> None:
        self._acroform = acroform
        self._parents: dict[Place, Any] = {}
        self._note_parents()
        self._listed = {tuple(one.objgen) for one in items(child(acroform, "/Fields")) if kind_of(one)}
        self.unlisted: dict[tuple[int, Place], None] = {}

    def _note_parents(self) -> None:
        """Who holds whom by the form's list, for widgets that do not name their parent themselves."""
        pending = [(one, 0) for one in items(child(self._acroform, "/Fields"))]
        while pending:
            node, depth = pending.pop()
            for kid in items(child(node, "/Kids")):
                if depth < DEEPEST and kind_of(kid) == "dictionary" and kid.objgen not in self._parents:
                    self._parents[kid.objgen] = node
                    pending.append((kid, depth + 1))

    def widgets(self, pdf: Any) -> Iterator[tuple[FormField, Widget]]:
        """Each widget once, in order of the pages."""
        seen: set[Place] = set()
        count = 0
        for page, sheet in enumerate(pdf.pages, 1):
            for index, widget in enumerate(items(child(sheet.obj, "/Annots"))):
                place = tuple(widget.objgen) if kind_of(widget) == "dictionary" else (0, 0)
                if text(child(widget, "/Subtype")) != "Widget" or (place[0] and place in seen):
                    continue
                seen.add(place)
                count += 1
                if count > MOST_WIDGETS:
                    raise UnusablePdf(_("This PDF has more fields than any form. Choose the form itself."))
                yield self._read(widget, page, place if place[0] else (0, index), f"#{page}.{index + 1}")

    def _read(self, widget: Any, page: int, place: Place, nameless: str) -> tuple[FormField, Widget]:
        chain = self._chain(widget)
        self._note_root(chain, page, place)
        rect = rectangle(child(widget, "/Rect"))
        kind, flags = _kind(chain)
        owner = _owner(chain)
        state = _state(widget) if kind in SWITCH_KINDS else ""
        options = _options(chain, kind, state, widget, owner)
        shown = Widget(
            page,
            rect,
            place,
            tuple(owner.objgen) if owner.objgen[0] else place,
            read_look(rect, chain, self._acroform),
            state,
            _is_drawn(widget, state if kind in SWITCH_KINDS else None),
            _is_apart(widget),
            whole(child(widget, "/F")),
        )
        length = whole(_inherited(chain, "/MaxLen"))
        one = FormField(
            _full_name(chain) or nameless,
            page,
            kind,
            options,
            length if length > 0 and kind in TEXT_KINDS else None,
            text(child(widget, "/TU")).strip() or text(_inherited(chain, "/TU")).strip(),
            rect,
            _values(chain, kind, options, state, widget),
            bool(flags & _READ_ONLY),
            bool(flags & _REQUIRED),
            kind == "text" and bool(flags & _PASSWORD),
            kind == "combo" and bool(flags & _EDITABLE),
            kind == "list" and bool(flags & _MULTI_SELECT),
        )
        return one, shown

    def _note_root(self, chain: Sequence[Any], page: int, place: Place) -> None:
        """The topmost of the chain should be in the form's list."""
        root = tuple(chain[-1].objgen) if chain[-1].objgen[0] else place
        if root not in self._listed:
            self.unlisted[page, root] = None

    def _chain(self, widget: Any) -> list[Any]:
        """The widget and what it inherits from, upward."""
        chain = [widget]
        while len(chain) < DEEPEST:
            above = child(chain[-1], "/Parent")
            if kind_of(above) != "dictionary":
                above = self._parents.get(tuple(chain[-1].objgen)) if chain[-1].objgen[0] else None
            if above is None or any(above.objgen == one.objgen for one in chain):
                break
            chain.append(above)
        return chain


def _inherited(chain: Sequence[Any], key: str) -> Any:
    return next((value for node in chain if (value := child(node, key)) is not None), None)


def _full_name(chain: Sequence[Any]) -> str:
    parts = (text(child(node, "/T")) for node in reversed(chain))
    return ".".join(part for part in parts if part)


def _owner(chain: Sequence[Any]) -> Any:
    """The dictionary that holds the value: the lowest with a name."""
    return next((node for node in chain if child(node, "/T") is not None), chain[0])


def _kind(chain: Sequence[Any]) -> tuple[str, int]:
    """The kind and the flags."""
    flags = whole(_inherited(chain, "/Ff"))
    sort = text(_inherited(chain, "/FT")) or _guessed_sort(chain)
    if sort == "Btn":
        if flags & _PUSH_BUTTON:
            return "button", flags
        return ("radio" if flags & _RADIO else "checkbox"), flags
    if sort == "Ch":
        return ("combo" if flags & _COMBO else "list"), flags
    if sort == "Sig":
        return "signature", flags
    if flags & _MULTILINE:
        return "multiline", flags
    cells = whole(_inherited(chain, "/MaxLen"))
    is_comb = flags & _COMB and not flags & _PASSWORD and 0 < cells <= MOST_CELLS
    return ("comb" if is_comb else "text"), flags


def _guessed_sort(chain: Sequence[Any]) -> str:
    """What a field without a type must be: buttons have an appearance for each state."""
    if kind_of(child(child(chain[0], "/AP"), "/N")) == "dictionary":
        return "Btn"
    return "Ch" if kind_of(_inherited(chain, "/Opt")) == "array" else "Tx"


def _states(widget: Any) -> dict[str, Any]:
    """The appearances of a button by the names of its states, "Off" left out."""
    found: dict[str, Any] = {}
    for way in ("/D", "/N"):
        states = child(child(widget, "/AP"), way)
        found |= entries(states) if kind_of(states) == "dictionary" else {}
    return {name: drawing for name, drawing in found.items() if name not in ("Off", "")}


def _state(widget: Any) -> str:
    """What the button is called when it is on; "Yes" where the file does not say."""
    states = _states(widget)
    current = text(child(widget, "/AS"))
    return next(iter(states), "") or (current if current not in ("", "Off") else "Yes")


def _is_drawn(widget: Any, state: str | None) -> bool:
    """Whether the file has an appearance, of a button one for its state."""
    normal = child(child(widget, "/AP"), "/N")
    if state is None:
        return kind_of(normal) == "stream"
    drawing = entries(normal).get(state) if kind_of(normal) == "dictionary" else None
    return kind_of(drawing) == "stream" and whole(child(drawing, "/Length"), 1) > 0


def _is_apart(widget: Any) -> bool:
    normal = child(child(widget, "/AP"), "/N")
    if kind_of(normal) != "dictionary":
        return False
    return bool(normal.is_indirect) or any(child(normal, f"/{name}") is None for name in entries(normal))


def _options(chain: Sequence[Any], kind: str, state: str, widget: Any, owner: Any) -> tuple[Option, ...]:
    listed = items(_inherited(chain, "/Opt"))
    if kind in SWITCH_KINDS:
        return (Option(state, _state_text(listed, state, widget, owner)),)
    return tuple(_option(one) for one in listed) if kind in CHOICE_KINDS else ()


def _state_text(listed: Sequence[Any], state: str, widget: Any, owner: Any) -> str:
    """What a button's state means: "1" is the second of /Opt, else its order among the kids says it."""
    if state.isdecimal() and int(state) < len(listed):
        return text(listed[int(state)]) or state
    for kid, meaning in zip(items(child(owner, "/Kids")), listed, strict=False):
        if kind_of(kid) == "dictionary" and kid.objgen == widget.objgen and kid.objgen[0]:
            return text(meaning) or state
    return state


def _option(thing: Any) -> Option:
    pair = [text(one) for one in items(thing)[:2]] or [text(thing)]
    return Option(pair[0], pair[-1])


def _values(
    chain: Sequence[Any], kind: str, options: Sequence[Option], state: str, widget: Any
) -> tuple[str, ...]:
    value = _inherited(chain, "/V")
    if kind in SWITCH_KINDS:
        is_on = text(child(widget, "/AS")) == state or (child(widget, "/AS") is None and text(value) == state)
        return (options[0].text,) if is_on else ()
    kept = [text(one) for one in items(value)] or ([text(value)] if kind != "signature" else [])
    shown = {one.value: one.text for one in reversed(options)}
    for place in items(_inherited(chain, "/I")):  # tells options apart that are kept alike
        if 0 <= whole(place, -1) < len(options):
            shown[options[whole(place)].value] = options[whole(place)].text
    return tuple(shown.get(one, one).replace("\r\n", "\n").replace("\r", "\n") for one in kept if one)
