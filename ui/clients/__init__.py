"""The base of regular clients: the list, one client's record, and its editor."""
