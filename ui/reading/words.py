"""What was read of a zone, in words: which paper, whose, and everything that deserves a look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models.mrz_sentences import check_sentences, cut_sentences, doubt_sentence, meaning_sentences
from models.passport_reading import paper_kind
from textkit.documents import join_document
from textkit.mrz.reading import Doubt, Mrz, Repair
from translations import _
from ui.common.fields import country_text, show_date
from ui.common.wording import DOCUMENT_KINDS


class Remark(NamedTuple):
    """A sentence with its level: error, warn, info, ok."""

    level: str
    text: str


def paper_words(mrz: Mrz) -> str:
    """ "International passport, Russia"."""
    kind = _(DOCUMENT_KINDS[paper_kind(mrz)])
    return ", ".join(filter(None, (kind, country_text(mrz.issuer_state) or mrz.issuer)))


def whose_words(mrz: Mrz) -> str:
    """Name, date of birth, number."""
    native = mrz.national
    names = (
        (native.surname, native.given_name, native.patronymic) if native else (mrz.surname, mrz.given_names)
    )
    number = join_document(*mrz.series_and_number())
    return " · ".join(filter(None, (" ".join(filter(None, names)), show_date(mrz.birth_date), number)))


def remarks(mrz: Mrz, today: date | None = None) -> list[Remark]:
    """Everything to look at, the worst first; one that says that all is well where nothing is."""
    found = [Remark("error", text) for text in check_sentences(mrz)]
    found += _expired(mrz, (today or date.today()).isoformat())
    repaired = {one.field for one in mrz.repairs}  # the repair says it as well
    found += [Remark(_level(one), doubt_sentence(one)) for one in mrz.doubts if one.field not in repaired]
    found += [Remark("warn", text) for text in (*meaning_sentences(mrz), *cut_sentences(mrz))]
    if all(one.level == "info" for one in found):
        found.append(Remark("ok", _("All check digits agree.")))
    return [*found, *_about_the_paper(mrz)]


def repair_action(repairs: tuple[Repair, ...]) -> str:
    """What the button says."""
    first = repairs[0]
    if len(repairs) > 1:
        return _("Put right what the check digits prove")
    return _("Read %(before)s as %(after)s") % {"before": first.before, "after": first.after}


def _expired(mrz: Mrz, today: str) -> Iterator[Remark]:
    if mrz.expiry_date and mrz.expiry_date < today[: len(mrz.expiry_date)]:
        text = _("Expired on %(day)s.") % {"day": show_date(mrz.expiry_date)}
        yield Remark("warn", text)


def _level(doubt: Doubt) -> str:
    return "info" if doubt.code == "one_name" else "warn"


def _about_the_paper(mrz: Mrz) -> Iterator[Remark]:
    kind = paper_kind(mrz)
    if mrz.national:
        yield Remark("info", _("The zone of a national passport has the names in Cyrillic letters."))
    elif kind == "id_card":
        yield Remark("info", _("An identity card: on a tour it stands as the passport of this trip."))
    elif kind == "visa":
        yield Remark("info", _("A visa: its number and its dates are no passport's."))
