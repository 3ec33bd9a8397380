"""Where both forms show what an international passport says otherwise than the national one (T12)."""

from __future__ import annotations

from collections.abc import Sequence

from translations import _
from ui.common.fields import Field
from ui.common.fold import Fold
from ui.tourists.field_rows import FieldRow


class PrintedFold(Fold):
    """The fields that ``form_fields.printed_fields`` makes; ``others`` stand behind the birthplace."""

    def __init__(self, fields: Sequence[Field], *others: Field) -> None:
        surname, given_name, sex, birth_date, birth_place = fields
        names = FieldRow([(surname, 4), (given_name, 4), (sex, 4)])
        rest = FieldRow([(birth_date, 3), (birth_place, 5), *((one, 4) for one in others)])
        super().__init__(_("Differs from the national passport"), names, rest)
        self.fields = [*fields, *others]

    def show_values(self) -> None:
        """Unfolded where there is something to see or somebody is, folded where there is nothing."""
        focus = self.window().focusWidget()
        in_use = focus is not None and self.body.isAncestorOf(focus)
        self.turn(not in_use and not any(one.value() for one in self.fields))
