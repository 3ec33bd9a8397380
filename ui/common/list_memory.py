"""A long list and Python's collector of cycles: to go through its rows takes a tenth of a second each time.

All that while no key is answered, whoever has set it off, and rows of texts hold no cycles. So while they are
made the collector rests, and afterwards they are out of its sight until the window that shows them closes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from models.import_rows import without_collector


@contextmanager
def kept_from_collector() -> Iterator[None]:
    """What is made inside stays out of the collector's sight; it goes as all else when nobody needs it."""
    with without_collector():
        yield
        gc.freeze()


def shown_to_collector() -> None:
    """The lists are gone: what else was hidden with them may be collected."""
    gc.unfreeze()
