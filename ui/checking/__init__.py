"""What checks found, as lists to be worked off: of a tour."""
