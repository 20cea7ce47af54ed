"""Inputs on which an exported network is compared with the one in the application."""

import numpy as np

from visualnet.arrays import FloatArray, InputArray
from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.data.plane.table import LARGEST
from visualnet.features import Features

COUNT = 100


def images_to_check_with(inputs: int, features: Features | None = None) -> InputArray:
    """Return COUNT inputs for a network that takes so many numbers an example.

    The first of MNIST's test images, (100, 28, 28) bytes, where they fit; else noise, the same each
    time, (100, inputs) from 0 to 1. features: of a network that reads points; then these,
    (100, columns), about as far apart as those that it learnt from.
    """
    if features is not None:
        return _points_to_check_with(features)
    if inputs == FIELD_SIDE * FIELD_SIDE:
        return load_dataset().test.images[:COUNT]
    noise: FloatArray = np.random.default_rng(0).random((COUNT, inputs), np.float32)
    return noise


def _points_to_check_with(features: Features) -> FloatArray:
    numbers = np.random.default_rng(0).normal(0, 2, (COUNT, len(features.columns)))
    if not features.terms:
        numbers = numbers * features.scale + features.mean
    points: FloatArray = numbers.clip(-LARGEST, LARGEST).astype(np.float32)
    return points
