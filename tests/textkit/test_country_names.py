"""The names of states in the interface's languages are those of CLDR."""

from __future__ import annotations

import pytest
from babel import Locale

import translations
from resources import read_json
from textkit.countries import country_codes, country_name


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_name_is_that_of_cldr(language):
    """The file that is read at the start says what Babel says."""
    territories = Locale.parse(language).territories
    assert {code: country_name(code, language) for code in country_codes()} == {
        code: territories.get(code, code) for code in country_codes()
    }


def test_every_language_of_the_interface_has_its_names():
    """A language added to the program needs its names too."""
    assert set(read_json("country_names.json")) >= set(translations.available_languages())
