"""Directories: what the office looks things up in."""
