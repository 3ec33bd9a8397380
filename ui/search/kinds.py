"""What a line of the global search is, and the ways on it offers."""

from __future__ import annotations

HEADING, CLIENT, TOURIST, TOUR, WAY, HINT = "heading", "client", "tourist", "tour", "way", "hint"
ONLY_READ = (HEADING, HINT)  # these cannot be chosen
SEPARATE_FIELDS, ALL_CLIENTS, NEW_PERSON = "separate_fields", "all_clients", "new_person"
