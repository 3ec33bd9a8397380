"""The language of the interface at run time."""

from __future__ import annotations

import threading
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import translations
from translations import N_, _, current_language, install, ngettext, npgettext, pgettext


@pytest.fixture
def klingon(tmp_path, monkeypatch):
    """A made-up language "tl" with one text of each kind, in place of the real catalogues."""
    catalogue = Catalog(locale="ru")
    catalogue.add("Save", "Сохранить")
    clients = ("%(count)d client", "%(count)d clients")
    catalogue.add(clients, ("%(count)d кл.", "%(count)d кла", "%(count)d клов"))
    catalogue.add("Open", "Открыть", context="verb")
    catalogue.add("Open", "Открыта", context="state")
    catalogue.add(("day", "days"), ("сутки", "суток", "суток"), context="hotel")
    folder = tmp_path / "tl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    (folder / "messages.mo").write_bytes(buffer.getvalue())
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    return "tl"


def test_without_a_choice_texts_are_english():
    """English texts are those of the source."""
    assert (_("Save"), ngettext("a", "b", 1), ngettext("a", "b", 2)) == ("Save", "a", "b")


def test_installed_language_is_spoken(klingon):
    """After install every text comes from that language's catalogue."""
    assert install(klingon) == klingon
    assert (current_language(), _("Save")) == ("tl", "Сохранить")


def test_the_language_can_be_changed_back(klingon):
    """English can be chosen again."""
    install(klingon)
    install("en")
    assert _("Save") == "Save"


@pytest.mark.parametrize(
    ("count", "form"), [(1, "1 кл."), (3, "3 кла"), (5, "5 клов"), (21, "21 кл."), (12, "12 клов")]
)
def test_plural_follows_the_language(klingon, count, form):
    """The catalogue's own rule chooses the plural form."""
    install(klingon)
    assert ngettext("%(count)d client", "%(count)d clients", count) % {"count": count} == form


def test_context_tells_meanings_apart(klingon):
    """One English word, two meanings, two translations."""
    install(klingon)
    assert (pgettext("verb", "Open"), pgettext("state", "Open")) == ("Открыть", "Открыта")
    assert npgettext("hotel", "day", "days", 5) == "суток"


def test_text_without_translation_stays_english(klingon):
    """A missing text is shown in English rather than not at all."""
    install(klingon)
    assert (_("Delete"), pgettext("noun", "Open")) == ("Delete", "Open")


def test_a_mark_translates_nothing(klingon):
    """N_ marks a text that exists before a language is chosen; it is translated when shown."""
    install(klingon)
    marked = N_("Save")
    assert (marked, _(marked)) == ("Save", "Сохранить")


@pytest.mark.parametrize("wanted", ["xx", "zz_ZZ", "C", "../etc"])
def test_unknown_language_is_english(klingon, wanted):
    """A language without a catalogue is answered with English, not with a failure."""
    assert install(wanted) == "en"
    assert _("Save") == "Save"


@pytest.mark.parametrize("wanted", ["tl", "tl_TL", "tl-TL", "TL"])
def test_country_of_a_language_is_not_needed(klingon, wanted):
    """ "ru", "ru_RU" and "ru-RU" are one language here."""
    assert install(wanted) == "tl"


@pytest.mark.parametrize(
    ("environment", "taken"),
    [
        ({"LANG": "tl_TL.UTF-8"}, "tl"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "tl_TL"}, "tl"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "tl:en"}, "tl"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_systems_language_is_taken(klingon, monkeypatch, environment, taken):
    """Without a choice the program speaks the language of the system, if it can."""
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert install(None) == taken


def test_catalogue_is_read_at_the_first_text(klingon, monkeypatch):
    """Choosing a language reads no file: a start must not wait for texts that nobody sees."""
    reads = []
    real = translations._load
    monkeypatch.setattr(translations, "_load", lambda language: reads.append(language) or real(language))
    install(klingon)
    assert reads == []
    assert (_("Save"), _("Save"), reads) == ("Сохранить", "Сохранить", ["tl"])


def test_threads_may_ask_while_the_language_changes(klingon):
    """A text asked for by a worker is always whole: one language or the other, never a failure."""
    seen: set[str] = set()
    stop = threading.Event()

    def ask():
        while not stop.is_set():
            seen.add(_("Save"))

    workers = [threading.Thread(target=ask) for _n in range(3)]
    for worker in workers:
        worker.start()
    for turn in range(60):
        install("en" if turn % 2 else klingon)
    stop.set()
    for worker in workers:
        worker.join()
    assert seen <= {"Save", "Сохранить"}
