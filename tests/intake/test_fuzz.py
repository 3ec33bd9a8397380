"""Damaged lists end in a table or a sentence; ``make fuzz`` is the long run."""

from __future__ import annotations

import pytest

from bench import fuzz


@pytest.mark.parametrize("reader", fuzz.READERS)
def test_damaged_input_is_a_table_or_a_sentence(reader, tmp_path, capsys):
    """Sixty inputs for each reader, the same ones each time."""
    assert fuzz.run(reader, 60, tmp_path) == 0, capsys.readouterr()
