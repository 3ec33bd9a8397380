"""``habitue form-fields``: the fields of an embassy's fillable PDF."""

from __future__ import annotations

import argparse
from typing import Any

from paperwork.pdf_actions import extras_sentence
from paperwork.pdf_fields import FormField, read_form
from terminal.exits import Exit
from terminal.output import complain, say_json, say_table
from translations import _


def run(arguments: argparse.Namespace) -> Exit:
    """List the fields in the order of the pages; what a filled copy will go without is told beside them."""
    form = read_form(arguments.file)
    if arguments.json:
        say_json([described(one) for one in form.fields])
    elif form.fields:
        say_table([_line(one) for one in form.fields])
    for remark in (
        "" if form.fields else _("This PDF has no fields to fill in."),
        _("The PDF is signed, so it cannot be filled in.") if "signature" in form.extras.codes else "",
        extras_sentence(form.extras),
    ):
        if remark:
            complain(remark)
    return Exit.DONE


def described(field: FormField) -> dict[str, Any]:
    """A field for scripts; ``rect`` is left, bottom, right, top in points from the lower left corner."""
    return {
        "name": field.name,
        "page": field.page,
        "kind": field.kind,
        "options": [option.text for option in field.options],
        "max_length": field.max_length,
        "tooltip": field.tooltip,
        "rect": [round(edge, 3) for edge in field.rect],
    }


def _line(field: FormField) -> tuple[str, ...]:
    """ "p. 1  text  Surname  up to 20  Surname as in the passport"."""
    length = _("up to %(count)d") % {"count": field.max_length} if field.max_length else ""
    options = " | ".join(option.text for option in field.options[:6])
    more = " | …" if len(field.options) > 6 else ""
    page = _("p. %(page)d") % {"page": field.page}
    return page, field.kind, field.name, length or options + more, field.tooltip
