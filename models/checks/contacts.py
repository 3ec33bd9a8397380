"""Telephone and e-mail: numbers that their country does not have, addresses that no letter reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from models.checks.findings import Finding, Journey, Sentence, finding
from models.records import Tourist
from textkit.names import lookalikes, script
from textkit.phones import phone_problem, split_phones
from translations import N_

PHONE, EMAIL = "phone", "email"
OFFICE = "RU"  # whose numbers are typed without the country, as textkit.phones reads them
_RUSSIAN_MOBILE = re.compile(r"\+7 9\d\d \d{3}-\d\d-\d\d")  # every one of them can exist
_ADDRESS = re.compile(r"[^\s@,;()<>\[\]\\\"]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][^\W_]+")
# Domains as they are mistyped; the right ones are of the largest free mailboxes.
_TYPED_FOR = {
    "gmail.com": "gmial.com gmai.com gmal.com gmil.com gamil.com gmaill.com gmail.con gmail.cm gmail.co "
    "gmail.comm gnail.com gmail.om",
    "mail.ru": "mail.r mial.ru maill.ru mai.ru meil.ru mal.ru mail.ry mail.rru",
    "yandex.ru": "yandx.ru yande.ru yandex.r jandex.ru yadex.ru yndex.ru yandeks.ru yandex.ry",
    "rambler.ru": "ramler.ru rambler.r ramber.ru rambler.ry",
    "hotmail.com": "hotmial.com hotmai.com hotmal.com hotmail.con hotmail.co",
    "outlook.com": "outlok.com outloo.com outlook.con outlook.co",
    "yahoo.com": "yaho.com yahoo.con yahooo.com",
}
_DOMAINS = {typo: right for right, typos in _TYPED_FOR.items() for typo in typos.split()}


def check_contacts(person: Tourist, _journey: Journey) -> Iterator[Finding]:
    """Phone and e-mail of a tourist; an address nobody can check here."""
    if person.phone:
        yield from phone_findings(PHONE, person.phone, person.citizenship)
    if person.email:
        yield from email_findings(EMAIL, person.email)


def phone_findings(field: str, text: str, citizenship: str = "") -> tuple[Finding, ...]:
    """A number is good if its country has it: by its +code, else the office's or the person's own country."""
    if _RUSSIAN_MOBILE.fullmatch(text):
        return ()
    return _phone(field, text, citizenship)


@lru_cache(4096)
def _phone(field: str, text: str, citizenship: str) -> tuple[Finding, ...]:
    numbers = [number for number, _note in split_phones(text)] or [text]
    return tuple(
        finding(field, f"phone_{problem}", phone=number, country=country)
        for number in numbers
        for problem, country in [phone_problem(number, (OFFICE, citizenship))]
        if problem
    )


@lru_cache(4096)
def email_findings(field: str, text: str) -> tuple[Finding, ...]:
    """The shape of an address; of several with commas between them of each."""
    several = text.count("@") > 1
    parts = [one for one in re.split(r"[,;\s]+", text) if one] if several else [text]
    return tuple(found for part in parts for found in _email(field, part, text))


def _email(field: str, address: str, text: str) -> Iterator[Finding]:
    letters = [] if address.isascii() or _is_cyrillic(address) else lookalikes(address, "latin")
    if letters:
        mended = list(address)
        for one in letters:
            mended[one.index] = one.should_be
        proposal = text.replace(address, "".join(mended))
        yield finding(field, "email_lookalike", proposals=(proposal,), letter=letters[0].letter, text=address)
        return
    meant = _meant(address)
    proposals = (text.replace(address, meant),) if meant else ()
    if not _ADDRESS.fullmatch(address):
        yield finding(field, "email_shape", proposals=proposals, text=address)
    elif meant:
        yield finding(field, "email_domain", proposals=proposals, text=address, domain=_domain(meant))


def _is_cyrillic(address: str) -> bool:
    """Whether the domain is a Cyrillic one (почта.рф), and the letters before it are of one script."""
    local, _at, domain = address.rpartition("@")
    return script(domain) == "cyrillic" and script(local) != "mixed"


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _meant(address: str) -> str:
    """The address without what is often mistyped; "" if nothing is, or it would be none."""
    plain = re.sub(r"\s+", "", address).strip(".,;:<>()").replace(",", ".")
    local, at, domain = plain.rpartition("@")
    domain = re.sub(r"\.{2,}", ".", domain).lower().strip(".")
    better = f"{local}{at}{_DOMAINS.get(domain, domain)}"
    is_better = better.lower() != address.lower() and _ADDRESS.fullmatch(better)
    return better if is_better else ""


SENTENCES: dict[str, Sentence] = {
    "phone_short": N_("%(phone)s has too few digits for a number of %(country)s."),
    "phone_long": N_("%(phone)s has too many digits for a number of %(country)s."),
    "phone_unknown": N_("%(country)s has no telephone number %(phone)s. Check its digits."),
    "phone_unreadable": N_("%(phone)s is no telephone number."),
    "email_shape": N_("%(text)s is no e-mail address. One looks like name@mail.com."),
    "email_lookalike": N_("The letter “%(letter)s” in %(text)s is Cyrillic. A Latin one belongs there."),
    "email_domain": N_("%(text)s: perhaps %(domain)s is meant."),
}
