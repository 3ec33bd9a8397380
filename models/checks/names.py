"""Names: signs that none has, letters of the wrong script, spaces. What was typed stays as it is, capitals
too; a proposal is only offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.checks.findings import Finding, Journey, Sentence, finding
from models.records import Tourist
from textkit.names import Lookalike, clean_name, lookalikes, removed_from_name, script, tidy_name
from translations import N_

NATIVE_NAMES = ("native_surname", "native_given_name", "patronymic", "birth_surname")
LATIN_NAMES = ("latin_surname", "latin_given_name")
SEVERAL = "former_surnames"  # commas, brackets and years are no signs there
_CYRILLIC = re.compile(r"[А-Яа-яЁё]+(?:[- ][А-Яа-яЁё]+)*")
_DASHES = re.compile("[\u2010-\u2015\u2212]+")
_LATIN = re.compile(r"[A-Za-z]+(?:[- '][A-Za-z]+)*")


def check_names(person: Tourist, _journey: Journey) -> Iterator[Finding]:
    """All fields with names. Latin letters in a native name are fine: foreigners have them."""
    for name in (*NATIVE_NAMES, *LATIN_NAMES, SEVERAL):
        if text := getattr(person, name):
            yield from name_findings(name, text, latin=name in LATIN_NAMES)


def name_findings(field: str, text: str, *, latin: bool = False) -> tuple[Finding, ...]:
    """What deserves attention in one name; nothing in nine of ten, which is seen at a glance."""
    if _LATIN.fullmatch(text) or (not latin and _CYRILLIC.fullmatch(text)):
        return ()
    return _findings(field, text, latin)


@lru_cache(4096)
def _findings(field: str, text: str, latin: bool) -> tuple[Finding, ...]:
    made = [] if field == SEVERAL else [*_signs(field, text), *_spaces(field, text)]
    return (*made, *(_not_latin(field, text) if latin else _lookalike(field, text)))


def _signs(field: str, text: str) -> Iterator[Finding]:
    if text.replace(" ", "").replace("-", "").isalpha():
        return
    found = "".join(filter(str.isprintable, removed_from_name(text)))
    if not found:
        return
    clean = clean_name(text)
    proposals = (clean,) if clean else ()
    if found.isdecimal():
        yield finding(field, "digits_in_name", proposals=proposals, text=text)
    else:
        yield finding(field, "signs_in_name", proposals=proposals, detail=found)


def _spaces(field: str, text: str) -> Iterator[Finding]:
    """Spaces at the ends, around a hyphen, several or unusual ones; a dash for a hyphen; and what cannot be
    seen (a ZWSP of a web page)."""
    tidy = tidy_name(text)
    if tidy == text:
        return
    seen, wanted = "".join(text.split()), "".join(tidy.split())
    code = "untidy_name"
    if seen == wanted:
        code = "spaces_in_name"
    elif _DASHES.sub("-", seen) == wanted:
        code = "dash_in_name"
    yield finding(field, code, proposals=(tidy,) if tidy else ())


def _lookalike(field: str, text: str) -> Iterator[Finding]:
    if letters := lookalikes(text):
        mended = _mended(text, letters)
        yield _wrong_letter(field, letters[0].letter, text, "" if script(mended) == "mixed" else mended)


def _not_latin(field: str, text: str) -> Iterator[Finding]:
    """One letter among Latin ones is named, whatever it looks like; else it is the whole name."""
    if text.isascii():
        return
    strangers = [letter for letter in text if script(letter) not in ("", "latin")]
    if not strangers:
        return
    if script(text) == "mixed" and script(strangers[0]) == "cyrillic":
        mended = _mended(text, [one for one in lookalikes(text) if not one.letter.isascii()])
        yield _wrong_letter(field, strangers[0], text, mended if script(mended) == "latin" else "")
    else:
        yield finding(field, "name_not_latin", text=text)


def _mended(text: str, letters: list[Lookalike]) -> str:
    mended = list(text)
    for one in letters:
        mended[one.index] = one.should_be
    return "".join(mended)


def _wrong_letter(field: str, letter: str, text: str, proposal: str) -> Finding:
    code = "latin_lookalike" if letter.isascii() else "cyrillic_lookalike"
    return finding(field, code, proposals=(proposal,) if proposal else (), letter=letter, name=text)


SENTENCES: dict[str, Sentence] = {
    "digits_in_name": N_("There are digits in the name: %(text)s."),
    "signs_in_name": N_("There are characters no name has: %(detail)s."),
    "untidy_name": N_("There are characters in the name that cannot be seen."),
    "dash_in_name": N_("There is a dash in the name. A hyphen belongs there."),
    "spaces_in_name": N_("There are spaces in the name that do not belong there."),
    "name_not_latin": N_("%(text)s is not written in Latin letters."),
    "latin_lookalike": N_("The letter “%(letter)s” in %(name)s is Latin. A Cyrillic one belongs there."),
    "cyrillic_lookalike": N_("The letter “%(letter)s” in %(name)s is Cyrillic. A Latin one belongs there."),
}
