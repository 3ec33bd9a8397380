"""The commands: the same functions as the windows, for scripts, tests and support. Knows no Qt."""
