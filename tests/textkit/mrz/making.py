"""Makes machine-readable zones as an issuing office does, and spoils them as keyboards and scanners do.

Written from ICAO Doc 9303 parts 3 to 7: check digits are computed here once more, not by the code under test.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from textkit.mrz.reading import Mrz, read_mrz

TODAY = date(2026, 11, 30)
SIZES = {"TD1": (30, 3), "TD2": (36, 2), "TD3": (44, 2), "MRV-A": (44, 2), "MRV-B": (36, 2)}
KINDS = {"TD1": "I", "TD2": "I", "TD3": "P", "MRV-A": "V", "MRV-B": "V"}
_ORDER = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def digit(text: str) -> str:
    """Weights 7, 3, 1 in turn; the filler is 0."""
    total = 0
    for place, sign in enumerate(text):
        total += (0 if sign == "<" else _ORDER.index(sign)) * (7, 3, 1)[place % 3]
    return str(total % 10)


@dataclass(frozen=True)
class Paper:
    """What an office knows; dates as YYMMDD."""

    format: str = "TD3"
    kind: str = ""
    issuer: str = "UTO"
    surname: str = "ERIKSSON"
    given_names: str = "ANNA MARIA"
    number: str = "L898902C3"
    nationality: str = "UTO"
    birth: str = "740812"
    sex: str = "F"
    expiry: str = "320415"
    optional: str = ""

    def lines(self) -> list[str]:
        """The zone, line by line."""
        width, height = SIZES[self.format]
        head = (self.kind or KINDS[self.format]).ljust(2, "<") + self.issuer.ljust(3, "<")
        names = f"{self.surname}<<{self.given_names}".replace(" ", "<").rstrip("<")
        number, more = self._number()
        birth, expiry = self.birth + digit(self.birth), self.expiry + digit(self.expiry)
        nationality = self.nationality.ljust(3, "<")
        if height == 3:
            first = (head + number + more).ljust(30, "<")
            second = f"{birth}{self.sex}{expiry}{nationality}".ljust(29, "<")
            whole = digit(first[5:] + second[:7] + second[8:15] + second[18:29])
            return [first, second + whole, names[:30].ljust(30, "<")]
        top = (head + names)[:width].ljust(width, "<")
        bottom = f"{number}{nationality}{birth}{self.sex}{expiry}{more}"
        if self.format == "TD3":
            bottom = bottom.ljust(42, "<")
            bottom += digit(bottom[28:42])
        if self.format in ("TD2", "TD3"):
            bottom = bottom.ljust(width - 1, "<")
            bottom += digit(bottom[:10] + bottom[13:20] + bottom[21:])
        return [top, bottom.ljust(width, "<")]

    def _number(self) -> tuple[str, str]:
        """The field with its digit, and what begins the optional field."""
        if len(self.number) > 9:
            rest = self.number[9:]
            return self.number[:9] + "<", rest + digit(f"{self.number[:9]}<{rest}") + "<" + self.optional
        field = self.number.ljust(9, "<")
        return field + digit(field), self.optional

    @property
    def is_visa(self) -> bool:
        return self.format.startswith("MRV")

    @property
    def text(self) -> str:
        return "\n".join(self.lines())


RUSSIAN = Paper(
    issuer="RUS",
    surname="IVANOVA",
    given_names="ANASTASIIA",
    number="750123456",
    nationality="RUS",
    birth="850201",
    expiry="330131",
)


def national_passport(surname: str, names: str, *, series: str, number: str, issued: str, code: str) -> str:
    """The zone of a Russian national passport; names in Cyrillic, issued as YYMMDD, code of six digits."""
    signs = dict(zip("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ ", "ABVGDE2JZIQKLMNOPRSTUFHC34WXY9678<", strict=True))
    top = "PNRUS" + "".join(signs[letter] for letter in surname) + "<<"
    top += "".join(signs[letter] for letter in names)
    field, birth, optional = series[:3] + number, "800315", f"{series[3]}{issued}{code}<"
    bottom = f"{field}{digit(field)}RUS{birth}{digit(birth)}M<<<<<<<{optional}{digit(optional)}"
    bottom += digit(bottom[:10] + bottom[13:20] + bottom[21:])
    return f"{top[:44].ljust(44, '<')}\n{bottom}"


def changed(paper: Paper, **fields: str) -> Paper:
    return replace(paper, **fields)


# What a keyboard set to another layout gives for the keys of a scanner that types as one of the United States.
_KEYS = "QWERTYUIOPASDFGHJKLZXCVBNM<"
LAYOUTS = {
    "Russian": str.maketrans(_KEYS, "ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ"),
    "Ukrainian": str.maketrans(_KEYS, "ЙЦУКЕНГШЩЗФІВАПРОЛДЯЧСМИТЬБ"),
    "Belarusian": str.maketrans(_KEYS, "ЙЦУКЕНГШЎЗФЫВАПРОЛДЯЧСМІТЬБ"),
    "French": str.maketrans("AQZWM<1234567890", "QAWZ?.&é\"'(-è_çà"),
    "Italian": str.maketrans("<", ";"),
    "German": str.maketrans("YZ<", "ZY;"),
}
LOOKALIKES = str.maketrans("ABEKMHOPCTX", "АВЕКМНОРСТХ")
SPOILED = {
    "as printed": lambda text: text,
    "lower case": str.lower,
    "joined": lambda text: text.replace("\n", ""),
    "joined by a space": lambda text: text.replace("\n", " "),
    "spaces for fillers": lambda text: text.replace("<", " "),
    "spaces for fillers, joined": lambda text: text.replace("<", " ").replace("\n", ""),
    "ends of lines lost": lambda text: "\n".join(line.rstrip("<") for line in text.split("\n")),
    "line ends of Windows": lambda text: "\r\n" + text.replace("\n", "\r\n") + "\r\n",
    "tabs after the lines": lambda text: text.replace("\n", "\t") + "\t",
    "blanks that do not break": lambda text: text.replace("<", "\u00a0"),
    "signs of no width": "\u200b".join,
    "markup": lambda text: text.replace("<", "&lt;"),
    "quotation marks of a word processor": lambda text: text.replace("<<", "«"),
    "a quotation mark for each filler": lambda text: text.replace("<", "«"),
    "single angle quotation marks": lambda text: text.replace("<", "‹"),
    "spaced letters": lambda text: "\n".join(" ".join(line) for line in text.split("\n")),
    "broken anywhere": lambda text: "\n".join(
        text.replace("\n", "")[at : at + 17] for at in range(0, 90, 17)
    ),
    "a dot before": lambda text: ". " + text,
    "words around": lambda text: f"Passport of the client\n{text}\nsent on Monday",
    "Cyrillic words around": lambda text: f"Паспорт клиента:\n{text}\nвысылаю, С. Иванов",
    "a Cyrillic word before": lambda text: "Паспорт: " + text,
    "wide letters": lambda text: "".join(chr(ord(c) + 0xFEE0) if c > " " else c for c in text),
    "too many fillers": lambda text: text.replace("\n", "<<\n"),
    "Cyrillic letters of the same look": lambda text: text.translate(LOOKALIKES),
    **{f"{name} layout": (lambda text, keys=keys: text.translate(keys)) for name, keys in LAYOUTS.items()},
    "Russian layout, joined, lower case": lambda text: (
        text.replace("\n", "").translate(LAYOUTS["Russian"]).lower()
    ),
}


def read(text: str) -> Mrz:
    mrz = read_mrz(text, TODAY)
    assert mrz is not None
    return mrz


WORD = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=8)
CODES = st.sampled_from(["RUS", "D", "GBR", "UKR", "BLR", "KAZ", "USA", "CZE", "CYP", "XXA", "GBN", "RKS"])
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def _six(day: date) -> str:
    return day.strftime("%y%m%d")


@st.composite
def papers(draw, formats=tuple(SIZES)) -> tuple[Paper, str, str]:
    """A paper of any format with its dates in full."""
    kind = draw(st.sampled_from(formats))
    longest = {"TD1": 20, "TD2": 13}.get(kind, 9)
    issuer = draw(CODES)
    digits_only = (kind, issuer) == ("TD3", "RUS")
    number = draw(st.text(SIGNS[26:] if digits_only else SIGNS, min_size=1, max_size=longest))
    room = {"TD1": 15, "TD2": 7, "TD3": 14, "MRV-A": 16, "MRV-B": 8}[kind]
    room -= len(number) - 9 + 2 if len(number) > 9 else 0
    birth = draw(st.dates(TODAY - timedelta(36_000), TODAY))
    expiry = draw(st.dates(date(1990, 1, 1), date(2045, 12, 31)))
    surname = " ".join(draw(st.lists(WORD, min_size=1, max_size=2)))
    paper = Paper(
        kind,
        KINDS[kind],
        issuer,
        surname,
        draw(WORD),
        number,
        draw(CODES),
        _six(birth),
        draw(st.sampled_from("MF<")),
        _six(expiry),
        draw(st.text(SIGNS, max_size=max(0, room))),
    )
    return paper, birth.isoformat(), expiry.isoformat()
