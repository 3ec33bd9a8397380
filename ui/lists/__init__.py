"""Lists of a tour and of the clients: which, with which columns, and how they leave."""
