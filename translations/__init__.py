"""The language of the interface: gettext of the standard library over catalogues that Babel compiled.

Modules do ``from translations import _``; strings that exist before a language is chosen (class level,
tables of choices) are marked with ``N_`` and translated by ``_`` when shown. Until ``install`` is called the
interface is English. Nothing is read before the first text is asked for, and any thread may ask.
"""

from __future__ import annotations

import functools
import gettext
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

DOMAIN = "messages"
SOURCE_LANGUAGE = "en"
FOLDER = Path(__file__).parent

_lock = threading.Lock()
_language = SOURCE_LANGUAGE
_catalogue: gettext.NullTranslations | None = None
_spoken: ContextVar[str] = ContextVar("_spoken", default="")


def available_languages() -> list[str]:
    """Codes of the languages that can be installed, English first: ["en", "ru"]."""
    compiled = sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return [SOURCE_LANGUAGE, *compiled]


def install(language: str | None = None) -> str:
    """Choose the language of all texts from now on; None takes the system's.

    Returns the code of the language taken, which is English where there is no catalogue.
    """
    global _language, _catalogue
    wanted = (language or system_language()).replace("-", "_").split("_")[0].lower()
    taken = wanted if wanted in available_languages() else SOURCE_LANGUAGE
    with _lock:
        _language, _catalogue = taken, None
    return taken


def current_language() -> str:
    """Code of the language in use, as for ``install``."""
    return _spoken.get() or _language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """All texts inside are in this language of the program ("" the one in use), in this thread alone.

    For sentences of papers for others, of which ``message_in`` knows only those without counts.
    """
    known = language if language in available_languages() else SOURCE_LANGUAGE
    token = _spoken.set(known if language else _spoken.get())
    try:
        yield
    finally:
        _spoken.reset(token)


def system_language() -> str:
    """What the person's system speaks, as "ru_RU"; "" if it does not say."""
    if sys.platform == "win32":
        return _windows_language()
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):  # the order of gettext itself
        value = os.environ.get(name, "").split(":")[0].split(".")[0]
        if value:
            return value
    return ""


def _windows_language() -> str:
    """Windows sets no LANG; its interface language is a number that ``locale`` knows the names of."""
    import ctypes
    import locale

    identifier: int = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009
    return locale.windows_locale.get(identifier, "")


def _texts() -> gettext.NullTranslations:
    """The catalogue in use, read at the first text."""
    global _catalogue
    if spoken := _spoken.get():
        return _load(spoken)
    catalogue = _catalogue
    if catalogue is not None:
        return catalogue
    with _lock:
        if _catalogue is None:
            _catalogue = _load(_language)
        return _catalogue


def _load(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, FOLDER, [language])


def _(message: str) -> str:
    """The message in the language in use."""
    return _texts().gettext(message)


def in_every_language(message: str) -> list[str]:
    """The message in each language that there is a catalogue for, English first."""
    return list(dict.fromkeys(_load(language).gettext(message) for language in available_languages()))


@functools.cache
def message_in(message: str, language: str) -> str:
    """The message in a language of the program, whatever the interface speaks: papers for others."""
    return _load(language if language in available_languages() else SOURCE_LANGUAGE).gettext(message)


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for "marked, translated later"
    """The message unchanged: marks it for the catalogue; ``_`` translates it when it is shown."""
    return message


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the message that goes with the count."""
    return _texts().ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The message in the meaning that the context names ("verb", "state of a passport")."""
    return _texts().pgettext(context, message)


def npgettext(context: str, singular: str, plural: str, count: int) -> str:
    """``ngettext`` in the meaning that the context names."""
    return _texts().npgettext(context, singular, plural, count)
