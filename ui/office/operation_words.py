"""What operations and records are called in words."""

from __future__ import annotations

from collections.abc import Callable

from models.history import OperationRow
from models.journal import UndoNote, UndoReport
from translations import N_, _, ngettext

OPERATIONS = {
    "save_tour": N_("Tour saved"),
    "delete_tour": N_("Tour deleted"),
    "save_tourists": N_("Tourists saved"),
    "delete_tourists": N_("Tourists removed from a tour"),
    "reorder_tourists": N_("Order of tourists changed"),
    "import_tourists": N_("List of tourists imported"),
    "save_client": N_("Regular client saved"),
    "delete_client": N_("Regular client deleted"),
    "save_answers": N_("Questionnaire answered"),
    "confirm_answers": N_("Old answers confirmed"),
    "save_term": N_("Term of the dictionary saved"),
    "delete_terms": N_("Terms of the dictionary deleted"),
    "import_terms": N_("Terms of the dictionary imported"),
    "save_directories": N_("Directories changed"),
    "save_paper_form": N_("Embassy's form saved"),
    "delete_paper_forms": N_("Embassy's forms deleted"),
    "settle_findings": N_("Findings left as they are"),
    "bring_back_findings": N_("Findings brought back"),
    "clean_clients": N_("Regular clients cleaned"),
    "load_sample_office": N_("Sample office loaded"),
    "undo": N_("Undone"),
}

# One function a table, so that each language can build its plural forms.
COUNTS: dict[str, Callable[[int], str]] = {
    "tour": lambda n: ngettext("%(count)d tour", "%(count)d tours", n),
    "tourist": lambda n: ngettext("%(count)d tourist", "%(count)d tourists", n),
    "client": lambda n: ngettext("%(count)d regular client", "%(count)d regular clients", n),
    "document": lambda n: ngettext("%(count)d document", "%(count)d documents", n),
    "contact": lambda n: ngettext("%(count)d contact", "%(count)d contacts", n),
    "address": lambda n: ngettext("%(count)d address", "%(count)d addresses", n),
    "card": lambda n: ngettext("%(count)d card", "%(count)d cards", n),
    "former_name": lambda n: ngettext("%(count)d former surname", "%(count)d former surnames", n),
    "client_answer": lambda n: ngettext("%(count)d kept answer", "%(count)d kept answers", n),
    "service": lambda n: ngettext("%(count)d service", "%(count)d services", n),
    "service_use": lambda n: ngettext("%(count)d use of a service", "%(count)d uses of services", n),
    "answer": lambda n: ngettext("%(count)d answer", "%(count)d answers", n),
    "term": lambda n: ngettext("%(count)d term", "%(count)d terms", n),
    "paper_form": lambda n: ngettext("%(count)d embassy's form", "%(count)d embassy's forms", n),
    "paper_file": lambda n: ngettext("%(count)d file of a form", "%(count)d files of forms", n),
    "settled_finding": lambda n: ngettext("%(count)d finding", "%(count)d findings", n),
    "directory_entry": lambda n: ngettext("%(count)d directory entry", "%(count)d directory entries", n),
}
RECORDS = {
    "tour": N_("Tour"),
    "tourist": N_("Tourist"),
    "client": N_("Regular client"),
    "document": N_("Document"),
    "contact": N_("Contact"),
    "address": N_("Address"),
    "card": N_("Card"),
    "former_name": N_("Former surname"),
    "client_answer": N_("Kept answer"),
    "service": N_("Service"),
    "service_use": N_("Use of a service"),
    "answer": N_("Answer"),
    "term": N_("Term"),
    "directory_entry": N_("Directory entry"),
    "paper_form": N_("Embassy's form"),
    "settled_finding": N_("Finding"),
    "paper_file": N_("File of a form"),
    "operation": N_("Operation"),
}
REASONS = {
    "edited": N_("changed since"),
    "gone": N_("deleted since"),
    "in_use": N_("something else depends on it"),
    "undone": N_("undone already"),
    "parent_gone": N_("what it belonged to is not there any more"),
    "unknown": N_("the journal does not know it"),
}
SOURCES = {"paste": N_("pasted list"), "-": N_("standard input")}
# A person is told of people and tours first; what hangs on them only where there is nothing else.
MAIN_TABLES = ("tour", "tourist", "client")


