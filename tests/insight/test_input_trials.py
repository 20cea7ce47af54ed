"""Readings of one model compared: the better one is told only where it is clearly better."""

from dataclasses import replace

import numpy as np
import pytest

from visualnet.data.class_matching import matched_to
from visualnet.data.dataset import Dataset
from visualnet.insight.input_trials import Trial, better_scale, images_to_try, trial_note, trial_of
from visualnet.nn.input_scale import InputScale, with_scale_folded
from visualnet.nn.network import Network


def templates(dataset: Dataset) -> Network:
    """A network that reads half of the digits: it compares them with the mean images."""
    network = Network((784, 10), ())
    images = dataset.train.images.reshape(-1, 784) / 255.0
    means = np.stack([images[dataset.train.labels == digit].mean(axis=0) for digit in range(10)])
    network.weights[0][...] = means.T
    network.biases[0][...] = -0.5 * (means**2).sum(axis=1)
    return network


@pytest.mark.slow
def test_the_scale_that_a_network_learnt_with_is_found(mnist: Dataset) -> None:
    network = templates(mnist)
    asked = images_to_try(mnist, network)
    assert better_scale(network, asked) is None
    # What answers so for pixels 0..1 when they are 1..0 first: turned round twice is as before.
    for scale in (InputScale(1, 0), InputScale(1, -1)):
        span = scale.ink - scale.paper
        undone = with_scale_folded(
            network, InputScale(-scale.paper / span, (1 - scale.paper) / span)
        )
        found = better_scale(undone, asked)
        assert found is not None
        assert found[0] == scale
        assert found[1].right == trial_of(network, asked.images, asked.labels).right


@pytest.mark.slow
@pytest.mark.parametrize("first", [1, 9])
def test_the_order_that_the_outputs_have_is_found(mnist: Dataset, first: int) -> None:
    network, digits = templates(mnist), mnist.classes
    order = (*digits[first:], *digits[:first])
    assert trial_note("m", ["classes"], network, digits, mnist) is None
    network.weights[0][...] = np.roll(network.weights[0], -first, axis=1)
    network.biases[0][...] = np.roll(network.biases[0], -first)
    note = trial_note("m", ["classes", "input"], network, digits, mnist)
    assert note is not None
    assert note.startswith(f"m does not name its classes: with --classes {','.join(order)} it ")
    assert trial_note("m", ["classes"], network, order, matched_to(mnist, order)) is None


def test_images_come_from_all_over_the_data_and_never_from_the_test_part(mnist: Dataset) -> None:
    network = Network((784, 10), ())
    asked = images_to_try(mnist, network)
    assert len(asked) == min(1000, len(mnist.validation))
    assert np.array_equal(asked.images[-1], mnist.validation.images[-1])
    without = replace(mnist, validation=mnist.validation.part(0, 0))
    assert np.array_equal(images_to_try(without, network).images[0], mnist.train.images[0])
    assert not len(images_to_try(replace(mnist, is_test_set=True), network))


def test_a_difference_that_may_be_chance_is_none() -> None:
    losses = np.random.default_rng(0).exponential(1.0, 400)
    one = Trial(300, losses)
    assert not Trial(302, losses + np.random.default_rng(1).normal(0, 0.5, 400)).is_clearly_better(
        one
    )
    assert Trial(302, losses - 0.1).is_clearly_better(one)
    assert not Trial(300, losses - 0.1).is_clearly_better(one)
    assert Trial(302, losses - 0.1).is_advisable_over(one)
    bad, less_bad = Trial(2, losses), Trial(50, losses - 0.1)
    assert less_bad.is_clearly_better(bad)
    assert not less_bad.is_advisable_over(bad), "nobody wants to read an eighth of the images"
