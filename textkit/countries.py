"""Countries as lists write them, to ISO 3166-1 alpha-2, and their names in any language (CLDR)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# ICAO Doc 9303 part 3 section 5, codes that are not ISO's, then organisations ("" is a known word for no
# state).
_ICAO = {
    "D": "DE",
    "GBD": "GB",
    "GBN": "GB",
    "GBO": "GB",
    "GBP": "GB",
    "GBS": "GB",
    "RKS": "XK",
    "XKX": "XK",
    "ROM": "RO",
    "ZAR": "CD",
    "TMP": "TL",
    "UTO": "",
    "XXA": "",
    "XXB": "",
    "XXC": "",
    "XXX": "",
}
# ISO 3166-1 alpha-3 to alpha-2.
_ALPHA_3 = dict(
    pair.split(":")
    for pair in (
        "AFG:AF ALA:AX ALB:AL DZA:DZ ASM:AS AND:AD AGO:AO AIA:AI ATA:AQ ATG:AG ARG:AR ARM:AM ABW:AW "
        "AUS:AU AUT:AT AZE:AZ BHS:BS BHR:BH BGD:BD BRB:BB BLR:BY BEL:BE BLZ:BZ BEN:BJ BMU:BM BTN:BT "
        "BOL:BO BES:BQ BIH:BA BWA:BW BVT:BV BRA:BR IOT:IO BRN:BN BGR:BG BFA:BF BDI:BI CPV:CV KHM:KH "
        "CMR:CM CAN:CA CYM:KY CAF:CF TCD:TD CHL:CL CHN:CN CXR:CX CCK:CC COL:CO COM:KM COG:CG COD:CD "
        "COK:CK CRI:CR CIV:CI HRV:HR CUB:CU CUW:CW CYP:CY CZE:CZ DNK:DK DJI:DJ DMA:DM DOM:DO ECU:EC "
        "EGY:EG SLV:SV GNQ:GQ ERI:ER EST:EE SWZ:SZ ETH:ET FLK:FK FRO:FO FJI:FJ FIN:FI FRA:FR GUF:GF "
        "PYF:PF ATF:TF GAB:GA GMB:GM GEO:GE DEU:DE GHA:GH GIB:GI GRC:GR GRL:GL GRD:GD GLP:GP GUM:GU "
        "GTM:GT GGY:GG GIN:GN GNB:GW GUY:GY HTI:HT HMD:HM VAT:VA HND:HN HKG:HK HUN:HU ISL:IS IND:IN "
        "IDN:ID IRN:IR IRQ:IQ IRL:IE IMN:IM ISR:IL ITA:IT JAM:JM JPN:JP JEY:JE JOR:JO KAZ:KZ KEN:KE "
        "KIR:KI PRK:KP KOR:KR KWT:KW KGZ:KG LAO:LA LVA:LV LBN:LB LSO:LS LBR:LR LBY:LY LIE:LI LTU:LT "
        "LUX:LU MAC:MO MDG:MG MWI:MW MYS:MY MDV:MV MLI:ML MLT:MT MHL:MH MTQ:MQ MRT:MR MUS:MU MYT:YT "
        "MEX:MX FSM:FM MDA:MD MCO:MC MNG:MN MNE:ME MSR:MS MAR:MA MOZ:MZ MMR:MM NAM:NA NRU:NR NPL:NP "
        "NLD:NL NCL:NC NZL:NZ NIC:NI NER:NE NGA:NG NIU:NU NFK:NF MKD:MK MNP:MP NOR:NO OMN:OM PAK:PK "
        "PLW:PW PSE:PS PAN:PA PNG:PG PRY:PY PER:PE PHL:PH PCN:PN POL:PL PRT:PT PRI:PR QAT:QA REU:RE "
        "ROU:RO RUS:RU RWA:RW BLM:BL SHN:SH KNA:KN LCA:LC MAF:MF SPM:PM VCT:VC WSM:WS SMR:SM STP:ST "
        "SAU:SA SEN:SN SRB:RS SYC:SC SLE:SL SGP:SG SXM:SX SVK:SK SVN:SI SLB:SB SOM:SO ZAF:ZA SGS:GS "
        "SSD:SS ESP:ES LKA:LK SDN:SD SUR:SR SJM:SJ SWE:SE CHE:CH SYR:SY TWN:TW TJK:TJ TZA:TZ THA:TH "
        "TLS:TL TGO:TG TKL:TK TON:TO TTO:TT TUN:TN TUR:TR TKM:TM TCA:TC TUV:TV UGA:UG UKR:UA ARE:AE "
        "GBR:GB USA:US UMI:UM URY:UY UZB:UZ VUT:VU VEN:VE VNM:VN VGB:VG VIR:VI WLF:WF ESH:EH YEM:YE "
        "ZMB:ZM ZWE:ZW"
    ).split()
)
_ALPHA_2 = frozenset(_ALPHA_3.values()) | {"XK"}
# What CLDR does not say: abbreviations, old and official names, adjectives in use as citizenship.
_OTHERS = {
    "RU": "рф, российская федерация, россия рф, россии, россиянин, россиянка, русский, русская, "
    "российское, российская, russian, "
    "russian federation, federation de russie, rosja, rus, rossiya, rossiia, россия (российская федерация)",
    "UA": "украинец, украинка, украины, украинское, україни, українець, українка, ukrainian, ukraina",
    "BY": "рб, республика беларусь, белоруссия, белорус, белоруска, рэспубліка беларусь, belarus, "
    "belorussia, bielorussia, "
    "belarusian, byelorussia",
    "KZ": "рк, республика казахстан, казах, казашка, kazakh, қазақстан республикасы",
    "DE": "фрг, brd, germany, deutsch, german, немецкое, федеративная республика германия, "
    "bundesrepublik deutschland",
    "US": "usa, u.s.a., u.s., сша, соединенные штаты америки, америка, united states of america, "
    "american, etats unis",
    "GB": "uk, u.k., англия, великобритания, британия, england, scotland, wales, northern ireland, "
    "british, great britain, "
    "united kingdom of great britain and northern ireland, соединенное королевство",
    "CN": "кнр, китайская народная республика, prc, people's republic of china, китай, chinese",
    "KR": "южная корея, республика корея, south korea, republic of korea, rok",
    "KP": "кндр, северная корея, north korea, dprk",
    "AE": "оаэ, эмираты, uae, u.a.e., объединенные арабские эмираты",
    "CZ": "чехия, чешская республика, czech republic, czech",
    "NL": "голландия, holland, the netherlands, нидерланды",
    "MD": "молдавия, молдова, республика молдова, moldavia",
    "KG": "киргизия, кыргызстан, киргизстан, кыргызская республика, кр",
    "TM": "туркмения, туркменистан",
    "UZ": "узбекистан, республика узбекистан, ouzbekistan",
    "TJ": "таджикистан, республика таджикистан",
    "AZ": "азербайджан, азербайджанская республика, азербайджанец",
    "AM": "армения, республика армения, армянин",
    "GE": "грузия, georgia, сакартвело",
    "TR": "turkey, турция, turkiye, турецкая республика",
    "MK": "македония, macedonia, северная македония",
    "VN": "вьетнам, viet nam, срв",
    "SZ": "swaziland, свазиленд",
    "CI": "кот д'ивуар, берег слоновой кости, ivory coast, cote d'ivoire",
    "MM": "burma, бирма",
    "IR": "исламская республика иран, islamic republic of iran",
    "CV": "cape verde",
    "IL": "израиль, государство израиль",
    "PS": "палестина, palestine",
    "XK": "косово",
    "ZA": "юар, rsa",
}
_OLD_STATES = {
    "ссср",
    "срср",
    "ussr",
    "urss",
    "udssr",
    "sun",
    "югославия",
    "yugoslavia",
    "чехословакия",
    "czechoslovakia",
}
_LANGUAGES = (
    "ru",
    "uk",
    "en",
    "de",
    "fr",
    "it",
    "pl",
    "ro",
    "es",
    "be",
    "kk",
    "pt",
    "nl",
    "cs",
    "tr",
    "lt",
    "lv",
    "et",
    "bg",
)


def parse_country(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a state, or "" where it is not known.

    Takes codes of two and three letters, ICAO's own (D, GBN), names in the languages of the office and its
    neighbours, official names and common abbreviations in any letter case. States of the past have no code.
    """
    code = re.sub(r"[\s.<]", "", text).upper().translate(_LATIN)
    if code.isascii() and (found := _by_code(code)) is not None:
        return found
    return _by_name(_plain(text))


