"""The catalogues of the interface: extract, update, compile.

``make translations`` calls ``update``; ``make install`` and the build of the package call ``compile``.
Catalogues hold no line numbers and no dates, so that a change of code that changes no text changes no
catalogue.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "translations"
TEMPLATE = FOLDER / "messages.pot"
SOURCES = ("main.py", "intake", "models", "paperwork", "resources", "terminal", "textkit", "ui")
HEADER = "# Texts of Habitué.\n# Copyright (C) 2026 the Habitué authors"
COMMENT_TAGS = ("Translators:",)
NOISE = (b'"POT-Creation-Date:', b'"PO-Revision-Date:', b'"Report-Msgid-Bugs-To:', b'"Language-Team:')


def catalogue_files() -> list[Path]:
    """The .po files, one a language."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/messages.po"))


def extract() -> Catalog:
    """All texts of the source tree, in the order of the alphabet."""
    template = Catalog(
        project="Habitué",
        charset="utf-8",
        header_comment=HEADER,
        fuzzy=False,
        last_translator="the Habitué authors",
    )
    for name in SOURCES:
        path = ROOT / name
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            found = extract_from_file("python", file, DEFAULT_KEYWORDS, COMMENT_TAGS, strip_comment_tags=True)
            for _line, message, comments, context in found:
                template.add(message, auto_comments=comments, context=context)
    return template


def as_text(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file without dates, places and empty addresses."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, no_location=True, sort_output=True, ignore_obsolete=True)
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(NOISE))


def read(path: Path) -> Catalog:
    """One language's catalogue; the language is the name of its folder."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def updated(catalogue: Catalog, template: Catalog) -> Catalog:
    """The catalogue with the template's texts; new ones are empty, never guessed from similar ones."""
    catalogue.update(template, no_fuzzy_matching=True, update_header_comment=False)
    return catalogue


def update_catalogues() -> None:
    """Write the template and bring every language's catalogue up to it."""
    template = extract()
    _write(TEMPLATE, as_text(template))
    for path in catalogue_files():
        _write(path, as_text(updated(read(path), template)))


def compile_catalogues() -> None:
    """Write the .mo beside every .po."""
    for path in catalogue_files():
        buffer = BytesIO()
        write_mo(buffer, read(path))
        _write(path.with_suffix(".mo"), buffer.getvalue())


def untranslated() -> dict[str, list[str]]:
    """Language -> texts without a translation, for the person who translates."""
    return {
        path.parent.parent.name: [str(m.id) for m in read(path) if m.id and not all(forms(m))]
        for path in catalogue_files()
    }


def forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _write(path: Path, content: bytes) -> None:
    """Replace the file only if it changes, in one step: tests may be reading it."""
    if path.exists() and path.read_bytes() == content:
        return
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(content)
    fresh.replace(path)


def main(command: str) -> int:
    if command == "update":
        update_catalogues()
    compile_catalogues()
    for language, texts in untranslated().items():
        if texts and command == "update":
            print(f"{language}: {len(texts)} texts to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
