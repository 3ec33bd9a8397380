"""The published tables by which states write Cyrillic names in passports.

A table says only where it differs from ICAO Doc 9303 part 3 section 6 B, to which all others fall back.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scheme:
    """``first`` holds at the start of a word, ``after`` (letters before, table) after those letters, in
    order; ``pairs`` of letters and ``endings`` of words go before single letters.
    """

    letters: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    after: tuple[tuple[str, dict[str, str]], ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()


def table(letters: str, latin: str) -> dict[str, str]:
    """Letters and what they become, in order; "_" stands for nothing."""
    return dict(zip(letters, latin.replace("_", "").split(" "), strict=True))


ICAO = {
    **table(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia",
    ),
    **table("ґєіїўѣѵѳѫ", "g ie i i u ie y f u"),
    **table("ђѓѕјљњќћџ", "d g dz j lj nj k c dz"),
    **table("әғқңөұүһҳҷӣӯҙҫҗҡҥҝ", "a g k n o u u h kh j i u z s zh k n k"),
}
_VOWELS = "аеёиоуыэюяіїє"
_YOTED = {"ю": "yu", "я": "ya", "й": "y"}

TABLES: dict[str, Scheme] = {
    # Russia, passports by order 320 of the FMS of 15 October 2012 and those that followed it (2113 of the
    # Foreign Ministry, 2020; 773 of the MVD, 2019), which take over Doc 9303.
    "icao_9303": Scheme(),
    # Russia, passports from 16 March 2010 on: GOST R 52535.1-2006 by order 26 of the FMS of 3 February 2010.
    "gost_2006": Scheme({"ц": "tc", "ъ": ""}),
    # Russia, passports of 1997 to 16 March 2010: order 310 of the MVD of 26 May 1997, annex 6. Its
    # apostrophes for ь and quotes for ъ are no letters of a machine readable passport.
    "mvd_1997": Scheme({**_YOTED, "ъ": ""}, pairs=(("ье", "ye"), ("ъе", "ye"))),
    # The same order's French spelling, until 2000 the usual one and kept on request.
    "mvd_1997_fr": Scheme(
        {"ж": "j", "у": "ou", "ч": "tch", "ш": "ch", "щ": "chtch", "ъ": "", "ю": "iou"},
        pairs=(("ге", "gue"), ("ги", "gui"), ("гы", "guy"), ("ье", "ie"), ("кс", "x")),
        endings=(("ин", "ine"),),
    ),
    # Russia, driving licences of 2000 to 2015: order 782 of the MVD of 20 July 2000.
    "mvd_2000": Scheme(
        {**_YOTED, "ё": "yo", "ъ": ""},
        after=(("аеёиоуыэюя", {"е": "ye"}), ("бвгдзклмнпрстфхц", {"ё": "ye"}), ("жчшщ", {"ё": "e"})),
        pairs=(("ье", "ye"), ("ъе", "ye"), ("ьё", "yo"), ("ъё", "yo"), ("ьи", "yi")),
    ),
    # Ukraine: resolution 55 of the Cabinet of Ministers of 27 January 2010.
    "kmu_55": Scheme(
        {"г": "h", "и": "y", "ъ": "", "ы": "y"},
        first={"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"},
        pairs=(("зг", "zgh"),),
    ),
    # Ukraine, passports of 2007 to 2010: resolution 858 of the Cabinet of Ministers of 26 July 2007, the
    # Ukrainian column of Doc 9303.
    "ukraine_2007": Scheme({"и": "y", "ъ": "", "ы": "y"}),
    # Belarus, as passports are written: the Belarusian column of Doc 9303 (Г is H by resolution 200 of the
    # MVD of 28 June 2010), with YE, YO, YU, YA where these letters begin a syllable: YAUHENI, YULIYA, MARYIA.
    "belarus": Scheme(
        {"г": "h", "ё": "io", "ъ": ""},
        first={"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"},
        after=(
            ("ы", {"е": "ie", "ё": "io", "ю": "iu", "я": "ia"}),
            ("аеёиоуэюяіьъў'", {"е": "ye", "ё": "yo", "ю": "yu", "я": "ya"}),
        ),
    ),
    # Belarus, population register: resolution 288 of the MVD of 9 October 2008; its accents for ь are left
    # out in a passport.
    "belarus_2008": Scheme(
        {"г": "h", "е": "ie", "ё": "io", "й": "j", "ў": "w", "ъ": "j"},
        first={"е": "je", "ё": "jo", "ю": "ju", "я": "ja"},
        after=((_VOWELS + "ьъў'", {"е": "je", "ё": "jo", "ю": "ju", "я": "ja"}),),
    ),
    # Kazakhstan, as passports are written: Doc 9303 (Хилл is KHILL) with YE, YO, YU, YA.
    "kazakhstan": Scheme({"ъ": "", "ю": "yu", "я": "ya"}, first={"е": "ye", "ё": "yo", "й": "y"}),
    # Uzbekistan: the Latin alphabet of law 931-XII of 2 September 1993 as amended on 6 May 1995, without its
    # apostrophes. The page in international form follows Doc 9303.
    "uzbekistan": Scheme(
        {
            **_YOTED,
            **table("жёхцщъыўқғҳ", "j yo x ts sh _ i o q g h"),
        },
        first={"е": "ye"},
        after=((_VOWELS + "ўьъ", {"е": "ye"}),),
    ),
    # Bulgaria: Transliteration Act of 13 March 2009, articles 4 and 5.
    "bulgaria": Scheme({"щ": "sht", "ъ": "a", "ь": "y", "х": "h", **_YOTED}, endings=(("ия", "ia"),)),
    # Serbia, Montenegro, Bosnia: the Serbian Latin alphabet with its accents left out as Doc 9303 does.
    "serbia": Scheme({"ж": "z", "ј": "j", "х": "h", "ц": "c", "ч": "c", "ш": "s", "ђ": "dj"}),
    # North Macedonia: the Macedonian column of Doc 9303.
    "macedonia": Scheme({"х": "h", "ц": "c", "џ": "dj", "ѓ": "gj", "ќ": "kj"}),
    # Turkey, Azerbaijan, Moldova, Hungary and others: Latin letters lose their accents (Doc 9303 part 3
    # section 6 A lets a state choose U or UE for Ü).
    "plain_latin": Scheme(table("äöüå", "a o u a")),
}