_LATIN = str.maketrans("АВЕКМНОРСТХУ", "ABEKMHOPCTXY")


def _by_code(code: str) -> str | None:
    if code in _ICAO:
        return _ICAO[code]
    if len(code) == 2 and code in _ALPHA_2:
        return code
    return _numeric(code) if len(code) == 3 and code.isdecimal() else _ALPHA_3.get(code)


def state_of_code(code: str) -> str | None:
    """The alpha-2 code for one of three letters as in passports (RUS, GBN, D); "" for what is known and is
    no state (XXA), None for what is not known.
    """
    return _ICAO[code] if code in _ICAO else _ALPHA_3.get(code)


@lru_cache(512)
def _numeric(code: str) -> str | None:
    """ISO 3166-1 numeric: 643 is Russia."""
    from babel.core import get_global

    states = get_global("territory_aliases").get(code, [])
    return states[0] if len(states) == 1 and states[0] in _ALPHA_2 else None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFD", text.casefold().replace("&", " and ").replace("ё", "е"))
    bare = "".join(c for c in folded if not unicodedata.combining(c) or c == "\u0306")
    return " ".join(re.sub(r"[^\w]+", " ", unicodedata.normalize("NFC", bare)).split())


@lru_cache(2048)
def _by_name(plain: str) -> str:
    if not plain or plain in _OLD_STATES:
        return ""
    found = _own_names().get(plain) or _names().get(plain, "")
    if not found and (said := _CITIZEN.match(plain)):
        rest = plain[said.end() :]
        return (_by_code(rest.upper()) if rest.isascii() else None) or _by_name(rest)
    return found


