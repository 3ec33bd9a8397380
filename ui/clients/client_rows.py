"""What stands in the lines about clients: the list, documents, tours, history."""

from __future__ import annotations

from models.journal import OperationRow
from models.records import Client, ClientHit, Document, TourRow
from textkit.documents import join_document
from translations import N_, _, ngettext
from ui.common import days
from ui.common.cells import Cell
from ui.common.fields import country_text, show_date
from ui.common.record_table_model import Column
from ui.common.wording import DOCUMENT_KINDS, DOCUMENT_STATES
from ui.search import client_words

DRAFT = "draft"
DOCUMENT_ICONS = {"international_passport": "globe", "national_passport": "person", "visa": "plane"}
STATE_LOOKS = {"current": ("okc", "ok"), "replaced": ("clock", "text2"), "lost": ("blocked", "error")}
OPERATION_KINDS = {
    "save_client": N_("Client saved"),
    "delete_client": N_("Client deleted"),
    "save_tourists": N_("Tourists saved"),
    "delete_tourists": N_("Tourists deleted"),
    "import_tourists": N_("List imported"),
    "save_answers": N_("Answers saved"),
    "undo": N_("Undone"),
    "load_sample_office": N_("Sample office loaded"),
}
_PAST = "text3"
# Columns that a narrow window can do without: of documents, of papers and of tours.
ISSUED, ISSUING_STATE, AUTHORITY, NUMBER, TOURISTS = 2, 1, 5, 2, 3


def born_cell(hit: ClientHit) -> Cell:
    """Date of birth, and when they last travelled."""
    year = hit.last_tour_start[:4]
    last = _("last tour %(year)s") % {"year": year} if year else _("no tour yet")
    return Cell(show_date(hit.birth_date) or "–", last)


def passport_cell(hit: ClientHit) -> Cell:
    words, over = client_words.validity(hit.document_expiry)
    return Cell(hit.document or "–", words, second_tone="error" if over else "text2", document=True)


def phone_cell(hit: ClientHit) -> Cell:
    return Cell(hit.phone or "–", tone="text" if hit.phone else _PAST)


def last_tour_cell(hit: ClientHit) -> Cell:
    title, when = client_words.last_tour(hit)
    return Cell(title, when, tone="text" if hit.last_tour else _PAST)


def citizenship_cell(hit: ClientHit) -> Cell:
    return Cell(country_text(hit.citizenship) or "–")


def draft_row(list_id: int, client: Client) -> ClientHit:
    """A client never saved, as a line of the list."""
    names = (client.native_surname, client.native_given_name, client.patronymic)
    latin = (client.latin_surname, client.latin_given_name)
    return ClientHit(
        list_id, *names, *latin, client.birth_date, client.citizenship, "", "", "", "", "", DRAFT
    )


def document_columns() -> list[Column]:
    """The narrow table of the overview."""
    return [
        Column(N_("Document"), _kind_cell, 170, stretch=True),
        Column(N_("Series, number"), _number_cell, 112),
        Column(N_("Issued"), _issued_cell, 92),
        Column(N_("Expires"), _expires_cell, 98),
        Column(N_("State"), _state_cell, 108),
    ]


def _is_past(document: Document) -> bool:
    return document.state != "current"


def _kind_cell(document: Document) -> Cell:
    past = _is_past(document)
    name = _(DOCUMENT_KINDS.get(document.kind, document.kind))
    icon = (DOCUMENT_ICONS.get(document.kind, "file"), "text3" if past else "accent")
    return Cell(name, icon=icon, strong=not past, tone="text2" if past else "text")


def _number_cell(document: Document) -> Cell:
    text = join_document(document.series, document.number)
    return Cell(text, tone="text2" if _is_past(document) else "text", document=True)


def _issued_cell(document: Document) -> Cell:
    return Cell(show_date(document.issue_date) or "–", tone="text2" if _is_past(document) else "text")


