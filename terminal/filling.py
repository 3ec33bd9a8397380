"""``habitue fill``: values into an embassy's fillable PDF, by the names of its fields."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from models.errors import AppError
from paperwork.paper_files import write_files
from paperwork.pdf_actions import extras_sentence
from paperwork.pdf_answers import Problem, Value
from paperwork.pdf_fields import read_form
from paperwork.pdf_filling import fill_form
from terminal.exits import Exit
from terminal.output import complain, say
from translations import _


class UnusableValues(AppError):
    """The file of values cannot be read; the message says why."""


def run(arguments: argparse.Namespace) -> Exit:
    """Write the filled copy and say where it is; what did not go in as given makes it done in part.

    Where nothing at all can be filled in, nothing is written.
    """
    values = read_values(arguments.values)
    form = read_form(arguments.file)
    if not form.fields:
        raise UnusableValues(_("This PDF has no fields to fill in."))
    filled = fill_form(form, values, flatten=arguments.flatten)
    for problem in filled.problems:
        complain(_line(problem))
    if values and not filled.filled:
        raise UnusableValues(_("Nothing could be filled in, so nothing was written."))
    write_files({arguments.out: filled.content})
    say(str(arguments.out))
    if told := extras_sentence(form.extras):
        complain(told)
    return Exit.IN_PART if filled.problems else Exit.DONE


def read_values(path: Path) -> dict[str, Value]:
    """Values by the names of fields, from a JSON object; a number is a text. Raises UnusableValues."""
    name = {"name": path.name}
    try:
        kept = json.loads(path.read_bytes().decode("utf-8-sig"), parse_float=str, parse_int=str)
    except OSError as error:
        why = {**name, "reason": error.strerror or str(error)}
        raise UnusableValues(_("%(name)s cannot be read: %(reason)s.") % why) from error
    except (ValueError, RecursionError) as error:
        raise UnusableValues(_("%(name)s is not a file of values (JSON).") % name) from error
    if not isinstance(kept, dict):
        raise UnusableValues(_("%(name)s has to hold names of fields with their values.") % name)
    return {field: _value(value, field) for field, value in kept.items() if value is not None}


def _value(value: Any, field: str) -> Value:
    if isinstance(value, str | bool):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return value
    told = _("The value of %(field)s has to be a text, true or false, or a list of options.")
    raise UnusableValues(told % {"field": field})


def _line(problem: Problem) -> str:
    """ "surname takes 20 characters, not 31"."""
    return f"{problem.name}: {problem.message}"
