"""The cards of a client as the tourist form has them, flat: one discount card, one payment card."""

from __future__ import annotations

from dataclasses import replace

from models.records import PAYMENT_CARD_FIELDS, Card, Client, Tourist
from textkit.documents import document_key

DISCOUNT_CARD_FIELDS = ("discount_card_series", "discount_card_number")

_NO_CARDS = dict.fromkeys((*DISCOUNT_CARD_FIELDS, *PAYMENT_CARD_FIELDS), "")


def card_values(client: Client) -> dict[str, str]:
    """The first card of each kind as the flat fields of a tourist."""
    if not client.cards:
        return dict(_NO_CARDS)
    discount = next((one for one in client.cards if one.kind == "discount"), Card())
    numbers = dict(zip(DISCOUNT_CARD_FIELDS, (discount.series, discount.number), strict=True))
    return numbers | payment_values(payment_card_of(client))


def cards_of(tourist: Tourist) -> list[Card]:
    """The tourist's cards as a client's. A payment card without its last digits is none."""
    cards = []
    if discount_key(tourist):
        series, number = tourist.discount_card_series, tourist.discount_card_number
        cards.append(Card(kind="discount", series=series, number=number))
    if tourist.payment_card_last4:
        brand, number, expiry = (getattr(tourist, name) for name in PAYMENT_CARD_FIELDS)
        cards.append(Card(kind="payment", brand=brand, number=number, expiry=expiry))
    return cards


def knows_discount_card(client: Client, tourist: Tourist) -> bool:
    """Whether the tourist's discount card is one of the client's, whatever its place among them."""
    known = [one for one in client.cards if one.kind == "discount"]
    return discount_key(tourist) in [document_key(one.series + one.number) for one in known]


def payment_card_of(client: Client, last4: str = "") -> Card | None:
    """The client's payment card with these last digits, else the first one."""
    known = [one for one in client.cards if one.kind == "payment"]
    return min(known, key=lambda one: one.number != last4, default=None)


def payment_values(card: Card | None) -> dict[str, str]:
    card = card or Card()
    return dict(zip(PAYMENT_CARD_FIELDS, (card.brand, card.number, card.expiry), strict=True))


def discount_key(tourist: Tourist) -> str:
    return document_key(tourist.discount_card_series + tourist.discount_card_number)


def apply_cards(client: Client, tourist: Tourist, fields: frozenset[str]) -> None:
    """Take accepted fields over: a discount card joins the others, a payment card replaces the one there."""
    if fields.intersection(DISCOUNT_CARD_FIELDS) and not knows_discount_card(client, tourist):
        client.cards += [one for one in cards_of(tourist) if one.kind == "discount"]
    if tourist.payment_card_last4 and fields.intersection(PAYMENT_CARD_FIELDS):
        _apply_payment_card(client, tourist, fields)


def _apply_payment_card(client: Client, tourist: Tourist, fields: frozenset[str]) -> None:
    card = payment_card_of(client, tourist.payment_card_last4)
    same = card is not None and card.number == tourist.payment_card_last4
    if not same and "payment_card_last4" not in fields:
        return  # brand and expiry of a card that was declined
    before = payment_values(card)
    values = []
    for name in PAYMENT_CARD_FIELDS:
        mine = getattr(tourist, name)
        taken = name in fields or mine == before[name]
        values.append(mine if taken else before[name] if same else "")
    brand, number, expiry = values
    if card is None:
        client.cards.append(Card(kind="payment", brand=brand, number=number, expiry=expiry))
    else:
        client.cards[client.cards.index(card)] = replace(card, brand=brand, number=number, expiry=expiry)
