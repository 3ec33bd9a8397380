"""What an embassy's PDF brings besides its fields: scripts, programs to start, attachments, XFA, signatures.

A filled copy goes without: nothing in it acts by itself, and nothing contradicts what was filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from paperwork.pdf_objects import child, entries, items, kind_of, text
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


@dataclass(frozen=True, slots=True)
class Extras:
    """Codes of EXTRAS, and "signature" if a person has signed the PDF; ``acting`` are the objects to mend."""

    codes: frozenset[str] = frozenset()
    acting: tuple[tuple[int, int], ...] = ()


def extras_sentence(extras: Extras) -> str:
    """What a filled copy goes without, for the person; "" if that is nothing."""
    told = [_(words) for code, words in EXTRAS.items() if code in extras.codes]
    return _("A filled copy of this PDF goes without: %(what)s.") % {"what": ", ".join(told)} if told else ""


def find_extras(pdf: Any) -> Extras:
    """What the PDF has of them, wherever it hangs."""
    root = pdf.Root
    certificate = child(child(root, "/Perms"), "/DocMDP")
    found = set() if certificate is None else {"certificate"}
    acting = []
    for whole in pdf.objects:
        for one in _dictionaries(whole):
            if code := _ACTIONS.get(text(child(one, "/S"))):
                found.add(code)
            elif text(child(one, "/Subtype")) in _ATTACHED:
                found.add("attachments")
            elif _is_signed(one, certificate):
                found.add("signature")
            if any(_acts(child(one, key)) for key in _HOLDERS) or _is_triggered(one):
                acting.append(tuple(whole.objgen))
    if child(child(root, "/Names"), "/JavaScript") is not None:
        found.add("scripts")
    if child(child(root, "/Names"), "/EmbeddedFiles") is not None or child(root, "/AF") is not None:
        found.add("attachments")
    if child(child(root, "/AcroForm"), "/XFA") is not None:
        found.add("xfa")
    return Extras(frozenset(found), tuple(dict.fromkeys(acting)))


def remove_extras(pdf: Any, extras: Extras) -> None:
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
    for place in extras.acting:
        _remove_actions(pdf.get_object(place))
    if "attachments" in extras.codes:
        _remove_attached(pdf)


def _is_signed(field: Any, certificate: Any) -> bool:
    """A blank form that its issuer certified was signed by nobody yet."""
    signature = child(field, "/V")
    if child(signature, "/ByteRange") is None:
        return False
    return certificate is None or signature.objgen != certificate.objgen


def _remove_actions(whole: Any) -> None:
    for one in _dictionaries(whole):
        for key in _HOLDERS:
            if _acts(child(one, key)):
                del one[key]
        if _is_triggered(one):
            del one["/AA"]


def _is_triggered(one: Any) -> bool:
    """Whether something happens by itself when the page or field is entered, left, changed ..."""
    triggers = child(one, "/AA")
    return any(child(action, "/S") is not None for action in entries(triggers).values())


def _acts(action: Any) -> bool:
    """Whether the action, or one of several, does more than to go somewhere."""
    return any(text(child(one, "/S")) in _ACTIONS for one in items(action) or [action])


def _remove_attached(pdf: Any) -> None:
    for page in pdf.pages:
        annotations = child(page.obj, "/Annots")
        for index in reversed(range(len(items(annotations)))):
            if text(child(annotations[index], "/Subtype")) in _ATTACHED:
                del annotations[index]


def _dictionaries(whole: Any) -> Iterator[Any]:
    """Every dictionary of an object of the file, also those inside others."""
    pending = [whole]
    while pending:
        one = pending.pop()
        if kind_of(one) in ("dictionary", "stream"):
            yield one
            inside = list(entries(one).values())
        else:
            inside = items(one)
        pending += [x for x in inside if kind_of(x) in ("dictionary", "array") and not x.is_indirect]
