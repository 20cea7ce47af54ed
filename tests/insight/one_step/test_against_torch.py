"""The comparison with PyTorch, as far as this interpreter can make it."""

import sys
from importlib.util import find_spec

import pytest

from tests.insight.one_step.against_torch import main


def test_it_compares_or_says_what_is_missing(capfd: pytest.CaptureFixture[str]) -> None:
    has_torch = find_spec("torch") is not None
    assert main(sys.executable) == (0 if has_torch else 1)
    told = capfd.readouterr()
    if has_torch:
        assert "the largest relative difference is" in told.out
    else:
        assert "No module named 'torch'" in told.err
