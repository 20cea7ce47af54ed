"""Inputs on which an exported network is compared with the one in the application."""

import numpy as np

from visualnet.arrays import FloatArray, PixelArray
from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.scaling import FIELD_SIDE

COUNT = 100


def images_to_check_with(inputs: int) -> FloatArray | PixelArray:
    """Return COUNT inputs for a network that takes so many numbers an example.

    The first of MNIST's test images, (100, 28, 28) bytes, where they fit; else noise, the same each
    time, (100, inputs) from 0 to 1.
    """
    if inputs == FIELD_SIDE * FIELD_SIDE:
        return load_dataset().test.images[:COUNT]
    noise: FloatArray = np.random.default_rng(0).random((COUNT, inputs), np.float32)
    return noise
