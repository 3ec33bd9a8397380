"""Measures of speed, each beside what it is compared with in the same run. Not tests, never installed."""
