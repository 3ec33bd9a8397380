"""Printing from the window of a questionnaire: the print dialog, or the pages of one tourist at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.tourists import list_tourists
from paperwork.forms import load_form
from ui.questionnaires.preview_window import PreviewWindow
from ui.questionnaires.print_dialog import GoThere, PrintDialog
from ui.questionnaires.print_order import PrintOrder, usual_beside


def printing_dialog(
    window: QWidget, tour_id: int, people: Sequence[int], country: str, go_there: GoThere, *, preview: bool
) -> PrintDialog | PreviewWindow:
    """The dialog for these tourists; both offer to save what is typed and not saved."""
    if not preview:
        return PrintDialog(window, tour_id, people, country, go_there=go_there)
    order = PrintOrder(tour_id, country, tuple(people), usual_beside(load_form(country)))
    return PreviewWindow(window, order, list_tourists(tour_id))
