"""Files of forms: read and checked as a whole, or refused with file, line and reason."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from models.errors import AppError
from paperwork.form_rules import Problem, problems_of
from resources import resource_path
from translations import _

LARGEST = 4_000_000  # bytes; the longest form that the program brings has a hundred thousand
SHOWN = 10  # problems told at once
Body = dict[str, Any]


class UnusableForm(AppError):
    """A file of a form breaks the rules of docs/FORMS.md; the message names file, line and reason."""


@cache
def shipped_bodies() -> Mapping[str, Body]:
    """The forms that come with the program, by id, in the order of their files."""
    found = sorted(resource_path("forms").glob("*.json"))
    bodies = (checked_body(path.name, path.read_text(encoding="utf-8")) for path in found)
    return {body["id"]: body for body in bodies}


def read_form(path: Path) -> Body:
    """The content of a file of the agency's own. Raises UnusableForm."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnusableForm(_("%(file)s is too large for a file of a form.") % {"file": path.name})
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = {"file": path.name, "why": error.strerror}
        raise UnusableForm(_("%(file)s cannot be read: %(why)s") % why) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UnusableForm(
            _("%(file)s, line %(line)d: this is not UTF-8. Save the file in this encoding.")
            % {"file": path.name, "line": line}
        ) from error
    return checked_body(path.name, text)


def checked_body(name: str, text: str) -> Body:
    """The form in the text of the file ``name``. Raises UnusableForm; nothing of a bad file is used."""
    try:
        body = json.loads(text)
    except RecursionError as error:
        raise UnusableForm(_("%(file)s: the file does not hold a form.") % {"file": name}) from error
    except json.JSONDecodeError as error:
        raise UnusableForm(
            _("%(file)s, line %(line)d: this is not JSON. %(reason)s")
            % {"file": name, "line": error.lineno, "reason": error.msg}
        ) from error
    except ValueError as error:  # a number of thousands of digits
        raise UnusableForm(_("%(file)s: the file does not hold a form.") % {"file": name}) from error
    problems = problems_of(body)
    if problems:
        raise UnusableForm("\n".join(_told(name, text, problem) for problem in problems[:SHOWN]))
    return body  # type: ignore[no-any-return]


def write_form(body: Mapping[str, Any], path: Path) -> None:
    """Write a form as a file that ``read_form`` takes. OSError as the system says it."""
    path.write_text(json.dumps(body, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _told(name: str, text: str, problem: Problem) -> str:
    line = _line_of(text, problem.question)
    if not line:
        return f"{name}: {problem}"
    place = _("%(file)s, line %(line)d") % {"file": name, "line": line}
    return f"{place}: {problem}"


def _line_of(text: str, key: str) -> int:
    """The line where the question begins, 0 if it is not found. The second one of two is the one too many."""
    found = list(re.finditer(rf'"key"\s*:\s*{re.escape(json.dumps(key))}', text)) if key else []
    return text.count("\n", 0, found[-1].start()) + 1 if found else 0
