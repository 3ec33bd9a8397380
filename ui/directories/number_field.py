"""A field for a whole number; empty is no number."""

from __future__ import annotations

from translations import _
from ui.common.fields import TextField


class NumberField(TextField):
    """The value is digits; ``least`` is the smallest number that can be kept."""

    def __init__(self, name: str, caption: str, *, least: int = 0, hint: str = "") -> None:
        super().__init__(name, caption, hint=hint)
        self._least = least

    def number(self) -> int | None:
        """The number, None if the field is empty or holds something else."""
        return int(self.value()) if self.value() and not self.problem() else None

    def set_number(self, number: int | None) -> None:
        self.set_value("" if number is None else str(number))

    def problem(self) -> str:
        typed = self.value()
        if not typed:
            return ""
        if not typed.isascii() or not typed.isdecimal() or len(typed) > 5:
            return _("“%(typed)s” is not a whole number.") % {"typed": typed}
        return _("At least %(least)d.") % {"least": self._least} if int(typed) < self._least else ""

    def normalise(self) -> None:
        self.show_message(self.problem())
