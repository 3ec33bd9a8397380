"""The foot of the import window: what will happen, in sentences, and the button that does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from translations import _, ngettext
from ui.common import theme
from ui.common.buttons import button, key_label
from ui.common.layouts import column, label, paint_ground, row


class FootBar(QWidget):
    """``on_cancel`` stops the import. The check box ``clients`` is ClientChoice's."""

    def __init__(
        self,
        on_import: Callable[[], object],
        on_close: Callable[[], object],
        on_cancel: Callable[[], object],
    ) -> None:
        super().__init__()
        paint_ground(self, "sunken")
        self.first = label("", "strong", wrap=True)
        self.second = label("", "secondary", wrap=True)
        self.clients = QCheckBox(_("Add the new ones to regular clients"))
        self.close_button = button(_("Close"), on_close, kind="ghost", key="Ctrl+W")
        self.cancel_button = button(_("Cancel"), on_cancel)
        self.press = button(_("&Import"), on_import, kind="primary", icon="import", key="Ctrl+Return")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(180))
        keys = [key_label("Ctrl+Return")] if theme.px(100) < 150 else []  # large letters need the room
        words = column(self.first, self.second, gap=1)
        self.setLayout(
            row((words, 1), self._bar, self.cancel_button, self.clients, self.close_button, self.press,
                *keys, margins=(20, 8, 16, 8), gap=10)
        )  # fmt: skip
        self.show_progress(0, 0)

    def show_clients(self, marked: int, new: int) -> None:
        """The check box: all, some or none of the new ones become regular clients."""
        partly = 0 < marked < new
        self.clients.setTristate(partly)
        state = Qt.CheckState
        self.clients.setCheckState(
            state.PartiallyChecked if partly else state.Checked if marked else state.Unchecked
        )

    def show_counts(self, counts: Counter[str] | None) -> None:
        """Say what Import will do; None while the rows are still checked."""
        number = counts["new"] + counts["client"] if counts else 0
        self.first.setText(
            _what_will_happen(counts) if counts is not None else _("The rows are being checked…")
        )
        rest = _what_stays(counts) if counts is not None else ""
        self.second.setText(rest)
        self.second.setVisible(bool(rest))
        text = ngettext("&Import %(count)d tourist", "&Import %(count)d tourists", number) % {"count": number}
        self.press.setText(text if number else _("&Import"))
        self.press.setEnabled(bool(number))

    def show_progress(self, done: int, total: int) -> None:
        """A bar and Cancel while the import runs; total 0 takes them away."""
        self._bar.setVisible(total > 0)
        self.cancel_button.setVisible(total > 0)
        for widget in (self.clients, self.close_button, self.press):
            widget.setVisible(total == 0)
        if total:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self.first.setText(_("%(done)d of %(total)d rows") % {"done": done, "total": total})
            self.second.hide()


def _what_will_happen(counts: Counter[str]) -> str:
    new, known = counts["new"], counts["client"]
    number = new + known
    if not number:
        return _("No row can be imported now.")
    text = ngettext("%(count)d tourist will be imported", "%(count)d tourists will be imported", number)
    news = ngettext("%(count)d new", "%(count)d new", new) % {"count": new}
    filled = ngettext(
        "%(count)d filled from the client base", "%(count)d filled from the client base", known
    ) % {"count": known}
    parts = ", ".join(part for part, there in ((news, new), (filled, known)) if there)
    return f"{text % {'count': number}}: {parts}."


def _what_stays(counts: Counter[str]) -> str:
    sentences = []
    if count := counts["on_tour"]:
        text = ngettext(
            "%(count)d is on this tour already and is left out.",
            "%(count)d are on this tour already and are left out.",
            count,
        )
        sentences.append(text % {"count": count})
    if count := counts["twice"]:
        text = ngettext("%(count)d stands twice and goes once.", "%(count)d stand twice and go once.", count)
        sentences.append(text % {"count": count})
    if count := counts["rejected"]:
        text = ngettext(
            "%(count)d stays here with its reason.", "%(count)d stay here with their reason.", count
        )
        sentences.append(text % {"count": count})
    if counts["new"] + counts["client"]:
        sentences.append(_("One step, can be undone."))
    return " ".join(sentences)
