"""How a questionnaire's windows call a tourist."""

from __future__ import annotations

from models.records import Tourist, TouristHit, TouristRow

Named = Tourist | TouristHit | TouristRow


def full_name(one: Named) -> str:
    """Surname, given name and patronymic in the native script, in Latin letters where there is none."""
    native = " ".join(part for part in (one.native_surname, one.native_given_name, one.patronymic) if part)
    return native or " ".join(part for part in (one.latin_surname, one.latin_given_name) if part)


def initials_of(one: Named) -> str:
    """ "Иванова А. С."."""
    from textkit.names import initials

    if one.native_surname:
        return initials(one.native_surname, one.native_given_name, one.patronymic)
    return initials(one.latin_surname, one.latin_given_name)
