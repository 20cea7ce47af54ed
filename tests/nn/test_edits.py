"""Edits by hand, against the same thing done with plain array indices and full passes."""

import tracemalloc

import numpy as np
import pytest

from visualnet.arrays import FloatArray
from visualnet.errors import SettingError, ShapeError
from visualnet.insight.split_reading import SplitReading
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.edited_network import EditedNetwork, held_mask, restore_frozen
from visualnet.nn.edits import (
    AddNoise,
    Edit,
    Freeze,
    Prune,
    Restore,
    SetBias,
    SetWeight,
    Silence,
    ZeroBiases,
)
from visualnet.nn.network import ForwardPass, Network
from visualnet.nn.parts import Part
from visualnet.nn.temperature import probabilities_at

SIZES = (6, 5, 4, 3)


def random_network(activation: str = "tanh", output: str = "softmax", seed: int = 4) -> Network:
    network = Network(SIZES, activation, output)
    network.parameters[:] = np.random.default_rng(seed).normal(size=network.parameters.size)
    return network


def applied(edit: Edit, network: Network, parameters: FloatArray) -> FloatArray:
    changed = parameters.copy()
    edit.write(network, changed)
    return changed


def without_last(now: EditedNetwork) -> EditedNetwork:
    return EditedNetwork(now.base, now.edits[:-1])


def edited(network: Network, edit: Edit) -> Network:
    return network.with_parameters(applied(edit, network, network.parameters))


def inputs(examples: int = 7) -> FloatArray:
    return np.random.default_rng(1).random((examples, SIZES[0]), np.float32)


def read_without(network: Network, layer: int, neurons: slice, x: FloatArray) -> FloatArray:
    """Return the answers when these neurons' activations are replaced by 0."""
    functions = [*network.hidden_functions]
    a = x.copy()
    for k, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        if k == layer:
            a[:, neurons] = 0
        z = a @ weights + biases
        a = np.empty_like(z)
        last = k == len(network.weights) - 1
        (network.output_function.probabilities if last else functions[k].apply)(z, a)
    return a


EVERY_EDIT = [
    SetWeight(2, 4, 1, 0.5),
    SetBias(3, 2, -1.5),
    Silence(Part(1, 2)),
    Silence(Part(0, 3)),
    Silence(Part(2)),
    Silence(Part(3, 1)),
    Freeze(Part(1, 2)),
    Restore(Part(2, 1), np.zeros(74, np.float32)),
    AddNoise(0.5, seed=3),
    AddNoise(0.5, seed=3, layer=2),
    Prune(0.4),
    Prune(0.4, layer=1),
    ZeroBiases(),
    ZeroBiases(2),
]


@pytest.mark.parametrize("edit", EVERY_EDIT, ids=str)
def test_every_edit_leaves_its_input_alone_and_keeps_to_its_mask(edit: Edit) -> None:
    network = random_network()
    network.parameters.flags.writeable = False
    before = network.parameters.copy()
    after = applied(edit, network, network.parameters)
    mask = edit.mask(network)
    assert mask.dtype == np.bool_
    assert mask.shape == after.shape == (74,)
    assert mask.sum() > 0
    np.testing.assert_array_equal(network.parameters, before)
    np.testing.assert_array_equal(after[~mask], before[~mask])
    assert after is not before
    assert not np.shares_memory(after, network.parameters)
    if not isinstance(edit, Freeze):
        assert (after != before).any()
    sentence = edit.describe(network)
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert sentence.count(". ") == 0


def test_one_weight_and_one_bias() -> None:
    network = random_network()
    expected = network.copy()
    expected.weights[1][4, 1] = 0.5
    expected.biases[2][2] = -1.5
    after = applied(SetWeight(2, 4, 1, 0.5), network, network.parameters)
    after = applied(SetBias(3, 2, -1.5), network, after)
    np.testing.assert_array_equal(after, expected.parameters)
    assert SetWeight(2, 4, 1, 0.5).mask(network).sum() == 1
    assert (
        SetWeight(2, 4, 1, 0.5).describe(network)
        == "The weight from neuron 5 of hidden layer 1 to neuron 2 of hidden layer 2 is now 0.5."
    )
    assert SetWeight(1, 5, 0, 2).describe(network).startswith("The weight from pixel 5 to neuron 1")
    assert SetBias(3, 2, -1.5).describe(network) == "The bias of output 2 is now -1.5."


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_a_silent_part_reads_as_if_it_gave_zero(activation: str, output: str) -> None:
    network, x = random_network(activation, output), inputs()
    for layer, size in enumerate(SIZES[:-1]):
        whole = read_without(network, layer, slice(None), x)
        answer = edited(network, Silence(Part(layer))).forward(x).probabilities
        np.testing.assert_array_equal(answer, whole)
        for neuron in range(size):
            expected = read_without(network, layer, slice(neuron, neuron + 1), x)
            answer = edited(network, Silence(Part(layer, neuron))).forward(x).probabilities
            np.testing.assert_array_equal(answer, expected)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_a_silent_output_is_never_given_and_the_others_share_its_part(output: str) -> None:
    network, x = random_network(output=output), inputs()
    before = network.forward(x).probabilities
    after = edited(network, Silence(Part(3, 1))).forward(x).probabilities
    assert not after[:, 1].any()
    others = before[:, [0, 2]]
    if output == "softmax":
        others = others / others.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(after[:, [0, 2]], others, rtol=1e-5)


