"""Texts for others: said in another language than the interface's, for as long as they are made."""

from __future__ import annotations

import threading

import pytest

from translations import _, available_languages, current_language, ngettext, speaking


@pytest.fixture(autouse=True)
def russian() -> None:
    if "ru" not in available_languages():
        pytest.skip("the catalogues are not compiled")


def test_everything_inside_is_in_that_language():
    """Texts, counts and the language that is asked for; afterwards all is as before."""
    with speaking("ru"):
        assert (_("Surname"), current_language()) == ("Фамилия", "ru")
        assert ngettext("%(count)d tourist", "%(count)d tourists", 5) == "%(count)d туристов"
    assert (_("Surname"), current_language()) == ("Surname", "en")


def test_a_language_without_a_catalogue_is_english():
    """As everywhere in the program; "" leaves the language as it is, inside another one too."""
    with speaking("ru"):
        with speaking(""):
            assert _("Surname") == "Фамилия"
        with speaking("xx"):
            assert _("Surname") == "Surname"


def test_other_threads_speak_on():
    """A list that is made beside the window does not change what the window says."""
    heard: list[str] = []
    with speaking("ru"):
        thread = threading.Thread(target=lambda: heard.append(_("Surname")))
        thread.start()
        thread.join()
    assert heard == ["Surname"]
