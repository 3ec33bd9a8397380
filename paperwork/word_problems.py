"""What is wrong with a Word template, in sentences for the person who made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.errors import AppError
from translations import N_, _

_MOST_TOLD = 12
_EXCERPT = 70

_SENTENCES = {
    # the file
    "not_found": N_("There is no file %(name)s."),
    "unreadable": N_("%(name)s cannot be read: %(reason)s."),
    "not_word": N_("This is not a Word document (.docx). Open it in Word or LibreOffice and save it as one."),
    "damaged": N_("The document is damaged. Open it in Word and save it anew."),
    "locked": N_(
        "The document is protected with a password, or in the old format .doc. Save it in Word as .docx "
        "without a password."
    ),
    "too_large": N_("The document is too large for a template. Make the pictures in it smaller."),
    "bomb": N_("The document unpacks to far more than a template can be, so it was not opened."),
    "grows": N_("With so many people the document gets too large. Take fewer rows inside rows."),
    # what acts by itself or loads something
    "macros": N_("The template has macros. Save it in Word as a document without macros (.docx)."),
    "objects": N_(
        "The template has objects of other programs in it. Take them out, or insert them as pictures."
    ),
    "outside": N_(
        "The template loads something from elsewhere: %(what)s. Insert it into the document itself, "
        "not as a link."
    ),
    "attached": N_(
        "The template is attached to another template. Open it in Word, Developer, Document Template, "
        "and attach Normal."
    ),
    "link": N_(
        "The template has a link that is neither a web page nor an e-mail address: %(what)s. Take it out."
    ),
    "field": N_(
        "The template has a field of Word that may not stand in it: %(what)s. Press Alt+F9 in Word to see "
        "it, and take it out."
    ),
    "mail_merge": N_(
        "The template is tied to a list for Word's mail merge. Make it an ordinary document in Word."
    ),
    "revisions": N_(
        "The template has tracked changes. Accept or reject all of them in Word and save it anew."
    ),
    "part": N_(
        "The template contains something that is not known here: %(what)s. Take it out, and save it anew."
    ),
    # what stands in braces
    "code": N_("Only a name may stand in braces, this is something else: %(what)s."),
    "statement": N_(
        "Only for, if, elif, else, endfor and endif are known between {%% and %%}, not: %(what)s."
    ),
    "filter": N_("Only upper, lower, date and default may follow a name, not: %(what)s."),
    "pattern": N_("A date is written with d, M and y, as dd.MM.yyyy, not as: %(what)s."),
    "brace": N_("A brace is missing: a name begins with {{ and ends with }} in the same paragraph."),
    "no_place": N_(
        "A name cannot be filled in here: in a formula, in a field of Word or in a drawing: %(what)s."
    ),
    "unclosed": N_("This has no end: %(what)s."),
    "unopened": N_("This has no beginning: %(what)s."),
    "crossing": N_(
        "Beginning and end stand where nothing between them can be repeated or left out: %(what)s. Put each "
        "into a paragraph or a row of its own."
    ),
    "no_rows": N_("Here nothing is repeated that could be counted: %(what)s."),
    "not_many": N_("Only tourists and tour.services can be repeated, not: %(what)s."),
    "too_deep": N_(
        "Rows are repeated inside rows that are repeated inside others: %(what)s. Two are the most."
    ),
    "too_many": N_("There are too many names in the template."),
}
_STORIES = {
    "text": N_("In the text"),
    "header": N_("In the header"),
    "footer": N_("In the footer"),
    "footnotes": N_("In a footnote"),
    "endnotes": N_("In an endnote"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a template. ``story``: text, header, footer, footnotes, endnotes; ``text``: its paragraph."""

    story: str
    text: str

    def __str__(self) -> str:
        """ "In the header: Tour {{ tour.number }}"."""
        cut = self.text if len(self.text) <= _EXCERPT else f"{self.text[:_EXCERPT]}…"
        return f"{_(_STORIES[self.story])}: {cut}" if cut else _(_STORIES[self.story])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing for which a template is refused. ``code`` is a key of the sentences above."""

    code: str
    what: str = ""
    why: str = ""
    place: Place | None = None

    def __str__(self) -> str:
        told = _(_SENTENCES[self.code]) % {"what": self.what, "name": self.what, "reason": self.why}
        return f"{told} ({self.place})" if self.place else told


class UnusableTemplate(AppError):
    """The template cannot be used; the message has a line for each of the ``problems``."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(map(str, self.problems[:_MOST_TOLD])))

    @classmethod
    def because(cls, code: str, what: str = "", why: str = "") -> UnusableTemplate:
        """The error of one problem."""
        return cls([Problem(code, what, why)])
