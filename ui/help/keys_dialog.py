"""F1: all keys on one sheet, grouped by where they work."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from translations import N_, _
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.layouts import column, label, paint_ground, pane, row

# Of several keys that do the same the usual one stands first.
EVERYWHERE = (
    ("F1", N_("Keys")),
    ("Ctrl+K", N_("Search clients, tourists and tours")),
    ("Ctrl+1", N_("Tours")),
    ("Ctrl+2", N_("Clients")),
    ("Ctrl+4", N_("Directories")),
    ("Ctrl+5", N_("Journal")),
    ("Ctrl+,", N_("Settings")),
    ("Ctrl+N", N_("New")),
    ("Ctrl+F", N_("Find here")),
    ("Return", N_("Next field, after the last one the main button; in a list: open")),
    ("Ctrl+Return", N_("The main button of the window")),
    ("Ctrl+S", N_("Save")),
    ("Ctrl+R", N_("Revert")),
    ("Ctrl+Z", N_("Undo: the text of a field, else the last operation")),
    ("Ctrl+Y|Ctrl+Shift+Z", N_("Redo")),
    ("Ctrl+P", N_("Print questionnaires")),
    ("Ctrl+L", N_("Lists: rooms, airline, insurer, passports")),
    ("Ctrl+B", N_("Compare the passports of a tourist")),
    ("F2", N_("Edit")),
    ("F5", N_("Read again")),
    ("F6", N_("Next pane")),
    ("F8", N_("Next gap, doubt or warning")),
    ("Shift+F8", N_("Previous gap, doubt or warning")),
    ("Ctrl+Tab", N_("Next tab or period")),
    ("Ctrl+Shift+Tab", N_("Previous tab or period")),
    ("F10", N_("Menu bar")),
    ("Alt+Left", N_("Back")),
    ("Ctrl++|Ctrl+=", N_("Larger letters")),
    ("Ctrl+-", N_("Smaller letters")),
    ("Ctrl+0", N_("Usual letters")),
    ("Esc", N_("Close the drop-down, the editor or the dialog")),
    ("Ctrl+W|Ctrl+Q", N_("Close the window")),
)
TOURS = (
    ("Ctrl+Shift+F", N_("Find here")),
    ("Ctrl+Shift+K", N_("Check of the tour")),
    ("Del", N_("Remove, with undo")),
    ("Ins", N_("New service")),
    ("Alt+Up", N_("Move up")),
    ("Alt+Down", N_("Move down")),
    ("Ctrl+Del", N_("Remove this service")),
)
TOURISTS = (
    ("Ins", N_("New tourist")),
    ("F3", N_("Find in regular clients")),
    ("Shift+F3", N_("Search with separate fields")),
    ("F4", N_("Add to regular clients, edit regular client")),
    ("F7", N_("Read passport")),
    ("Space", N_("Read passport: take the value, or leave the form's")),
    ("Alt+Return", N_("Read passport: put right what the check digits prove")),
    ("F9", N_("Questionnaire")),
    ("Ctrl+Shift+Q", N_("Readiness of the questionnaires")),
    ("Ctrl+Shift+K", N_("Check of the tour")),
    ("Ctrl+I", N_("Import a list")),
    ("Ctrl+V", N_("Paste a list")),
    ("Ctrl+E", N_("People of an earlier tour")),
    ("Ctrl+PgUp", N_("Previous tourist")),
    ("Ctrl+PgDown", N_("Next tourist")),
    ("Ctrl+Space", N_("What could stand in the field instead")),
    ("Ctrl+Shift+C", N_("Copy the list")),
    ("Ctrl+Shift+L", N_("List from screen")),
    ("Del", N_("Remove, with undo")),
)
CLIENTS = (
    ("F7", N_("Read passport")),
    ("Ctrl+T", N_("Put on the open tour")),
    ("Ctrl+Space", N_("What could stand in the field instead")),
    ("Shift+F3", N_("Search with separate fields")),
    ("Ctrl+Shift+E", N_("Lists and export")),
    ("Ctrl+Shift+2", N_("Clients in a window of their own")),
    ("Ctrl+Shift+D", N_("Cleaning desk")),
    ("Del", N_("Remove, with undo")),
)
CLEANING = (
    ("Space", N_("Tick the fix, or untick it")),
    ("Ctrl+A", N_("Tick all, or none")),
    ("F2", N_("Type what should stand there")),
    ("Ctrl+Return", N_("Apply the ticked fixes")),
    ("Del", N_("It is right so; of a pair: not the same person")),
    ("Shift+Return", N_("Of a pair: open the second")),
    ("Esc", N_("Call the count off")),
)
IMPORT = (
    ("Ctrl+V", N_("Paste a list")),
    ("Ctrl+O", N_("Open a file")),
    ("Ctrl+E", N_("People of an earlier tour")),
    ("Alt+1", N_("Split surname + sex")),
    ("Alt+2", N_("Split surname + name")),
    ("Alt+3", N_("Latin and Cyrillic")),
    ("Alt+4", N_("Remove wrong characters")),
    ("Alt+5", N_("More")),
    ("Ctrl+H", N_("Find and replace")),
    ("Alt+Down", N_("Field for this column")),
    ("Alt+Return", N_("Accept the proposal")),
    ("F2", N_("Edit the cell")),
    ("F4", N_("Chosen rows to regular clients")),
    ("Ctrl+A", N_("Select all rows")),
    ("Del", N_("Delete the selected rows")),
)
QUESTIONNAIRE = (
    ("Ctrl+PgUp", N_("Previous tourist")),
    ("Ctrl+PgDown", N_("Next tourist")),
    ("F8", N_("Next question without an answer")),
    ("Shift+F8", N_("Previous question without an answer")),
    ("Ctrl+T", N_("Take answers from another tourist")),
    ("Ctrl+Shift+T", N_("Copy answers to other tourists")),
    ("Ctrl+O", N_("Old answers: ask again and confirm")),
    ("Ctrl+A", N_("There: tick all answers, or none")),
    ("Ctrl+D", N_("Dictionary: at an answer, or all terms that wait")),
    ("Alt+1|Alt+2", N_("Dictionary: take the first or the second near term")),
    ("Alt+3|Alt+4", N_("Dictionary: take the third or the fourth near term")),
    ("F6|Shift+F6", N_("From the sections to the answers and back")),
    ("F7", N_("Fold the section, unfold it")),
    ("Shift+F7", N_("Fold all sections, or unfold them")),
    ("Ctrl+Shift+P", N_("Preview of the printed pages")),
    ("PgUp|PgDown", N_("Preview: back and on; Ctrl goes to another tourist")),
    ("Ctrl++|Ctrl+-", N_("Preview: larger, smaller; with the wheel too")),
    ("Ctrl+0", N_("Preview: as wide as the window")),
    ("Ctrl+Shift+Q", N_("Readiness of the questionnaires")),
    ("Ctrl+Shift+L", N_("Readiness as a list in Excel")),
)
JOURNAL = (
    ("Alt+PgUp", N_("Newer")),
    ("Alt+PgDown", N_("Older")),
)
DIRECTORIES = (
    ("Ins", N_("New term, question or country; in the options: new option")),
    ("Del", N_("Remove, with undo")),
    ("Alt+Up", N_("Move up")),
    ("Alt+Down", N_("Move down")),
)
JOINING = (
    ("Return", N_("Accept the guess; else choose the question")),
    ("Del", N_("Nothing goes into the field")),
    ("Ctrl+G", N_("Guess the questions by the names of the fields")),
    ("F8|Shift+F8", N_("Next or previous field that is not joined")),
    ("Ctrl++|Ctrl+-", N_("Larger, smaller page")),
    ("Ctrl+0", N_("Page as wide as its place")),
    ("Ctrl+C", N_("Names for Word templates: copy the name")),
)
CHECK = (
    ("Return", N_("To the field")),
    ("F8|Shift+F8", N_("Next or previous finding")),
    ("Ctrl+Tab", N_("Next level")),
    ("Ctrl+F", N_("Find a tourist or a finding")),
    ("Space", N_("Tick the proposal, or not")),
    ("Ctrl+A", N_("Tick all proposals that mend typing, or none")),
    ("Ctrl+Return", N_("Accept the ticked proposals")),
    ("Del", N_("It is right so; of a settled one: bring it back")),
    ("Ctrl+P", N_("Preview of the list, and print it")),
    ("Ctrl+Shift+C", N_("Copy the list")),
    ("Ctrl+Shift+L", N_("List from screen")),
)
LISTS = (
    ("Ctrl+Shift+C", N_("Copy the list")),
    ("Space", N_("Take the column, or leave it out")),
    ("Alt+Up", N_("Move up")),
    ("Alt+Down", N_("Move down")),
)
GROUPS = (
    (N_("Everywhere"), EVERYWHERE),
    (N_("Tours"), TOURS),
    (N_("Journal"), JOURNAL),
    (N_("Tourists"), TOURISTS),
    (N_("Clients"), CLIENTS),
    (N_("Cleaning desk"), CLEANING),
    (N_("Import"), IMPORT),
    (N_("Questionnaire"), QUESTIONNAIRE),
    (N_("Directories"), DIRECTORIES),
    (N_("Joining the fields of a form"), JOINING),
    (N_("Check of the tour"), CHECK),
    (N_("Lists"), LISTS),
)
LEFT = 3  # so many of the groups stand in the left column


class KeysDialog(QDialog):
    """All keys in two columns; Esc closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, True)
        left = column(_sheet(GROUPS[:LEFT]), None)
        right = column(_sheet(GROUPS[LEFT:]), None)
        sheet = pane(row((left, 1), (right, 1), margins=(20, 16, 20, 16), gap=32), "surface")
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        foot = row(None, button(_("Close"), self.close, kind="primary"), margins=(20, 10, 20, 12))
        self.setLayout(column((area, 1), pane(foot, "sunken"), gap=0))
        paint_ground(self, "surface")
        self.resize(theme.px(860), theme.px(680))


def _sheet(groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> QWidget:
    """Groups below each other in one grid, so that what the keys do stands in one line."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(theme.px(5))
    grid.setHorizontalSpacing(theme.px(12))
    grid.setColumnStretch(1, 1)
    corner = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    number = 0
    for title, keys in groups:
        if number:
            grid.setRowMinimumHeight(number, theme.px(4))
            number += 1
        grid.addWidget(label(_(title), "section"), number, 0, 1, 2)
        for at, (key, words) in enumerate(keys, number + 1):
            grid.addWidget(pane(row(*map(key_label, key.split("|")), None, gap=4)), at, 0, corner)
            grid.addWidget(label(_(words), wrap=True), at, 1)
        number += len(keys) + 1
    return pane(grid)