def _expires_cell(document: Document) -> Cell:
    _words, over = client_words.validity(document.expiry_date)
    tone = "error" if over and not _is_past(document) else "text2" if _is_past(document) else "text"
    return Cell(show_date(document.expiry_date) or "–", tone=tone)


def _state_cell(document: Document) -> Cell:
    _words, over = client_words.validity(document.expiry_date)
    if over and not _is_past(document):
        return Cell(_("Expired"), icon=("warn", "error_icon"), tone="error")
    icon, tone = STATE_LOOKS.get(document.state, ("dot", "text2"))
    return Cell(_(DOCUMENT_STATES.get(document.state, document.state)), icon=(icon, tone), tone=tone)


def paper_columns() -> list[Column]:
    """The whole of each document, for the tab of documents."""
    own = document_columns()
    own.insert(1, Column(N_("Issuing state"), _issuing_state_cell, 120))
    own.insert(5, Column(N_("Authority"), _authority_cell, 170))
    return own


def _issuing_state_cell(document: Document) -> Cell:
    return Cell(country_text(document.issuing_state) or "–", tone="text2" if _is_past(document) else "text")


def _authority_cell(document: Document) -> Cell:
    visa = []
    if document.entries:
        visa.append(_("entries: %(entries)s") % {"entries": document.entries})
    if document.days:
        visa.append(_("days: %(days)s") % {"days": document.days})
    return Cell(", ".join([part for part in (document.authority, *visa) if part]) or "–", tone="text2")


def tour_columns() -> list[Column]:
    return [
        Column(N_("Tour"), _tour_cell, 200, stretch=True),
        Column(N_("Dates"), _dates_cell, 190),
        Column(N_("Number"), _tour_number_cell, 100),
        Column(N_("Tourists"), _tourists_cell, 80, right_aligned=True),
    ]


def _tour_cell(row: TourRow) -> Cell:
    countries = ", ".join(country_text(code) for code in row.countries)
    return Cell(row.title or countries or row.number)


def _dates_cell(row: TourRow) -> Cell:
    return Cell(days.period(row.start_date, row.end_date) or "–")


def _tour_number_cell(row: TourRow) -> Cell:
    return Cell(row.number, tone="text2")


def _tourists_cell(row: TourRow) -> Cell:
    words = ngettext("%(count)d tourist", "%(count)d tourists", row.tourists) % {"count": row.tourists}
    return Cell(str(row.tourists), right_aligned=True, spoken=words)


def history_columns() -> list[Column]:
    return [
        Column(N_("What"), _operation_cell, 220, stretch=True),
        Column(N_("Who"), _person_cell, 190),
        Column(N_("When"), _when_cell, 160),
    ]


def _operation_cell(row: OperationRow) -> Cell:
    name = _(OPERATION_KINDS.get(row.kind, N_("Changed")))
    return Cell(f"{name}, {row.source}" if row.source else name, struck=row.undone)


def _person_cell(row: OperationRow) -> Cell:
    return Cell(row.person)


def _when_cell(row: OperationRow) -> Cell:
    return Cell(days.instant(row.at), tone="text2")


def dependants_sentence(name: str, counts: dict[str, int]) -> str:
    """What a deletion takes along and what it leaves untied, for the undo bar."""
    said = [_("%(name)s is deleted") % {"name": name}]
    if papers := counts.get("document", 0):
        text = ngettext("with %(count)d document", "with %(count)d documents", papers)
        said.append(text % {"count": papers})
    if answers := counts.get("client_answer", 0):
        text = ngettext("%(count)d kept answer", "%(count)d kept answers", answers)
        said.append(text % {"count": answers})
    sentence = ", ".join(said) + "."
    if tours := counts.get("tourist", 0):
        text = ngettext(
            "%(count)d tour keeps its own copy of the data.",
            "%(count)d tours keep their own copy of the data.",
            tours,
        )
        sentence = f"{sentence} {text % {'count': tours}}"
    return sentence
