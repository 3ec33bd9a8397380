"""Names in braces become marks in the tree of a Word document, however Word split them over its runs.

Word breaks a text into runs wherever spelling, language or an edit changed, also in the middle of a name. A
paragraph's text is therefore put together, its tags found, and each tag taken out of the texts it ran through
and left as one element, a mark, where it began.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from paperwork.word_package import OWN, Element, W
from paperwork.word_problems import Place, Problem
from paperwork.word_tags import RefusedTag, Remark, Tag, Value, find_tags, parse_tag, plain_tag

VALUE = f"{OWN}value"
STATEMENT = f"{OWN}statement"
MARKS = (VALUE, STATEMENT)
MOST_TAGS = 5_000
_EXCERPT = 300
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = f"{W}t"


def tag_of(mark: Element) -> Tag:
    """What the mark says."""
    return parse_tag(mark.get("tag"))


def place_of(mark: Element, story: str) -> Place:
    return Place(story, mark.get("at", ""))


def set_marks(root: Element, story: str) -> list[Problem]:
    """Put a mark in the place of every tag of a story; what cannot be one is told."""
    problems: list[Problem] = []
    for paragraph in list(root.iter(f"{W}p")):
        problems += _mark_paragraph(paragraph, story)
    problems += _out_of_place(root, story)
    if sum(1 for _mark in root.iter(*MARKS)) > MOST_TAGS:
        problems.append(Problem("too_many"))
    return problems


def own_texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph, without those of text boxes that hang in it."""
    return [text for text in paragraph.iter(_TEXT) if next(text.iterancestors(f"{W}p")) is paragraph]


def _mark_paragraph(paragraph: Element, story: str) -> Iterator[Problem]:
    texts = own_texts(paragraph)
    whole = "".join(text.text or "" for text in texts)
    if "{" not in whole and "}" not in whole:
        return
    place = Place(story, " ".join(whole[:_EXCERPT].split()))
    spans, loose = find_tags(whole)
    if loose:
        yield Problem("brace", place=place)
    if len(spans) > MOST_TAGS:
        yield Problem("too_many")
        return
    starts = [0, *accumulate(len(text.text or "") for text in texts)]
    for start, end in reversed(spans):  # so that what stands before keeps its place
        tag = plain_tag(whole[start:end])
        try:
            parsed = parse_tag(tag)
        except RefusedTag as refused:
            yield Problem(refused.code, refused.what, place=place)
            continue
        before = _cut_out(texts, starts, start, end)
        if not isinstance(parsed, Remark):
            kind = VALUE if isinstance(parsed, Value) else STATEMENT
            before.addnext(before.makeelement(kind, {"tag": tag, "at": place.text}))


def _cut_out(texts: list[Element], starts: list[int], start: int, end: int) -> Element:
    """Take the letters from start to end out of the texts; the text that is left before them is returned.

    What followed them in the text where they began becomes a text of its own, right behind that one.
    """
    at = bisect_right(starts, start, hi=len(texts)) - 1
    first, letters = texts[at], texts[at].text
    first.text = letters[: start - starts[at]]
    following = first.makeelement(_TEXT)
    following.text = letters[end - starts[at] :]
    first.addnext(following)
    changed = [first, following]
    while (at := at + 1) < len(texts) and starts[at] < end:
        texts[at].text = (texts[at].text or "")[end - starts[at] :]
        changed.append(texts[at])
    for text in changed:
        text.set(SPACE, "preserve")
    return first


def _out_of_place(root: Element, story: str) -> Iterator[Problem]:
    """Tags in formulas, drawings and codes of fields, which would be left as they are."""
    for one in root.iter("{*}t", f"{W}instrText"):
        in_paragraph = one.tag == _TEXT and next(one.iterancestors(f"{W}p"), None) is not None
        if not in_paragraph and find_tags(one.text or "")[0]:
            yield Problem("no_place", one.text.strip()[:60], place=Place(story, ""))
