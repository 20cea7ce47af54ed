"""What the tests of moments learn from."""

import pytest

from visualnet.data.datasets import Dataset, Split


@pytest.fixture(scope="module")
def dataset(mnist) -> Dataset:
    """Some hundred digits."""

    def few(split: Split, count: int) -> Split:
        return Split(split.images[:count], split.labels[:count])

    parts = few(mnist.train, 700), few(mnist.validation, 50), few(mnist.test, 50)
    return Dataset("few", "Few digits", mnist.classes, *parts)
