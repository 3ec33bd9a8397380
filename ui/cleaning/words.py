"""The desk in words: its kinds of findings, the fields they are of, what was done about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.checks.sentences import sentence
from models.cleaning.findings import DUPLICATES, CleaningFinding
from models.field_names import field_name
from translations import N_, _, ngettext
from ui.common.wording import DOCUMENT_KINDS


@dataclass(frozen=True)
class Kind:
    """What a kind of findings is called, how bad it is, and what to do about it."""

    title: str
    level: str
    advice: str


KINDS = {
    "mixed_alphabets": Kind(
        N_("Mixed alphabets"),
        "warn",
        N_("Latin letters in Cyrillic words, and the other way round: such a name is not found."),
    ),
    "look_alikes": Kind(
        N_("Look-alike letters"),
        "warn",
        N_("Words and numbers whose letters only look right."),
    ),
    "signs": Kind(
        N_("Spaces and signs"),
        "warn",
        N_("Digits, signs and spaces that no name has."),
    ),
    "impossible_dates": Kind(
        N_("Impossible dates"),
        "error",
        N_("Days that cannot be. Only the papers tell the right ones: press F2 to type them."),
    ),
    "expiring": Kind(
        N_("Passport ends too early"),
        "error",
        N_("The international passport ends before the next tour is over. Ask for the new one."),
    ),
    "numbers": Kind(
        N_("Passport numbers"),
        "warn",
        N_("Zeros that a spreadsheet threw away, numbers unlike those of their state."),
    ),
    "phones": Kind(
        N_("Unreadable phones"),
        "warn",
        N_("Numbers by which nobody can be called."),
    ),
    "emails": Kind(
        N_("E-mail addresses"),
        "warn",
        N_("Addresses that no letter reaches."),
    ),
    "duplicates": Kind(
        N_("Likely duplicates"),
        "warn",
        N_("Two clients who may be one person. Open both and compare; if they are two people, say so."),
    ),
}
# What a field of a document is called; the others are named as everywhere.
_OF_DOCUMENT = {
    "number": N_("Number"),
    "issue_date": N_("Issued"),
    "expiry_date": N_("Expires"),
    "authority": N_("Authority"),
}
DATES = {"birth_date": "birth", "issue_date": "issue", "expiry_date": "expiry"}


def field_words(one: CleaningFinding) -> tuple[str, str]:
    """The field, and the paper it is of, "" for none."""
    if one.table != "document":
        return field_name(one.field), ""
    return _(_OF_DOCUMENT[one.field]), _(DOCUMENT_KINDS.get(one.paper, DOCUMENT_KINDS["other"]))


def why(one: CleaningFinding) -> str:
    """Why it is here, as a sentence."""
    return sentence(one.why)


def _counted(function: Callable[[int], str], count: int) -> str:
    from PySide6.QtCore import QLocale

    return function(count) % {"count": QLocale().toString(count)}


def number(count: int) -> str:
    """A number with the separators of the person's system."""
    from PySide6.QtCore import QLocale

    return QLocale().toString(count)


def main_button(count: int, *, fixable: bool, busy: bool) -> str:
    """What the primary button will do with so many ticked fixes."""
    if not fixable:
        return _("&Open client")
    if busy:
        return _("Applying…")
    if not count:
        return _("&Apply fixes")
    return _counted(lambda n: ngettext("&Apply %(count)s fix", "&Apply %(count)s fixes", n), count)


def nothing_to_apply(*, ticked: bool) -> str:
    """Why the primary button does nothing."""
    if ticked:
        return _("Nothing is proposed for what is ticked. F2 types what should stand there.")
    return _("Tick the fixes first: Space ticks one, Ctrl+A all.")


def ticked(count: int) -> str:
    """ "12 ticked"."""
    return _counted(lambda n: ngettext("%(count)s ticked", "%(count)s ticked", n), count) if count else ""


def listed(count: int, of: int) -> str:
    """How many of very many are in the list, "" if all are."""
    if not count or count == of:
        return ""
    return _("The first %(count)s are listed.") % {"count": number(count)}


def nothing(count: int | None, *, counting: bool) -> str:
    """Why a list is empty; ``count`` is how many there are, None before the first count."""
    if count is None:
        return _("The base is counted for the first time.") if counting else _("Not counted yet. F5 counts.")
    if count:
        return _("All that was listed is done. F5 counts again and lists more.")
    return _("Nothing is left to do here.")


def hint(*, pairs: bool, fixable: bool) -> str:
    """What can be done in the list, where nothing is ticked yet."""
    if pairs:
        return _("Enter opens the first, Shift+Enter the second")
    return _("Space ticks, Ctrl+A ticks all, F2 corrects") if fixable else _("Enter opens the client")


def applied(count: int) -> str:
    """What was done."""
    return _counted(lambda n: ngettext("%(count)s fix is applied", "%(count)s fixes are applied", n), count)


def missed(count: int) -> str:
    """What was not done, and why."""
    return _counted(
        lambda n: ngettext(
            "%(count)s value was changed by somebody meanwhile and stays as it is.",
            "%(count)s values were changed by somebody meanwhile and stay as they are.",
            n,
        ),
        count,
    )


def left(findings: Sequence[CleaningFinding]) -> str:
    """That they are settled."""
    count = len(findings)
    if all(one.kind == DUPLICATES for one in findings):
        return _counted(
            lambda n: ngettext("%(count)s pair is not one person", "%(count)s pairs are not one person", n),
            count,
        )
    return _counted(
        lambda n: ngettext("%(count)s value stays as it is", "%(count)s values stay as they are", n), count
    )
