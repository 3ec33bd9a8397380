"""Entry of the program: a command, or the window."""

import sys


def cli(argv: list[str] | None = None) -> int:
    """Run what the command line asks for; returns the exit status."""
    from terminal.arguments import run

    return run(sys.argv[1:] if argv is None else argv)


def window() -> int:
    """Entry without a console (Windows)."""
    return cli()


if __name__ == "__main__":
    sys.exit(cli())