# "citizen of", as it stands before the name.
_CITIZEN = re.compile(
    r"(?:гражданин|гражданка|гражданство|громадянин|громадянка|громадянство|гр|citizen of|citizenship|"
    r"national of|obywatel|obywatelka|obywatelstwo)\s+(?=\w)"
)


@lru_cache(1)
def _own_names() -> dict[str, str]:
    return {_plain(word): code for code, words in _OTHERS.items() for word in words.split(", ")}


@lru_cache(1)
def _names() -> dict[str, str]:
    """Every name of every state in the languages above; about 5,000 names, read once when first needed."""
    from babel import Locale

    names: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in _ALPHA_2:
                names.setdefault(_plain(name), code)
                names.setdefault(_plain(re.sub(r"\(.*?\)", "", name)), code)
    return names


@lru_cache(4096)
def country_name(code: str, language: str = "en") -> str:
    """The name of a state (alpha-2) in a language ("ru", "pt_BR"); the code itself where there is none.

    Names are those of CLDR. Those in the interface's languages stand in a small file of our own, because
    reading CLDR through Babel takes longer than a whole screen.
    """
    known = _interface_names().get(language)
    if known is not None:
        return known.get(code.upper(), code)
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    return str(locale.territories.get(code.upper(), code))


@lru_cache(1)
def _interface_names() -> dict[str, dict[str, str]]:
    """By language, code to name; made by scripts/country_names.py."""
    from resources import read_json

    names: dict[str, dict[str, str]] = read_json("country_names.json")
    return names


def alpha_3(code: str) -> str:
    """The code of three letters that passports and airlines use, of one of two; "" where there is none."""
    return _three_letters().get(code.upper(), "")


@lru_cache(1)
def _three_letters() -> dict[str, str]:
    return {two: three for three, two in _ALPHA_3.items()} | {"XK": "XKX"}


def country_codes() -> tuple[str, ...]:
    """All ISO 3166-1 alpha-2 codes, sorted, with XK for Kosovo."""
    return tuple(sorted(_ALPHA_2))