def test_what_cannot_be_silenced_is_refused() -> None:
    network = random_network()
    for part in (Part(), Part(3)):
        with pytest.raises(ShapeError, match="Without its outputs the network"):
            applied(Silence(part), network, network.parameters)


def test_freezing_covers_the_incoming_weights_and_the_bias() -> None:
    network = random_network()
    expected = Network(SIZES)
    expected.weights[0][:, 2] = 1
    expected.biases[0][2] = 1
    np.testing.assert_array_equal(Freeze(Part(1, 2)).mask(network), expected.parameters > 0)
    expected.weights[0][:] = expected.biases[0][:] = 1
    np.testing.assert_array_equal(Freeze(Part(1)).mask(network), expected.parameters > 0)
    assert Freeze(Part()).mask(network).all()
    with pytest.raises(ShapeError, match="no layer 0 to edit; choose 1 to 3"):
        Freeze(Part(0)).mask(network)


def test_restoring_gives_back_all_that_belongs_to_the_part() -> None:
    network, reference = random_network(seed=1), random_network(seed=2)
    expected = network.copy()
    expected.weights[1][:, 3] = reference.weights[1][:, 3]
    expected.biases[1][3] = reference.biases[1][3]
    expected.weights[2][3] = reference.weights[2][3]
    neuron = Restore(Part(2, 3), reference.parameters)
    np.testing.assert_array_equal(edited(network, neuron).parameters, expected.parameters)

    expected = network.copy()
    expected.weights[2][:], expected.biases[2][:] = reference.weights[2], reference.biases[2]
    layer = Restore(Part(3), reference.parameters)
    np.testing.assert_array_equal(edited(network, layer).parameters, expected.parameters)

    expected = network.copy()
    expected.weights[0][4] = reference.weights[0][4]
    pixel = Restore(Part(0, 4), reference.parameters)
    np.testing.assert_array_equal(edited(network, pixel).parameters, expected.parameters)

    whole = Restore(Part(), reference.parameters)
    np.testing.assert_array_equal(edited(network, whole).parameters, reference.parameters)
    assert whole.describe(network) == "The whole network is restored."


@pytest.mark.parametrize("part", [Part(0), Part(0, 3), Part(1), Part(1, 2), Part(2, 0), Part(3, 1)])
def test_restoring_brings_back_what_was_silenced(part: Part) -> None:
    network = random_network()
    edits = [Silence(part), Restore(part, network.parameters)]
    after = EditedNetwork(network, edits).network.parameters
    np.testing.assert_array_equal(after, network.parameters)
    assert not held_mask(network, edits).any()


def test_noise_has_the_asked_size_in_each_layer_and_comes_from_the_seed() -> None:
    network = Network((200, 100, 50))
    generator = np.random.default_rng(0)
    for weights, scale in zip(network.weights, (0.01, 3.0), strict=True):
        weights[:] = scale * generator.normal(size=weights.shape)
    after = edited(network, AddNoise(0.25, seed=9))
    for before_weights, weights in zip(network.weights, after.weights, strict=True):
        noise = (weights - before_weights).ravel()
        rms = np.sqrt(np.mean(before_weights.astype(np.float64) ** 2))
        assert noise.std() == pytest.approx(0.25 * rms, rel=0.05)
        assert abs(noise.mean()) < 0.03 * rms
    assert not any(biases.any() for biases in after.biases)
    again = edited(network, AddNoise(0.25, seed=9))
    np.testing.assert_array_equal(after.parameters, again.parameters)
    other = edited(network, AddNoise(0.25, seed=10))
    assert (after.weights[1] != other.weights[1]).mean() > 0.99
    second_alone = edited(network, AddNoise(0.25, seed=9, layer=2))
    np.testing.assert_array_equal(second_alone.weights[0], network.weights[0])
    np.testing.assert_array_equal(second_alone.weights[1], after.weights[1])


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.5, 1.0])
def test_pruning_sets_the_smallest_to_zero(share: float) -> None:
    network = random_network()
    sizes = np.sort(np.abs(np.concatenate([w.ravel() for w in network.weights])))
    count = round(share * len(sizes))
    threshold = sizes[count - 1] if count else -1.0
    after = edited(network, Prune(share))
    for before_weights, weights in zip(network.weights, after.weights, strict=True):
        expected = np.where(np.abs(before_weights) <= threshold, 0, before_weights)
        np.testing.assert_array_equal(weights, expected)
    for before_biases, biases in zip(network.biases, after.biases, strict=True):
        np.testing.assert_array_equal(biases, before_biases)


