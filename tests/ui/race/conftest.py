"""What the tests of races share."""

import pytest

from tests.ui.race.racing import Racing


@pytest.fixture
def racing(desk, tiny_dataset):
    made = Racing(desk, tiny_dataset)
    yield made
    made.feature.close()
