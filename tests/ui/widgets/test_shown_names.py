"""Names of classes as English sentences take them."""

import pytest

from visualnet.ui.widgets.shown_names import takes_an


@pytest.mark.parametrize("name", ["8", "11", "18", "80", "A", "F", "ankle boot", "Ankle boot"])
def test_names_spoken_with_a_vowel_first_take_an(name):
    assert takes_an(name)


@pytest.mark.parametrize(
    "name", ["0", "1", "4", "10", "110", "B", "U", "bag", "Trouser", "uniform"]
)
def test_others_take_a(name):
    assert not takes_an(name)
