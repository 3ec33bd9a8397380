"""Reading a passport by its machine-readable zone: typed, pasted, or sent by a scanner that types."""
