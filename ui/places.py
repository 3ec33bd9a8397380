"""The places of the rail: their names and keys, and how their page is made when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from translations import N_
from ui.common.page import Page, navigator


@dataclass(frozen=True)
class Place:
    """``key`` goes there from everywhere; numbers follow the design, where more places will stand."""

    name: str
    title: str
    icon: str
    key: str
    make: Callable[[], Page]


def _tours() -> Page:
    from ui.tours.tours_page import ToursPage

    page = ToursPage()
    page.sample_office_asked.connect(navigator.sample_office)
    return page


def _clients() -> Page:
    from ui.clients.clients_page import ClientsPage

    return ClientsPage()


def _directories() -> Page:
    from ui.directories.directories_page import DirectoriesPage

    return DirectoriesPage()


def _cleaning() -> Page:
    from ui.cleaning.cleaning_page import CleaningPage

    return CleaningPage()


def _journal() -> Page:
    from ui.office.journal_page import JournalPage

    return JournalPage()


def _settings() -> Page:
    from ui.office.settings_page import SettingsPage

    page = SettingsPage()
    page.look_changed.connect(navigator.look_changed)
    return page


PLACES = (
    Place("tours", N_("&Tours"), "tours", "Ctrl+1", _tours),
    Place("clients", N_("&Clients"), "clients", "Ctrl+2", _clients),
    Place("directories", N_("&Directories"), "dirs", "Ctrl+4", _directories),
    Place("journal", N_("&Journal"), "journal", "Ctrl+5", _journal),
    Place("settings", N_("Settings"), "gear", "Ctrl+,", _settings),
)
# Pages that are reached from a place: "tour:7" from tours.
BEYOND = {"tour": "tours", "cleaning": "clients"}
CLEANING = Place("cleaning", N_("Cleaning desk"), "clean", "Ctrl+Shift+D", _cleaning)


def place_on_rail(name: str) -> str:
    """Which place of the rail a page belongs to: "tour:7" to tours."""
    kind = name.partition(":")[0]
    return BEYOND.get(kind, kind)