def operation_words(row: OperationRow) -> str:
    """ "List of tourists imported"; an undo of an undo is a redo."""
    if row.kind == "undo" and row.undoes is not None:
        return _("Operation %(number)d undone") % {"number": row.undoes}
    return kind_words(row.kind)


def kind_words(kind: str) -> str:
    """What the kind of an operation is called; kinds of later versions by their own name."""
    return _(OPERATIONS[kind]) if kind in OPERATIONS else kind.replace("_", " ")


def counts_words(counts: dict[str, int]) -> str:
    """ "32 tourists, 4 regular clients"."""
    main = [table for table in MAIN_TABLES if table in counts]
    tables = main or list(counts)
    return ", ".join(count_words(table, counts[table]) for table in tables)


def all_counts_words(counts: dict[str, int]) -> str:
    """The same with everything that hangs on them: documents, phones, answers."""
    ordered = sorted(counts, key=lambda table: list(COUNTS).index(table) if table in COUNTS else len(COUNTS))
    return ", ".join(count_words(table, counts[table]) for table in ordered)


def count_words(table: str, count: int) -> str:
    if table not in COUNTS:
        return f"{count} {table}"
    return COUNTS[table](count) % {"count": count}


def source_words(source: str) -> str:
    return _(SOURCES[source]) if source in SOURCES else source


def note_words(note: UndoNote) -> str:
    """ "Tourist Иванова А. С.: changed since"."""
    return _("%(record)s: %(reason)s") % {
        "record": record_words(note.table, note.record_id),
        "reason": reason_words(note),
    }


def reason_words(note: UndoNote) -> str:
    return _(REASONS[note.reason]) if note.reason in REASONS else note.reason


def record_words(table: str, record_id: int) -> str:
    """The record by its name where it has one, else by its number."""
    kind = _(RECORDS[table]) if table in RECORDS else table
    name = _name_of(table, record_id)
    return f"{kind} {name}" if name else _("%(kind)s no. %(number)d") % {"kind": kind, "number": record_id}


def _name_of(table: str, record_id: int) -> str:
    from models.clients import load_client
    from models.errors import AppError
    from models.tourists import load_tourist
    from models.tours import load_tour
    from textkit.names import initials

    try:
        if table == "tour":
            return load_tour(record_id).number
        if table == "tourist":
            person = load_tourist(record_id)
            return (
                initials(person.native_surname, person.native_given_name, person.patronymic)
                or person.latin_surname
            )
        if table == "client":
            client = load_client(record_id)
            return (
                initials(client.native_surname, client.native_given_name, client.patronymic)
                or client.latin_surname
            )
    except AppError:
        pass  # it was deleted: its number has to do
    return ""


def report_words(report: UndoReport) -> str:
    """What an undo did in one sentence or two."""
    parts = [_reversed_words(report.reversed)]
    if report.kept:
        text = ngettext(
            "%(count)d stays, because it was changed since.",
            "%(count)d stay, because they were changed since.",
            len(report.kept),
        )
        parts.append(text % {"count": len(report.kept)})
    if report.impossible:
        text = ngettext(
            "%(count)d cannot be put back.", "%(count)d cannot be put back.", len(report.impossible)
        )
        parts.append(text % {"count": len(report.impossible)})
    return " ".join(parts)


def _reversed_words(count: int) -> str:
    if not count:
        return _("Nothing was put back.")
    words = ngettext("%(count)d record put back.", "%(count)d records put back.", count)
    return words % {"count": count}
