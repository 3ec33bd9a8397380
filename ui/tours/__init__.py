"""The list of tours, and the editing of one tour with its services."""
