"""Settings of this workstation, declared once with their type and default. They are no data of the agency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QSettings

T = TypeVar("T", str, int, float, bool)


def _store() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "habitue", "habitue")


@dataclass(frozen=True)
class Preference(Generic[T]):
    """One setting: ``get`` answers the default until somebody set it."""

    key: str
    default: T

    def get(self) -> T:
        value: Any = _store().value(self.key, self.default, type=type(self.default))
        return cast(T, value)

    def set(self, value: T) -> None:
        _store().setValue(self.key, value)


THEME = Preference("look/theme", "")
SCALE = Preference("look/scale", 1.0)
LANGUAGE = Preference("look/language", "")
ADD_IMPORTED_CLIENTS = Preference("import/add_clients", False)
TOURIST_ORDER = Preference("tourists/order", "booking")
TOURS_WHEN = Preference("tours/when", "upcoming")
CLIENT_COLUMNS = Preference("clients/columns", "")
QUESTIONNAIRE_COUNTRY = Preference("questionnaire/country", "")
DIRECTORY = Preference("directories/tab", "")
DIRECTORY_FORM = Preference("directories/form", "")
OLD_AFTER = Preference("questionnaire/old_after", 12)  # months; an older answer is asked again
FOLDED_SECTIONS = Preference("questionnaire/folded", "")
PRINT_FOLDER = Preference("print/folder", "")
PRINT_BESIDE = Preference("print/beside", "")  # a language, none; "" is the interface's
PRINT_INTO = Preference("print/into", "one")  # one PDF, each tourist's own, paper
LIST_FOLDER = Preference("lists/folder", "")
WINDOW = Preference("window/geometry", "")
