"""Small fillable PDFs for tests, each broken in the way that its test needs."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf

MARK = b"q 0 0 0 rg 2 2 8 8 re f Q"


def small_form(
    *widgets: str,
    listed: bool = True,
    acroform: str = "/DA (/Helv 0 Tf 0 g)",
    root: str = "",
    pages: int = 1,
    direct: bool = False,
    **saving: Any,
) -> bytes:
    """A PDF of 300 by 200 points with the widgets on its last page.

    Each is written as in a PDF: "/FT /Tx /T (surname) /Rect [10 10 200 30]". ``(state Yes)`` behind one gives
    it appearances for that state and Off, ``(drawn)`` one appearance. A widget that begins with "in NAME: " is
    a kid of the field of that name: "in sex: /Rect [...] (state M)", which another "field sex: /FT /Btn" makes.
    What says /Subtype itself is another kind of note.
    ``listed`` puts the fields into the form's list, ``direct`` widgets are no objects of their own, ``root``
    goes into the catalogue. ``saving`` is for pikepdf.
    """
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(300, 200))
        parents: dict[str, Any] = {}
        fields, places = [], []
        for written in widgets:
            head, colon, rest = written.partition(": ")
            if colon and head.startswith("field "):
                parents[head[6:]] = field = pdf.make_indirect(_parsed(f"/T ({head[6:]}) {rest}"))
                field.Kids = pikepdf.Array()
                fields.append(field)
                continue
            parent = parents[head[3:]] if colon and head.startswith("in ") else None
            widget = _widget(pdf, rest if parent is not None else written)
            widget = widget if direct else pdf.make_indirect(widget)
            if parent is None:
                fields += [widget] if widget.Subtype == "/Widget" else []
            else:
                widget.Parent = parent
                parent.Kids.append(widget)
            places.append(widget)
        _finish(pdf, places, fields if listed else [], acroform, root)
        return saved(pdf, **saving)


def saved(pdf: pikepdf.Pdf, **saving: Any) -> bytes:
    """The bytes of an open PDF."""
    target = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pikepdf warns of fields that no list has: that is wanted here
        pdf.save(target, **saving)
    return target.getvalue()


def _finish(pdf: pikepdf.Pdf, places: Sequence[Any], fields: Sequence[Any], acroform: str, root: str) -> None:
    pdf.pages[-1].obj.Annots = pikepdf.Array(places)
    if acroform:
        pdf.Root.AcroForm = _parsed(acroform)
        pdf.Root.AcroForm.Fields = pikepdf.Array(fields)
    more = _parsed(root)
    for key in list(more.keys()):
        pdf.Root[key] = more[key]


def _widget(pdf: pikepdf.Pdf, written: str) -> Any:
    written, _, extra = written.partition(" (state ")
    written, drawn, _ = written.partition(" (drawn)")
    usual = {"/Type": "/Annot", "/Subtype": "/Widget", "/F": "4"}
    missing = " ".join(f"{key} {value}" for key, value in usual.items() if f"{key} " not in written)
    widget = _parsed(f"{missing} {written}")
    if extra:
        state = extra.rstrip(")")
        widget.AP = pikepdf.Dictionary(N=pikepdf.Dictionary())
        widget.AP.N[f"/{state}"] = _appearance(pdf, MARK)
        widget.AP.N.Off = _appearance(pdf, b"q Q")
        if "/AS" not in widget:
            widget.AS = pikepdf.Name.Off
    elif drawn:
        widget.AP = pikepdf.Dictionary(N=_appearance(pdf, b"/Tx BMC EMC"))
    return widget


def _appearance(pdf: pikepdf.Pdf, content: bytes) -> Any:
    box = pikepdf.Array([0, 0, 12, 12])
    return pdf.make_stream(content, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=box)


def _parsed(inside: str) -> Any:
    return pikepdf.Object.parse(f"<< {inside} >>".encode("latin-1"))
