"""What argparse says about wrong use, in the language of the interface.

argparse takes its sentences from the gettext of the system, which has no catalogue for them and does not know
--language; so it is given ours. A sentence of a later Python that is not listed here stays English.
"""

from __future__ import annotations

import argparse

from translations import N_, _, ngettext

# For the catalogue: argparse's own texts, word for word, of Python 3.11 to 3.14.
SENTENCES = (
    N_("usage: "),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)"),
    N_("ignored explicit argument %r"),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
)


def speak_our_language() -> None:
    """From now on argparse asks our catalogue."""
    vars(argparse).update({"_": _, "ngettext": ngettext})
