"""What an embassy's PDF brings besides its fields: scripts, programs to start, attachments, XFA, signatures.

A filled copy goes without: nothing in it acts by itself, and nothing contradicts what was filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from paperwork.pdf_objects import child, items, kind_of, text
from translations import N_, _

# What each of the extras is called in a sentence.
EXTRAS = {
    "scripts": N_("scripts (JavaScript)"),
    "programs": N_("actions that start programs or open files"),
    "sending": N_("buttons that send the form"),
    "attachments": N_("attached files"),
    "xfa": N_("a second form inside (XFA)"),
    "certificate": N_("the issuer's certificate"),
}
_ACTIONS = {
    "JavaScript": "scripts",
    "Rendition": "programs",
    "Launch": "programs",
    "GoToE": "programs",
    "ImportData": "programs",
    "RichMediaExecute": "programs",
    "SubmitForm": "sending",
}
_HOLDERS = ("/A", "/PA", "/OpenAction", "/Next")
_ATTACHED = {"FileAttachment", "RichMedia", "Screen", "Movie", "3D"}


def extras_sentence(extras: frozenset[str]) -> str:
    """What a filled copy goes without, for the person; "" if that is nothing."""
    told = [_(words) for code, words in EXTRAS.items() if code in extras]
    return _("A filled copy of this PDF goes without: %(what)s.") % {"what": ", ".join(told)} if told else ""


def find_extras(pdf: Any) -> frozenset[str]:
    """Codes of EXTRAS that the PDF has, and "signature" if a person has signed it."""
    root = pdf.Root
    certificate = child(child(root, "/Perms"), "/DocMDP")
    found = set() if certificate is None else {"certificate"}
    for one in _dictionaries(pdf):
        sort = text(child(one, "/S"))
        if sort in _ACTIONS:
            found.add(_ACTIONS[sort])
        elif text(child(one, "/Subtype")) in _ATTACHED:
            found.add("attachments")
        elif _is_signed(one, certificate):
            found.add("signature")
    if child(child(root, "/Names"), "/JavaScript") is not None:
        found.add("scripts")
    if child(child(root, "/Names"), "/EmbeddedFiles") is not None or child(root, "/AF") is not None:
        found.add("attachments")
    if child(child(root, "/AcroForm"), "/XFA") is not None:
        found.add("xfa")
    return frozenset(found)


def remove_extras(pdf: Any, extras: frozenset[str]) -> None:
    """Take them out of the open PDF; the rights that Adobe Reader has on the blank file go in any case."""
    root = pdf.Root
    for holder, key in (
        (root, "/AF"),
        (root, "/Collection"),
        (root, "/Perms"),
        (child(root, "/Names"), "/JavaScript"),
        (child(root, "/Names"), "/EmbeddedFiles"),
        (child(root, "/AcroForm"), "/XFA"),
        (child(root, "/AcroForm"), "/CO"),
        (root, "/NeedsRendering"),
    ):
        if child(holder, key) is not None:
            del holder[key]
    if extras & set(_ACTIONS.values()):
        _remove_actions(pdf)
    if "attachments" in extras:
        _remove_attached(pdf)


def _is_signed(field: Any, certificate: Any) -> bool:
    """A blank form that its issuer certified was signed by nobody yet."""
    signature = child(field, "/V")
    if child(signature, "/ByteRange") is None:
        return False
    return certificate is None or signature.objgen != certificate.objgen


def _remove_actions(pdf: Any) -> None:
    for one in _dictionaries(pdf):
        for key in _HOLDERS:
            if _acts(child(one, key)):
                del one[key]
        triggers = child(one, "/AA")
        if kind_of(triggers) == "dictionary" and any(
            child(triggers[key], "/S") is not None for key in triggers
        ):
            del one["/AA"]


def _acts(action: Any) -> bool:
    """Whether the action, or one of several, does more than to go somewhere."""
    return any(text(child(one, "/S")) in _ACTIONS for one in items(action) or [action])


def _remove_attached(pdf: Any) -> None:
    for page in pdf.pages:
        annotations = child(page.obj, "/Annots")
        for index in reversed(range(len(items(annotations)))):
            if text(child(annotations[index], "/Subtype")) in _ATTACHED:
                del annotations[index]


def _dictionaries(pdf: Any) -> Iterator[Any]:
    """Every dictionary of the file, also those inside others."""
    for whole_object in pdf.objects:
        pending = [whole_object]
        while pending:
            one = pending.pop()
            kind = kind_of(one)
            if kind in ("dictionary", "stream"):
                yield one
                inside = [child(one, key) for key in list(one.keys())]
            else:
                inside = items(one)
            pending += [x for x in inside if kind_of(x) in ("dictionary", "array") and not x.is_indirect]
