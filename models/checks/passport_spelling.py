"""The Latin names of the international passport against all tables by which it may have been written.

A spelling by an old table, or one that the owner asked for, is no mistake and no reason to keep anybody at a
border (Ministry of Foreign Affairs of Russia, told by aif.ru); sources disagree on the days when the tables
changed. So nothing is refused by the date: red is only what no table gives and what sounds otherwise, too.
"""

from __future__ import annotations

from models.checks.findings import FINE, NOTE, UNKNOWN, WARN, WRONG, Finding, Sentence, finding
from models.checks.surname_change import former_in_passport
from models.latin_spelling import OLD_PASSPORT
from models.records import Tourist
from textkit.folding import fold
from textkit.names import script
from textkit.schemes_in_use import schemes_in_use, spelling_fits
from textkit.transliteration import SCHEMES, transliterate
from translations import N_

SENTENCES: dict[str, Sentence] = {
    "latin_as_native": N_("The same letters in both passports."),
    "latin_by_table": N_("As the table for passports has it (%(scheme)s)."),
    "latin_by_earlier_table": N_(
        "As an earlier table has it (%(scheme)s). That is no mistake: book with the passport's letters."
    ),
    "latin_by_other_table": N_(
        "As another table has it (%(scheme)s), not that of the passport's time. That is no mistake where the "
        "owner asked for it: book with the passport's letters."
    ),
    "latin_kept": N_("Kept as in the old passport, where the owner asked for it: that is no mistake."),
    "latin_of_former": N_("The former surname %(former)s in Latin letters."),
    "latin_sounds_alike": N_(
        "No table of its state gives %(international)s for %(national)s, it would be %(expected)s. Where the "
        "owner asked for it, that is no mistake: look into the passport and book with its letters."
    ),
    "latin_does_not_fit": N_(
        "%(international)s is not %(national)s by any table, that would be %(expected)s. A wrong letter is a "
        "reason to take the passport away: look into it, and have it corrected."
    ),
    "latin_of_other_language": N_(
        "%(international)s is not %(national)s by any table of its state, that would be %(expected)s. The "
        "passport may write the name in the state's own language: look into it."
    ),
    "latin_unknown": N_("The Latin spelling is not known."),
    "native_unknown": N_(
        "The name in the native script is not known: the Latin one is compared with nothing."
    ),
    "latin_not_judged": N_("Whether the spelling is right cannot be known here."),
}
# Names that many owners asked to have in the passport as the rest of the world writes them.
_WORLDWIDE = {
    "александр": "ALEXANDER",
    "михаил": "MICHAEL",
    "пётр": "PETER",
    "петр": "PETER",
    "николай": "NICHOLAS NICOLAS",
    "екатерина": "CATHERINE KATHERINE KATERINA",
    "елизавета": "ELIZABETH ELISABETH",
    "даниил": "DANIEL",
}
_PLAIN = ("icao_9303", "plain_latin")
# States whose passports write Cyrillic names by a table; elsewhere nothing is said of what does not fit.
_WITH_TABLES = frozenset("RU BY UA KZ KG UZ TJ TM AM AZ GE MD BG RS ME BA MK MN".split())
_ZONE = 39  # places for both names and the two signs between them (ICAO 9303-4, TD3); longer names are cut
_MOST = 3  # proposals


def compare_spelling(person: Tourist, native_field: str, latin_field: str) -> Finding:
    """The Latin name of the international passport against the native one that is printed beside it."""
    printed = f"international_passport_printed_{native_field.removeprefix('native_')}"
    native = getattr(person, printed) or getattr(person, native_field)
    latin = getattr(person, latin_field)
    facts = {"national": native, "international": latin}
    if not latin:
        return finding(latin_field, "latin_unknown", UNKNOWN, **facts)
    if not native:
        return finding(latin_field, "native_unknown", UNKNOWN, **facts)
    if script(native) == "latin":
        fits = spelling_fits(native, latin, _PLAIN)
        code, level = ("latin_as_native", FINE) if fits else ("latin_not_judged", UNKNOWN)
        return finding(latin_field, code, level, **facts)
    found = _by_table(person, native, latin)
    former = former_in_passport(person) if not found and native_field == "native_surname" else ""
    if former and spelling_fits(former, latin, SCHEMES):
        return finding(latin_field, "latin_of_former", NOTE, former=former, **facts)
    code, level, scheme = found or _by_none(person, native, latin)
    return _told(person, latin_field, code, level, scheme, facts)


def _by_table(person: Tourist, native: str, latin: str) -> tuple[str, str, str] | None:
    """(code, level, scheme) where a table gives the spelling: the one in use, an older one, one of another
    time or of Russia, by which all of the USSR was written. That a third state writes so proves nothing."""
    in_use = _in_use(person)
    cut = len(person.latin_surname) + len(person.latin_given_name) + 2 >= _ZONE
    own = (person.latin_scheme,) if person.latin_scheme in SCHEMES else ()
    scheme = spelling_fits(native, latin, (*in_use, *own), cut=cut)
    if scheme:
        now = scheme == in_use[0] or scheme in own
        return ("latin_by_table" if now else "latin_by_earlier_table"), FINE, scheme
    others = (*schemes_in_use(_state(person)), *schemes_in_use("RU"))
    scheme = spelling_fits(native, latin, others, cut=cut)
    return ("latin_by_other_table", NOTE, scheme) if scheme else None


def _by_none(person: Tourist, native: str, latin: str) -> tuple[str, str, str]:
    if person.latin_scheme == OLD_PASSPORT:
        return "latin_kept", NOTE, ""
    if _state(person) not in _WITH_TABLES:
        return "latin_not_judged", UNKNOWN, ""
    worldwide = latin.upper() in _WORLDWIDE.get(native.casefold(), "").split()
    if worldwide or fold(native) == fold(latin) or spelling_fits(native, latin, SCHEMES):
        return "latin_sounds_alike", WARN, ""
    return (
        ("latin_does_not_fit", WRONG, "") if _state(person) == "RU" else ("latin_of_other_language", WARN, "")
    )


def _told(person: Tourist, field: str, code: str, level: str, scheme: str, facts: dict[str, str]) -> Finding:
    if scheme:
        facts["scheme"] = scheme
    proposals: list[str] = []
    if level in (WARN, WRONG):
        spelled = [transliterate(facts["national"], one) for one in _in_use(person)]
        proposals = list(dict.fromkeys(spelled))[:_MOST]
        facts["expected"] = proposals[0]
    return finding(field, code, level, proposals, **facts)


def _state(person: Tourist) -> str:
    return person.international_passport_state or person.citizenship


def _in_use(person: Tourist) -> tuple[str, ...]:
    return schemes_in_use(_state(person), person.international_passport_issue_date)
