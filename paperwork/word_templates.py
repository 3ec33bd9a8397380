"""Word templates (.docx): names in braces, rows that repeat, filled for a tour or for each of its tourists.

A template is read once: checked for what must not be in it, its names found and compared with those that
there are. Filling copies the checked tree; a value becomes text in it and can become nothing else. What there
is to write in a template stands in docs/TEMPLATES.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from models.records import Tour, Tourist
from paperwork.answering import FilledAnswer
from paperwork.word_blocks import BRANCH, EACH, box_statements, repeat_around, values_in
from paperwork.word_filling import Gap, StoryFiller
from paperwork.word_marks import place_of, set_marks, tag_of
from paperwork.word_names import REPEATING, USUAL, Manner, Subject, answer_texts, canonical, known_names
from paperwork.word_package import (
    Element,
    open_package,
    pack,
    parse_part,
    read_bytes,
    unpack,
    write_part,
)
from paperwork.word_problems import Place, Problem, UnusableTemplate
from paperwork.word_tags import Condition, Value
from paperwork.word_threats import find_threats

_DEEPEST = 2  # services of each tourist, at most


@dataclass(frozen=True, slots=True)
class UsedName:
    """A name as it stands in the table of names: ``tourists.phone`` for ``t.phone``."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Repeated:
    """A row, paragraph or part of a sentence that is there for each of ``collection``."""

    collection: str
    place: Place


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A template that was read and found harmless, to be filled any number of times.

    ``content`` is the file as it came, ``stories`` its texts made ready. ``names`` are used in it, each once,
    ``unknown`` those of them that nothing stands behind.
    """

    content: bytes = field(repr=False)
    stories: dict[str, bytes] = field(repr=False)
    names: tuple[UsedName, ...]
    unknown: tuple[UsedName, ...]
    repeated: tuple[Repeated, ...]


@dataclass(frozen=True, slots=True)
class FilledDocument:
    """A document (.docx), and the names in it behind which nothing stood."""

    content: bytes = field(repr=False)
    gaps: tuple[Gap, ...]


def read_template(source: Path | bytes, known: Collection[str] | None = None) -> WordTemplate:
    """Read and check a template. Raises UnusableTemplate, which tells all that is wrong with it.

    ``known`` are the names that there are, those of the office without it.
    """
    content = source if isinstance(source, bytes) else read_bytes(source)
    package = open_package(content)
    if threats := find_threats(package):
        raise UnusableTemplate(threats)
    reading = _Reading(known_names() if known is None else known)
    for name, story in package.stories.items():
        reading.read(package.xml[name], story)
    if reading.problems:
        raise UnusableTemplate(reading.problems)
    stories = {name: write_part(package.xml[name]) for name in package.stories}
    names = tuple(reading.names.values())
    unknown = tuple(used for used in names if used.name not in reading.known)
    return WordTemplate(content, stories, names, unknown, tuple(dict.fromkeys(reading.repeated)))


def fill_template(
    template: WordTemplate,
    tour: Tour | None,
    tourist: Tourist | None,
    tourists: Sequence[Tourist] = (),
    answers: Sequence[FilledAnswer] = (),
    *,
    manner: Manner = USUAL,
    clerk: str = "",
    today: str = "",
) -> FilledDocument:
    """The document for a tour, for one tourist if the template names one, with rows for all the tourists.

    ``answers`` are those of a filled questionnaire. ``clerk`` is the tour's unless said otherwise, ``today``
    (ISO) the day of this computer. Names without anything behind them leave nothing and are among the gaps.
    Touches nothing. Raises UnusableTemplate if the document gets too large.
    """
    subject = Subject(
        tour,
        tourist,
        tourists,
        answer_texts(answers),
        today or date.today().isoformat(),
        clerk or (tour.clerk if tour else ""),
        manner,
    )
    filler = StoryFiller(subject, frozenset(used.name for used in template.unknown))
    parts = unpack(template.content)
    for name, content in template.stories.items():
        root = parse_part(content)
        filler.fill(root)
        parts[name] = write_part(root)
    return FilledDocument(pack(parts), filler.found_gaps())


class _Reading:
    """What is found in the stories of one template, one after the other."""

    def __init__(self, known: Collection[str]) -> None:
        self.known = known
        self.names: dict[str, UsedName] = {}
        self.repeated: list[Repeated] = []
        self.problems: list[Problem] = []

    def read(self, root: Element, story: str) -> None:
        """Make the story ready for filling, in place."""
        found = set_marks(root, story)
        found += box_statements(root, story)
        self.problems += found
        if not found:
            self._repeat_rows(root)
            self._note_loops(root, story)
            self._note_names(root, story)

    def _repeat_rows(self, root: Element) -> None:
        """A name of many outside any loop repeats its row."""
        for mark in list(values_in(root)):
            for path in _paths(mark):
                name = canonical(path, _loops_around(mark))
                collection = next((one for one in REPEATING if name.startswith(f"{one}.")), "")
                if collection and collection not in (of for _target, of in _loops_around(mark)):
                    repeat_around(mark if mark.tag != BRANCH else mark.getparent(), collection)

    def _note_loops(self, root: Element, story: str) -> None:
        for box in root.iter(EACH):
            collection, place = box.get("of"), place_of(box, story)
            if len(list(box.iterancestors(EACH))) >= _DEEPEST:
                self.problems.append(Problem("too_deep", collection, place=place))
            elif collection in REPEATING:
                self.repeated.append(Repeated(collection, place))
            elif collection in self.known:
                self.problems.append(Problem("not_many", collection, place=place))
            else:
                self.names.setdefault(collection, UsedName(collection, place))

    def _note_names(self, root: Element, story: str) -> None:
        for mark in values_in(root):
            loops = list(_loops_around(mark))
            at = mark if mark.tag != BRANCH else mark.getparent()
            for path in _paths(mark):
                name = canonical(path, loops)
                if name.startswith("loop.") and not loops:
                    self.problems.append(Problem("no_rows", path, place=place_of(at, story)))
                self.names.setdefault(name, UsedName(name, place_of(at, story)))


def _paths(mark: Element) -> Iterator[str]:
    tag = tag_of(mark)
    if isinstance(tag, Value):
        yield tag.path
    elif isinstance(tag, Condition):
        yield from (term.path for term in tag.terms)


def _loops_around(mark: Element) -> Iterator[tuple[str, str]]:
    """What an item is called and of which collection it is, the innermost loop first."""
    return ((box.get("as"), box.get("of")) for box in mark.iterancestors(EACH))
