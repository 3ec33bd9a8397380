"""What a Word template must not bring: macros, objects, links that load something, fields that run something.

What is not known to be harmless is refused: kinds of relationships and of fields are lists of what may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.word_package import OWN, Element, Package, W
from paperwork.word_problems import Problem

_HARMLESS_PARTS = frozenset(
    # of every document
    "officedocument styles styleswitheffects settings websettings fonttable font theme themeoverride "
    "numbering header footer footnotes endnotes image hyperlink thumbnail core-properties "
    "extended-properties custom-properties customxml customxmlprops glossarydocument printersettings "
    # remarks and who wrote them
    "comments commentsextended commentsids commentsextensible people documenttasks classificationlabels "
    # drawings
    "chart chartstyle chartcolorstyle chartusershapes diagramcolors diagramdata diagramlayout "
    "diagramquickstyle diagramdrawing hdphoto".split()
)
_MACRO_PARTS = ("vbaproject", "vbadata", "wordvbadata", "keymapcustomizations", "attachedtoolbars")
_OBJECT_PARTS = ("oleobject", "package", "control", "activexcontrolbinary", "afchunk", "subdocument")
_MACRO_TYPES = ("macroenabled", "vbaproject", "vbadata")
_OBJECT_TYPES = ("oleobject", "activex")
# Elements that are refused wherever they stand, by their name in the namespace of Word.
_ELEMENTS = {
    "object": "objects",
    "control": "objects",
    "altChunk": "objects",
    "subDoc": "objects",
    "attachedTemplate": "attached",
    "mailMerge": "mail_merge",
    "ins": "revisions",
    "del": "revisions",
    "moveFrom": "revisions",
    "moveTo": "revisions",
}
_HARMLESS_FIELDS = frozenset(
    "ADVANCE AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT BIDIOUTLINE COMMENTS CREATEDATE DATE DOCPROPERTY "
    "EDITTIME EQ FILENAME FILESIZE FORMCHECKBOX FORMDROPDOWN FORMTEXT HYPERLINK INDEX KEYWORDS "
    "LASTSAVEDBY LISTNUM NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE REF REVNUM SAVEDATE "
    "SECTION SECTIONPAGES SEQ STYLEREF SUBJECT SYMBOL TA TC TIME TITLE TOA TOC XE".split()
)
_LINK = re.compile(r"(?i)(https?://|mailto:|tel:|#)")
_FIELD_LINK = re.compile(r'(?i)\s*HYPERLINK\s*((\\[lmnot]\s*)*"(https?://|mailto:|tel:|#)|\\l\s)')
_FIELD_NAME = re.compile(r"\s*([A-Za-z]+)")


def find_threats(package: Package) -> list[Problem]:
    """Everything for which the document is refused."""
    found = [*_of_types(package)]
    for name, root in package.xml.items():
        found += _of_relationships(root) if name.lower().endswith(".rels") else _of_elements(root)
        found += _of_fields(root)
    return list(dict.fromkeys(found))


def _of_types(package: Package) -> Iterator[Problem]:
    """Parts that tell by their name or content type what they are, also where nothing refers to them."""
    for name, kind in package.types.items():
        told = f"{name} {kind}".casefold()
        if any(word in told for word in _MACRO_TYPES):
            yield Problem("macros")
        elif any(word in told for word in _OBJECT_TYPES) or "/embeddings/" in f"/{told}":
            yield Problem("objects")


def _of_relationships(root: Element) -> Iterator[Problem]:
    for one in root.iter("{*}Relationship"):
        kind = one.get("Type", "").rstrip("/").rpartition("/")[2]
        known, target = kind.casefold(), one.get("Target", "")
        if known == "attachedtemplate":
            yield Problem("attached")
        elif known in _MACRO_PARTS:
            yield Problem("macros")
        elif known in _OBJECT_PARTS:
            yield Problem("objects")
        elif known == "hyperlink":
            if not _LINK.match(target):
                yield Problem("link", target)
        elif one.get("TargetMode", "").casefold() == "external" or "://" in target or "\\" in target:
            yield Problem("outside", target)
        elif known not in _HARMLESS_PARTS:
            yield Problem("part", kind)


def _of_elements(root: Element) -> Iterator[Problem]:
    for one in root.iter("{*}*"):
        space, _mark, local = one.tag.rpartition("}")
        if f"{space}}}" == W and local in _ELEMENTS:
            yield Problem(_ELEMENTS[local])
        elif f"{space}}}" == OWN:
            yield Problem("part", local)
        elif local == "OLEObject":
            yield Problem("objects")
        elif local in ("imagedata", "fill", "stroke") and (source := one.get("src")):  # old drawings (VML)
            yield Problem("outside", source)


def _of_fields(root: Element) -> Iterator[Problem]:
    for code in _field_codes(root):
        named = _FIELD_NAME.match(code)
        name = named[1].upper() if named else ""
        if name not in _HARMLESS_FIELDS or (name == "HYPERLINK" and not _FIELD_LINK.match(code)):
            yield Problem("field", " ".join(code.split())[:60])


def _field_codes(root: Element) -> Iterator[str]:
    """The code of every field; a field within another's code is one of its own.

    Word splits codes over several runs. What stands outside any field is taken for the code of one.
    """
    pending: list[str] = []
    for one in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if one.tag == f"{W}fldSimple":
            yield one.get(f"{W}instr", "")
        elif one.tag == f"{W}instrText":
            text = one.text or ""
            if pending:
                pending[-1] += text
            elif text.strip():
                yield text
        elif one.get(f"{W}fldCharType") == "begin":
            pending.append("")
        elif one.get(f"{W}fldCharType") == "end" and pending:
            yield pending.pop()
    yield from pending
