"""The sex as lists and passports write it, and a hint of it from a name."""

from __future__ import annotations

from textkit.cleaning import clean_text

_MALE = (
    "m м male man mr mister sir mstr master м муж мужской мужчина мальчик мч муж чол чоловік чоловіча "
    "чоловік "
    "чоловічий хлопчик мужчынскі мужчына mężczyzna mezczyzna męska męski meska meski k/m mann männlich "
    "mannlich "
    "maennlich herr h homme masculin monsieur hombre masculino maschio maschile uomo masculin bărbat "
    "barbat bărbătesc "
    "barbatesc ер еркек erkek man мъж мъжки muž muz"
).split()
_FEMALE = (
    "f ж female woman mrs ms miss mme madame lady жен женский женщина девочка дев ж жін жінка жіноча жіночий "
    "дівчинка жаночы жанчына k kobieta żeńska żeński zenska zenski w weiblich frau femme féminin "
    "feminin féminine "
    "feminine mujer femenino femminile donna femeie femeiesc әйел кыз қыз kadın kadin жена женски žena zena"
).split()
_NEITHER = "x х < unspecified неуказан неуказано неуказана other non-binary divers d indéterminé indetermine"
_SEXES = {
    **dict.fromkeys(_MALE, "M"),
    **dict.fromkeys(_FEMALE, "F"),
    **dict.fromkeys(_NEITHER.split(), "X"),
}


def parse_sex(text: str) -> str:
    """M, F, X, or "" if the word is not known; a bare number is never guessed (1 means all things)."""
    word = clean_text(text, 40, one_line=True).casefold().strip(" .,;:()[]\"'")
    return _SEXES.get(word, "") or _SEXES.get(word.replace(".", "").replace(" ", ""), "")


def guess_sex(given_name: str = "", patronymic: str = "", surname: str = "") -> str:
    """A hint, never a decision: M, F, or "" where the name says nothing or contradicts itself.

    Patronymic first (-вич, -вна, оглы, кызы), then the endings of Slavic surnames, then the given name's.
    """
    by_patronymic = _by_endings(patronymic, _PATRONYMIC)
    if by_patronymic:
        return by_patronymic
    hints = {_by_endings(surname.rpartition("-")[2], _SURNAME), _by_given_name(given_name)} - {""}
    return hints.pop() if len(hints) == 1 else ""


_PATRONYMIC = (
    (
        "F",
        ("вна", "чна", "шна", "кызы", "гызы", "кизи", "қызы", "vna", "chna", "shna", "kyzy", "qizi", "gizi"),
    ),
    ("M", ("вич", "ич", "оглы", "оглу", "улы", "уулу", "ұлы", "vich", "ich", "ogly", "oglu", "uly")),
)
_SURNAME = (
    (
        "F",
        (
            "ова",
            "ева",
            "ёва",
            "ина",
            "ына",
            "ская",
            "цкая",
            "ська",
            "цька",
            "цкая",
            "ova",
            "eva",
            "skaia",
            "skaya",
        ),
    ),
    ("F", ("tskaia", "tskaya", "ckaia", "ska", "cka", "ская")),
    (
        "M",
        (
            "ов",
            "ев",
            "ёв",
            "ин",
            "ын",
            "ский",
            "цкий",
            "ський",
            "цький",
            "ской",
            "ov",
            "ev",
            "skii",
            "skiy",
            "sky",
        ),
    ),
    ("M", ("ski", "cki", "skij", "off")),
)
_MEN_IN_A = frozenset(
    "никита илья лука кузьма фома савва данила гаврила микола микита ілля сава хома лёва миша саша женя "
    "валя юра "
    "вася петя ваня коля дима лёша леша серёжа сережа гриша паша слава шура "
    "nikita ilya ilia luka kuzma foma savva sava danila mykola mykyta illia".split()
)
_BOTH_WAYS = frozenset(
    "саша женя валя шура слава sasha zhenya zhenia valya valia shura slava паша pasha мина".split()
)
_WOMEN_IN_CONSONANT = frozenset(
    "любовь нинель рахиль эсфирь юдифь руфь адель жизель мишель николь изабель айгуль гузель нурсулу айгүл "
    "liubov lyubov ninel rakhil adel aigul guzel carmen ingrid agnes".split()
)


def _by_endings(name: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    name = name.strip().casefold()
    return next((sex for sex, ends in endings if name.endswith(ends)), "")


def _by_given_name(name: str) -> str:
    """From Slavic given names only: -а, -я is a woman's but for the known exceptions; consonants a man's."""
    first = name.strip().casefold().partition(" ")[0].partition("-")[0]
    if not first or first in _BOTH_WAYS:
        return ""
    if first in _MEN_IN_A:
        return "M"
    if first in _WOMEN_IN_CONSONANT:
        return "F"
    if first[-1] in "ая":
        return "F"
    return "M" if first[-1] in "бвгджзйклмнпрстфхцчшщ" and len(first) > 2 else ""
