"""Importing a list of tourists: paste, place the columns, correct what is doubtful, import as one step."""