def test_pruning_a_layer_counts_in_that_layer_alone_even_among_equals() -> None:
    network = random_network()
    network.weights[1][:] = 0.5
    after = edited(network, Prune(0.35, layer=2))
    assert np.count_nonzero(after.weights[1] == 0) == round(0.35 * 20)
    np.testing.assert_array_equal(after.weights[0], network.weights[0])
    np.testing.assert_array_equal(after.weights[2], network.weights[2])


def test_zeroed_biases() -> None:
    network = random_network()
    after = edited(network, ZeroBiases(2))
    assert not after.biases[1].any()
    assert after.biases[0].all()
    assert after.biases[2].all()
    after = edited(network, ZeroBiases())
    assert not any(biases.any() for biases in after.biases)
    np.testing.assert_array_equal(after.weights[0], network.weights[0])


@pytest.mark.parametrize(
    "edit",
    [
        SetWeight(0, 0, 0, 1.0),
        SetWeight(4, 0, 0, 1.0),
        SetWeight(2, 5, 0, 1.0),
        SetWeight(2, -1, 0, 1.0),
        SetBias(2, 4, 1.0),
        Silence(Part(1, 5)),
        Freeze(Part(-1)),
        Prune(0.5, layer=4),
        ZeroBiases(0),
        AddNoise(0.5, 0, layer=0),
    ],
    ids=str,
)
def test_parts_that_the_network_has_not_are_refused(edit: Edit) -> None:
    network = random_network()
    with pytest.raises(ShapeError, match=r"^[^\n]+ 6-5-4-3 has no .+; choose \d to \d\.$"):
        applied(edit, network, network.parameters)


def test_values_out_of_range_are_refused() -> None:
    for wrong in (float("nan"), float("inf"), -1e39):
        with pytest.raises(SettingError, match="A weight must be a number from"):
            SetWeight(1, 0, 0, wrong)
        with pytest.raises(SettingError, match="A bias must be a number from"):
            SetBias(1, 0, wrong)
    with pytest.raises(SettingError, match=r"between 0 and 1, not 1\.5"):
        Prune(1.5)
    for wrong in (-0.1, float("nan"), float("inf")):
        with pytest.raises(SettingError, match="share of noise must be 0 or more"):
            AddNoise(wrong, 0)


def test_edits_are_made_in_order_and_dropping_the_last_undoes_it() -> None:
    base = random_network()
    edits = [SetWeight(1, 0, 0, 9.0), Prune(0.5), SetBias(1, 0, 2.0), AddNoise(0.1, 1)]
    now, states = EditedNetwork(base), []
    for edit in edits:
        states.append(now)
        now = now.with_edit(edit)
    expected = base.parameters.copy()
    for edit in edits:
        expected = applied(edit, base, expected)
    np.testing.assert_array_equal(now.network.parameters, expected)
    np.testing.assert_array_equal(EditedNetwork(base, edits).network.parameters, expected)
    assert now.edits == tuple(edits)
    for state in reversed(states):
        now = without_last(now)
        np.testing.assert_array_equal(now.network.parameters, state.network.parameters)
    np.testing.assert_array_equal(now.network.parameters, base.parameters)
    assert without_last(now).edits == ()


def test_moving_a_slider_replaces_the_last_edit_alone() -> None:
    base = random_network("relu", "sigmoid")
    now = EditedNetwork(base, [Prune(0.5), SetBias(1, 0, 2.0)])
    for value in (0.1, 0.2, 0.3):
        now = now.with_last(SetWeight(2, 1, 1, value))
    assert now.edits == (Prune(0.5), SetWeight(2, 1, 1, 0.3))
    expected = EditedNetwork(base, now.edits).network
    np.testing.assert_array_equal(now.network.parameters, expected.parameters)
    assert (now.network.activations, now.network.output) == (base.activations, "sigmoid")
    assert now.network.biases[0][0] == base.biases[0][0]
    # Steps on from a moved slider do not see where it stood before.
    np.testing.assert_array_equal(
        without_last(now.with_edit(ZeroBiases())).network.parameters, expected.parameters
    )


