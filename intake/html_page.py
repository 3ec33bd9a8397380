"""A page of HTML on its way to the parser: what it holds, how deep it goes, where its cells end.

A list of ten thousand people is megabytes of HTML, and the parser alone is quick. So the page is searched as
bytes, and where the rows are nothing but plain cells only what stands around them is searched.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from intake.errors import UnreadableSource

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MAX_HTML = 24_000_000  # letters; a Calc list of 15,000 rows of 14 columns
MAX_DEPTH = 300  # the parser's time grows with the square of the depth
MAX_TABLES = 2_000
BREAK = "\ue001"  # stands for a line break while white space is folded
CELL = "\ue002"  # stands at the end of each cell, so that all rows are taken out at once
ROW = "\ue003"  # stands between rows
_MARKS = re.compile(rb"\xee\x80[\x81-\x83]")
_MARK_ENTITIES = re.compile(rb"&#(?:x0{0,9}e00[1-3]|0{0,9}5734[5-7])(?![0-9a-f]);?", re.IGNORECASE)
_CELL_ENDS = (b"</td>", b"</th>", b"</TD>", b"</TH>")
_BREAK_ENDS = (b"</p>", b"</div>", b"</li>", b"</P>", b"</DIV>", b"</LI>")
_BREAK_TAG = re.compile(rb"<br\b[^>]{0,300}>", re.IGNORECASE)
_UNSEEN = ("comment", "rt", "script", "style")
_NESTING_TAGS = re.compile(
    rb"<(/?)(?:div|span|font|[bisau]|em|strong|section|article|blockquote|[uo]l|li|center|table|form|pre)\b"
)


class Page:
    """A page, searched and parsed. Raises UnreadableSource when it is too large.

    ``cells``: how many are opened. ``closed``: each has its end tag, and the tree has CELL before it.
    """

    def __init__(self, html: str) -> None:
        if len(html) > MAX_HTML:
            raise UnreadableSource("too_large")
        self.html = html
        page = _without_marks(html.encode("utf-8", "replace"))  # lone surrogates are not text
        self._page, ended = _mark_cells(page)
        self._low = page.lower()
        self._around, self._other_tags, self.cells = _look_over(self._low, ended)
        self.closed = ended == self.cells
        if not self.closed:
            self._page = page

    def has(self, word: str) -> bool:
        """Whether a word in small letters stands anywhere but in plain rows."""
        return word.encode() in self._around

    def origin(self) -> str:
        """The program that wrote it: excel, word, sheets, calc, writer; "html" if it does not say."""
        top = self._low[:20_000]
        for mark, origin in (
            (b"excel.sheet", "excel"),
            (b"office:excel", "excel"),
            (b"word.document", "word"),
            (b"office:word", "word"),
            (b"google-sheets", "sheets"),
        ):
            if mark in top:
                return origin
        if b"libreoffice" in top or b"openoffice" in top:
            return "calc" if self.has("sdval=") or self.has("<colgroup") else "writer"
        return "html"

    def tree(self) -> LexborHTMLParser:
        """The page parsed, with marks for line breaks and ends of cells and without what nobody sees.

        Raises UnreadableSource when its tables or boxes stand too deep in one another.
        """
        from selectolax.lexbor import LexborHTMLParser

        if self._around.count(b"<table") > MAX_TABLES or self._depth() > MAX_DEPTH:
            raise UnreadableSource("too_deep")
        parser = LexborHTMLParser(self._marked())
        unseen = [tag for tag in _UNSEEN if self.has(f"<{tag}")]
        for useless in parser.css(", ".join(unseen)) if unseen else ():
            useless.decompose()
        return parser

    def _marked(self) -> bytes:
        page = self._page if self.has("<table") else b"<table>" + self._page + b"</table>"
        if self.has("<br"):
            page = _BREAK_TAG.sub(BREAK.encode(), page)
        for end in _BREAK_ENDS:
            if end.lower() in self._around:
                page = page.replace(end, BREAK.encode() + end)
        return page

    def _depth(self) -> int:
        return deepest(self._low) if self._other_tags > MAX_DEPTH else self._other_tags


def _without_marks(page: bytes) -> bytes:
    if b"&#" in page:
        page = _MARK_ENTITIES.sub(b"", page)
    return _MARKS.sub(b"", page) if b"\xee\x80" in page else page


def _mark_cells(page: bytes) -> tuple[bytes, int]:
    """The page with CELL before the end tags of its cells, and how many these are."""
    mark, length = CELL.encode(), len(page)
    for end in _CELL_ENDS:
        page = page.replace(end, mark + end)
    return page, (len(page) - length) // len(mark)


def _look_over(low: bytes, ended: int) -> tuple[bytes, int, int]:
    """What can hold more than plain rows, how many tags are none of plain rows, how many cells are opened."""
    first, last = low.find(b"<tr>"), low.rfind(b"</tr>") + 5
    cells = low.count(b"<td>")
    around = low[:first] + low[last:]
    others = low.count(b"<") - cells - ended - low.count(b"<tr>") - low.count(b"</tr>")
    if 0 <= first < last and around.count(b"<") == others:
        return around, others, cells
    return low, others, low.count(b"<td") + low.count(b"<th") - low.count(b"<thead")


def deepest(low: bytes) -> int:
    """How many boxes stand in one another at most in a page in small letters, inline ones counted."""
    steps = accumulate(-1 if closing else 1 for closing in _NESTING_TAGS.findall(low))
    depths = [0, *steps]
    return max(depth - least for depth, least in zip(depths, accumulate(depths, min), strict=True))
