"""What is repeated or left out: statements of a Word template become boxes around what they speak of.

A person writes ``{% for t in tourists %}`` in one cell and ``{% endfor %}`` in another, or both in paragraphs
or rows of their own, or in the middle of a sentence. The tree says what is meant: the smallest paragraphs,
rows or parts of a sentence that hold all of it. So nothing that is filled can fall apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise

from paperwork.word_marks import MARKS, STATEMENT, VALUE, place_of, tag_of
from paperwork.word_package import OWN, Element, W
from paperwork.word_problems import Problem
from paperwork.word_tags import Condition, Loop, Word

EACH = f"{OWN}each"  # of: a collection, as: what an item is called; its children are repeated
CHOICE = f"{OWN}choice"  # its children are branches, of which the first that holds stays
BRANCH = f"{OWN}branch"  # tag: the condition, none for else
_ENDS = {"endfor": Loop, "endif": Condition}
_SEEN = {f"{W}drawing", f"{W}pict", f"{W}sym", f"{W}object", f"{W}fldChar", *MARKS, EACH, CHOICE}
_TEXT = f"{W}t"
_ROW, _PARAGRAPH, _RUN = f"{W}tr", f"{W}p", f"{W}r"


class _Crossing(Exception):
    """Beginning and end stand where nothing whole lies between them."""


def box_statements(root: Element, story: str) -> list[Problem]:
    """Make boxes of all statements in the tree, the inner ones first; what cannot be one is told."""
    problems: list[Problem] = []
    pending: list[list[Element]] = []
    for mark in list(root.iter(STATEMENT)):
        tag = tag_of(mark)
        if isinstance(tag, Loop) or (isinstance(tag, Condition) and tag.word == "if"):
            pending.append([mark])
        elif not pending or not _belongs(tag, tag_of(pending[-1][0])):
            problems.append(Problem("unopened", mark.get("tag"), place=place_of(mark, story)))
        elif isinstance(tag, Word) and tag.word in _ENDS:
            marks = [*pending.pop(), mark]
            try:
                _box(marks)
            except _Crossing:
                problems.append(Problem("crossing", marks[0].get("tag"), place=place_of(marks[0], story)))
        else:
            pending[-1].append(mark)
    for group in pending:
        problems.append(Problem("unclosed", group[0].get("tag"), place=place_of(group[0], story)))
    return problems


def repeat_around(mark: Element, collection: str) -> None:
    """Repeat for each of a collection the row of a table in which the mark stands, or else its paragraph.

    A mark that stands around whole paragraphs or rows is itself repeated.
    """
    outer = list(mark.iterancestors(_ROW, _PARAGRAPH, f"{W}tc", f"{W}txbxContent"))
    unit = mark
    if outer and outer[0].tag == _PARAGRAPH:
        unit = outer[0]
        if next((one.tag for one in outer if one.tag != _PARAGRAPH), "") == f"{W}tc":
            unit = next(one for one in outer if one.tag == _ROW)
    box = unit.makeelement(EACH, {"of": collection, "as": collection, "at": mark.get("at", "")})
    unit.addprevious(box)
    box.append(unit)


def _belongs(tag: object, opening: object) -> bool:
    if isinstance(tag, Word) and tag.word in _ENDS:
        return isinstance(opening, _ENDS[tag.word])
    return isinstance(opening, Condition)  # else and elif


def _box(marks: list[Element]) -> None:
    """Put what lies between the marks into a box. Raises _Crossing."""
    parent = _common_parent(marks)
    if parent.tag == _ROW or any(child.tag == f"{W}tc" for child in parent):
        _bring_around(next(parent.iterancestors(_ROW)) if parent.tag != _ROW else parent, marks)
    else:
        for number, mark in enumerate(marks):
            _lift(mark, parent, _edge(number, len(marks)))
    _wrap(marks)


def _edge(number: int, count: int) -> str:
    return "first" if number == 0 else "last" if number == count - 1 else "middle"


def _bring_around(row: Element, marks: list[Element]) -> None:
    """A row with beginning and end in its own cells is repeated or left out as a whole."""
    if len(marks) > 2:
        raise _Crossing
    row.addprevious(marks[0])
    row.addnext(marks[1])


def _common_parent(marks: list[Element]) -> Element:
    """The innermost element that holds all the marks."""
    lines = [list(reversed(list(mark.iterancestors()))) for mark in marks]
    common = None
    for level in zip(*lines, strict=False):
        if any(one is not level[0] for one in level):
            break
        common = level[0]
    return common


def _child_of(parent: Element, mark: Element) -> Element:
    """The child of the parent in which the mark stands, or the mark itself."""
    child = mark
    while child.getparent() is not parent:
        child = child.getparent()
    return child


def _lift(mark: Element, parent: Element, edge: str) -> None:
    """Bring the mark up to be a child of the parent. A run is cut in two for it.

    Anything else, a paragraph, row or link, stays whole: the mark goes before or behind it.
    """
    child = _child_of(parent, mark)
    if child.tag == _RUN and mark.getparent() is child:
        _cut_run(child, mark)
    elif child is not mark:
        _lift_to_edge(mark, child, edge)


def _lift_to_edge(mark: Element, child: Element, edge: str) -> None:
    before, after = _content_around(mark, child)
    if (before and after) or (before and edge == "first") or (after and edge == "last"):
        raise _Crossing
    keeps = next(child.iter(f"{W}sectPr"), None) is not None  # the end of a section stands in a paragraph
    if before or (keeps and edge == "first"):
        child.addnext(mark)
    else:
        child.addprevious(mark)
    if not before and not after and not keeps:
        child.getparent().remove(child)


def _content_around(mark: Element, child: Element) -> tuple[bool, bool]:
    """Whether anything that is seen stands before the mark in the child, and behind it."""
    found = [False, False]
    behind = 0
    for one in child.iter():
        if one is mark:
            behind = 1
        elif one.tag in _SEEN or (one.tag == _TEXT and (one.text or "").strip()):
            found[behind] = True
    return found[0], found[1]


def _cut_run(run: Element, mark: Element) -> None:
    """Two runs of one look, the mark between them."""
    behind = run.makeelement(_RUN, dict(run.attrib))
    look = run.find(f"{W}rPr")
    if look is not None:
        behind.append(deepcopy(look))
    behind.extend(list(mark.itersiblings()))
    run.addnext(mark)
    mark.addnext(behind)


def _wrap(marks: list[Element]) -> None:
    """The marks are siblings now: what follows each goes into its box, and the marks go."""
    opening = marks[0]
    if any(one.getparent() is not opening.getparent() for one in marks):
        raise _Crossing
    tag = tag_of(opening)
    if isinstance(tag, Loop):
        box = opening.makeelement(EACH, {"of": tag.path, "as": tag.target, "at": opening.get("at")})
        box.extend(_between(opening, marks[1]))
    else:
        box = opening.makeelement(CHOICE, {"at": opening.get("at")})
        for start, end in pairwise(marks):
            branch = opening.makeelement(BRANCH, {"tag": start.get("tag")})
            branch.extend(_between(start, end))
            box.append(branch)
    opening.addprevious(box)
    for mark in marks:
        box.getparent().remove(mark)


def _between(start: Element, end: Element) -> list[Element]:
    found: list[Element] = []
    for one in start.itersiblings():
        if one is end:
            break
        found.append(one)
    return found


def values_in(root: Element) -> Iterator[Element]:
    """Every place of a name, and every branch with a condition, in order."""
    return (one for one in root.iter(VALUE, BRANCH) if one.get("tag"))
