"""Input scales folded into the first layer: the same answers for scaled and unscaled pixels."""

import numpy as np
import pytest

from visualnet.errors import SettingError
from visualnet.nn.input_scale import COMMON_SCALES, InputScale, with_scale_folded
from visualnet.nn.network import Network


@pytest.mark.parametrize("scale", [*COMMON_SCALES, InputScale(0, 255, 33.3, 78.6)])
def test_a_folded_network_answers_as_the_first_did_for_scaled_pixels(scale: InputScale) -> None:
    generator = np.random.default_rng(5)
    network = Network((784, 30, 10), "tanh")
    widest = max(abs(scale.paper), abs(scale.ink))
    network.parameters[...] = generator.normal(0, 0.05 / widest, network.parameters.size)
    pixels = generator.random((50, 784))
    scaled = (scale.paper + pixels * (scale.ink - scale.paper) - scale.mean) / scale.std
    layers = zip(network.weights, network.biases, strict=True)
    (weights, biases), (last_weights, last_biases) = [
        (w.astype(np.float64), b.astype(np.float64)) for w, b in layers
    ]
    z = np.tanh(scaled @ weights + biases) @ last_weights + last_biases
    expected = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    found = with_scale_folded(network, scale).probabilities(pixels.astype(np.float32))
    assert np.abs(found - expected).max() < 1e-6


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1, 1, 0, 1), "two different numbers"),
        ((0, float("inf"), 0, 1), "two different numbers"),
        ((0, 1, 33.3, 1), "outside the input range 0:1"),
        ((0, 1, 0.1, 0), "standard deviation 0"),
        ((0, 1, 0.1, 78.6), "give its range too"),
        ((0, 1, 0.1, float("nan")), "standard deviation nan"),
        ((0, 1, float("inf"), 1), "input mean inf"),
    ],
)
def test_numbers_that_make_no_scale_are_refused(
    numbers: tuple[float, float, float, float], told: str
) -> None:
    with pytest.raises(SettingError, match=told):
        InputScale(*numbers)


def test_a_scale_tells_how_it_is_given_on_the_command_line() -> None:
    assert InputScale().flags == "--input-range 0:1"
    assert InputScale(255, 0).flags == "--input-range 255:0"
    assert InputScale(mean=0.1307, std=0.3081).flags == "--input-mean 0.1307 --input-std 0.3081"
    assert (
        InputScale(mean=0.5, std=0.5).words == "(x - 0.5) / 0.5 of pixels from 0 (paper) to 1 (ink)"
    )