def test_an_edited_network_is_read_only_and_its_base_untouched() -> None:
    base = random_network()
    before = base.parameters.copy()
    now = EditedNetwork(base, [Prune(0.9)])
    assert not now.network.parameters.flags.writeable
    np.testing.assert_array_equal(base.parameters, before)


def test_held_is_what_was_frozen_or_silenced_and_not_restored_since() -> None:
    network = random_network()
    neuron, silent = Freeze(Part(1, 2)), Silence(Part(2, 0))
    held = held_mask(network, [neuron, Prune(0.5), silent])
    np.testing.assert_array_equal(held, neuron.mask(network) | silent.mask(network))
    held = held_mask(network, [neuron, silent, Restore(Part(2, 0), network.parameters)])
    np.testing.assert_array_equal(held, neuron.mask(network) & held)
    assert not held_mask(network, []).any()


def test_frozen_parameters_come_back_without_allocating() -> None:
    network = Network((784, 64, 10))
    kept = np.random.default_rng(0).random(network.parameters.size, np.float32)
    mask = held_mask(network, [Freeze(Part(1))])
    parameters = kept + 1
    restore_frozen(parameters, mask, kept)
    np.testing.assert_array_equal(parameters[mask], kept[mask])
    np.testing.assert_array_equal(parameters[~mask], kept[~mask] + 1)
    tracemalloc.start()
    restore_frozen(parameters, mask, kept)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000


def last_z(network: Network, x: FloatArray) -> FloatArray:
    passed: ForwardPass = network.forward(x)
    return passed.pre_activations[-1]


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_temperature_divides_z(output: str) -> None:
    network, x = random_network(output=output), inputs()
    z = last_z(network, x)
    before = z.copy()
    np.testing.assert_allclose(
        probabilities_at(z, 1.0, output), network.forward(x).probabilities, rtol=1e-5
    )
    for temperature in (0.25, 3.0):
        exponentials = np.exp(z.astype(np.float64) / temperature)
        expected = (
            exponentials / exponentials.sum(axis=1, keepdims=True)
            if output == "softmax"
            else exponentials / (1 + exponentials)
        )
        answer = probabilities_at(z, temperature, output)
        np.testing.assert_allclose(answer, expected, rtol=1e-4, atol=1e-6)
        assert (answer.argmax(axis=1) == z.argmax(axis=1)).all()
    np.testing.assert_array_equal(z, before)


def test_extreme_temperatures_stay_finite() -> None:
    z = np.array([[50.0, -3.0, 49.0]], np.float32)
    np.testing.assert_array_equal(probabilities_at(z, 1e-38), [[1, 0, 0]])
    np.testing.assert_array_equal(probabilities_at(z, 1e-38, "sigmoid"), [[1, 0, 1]])
    np.testing.assert_allclose(probabilities_at(z, 1e30), np.full((1, 3), 1 / 3), rtol=1e-6)
    for wrong in (0.0, -1.0, float("nan"), float("inf")):
        with pytest.raises(SettingError, match="temperature must be above 0"):
            probabilities_at(z, wrong)


@pytest.mark.parametrize("hidden", [(), (5,), (7, 5, 6)])
def test_a_split_is_read_as_by_a_whole_pass(hidden: tuple[int, ...]) -> None:
    generator = np.random.default_rng(8)
    images = generator.integers(0, 256, (2100, 3, 4), dtype=np.uint8)
    labels = generator.integers(0, 3, 2100).astype(np.uint8)
    base = Network((12, *hidden, 3), "relu")
    base.parameters[:] = generator.normal(size=base.parameters.size)
    reading = SplitReading(base, images)
    layers = [*range(1, len(hidden) + 2)]
    # To and fro, so that what is kept serves layers before and after its own.
    for layer in [*layers, *reversed(layers), *layers[::2]]:
        for edit in (SetWeight(layer, 2, 1, 3.0), SetBias(layer, 2, 4.0), AddNoise(0.1, layer)):
            changed = edited(base, edit)
            expected = changed.probabilities(images)
            np.testing.assert_array_equal(reading.probabilities(changed), expected)
            share = float(np.mean(expected.argmax(axis=1) == labels))
            assert reading.accuracy(changed, labels) == share
    np.testing.assert_array_equal(reading.probabilities(base), base.probabilities(images))


def test_images_of_floats_are_read_as_they_are() -> None:
    network = random_network()
    x = inputs(30)
    np.testing.assert_array_equal(
        SplitReading(network, x).probabilities(network), network.probabilities(x)
    )
