"""The catalogues of the interface are complete and fit the source."""

from __future__ import annotations

import ast
import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from scripts import catalogues
from translations import SOURCE_LANGUAGE, available_languages

LANGUAGES = ["ru"]
PLACEHOLDER = re.compile(r"%\([^)]*\)[-+ #0-9.]*[a-z]|%%|\{\w*\}")


@pytest.fixture(scope="module")
def template() -> Catalog:
    return catalogues.extract()


def catalogue(language: str) -> Catalog:
    return catalogues.read(catalogues.FOLDER / language / "LC_MESSAGES" / "messages.po")


def messages(language: str):
    return [message for message in catalogue(language) if message.id]


def sources(message) -> tuple[str, ...]:
    """One source text, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def test_the_languages_are_those_promised():
    """English, which needs no catalogue, and Russian can be chosen."""
    assert available_languages() == [SOURCE_LANGUAGE, *LANGUAGES]


def test_the_template_is_up_to_date(template):
    """Every text of the source stands in messages.pot and nothing else; if not: make translations."""
    assert catalogues.TEMPLATE.read_bytes() == catalogues.as_text(template)


def test_no_text_hides_in_an_f_string():
    """The extraction does not look into f-strings: what is marked there would never be translated."""
    hidden = []
    for name in catalogues.SOURCES:
        path = catalogues.ROOT / name
        for file in [path] if path.is_file() else path.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.JoinedStr) and any(map(_marks_text, ast.walk(node))):
                    hidden.append(f"{file.relative_to(catalogues.ROOT)}:{node.lineno}")
    assert hidden == []


def _marks_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("_", "N_", "ngettext", "pgettext", "npgettext")
        and any(isinstance(one, ast.Constant) for one in node.args)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing(language, template):
    """Every text of the source has its place in the catalogue."""
    assert {(m.id, m.context) for m in messages(language)} == {(m.id, m.context) for m in template if m.id}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty(language):
    """Every text is translated, in all its plural forms."""
    assert [m.id for m in messages(language) if not all(catalogues.forms(m))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fuzzy(language):
    """No translation is a guess."""
    assert [m.id for m in messages(language) if m.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_equal(language):
    """A translation names the same placeholders as the source; the singular may leave its number out."""
    for message in messages(language):
        wanted = sorted(PLACEHOLDER.findall(sources(message)[-1]))
        for form in filter(None, catalogues.forms(message)):
            assert sorted(PLACEHOLDER.findall(form)) == wanted, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_outer_spaces_and_mnemonics_are_kept(language):
    """A translation keeps the source's outer spaces and last dots, and has as many mnemonics."""
    for message in messages(language):
        source = sources(message)[0]
        for form in filter(None, catalogues.forms(message)):
            assert form[:1].isspace() == source[:1].isspace(), message.id
            assert form[-1:].isspace() == source[-1:].isspace(), message.id
            assert form.endswith("…") == source.endswith("…"), message.id
            assert len(re.findall(r"&\w", form)) == len(re.findall(r"&\w", source)), message.id


def test_russian_has_three_plural_forms():
    """1 клиент, 2 клиента, 5 клиентов."""
    russian = catalogue("ru")
    assert russian.num_plurals == 3
    for message in messages("ru"):
        if message.pluralizable:
            assert len(catalogues.forms(message)) == 3, message.id


def test_the_catalogue_is_written_without_noise():
    """Dates and line numbers would change a catalogue whenever any code moves."""
    for path in [catalogues.TEMPLATE, *catalogues.catalogue_files()]:
        text = path.read_text(encoding="utf-8")
        assert "Date:" not in text, path
        assert "#: " not in text, path


def test_an_unused_text_leaves_the_catalogue():
    """A text that left the source leaves the catalogue; the others keep their translation."""
    template, old = Catalog(), Catalog(locale="ru")
    template.add("Kept")
    old.add("Kept", "Осталось")
    old.add("Gone", "Ушло")
    text = catalogues.as_text(catalogues.updated(old, template)).decode()
    assert "Осталось" in text
    assert "Ушло" not in text


def test_a_new_text_is_not_guessed():
    """A text that resembles a translated one starts empty, not with the other's translation."""
    template, old = Catalog(), Catalog(locale="ru")
    template.add("Delete client")
    old.add("Delete clients", "Удалить клиентов")
    new = catalogues.updated(old, template).get("Delete client")
    assert new is not None
    assert not new.string


def test_what_is_written_can_be_read_back(tmp_path):
    """Quotes, line ends and percent signs survive the catalogue file."""
    text = 'A "b"\n%(c)s 100%%\t\\'
    source = Catalog(locale="ru")
    source.add(text, text)
    path = tmp_path / "messages.po"
    path.write_bytes(catalogues.as_text(source))
    with path.open("rb") as file:
        assert read_po(file, locale="ru").get(text).string == text
