"""Links to records that somebody may have deleted meanwhile, looked at inside the operation that writes them.

Where nothing is lost by it a dead link is left out: a service that is gone is nobody's any more, a tourist
and a customer keep all that the client had said of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.ids import slices
from models.records import Tour, Tourist
from models.tables import Client, Service


@dataclass(frozen=True, slots=True)
class Links:
    """What is there of the clients and services that some tourists point to."""

    clients: frozenset[int]
    services: frozenset[int]

    def alive(self, tourist: Tourist) -> Tourist:
        """A copy without the links to what is gone."""
        return replace(
            tourist,
            client_id=tourist.client_id if tourist.client_id in self.clients else None,
            services=[use for use in tourist.services if use.service_id in self.services],
        )


def links_of_tourists(tourists: Sequence[Tourist]) -> Links:
    """Asked once for a whole group."""
    uses = {use.service_id for tourist in tourists for use in tourist.services}
    return Links(existing(Client, _known(one.client_id for one in tourists)), existing(Service, uses))


def with_living_customer(tour: Tour) -> Tour:
    """The tour, without its link to a customer who is no regular client any more; the name stays."""
    if tour.customer_client_id is None or existing(Client, {tour.customer_client_id}):
        return tour
    return replace(tour, customer_client_id=None)


def existing(model: Any, ids: Iterable[int]) -> frozenset[int]:
    """Those of the ids that the table has."""
    found: set[int] = set()
    for part in slices(sorted(set(ids)), 1000):
        found |= {one for (one,) in model.select(model.id).where(model.id.in_(part)).tuples()}
    return frozenset(found)


def _known(ids: Iterable[int | None]) -> set[int]:
    return {one for one in ids if one is not None}
