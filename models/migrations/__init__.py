"""Numbered frozen scripts, one for each change of the schema. Never edit one that was released."""
