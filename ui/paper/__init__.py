"""The embassies' own forms: kept, and their fields joined to questions."""
