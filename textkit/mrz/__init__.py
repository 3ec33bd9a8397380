"""Machine-readable zones of passports, cards and visas (ICAO Doc 9303)."""
