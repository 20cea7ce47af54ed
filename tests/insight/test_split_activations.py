"""The cache, and what is read from it: excitation and ablation, against plain forward passes."""

from itertools import product

import numpy as np
import pytest

from visualnet.errors import ShapeError
from visualnet.insight.ablation import ablate
from visualnet.insight.excitation import excitation
from visualnet.insight.split_activations import split_activations
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.network import Network

INPUTS, CLASSES, EXAMPLES = 6, 4, 1203
HIDDEN = ((), (5,), (5, 4), (5, 4, 3))
NETWORKS = list(product(ACTIVATIONS, ("softmax", "sigmoid"), HIDDEN))


def random_network(activation, output, hidden):
    network = Network((INPUTS, *hidden, CLASSES), activation, output)
    network.parameters[:] = np.random.default_rng(3).normal(0, 0.7, network.parameters.size)
    return network


@pytest.fixture(scope="module")
def images():
    return np.random.default_rng(4).integers(0, 256, (EXAMPLES, 2, 3), dtype=np.uint8)


@pytest.fixture(scope="module")
def labels():
    return np.random.default_rng(5).integers(0, CLASSES, EXAMPLES).astype(np.uint8)


def plain_forward(network, images):
    return network.forward(images.reshape(-1, INPUTS).astype(np.float32) / np.float32(255))


@pytest.mark.parametrize(("activation", "output", "hidden"), NETWORKS)
def test_the_activations_are_those_of_a_plain_forward_pass(
    activation, output, hidden, images, labels
):
    network = random_network(activation, output, hidden)
    split = split_activations(network, images, labels)
    expected = plain_forward(network, images).activations
    assert sorted(split.layers) == list(range(1, len(expected) + 1))
    for layer, activations in enumerate(expected, start=1):
        np.testing.assert_allclose(split.of(layer), activations, rtol=1e-4, atol=1e-5)
        assert not split.of(layer).flags.writeable


def test_memory_goes_to_what_is_wanted_then_to_the_deepest(images, labels):
    network = random_network("tanh", "softmax", (5, 4, 3))

    def kept(wanted, memory):
        return sorted(
            split_activations(network, images, labels, wanted, memory * 4 * EXAMPLES).layers
        )

    assert kept((), 0) == [4]
    assert kept((1,), 0) == [1, 4]
    assert kept((), 4 + 3) == [3, 4]
    assert kept((), 4 + 3 + 4) == [2, 3, 4]
    assert kept((1,), 5 + 4 + 3) == [1, 3, 4]
    with pytest.raises(ShapeError, match="layer 2 are missing"):
        split_activations(network, images, labels, (), 0).of(2)


def test_images_without_their_labels_are_refused(images, labels):
    network = random_network("tanh", "softmax", (5,))
    with pytest.raises(ShapeError, match="1203 images do not match 3 labels"):
        split_activations(network, images, labels[:3])


@pytest.mark.parametrize(("activation", "output", "hidden"), NETWORKS)
def test_excitation_is_what_a_loop_over_the_examples_finds(
    activation, output, hidden, images, labels
):
    network = random_network(activation, output, hidden)
    split = split_activations(network, images, labels)
    for layer in range(1, len(network.layer_sizes)):
        index = network.layer_sizes[layer] - 1
        values = split.of(layer)[:, index]
        found = excitation(split, layer, index, bins=7, k=5)
        function = (*network.activations, output)[layer - 1]
        limits = {"sigmoid": (0, 1), "softmax": (0, 1), "tanh": (-1, 1)}
        ends = limits.get(function, (values.min(), values.max()))
        if ends[0] == ends[1]:
            ends = (ends[0] - 0.5, ends[1] + 0.5)
        assert (found.edges[0], found.edges[-1]) == pytest.approx(ends)
        assert found.counts.sum() == EXAMPLES
        for k in range(CLASSES):
            of_class = values[labels == k]
            assert found.means[k] == pytest.approx(of_class.mean(dtype=np.float64), abs=1e-6)
            plain = np.histogram(of_class, found.edges.astype(np.float32))[0]
            assert found.counts[k].tolist() == plain.tolist()
        ranked = sorted(range(EXAMPLES), key=lambda i: -values[i])
        assert found.strongest.tolist() == ranked[:5]
        assert found.strongest_activations.tolist() == values[ranked[:5]].tolist()
        ranked = sorted(range(EXAMPLES), key=lambda i: values[i])
        assert found.weakest.tolist() == ranked[:5]
        assert found.weakest_activations.tolist() == values[ranked[:5]].tolist()


