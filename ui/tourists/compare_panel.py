"""The two passports side by side above the form: one line for each fact, the worst first (T12)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QWidget

from models.checks.findings import FINE, NOTE, UNKNOWN, WARN, WRONG, Finding, worst_first
from models.checks.sentences import sentence
from translations import N_, _
from ui.common import theme
from ui.common.buttons import ENTER, tool
from ui.common.layouts import clear, column, label, paint_ground, pane, picture, row
from ui.common.plain_text import PlainLabel
from ui.common.wording import field_name
from ui.tourists.overwrite_rows import shown

# Icon, colour of the icon, colour of the words, and the result in a word.
LOOKS = {
    WRONG: ("error", "error_icon", "error", N_("Mistake")),
    WARN: ("warn", "warn_icon", "warn", N_("Attention")),
    UNKNOWN: ("minus", "text3", "", N_("Not known")),
    NOTE: ("info", "text2", "", N_("Note")),
    FINE: ("okc", "ok_icon", "ok", N_("In order")),
}
PRINTED = "international_passport_printed_"
NATIVE = {"surname": "native_surname", "given_name": "native_given_name"}
SHARES = (6, 8, 8, 5, 22)  # of the width: what, national, international, result, meaning
HIGHEST = 260  # then the lines scroll: something of the form has to be seen
SIGN, LEAST = 14, 22


class ComparedLine(QAbstractButton):
    """A fact, what both passports say, the result and what it means. A click or Enter goes to its field."""

    def __init__(self, found: Finding) -> None:
        super().__init__()
        self.found = found
        what, home, abroad = field_name(plain_field(found)), *_values(found)
        sign, sign_tone, tone, result = LOOKS[found.level]
        said = sentence(found)
        texts = (
            label(what, "secondary"),
            label(home, "strong"),
            label(abroad, "strong"),
            label(_(result), "strong", tone),
            label(said),
        )
        icon = (picture(sign, sign_tone, SIGN), 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row(icon, *_shared(texts), margins=(6, 3, 6, 3)))
        for one in self.findChildren(QWidget):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self.setAccessibleName(f"{what}: {_(result)}. {said}")
        self.setAccessibleDescription(" · ".join(filter(None, (home, abroad))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, True)

    def minimumSizeHint(self) -> QSize:
        """No higher than its texts are at its width: Qt would reckon with words below each other."""
        return QSize(0, theme.px(LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus() and not self.underMouse():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tone("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))


class ComparePanel(QWidget):
    """Signals: ``chosen(field)``: a line was clicked; ``close_asked()``."""

    chosen = Signal(str)
    close_asked = Signal()

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__()
        self.findings: list[Finding] = []
        self.lines: list[ComparedLine] = []
        paint_ground(self, "sunken")
        self._box = column(gap=0)
        self._area = _LineArea(pane(self._box))
        close = tool("x", _("Close"), self.close_asked.emit, key="Esc")
        close.setFixedSize(theme.px(24), theme.px(24))
        title = label(_("National and international passport"), "section")
        head = row(title, None, close, margins=(6, 0, 0, 0))
        self._headings = _headings()
        self._area.verticalScrollBar().installEventFilter(self)
        self.setLayout(column(head, self._headings, self._area, margins=(6, 6, 6, 6), gap=2))
        self.show_findings(findings)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The headings keep to the columns when a scroll bar takes room from them."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            bar = self._area.verticalScrollBar()
            taken = bar.sizeHint().width() if event.type() == QEvent.Type.Show else 0
            margins = self._headings.layout().contentsMargins()
            margins.setRight(theme.px(6) + taken)
            self._headings.layout().setContentsMargins(margins)
        return super().eventFilter(watched, event)

    def show_findings(self, findings: Sequence[Finding]) -> bool:
        """Show these, the worst first; whether they are others than before. The focus stays in its line."""
        if (ordered := worst_first(findings)) == self.findings:
            return False
        at = next((number for number, one in enumerate(self.lines) if one.hasFocus()), None)
        clear(self._box)
        self.findings = ordered
        self.lines = [self._line(found) for found in ordered]
        for one in self.lines:
            self._box.addWidget(one)
        self._area.fit()
        if at is not None:
            self.lines[min(at, len(self.lines) - 1)].setFocus()
        return True

    def _line(self, found: Finding) -> ComparedLine:
        made = ComparedLine(found)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(found.field))
        made.installEventFilter(self._area)
        return made


class _LineArea(QScrollArea):
    """As high as its lines, up to HIGHEST."""

    def __init__(self, body: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.setProperty("ground", "none")
        self.setWidget(body)

    def fit(self) -> None:
        layout = self.widget().layout()
        layout.activate()
        height = layout.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(min(max(height, theme.px(24)), theme.px(HIGHEST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.ensureWidgetVisible(watched, 0, theme.px(8))
        return super().eventFilter(watched, event)


def plain_field(found: Finding) -> str:
    """The person's field that the finding is about, where it stands at the passport's own one."""
    name = found.field.removeprefix(PRINTED)
    return NATIVE.get(name, name)


def _values(found: Finding) -> tuple[str, str]:
    name = plain_field(found)
    return shown(name, str(found.fact("national"))), shown(name, str(found.fact("international")))


def _shared(texts: Sequence[PlainLabel]) -> list[tuple[PlainLabel, int]]:
    """The texts with their shares of the width, whatever they say, so that the lines make columns."""
    for one in texts:
        one.setWordWrap(True)
        one.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        policy = one.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        one.setSizePolicy(policy)
    return list(zip(texts, SHARES, strict=True))


def _headings() -> QWidget:
    """What stands in the columns; they are as wide as those of the lines."""
    texts = ("", _("National passport"), _("International passport"), "", _("What it means"))
    parts = _shared([label(text, "caption") for text in texts])
    return pane(row(SIGN + 8, *parts, margins=(6, 0, 6, 0)))
