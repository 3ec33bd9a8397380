"""Translating answers by the dictionary, beside bare look-ups in a dict and str.translate."""

from __future__ import annotations

import random

from bench.measures import Measure, interleaved, remark
from models.dictionary import Term
from paperwork.dictionary import Dictionary

TERMS = 50_000
ANSWERS = 10_000
ROUNDS = 9
LETTERS = "абвгдеёжзийклмнопрстуфхцчшщыьэюя"


def translating_measure() -> Measure:
    """Ten thousand answers against fifty thousand terms, laid out before as in the program."""
    chance = random.Random(3)
    words = [_word(chance) for _ in range(TERMS)]
    book = Dictionary([Term({("ru", ""): word, ("en", ""): f"term {n}"}) for n, word in enumerate(words)])
    asked = [chance.choice(words).capitalize() for _ in range(ANSWERS)]
    plain = {word.replace("ё", "е"): f"term {n}" for n, word in enumerate(words)}
    table = str.maketrans("ё", "е")
    book.translate("", "en")
    sides = [
        lambda _n: lambda: [book.translate(text, "en") for text in asked],
        lambda _n: lambda: [plain.get(text.lower().translate(table), "") for text in asked],
    ]
    ours, bare = interleaved(sides, ROUNDS)
    remark(f"{ANSWERS:,} answers in {1000 * ours:.1f} ms, bare {1000 * bare:.1f} ms")
    name = f"translating {ANSWERS:,} answers against bare look-ups"
    return Measure(name, ours / bare, "x", 3.0)


def _word(chance: random.Random) -> str:
    return " ".join("".join(chance.choices(LETTERS, k=chance.randint(4, 10))) for _ in range(2))
