"""The sentences of what only a look at the whole base finds, or a base that other programs have filled."""

from __future__ import annotations

from models.checks.findings import Sentence
from translations import N_

SENTENCES: dict[str, Sentence] = {
    "mixed_word": N_("There are letters of two alphabets in one word."),
    "latin_word": N_("All letters of %(name)s are Latin, beside a Cyrillic name."),
    "no_such_day": N_("There is no such day."),
    "unreadable_date": N_("This is no date."),
    "phone_decimal": N_("%(phone)s was written by a spreadsheet."),
    "phone_several": N_("There are several numbers here. Each needs a line of its own."),
    "ended_already": N_("The passport ended on %(date)s. Tour %(tour)s leaves on %(start)s."),
    "ends_before_tour": N_("The passport ends on %(date)s. Tour %(tour)s leaves on %(start)s."),
    "ends_during_tour": N_("The passport ends on %(date)s, during tour %(tour)s, which leaves on %(start)s."),
    "same_document": N_("Both have the same passport number."),
    "name_and_birth": N_("Both have the same name and date of birth."),
    "name_and_phone": N_("Both have the same name and phone."),
    "former_surname": N_(
        "The same given name and date of birth; the surname of one is the other's former one."
    ),
}