def test_a_dead_neuron_and_a_class_without_examples(images):
    network = random_network("relu", "softmax", (5,))
    network.biases[0][2] = -100
    labels = np.zeros(EXAMPLES, np.uint8)
    found = excitation(split_activations(network, images, labels), 1, 2, bins=4)
    assert found.edges.tolist() == [-0.5, -0.25, 0.0, 0.25, 0.5]
    assert found.counts.tolist() == [[0, 0, EXAMPLES, 0]] + [[0] * 4] * 3
    assert found.means[0] == 0
    assert np.isnan(found.means[1:]).all()
    # All alike: the first of the split are named.
    assert found.strongest.tolist() == found.weakest.tolist() == list(range(9))


def recalls(answers, labels):
    return [float(np.mean(answers[labels == k] == k)) for k in range(CLASSES)]


@pytest.mark.parametrize("to_mean", [False, True])
@pytest.mark.parametrize(("activation", "output", "hidden"), NETWORKS)
def test_a_lost_neuron_costs_what_the_network_without_its_weights_costs(
    activation, output, hidden, to_mean, images, labels
):
    network = random_network(activation, output, hidden)
    split = split_activations(network, images, labels)
    before = plain_forward(network, images).probabilities.argmax(axis=1)
    for layer in range(1, len(network.layer_sizes) - 1):
        for index in (0, network.layer_sizes[layer] - 1):
            found = ablate(split, layer, index, to_mean=to_mean)
            cut = network.copy()
            if to_mean:
                mean = float(split.of(layer)[:, index].mean(dtype=np.float64))
                assert found.value == pytest.approx(mean, abs=1e-6)
                cut.biases[layer][:] += mean * cut.weights[layer][index]
            cut.weights[layer][index] = 0
            after = plain_forward(cut, images).probabilities.argmax(axis=1)
            # Rounding may turn the answer where two classes are as good as even.
            assert found.accuracy_before == pytest.approx(np.mean(before == labels), abs=2e-3)
            assert found.accuracy_after == pytest.approx(np.mean(after == labels), abs=2e-3)
            np.testing.assert_allclose(found.recalls_before, recalls(before, labels), atol=7e-3)
            np.testing.assert_allclose(found.recalls_after, recalls(after, labels), atol=7e-3)


def test_the_network_and_the_cache_stay_as_they_were(images, labels):
    network = random_network("relu", "softmax", (5, 4))
    split = split_activations(network, images, labels)
    kept = [network.parameters.copy(), *(a.copy() for a in split.layers.values())]
    first = ablate(split, 1, 2).accuracy_after
    assert first != ablate(split, 2, 2).accuracy_before
    assert ablate(split, 1, 2).accuracy_after == first
    now = [network.parameters, *split.layers.values()]
    assert all(np.array_equal(a, b) for a, b in zip(kept, now, strict=True))


def test_an_output_that_says_nothing_is_never_the_answer(images, labels):
    split = split_activations(random_network("relu", "softmax", (5,)), images, labels)
    found = ablate(split, 2, 3)
    assert found.recalls_after[3] == 0
    assert found.recalls_before[3] > 0
    others = np.delete(found.recalls_after - found.recalls_before, 3)
    assert (others >= 0).all()


def test_a_split_without_examples_has_no_accuracy():
    network = random_network("relu", "softmax", (5,))
    split = split_activations(network, np.zeros((0, 2, 3), np.uint8), np.zeros(0, np.uint8))
    assert np.isnan(ablate(split, 1, 0).accuracy_after)
    assert excitation(split, 1, 0).counts.sum() == 0
