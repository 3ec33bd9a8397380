"""``habitue mrz``: reads machine-readable zones. No database is opened."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from typing import Any

from models.mrz_sentences import (
    LABELS,
    check_sentences,
    code_text,
    cut_sentences,
    doubt_sentence,
    format_text,
    repair_sentence,
)
from terminal.exits import Exit
from terminal.output import complain, say
from textkit.mrz.progress import has_another
from textkit.mrz.reading import Mrz, NationalPassport, Repair, read_mrz
from translations import _

JSON_FIELDS = (
    "format",
    "document_code",
    "issuer",
    "surname",
    "given_names",
    "number",
    "nationality",
    "birth_date",
    "sex",
    "expiry_date",
    "optional",
)
# A paragraph of more signs is no zone, and is not kept whole.
_LONGEST = 10_000


def run(arguments: argparse.Namespace) -> Exit:
    """Tell each zone; all right only where every one was read and every check digit agrees."""
    texts = _paragraphs() if arguments.text == "-" else iter([arguments.text])
    read = right = total = 0
    for total, text in enumerate(texts, 1):
        mrz = read_mrz(text)
        problem = _problem(mrz, text)
        read += mrz is not None
        right += mrz is not None and not problem and not mrz.checks.wrong()
        if arguments.json:
            say(json.dumps(_report(mrz), ensure_ascii=False))
        elif mrz:
            _tell(mrz, total)
        if problem:
            complain(f"{total}: {problem}" if arguments.text == "-" else problem)
    if not total:
        complain(_("There is nothing to read."))
    if not read:
        return Exit.NOT_POSSIBLE
    return Exit.DONE if right == total else Exit.IN_PART


def _paragraphs() -> Iterator[str]:
    """Texts on standard input with empty lines between them."""
    lines: list[str] = []
    length = 0
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8-sig", errors="replace").rstrip("\r\n")
        if line.strip():
            length += len(line)
            lines.append(line[:_LONGEST] if length < _LONGEST else "")
        elif lines:
            yield "\n".join(lines)
            lines, length = [], 0
    if lines:
        yield "\n".join(lines)


def _problem(mrz: Mrz | None, text: str) -> str:
    """What of the text was not read; "" if all was."""
    if mrz is None:
        return _("No machine-readable zone: it has two lines of 44 or 36 signs, or three of 30.")
    if has_another(text, mrz):
        return _(
            "There is a further zone, which was not read. With - many are read, an empty line between them."
        )
    return ""


def _report(mrz: Mrz | None) -> dict[str, Any]:
    """What a script gets; of a national passport its own fields besides."""
    if mrz is None:
        return {"format": "", "error": _problem(None, "")}
    report = {name: getattr(mrz, name) for name in JSON_FIELDS}
    report["checks"] = mrz.checks._asdict()
    report["proposals"] = [_proposal(repair) for repair in mrz.repairs]
    return report | (_of_national(mrz.national) if mrz.national else {})


def _proposal(repair: Repair) -> dict[str, str]:
    field = f"{repair.field}_check_digit" if repair.of_digit else repair.field
    return {"field": field, "text": repair.before, "proposal": repair.after}


def _of_national(passport: NationalPassport) -> dict[str, str]:
    return {
        "native_surname": passport.surname,
        "native_given_name": passport.given_name,
        "patronymic": passport.patronymic,
        "national_passport_series": passport.series,
        "national_passport_number": passport.number,
        "national_passport_issue_date": passport.issue_date,
        "national_passport_authority_code": passport.authority_code,
    }


def _tell(mrz: Mrz, number: int) -> None:
    """For a person: the fields below each other, then what is wrong, doubtful and proposed."""
    if number > 1:
        say("")
    say(format_text(mrz))
    for field, value in _values(mrz).items():
        if value:
            say(f"  {_(LABELS[field])}: {value}")
    if not mrz.checks.wrong():
        say("  " + _("All check digits agree."))
    doubts = (*map(doubt_sentence, mrz.doubts), *cut_sentences(mrz))
    for sentence in (*check_sentences(mrz), *doubts, *map(repair_sentence, mrz.repairs)):
        say(f"  {sentence}")


def _values(mrz: Mrz) -> dict[str, str]:
    """What is shown, by the keys of LABELS; dates stay ISO."""
    national = mrz.national
    return {
        "issuer": code_text(mrz.issuer),
        "surname": national.surname if national else mrz.surname,
        "given_names": national.given_name if national else mrz.given_names,
        "patronymic": national.patronymic if national else "",
        "number": " ".join(filter(None, mrz.series_and_number())),
        "nationality": code_text(mrz.nationality),
        "birth_date": mrz.birth_date,
        "sex": mrz.sex,
        "issue_date": mrz.issue_date,
        "authority_code": national.authority_code if national else "",
        "expiry_date": mrz.expiry_date,
        "optional": mrz.optional,
    }
