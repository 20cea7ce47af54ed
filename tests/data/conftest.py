"""Pictures of a moment's work, for the tests of a user's own data."""

import numpy as np
import pytest

from visualnet.data.own.own_parts import Examples


@pytest.fixture(scope="session")
def bars() -> Examples:
    """60 images of three classes, sorted: class k is a bar across row 5k, image i has a pixel i."""
    labels = np.repeat(np.arange(3, dtype=np.uint8), 20)
    images = np.zeros((60, 28, 28), np.uint8)
    for i, (image, label) in enumerate(zip(images, labels, strict=True)):
        image[5 * label, 3:20] = 200
        image[27, 1] = i
    return Examples(images, labels)
