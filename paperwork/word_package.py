"""A Word document as its parts, bounded and checked before anything of it is believed.

Templates come from strangers: archives lie about their sizes, XML may declare entities. Everything happens in
memory, so nothing half written can be left behind.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from paperwork.word_problems import UnusableTemplate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OWN = "{urn:habitue:template}"  # marks and boxes; in no document that comes or goes
Element = Any  # lxml has no types

LARGEST_FILE = 20_000_000  # bytes; a template with a letterhead has some hundred thousand
LARGEST_UNPACKED = 100_000_000
LARGEST_XML = 20_000_000  # all of it; five hundred pages of tables have a third
MAX_RATIO = 150  # real documents reach 40; a bomb a thousand
SMALL = 5_000_000  # unpacked bytes below which the ratio does not matter
MOST_PARTS = 2_000
_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TYPES = "[Content_Types].xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT, _TEMPLATE = f"{_WORD}document.main+xml", f"{_WORD}template.main+xml"
_STORIES = {
    _DOCUMENT: "text",
    _TEMPLATE: "text",
    f"{_WORD}header+xml": "header",
    f"{_WORD}footer+xml": "footer",
    f"{_WORD}footnotes+xml": "footnotes",
    f"{_WORD}endnotes+xml": "endnotes",
}


@dataclass(frozen=True, slots=True)
class Package:
    """``parts`` by name in their order in the file; ``types``: the content type of each.

    ``xml``: the parsed ones. ``stories``: those that hold the document's text, and in what: text, header,
    footer, footnotes, endnotes.
    """

    parts: dict[str, bytes] = field(repr=False)
    types: dict[str, str] = field(repr=False)
    xml: dict[str, Element] = field(repr=False)
    stories: dict[str, str]


def read_bytes(path: Path) -> bytes:
    """The content of the file. Raises UnusableTemplate."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UnusableTemplate.because("too_large")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableTemplate.because("not_found", what=str(path)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise UnusableTemplate.because("unreadable", what=path.name, why=why) from error


def open_package(content: bytes) -> Package:
    """The parts of a Word document. Raises UnusableTemplate."""
    parts = unpack(content)
    if _TYPES not in parts:
        raise UnusableTemplate.because("not_word")
    types = _content_types(parts)
    written = [name for name, kind in types.items() if _is_xml(name, kind)]
    if sum(len(parts[name]) for name in written) > LARGEST_XML:
        raise UnusableTemplate.because("too_large")
    xml = {name: parse_part(parts[name]) for name in written}
    stories = {name: _STORIES[kind] for name, kind in types.items() if kind in _STORIES}
    texts = [name for name, where in stories.items() if where == "text"]
    if len(texts) != 1 or xml[texts[0]].tag != f"{W}document":
        macros = any("macroEnabled" in kind for kind in types.values())
        raise UnusableTemplate.because("macros" if macros else "not_word")
    return Package(parts, types, xml, stories)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A document (.docx) of these parts, also where they were those of a .dotx."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            told = content.replace(_TEMPLATE.encode(), _DOCUMENT.encode()) if name == _TYPES else content
            archive.writestr(zipfile.ZipInfo(name), told, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def parse_part(content: bytes) -> Element:
    """The root of an XML part. Raises UnusableTemplate for broken XML and for any that declares something."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnusableTemplate.because("damaged") from error
    if root.getroottree().docinfo.doctype:  # office programs never write one, attackers do
        raise UnusableTemplate.because("damaged")
    return root


def write_part(root: Element) -> bytes:
    """The part as Word writes it."""
    from lxml import etree

    content: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def unpack(content: bytes) -> dict[str, bytes]:
    """The parts by name, as they are. Raises UnusableTemplate."""
    if len(content) > LARGEST_FILE:
        raise UnusableTemplate.because("too_large")
    if content.startswith(_OLE):  # a password wraps the archive into the old container
        raise UnusableTemplate.because("locked")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _entries(archive, len(content))
    except zipfile.BadZipFile as error:
        raise UnusableTemplate.because("not_word") from error
    except (RuntimeError, NotImplementedError, EOFError, ValueError, OSError, zlib.error) as error:
        raise UnusableTemplate.because("damaged") from error


def _entries(archive: zipfile.ZipFile, packed: int) -> dict[str, bytes]:
    """The content of every entry; sizes in the archive's directory may lie, so what comes out is counted."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise UnusableTemplate.because("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnusableTemplate.because("locked")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise UnusableTemplate.because("damaged")  # which of two would be read is everybody's own choice
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        pieces = []
        with archive.open(entry) as file:
            while piece := file.read(_CHUNK):
                total += len(piece)
                if total > LARGEST_UNPACKED or (total > SMALL and total > packed * MAX_RATIO):
                    raise UnusableTemplate.because("bomb")
                pieces.append(piece)
        parts[entry.filename] = b"".join(pieces)
    return parts


def _content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The content type of every part, "" where the document does not say."""
    root = parse_part(parts[_TYPES])
    defaults = {
        one.get("Extension", "").lower(): one.get("ContentType", "") for one in root.iter("{*}Default")
    }
    own = {
        one.get("PartName", "").lstrip("/").casefold(): one.get("ContentType", "")
        for one in root.iter("{*}Override")
    }
    return {
        name: own.get(name.casefold()) or defaults.get(name.rpartition(".")[2].lower(), "") for name in parts
    }


def _is_xml(name: str, kind: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml")) or kind.endswith(("+xml", "/xml"))
