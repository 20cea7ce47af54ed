"""Figures that the docks tell, held against forward and backward passes written out in NumPy.

Nothing of the program but its parameters is used to work out what is expected.
"""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from visualnet.nn.edits import AddNoise, Freeze, Prune, Restore, SetBias, SetWeight, Silence
from visualnet.nn.edits import ZeroBiases as Zero
from visualnet.nn.parts import Part
from visualnet.number_text import number_text
from visualnet.scene.parts import Connection
from visualnet.training.control import StepUnit
from visualnet.ui.widgets.class_columns import ClassChanges

SIZES = (784, 16, 16, 10)


def split_up(parameters):
    """The weights and biases of a vector of parameters: all weights of a layer, then its biases."""
    layers, start = [], 0
    for fan_in, fan_out in pairwise(SIZES):
        weights = parameters[start : start + fan_in * fan_out].reshape(fan_in, fan_out)
        start += fan_in * fan_out
        layers.append((weights.astype(np.float64), parameters[start : start + fan_out] * 1.0))
        start += fan_out
    assert start == len(parameters)
    return layers


def forward(layers, rows):
    """The activations of every layer, the last as z."""
    a, all_of_them = rows, [rows]
    for number, (weights, biases) in enumerate(layers):
        z = a @ weights + biases
        a = z if number == len(layers) - 1 else 1 / (1 + np.exp(-z))
        all_of_them.append(a)
    return all_of_them


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def backward(layers, rows, labels):
    """The gradient of the mean cross-entropy by each weight, layer by layer."""
    passed = forward(layers, rows)
    delta = softmax(passed[-1])
    delta[np.arange(len(labels)), labels] -= 1
    delta /= len(labels)
    gradients = []
    for number in range(len(layers) - 1, -1, -1):
        gradients.append(passed[number].T @ delta)
        if number:
            a = passed[number]
            delta = (delta @ layers[number][0].T) * a * (1 - a)
    return gradients[::-1]


def rows_of(images):
    return images.reshape(len(images), -1) / 255


@pytest.fixture(scope="module")
def tested_rows(mnist):
    return rows_of(mnist.test.images)


def rightly(layers, rows, labels):
    return forward(layers, rows)[-1].argmax(axis=1) == labels


# By hand


@pytest.fixture
def edits(desk):
    panel = desk.open_dock("editsDock")
    desk.wait(lambda: panel.findChild(QLabel, "accuracyNow").text() != "–")
    return panel


def silenced(layers):
    layers[2][0][5] = 0


def silenced_layer(layers):
    layers[1][0][:] = 0


def pruned(layers):
    sizes = np.abs(layers[1][0])
    layers[1][0][sizes < np.quantile(sizes, 0.5)] = 0


def set_weight(layers):
    layers[1][0][3, 7] = np.float32(4.5)


def set_bias(layers):
    layers[2][1][8] = np.float32(9.0)


def zeroed(layers):
    for _weights, biases in layers:
        biases[:] = 0


EDITS = [
    ([Silence(Part(2, 5))], silenced),
    ([Silence(Part(1))], silenced_layer),
    ([Prune(0.5, 2)], pruned),
    ([SetWeight(2, 3, 7, 4.5)], set_weight),
    ([SetBias(3, 8, 9.0)], set_bias),
    ([Zero()], zeroed),
    ([Freeze(Part(2, 5)), SetWeight(2, 3, 7, 4.5)], set_weight),
    ([SetWeight(2, 3, 7, 4.5), Silence(Part(1, 2)), Restore], set_weight),
]


@pytest.mark.slow
def test_the_accuracy_after_each_kind_of_edit(desk, edits, mnist, tested_rows):
    parameters = desk.parameters().copy()
    before, test = split_up(parameters), mnist.test
    right_before = rightly(before, tested_rows, test.labels)
    labels = [edits.findChild(QLabel, name) for name in ("accuracyNow", "accuracyBefore")]
    columns = edits.findChild(ClassChanges)
    for made, by_hand in EDITS:
        for edit in made:
            # What is put back is that of the network as it was.
            desk.session.edit(Restore(Part(1, 2), parameters) if edit is Restore else edit)
        after = split_up(before_vector(before))
        by_hand(after)
        shares = [rightly(after, tested_rows, test.labels), right_before]
        words = [f"{100 * share.mean():.2f}\u202f%" for share in shares]
        desk.wait(lambda words=words: [label.text() for label in labels] == words)
        for k in range(10):
            now, then = (100 * share[test.labels == k].mean() for share in shares)
            expected = f"{k}: {now:.2f}\u202f% now, {then:.2f}\u202f% before"
            assert columns.part_words(k).startswith(expected), made
        for _ in made:
            desk.do("undoAction")
        assert (desk.parameters() == parameters).all()


def before_vector(layers):
    return np.concatenate([part.reshape(-1) for layer in layers for part in layer])


@pytest.mark.slow
def test_the_accuracy_after_noise_and_the_noise_itself(desk, edits, mnist, tested_rows):
    before = split_up(desk.parameters())
    desk.session.edit(AddNoise(0.8, 3, 1))
    after = split_up(desk.parameters())
    noise = after[0][0] - before[0][0]
    size = np.sqrt((before[0][0] ** 2).mean())
    assert noise.std() == pytest.approx(0.8 * size, rel=0.03)
    assert abs(noise.mean()) < 0.03 * size
    assert (after[1][0] == before[1][0]).all()
    expected = f"{100 * rightly(after, tested_rows, mnist.test.labels).mean():.2f}\u202f%"
    desk.wait(lambda: edits.findChild(QLabel, "accuracyNow").text() == expected)


def test_the_probabilities_at_a_temperature(desk):
    for temperature in (0.5, 3.0):
        desk.application.context.frames.set_temperature(temperature)
        desk.wait_at_rest()
        frame = desk.canvas.frame
        z = forward(split_up(desk.parameters()), rows_of(frame.probe.image[None]))[-1]
        expected = softmax(z / temperature)[0]
        np.testing.assert_allclose(frame.forward.probabilities[0], expected, atol=2e-6)


# Inspector


@pytest.fixture
def inspector(desk):
    desk.application.panels._fill("inspector").panel.say("")
    panel = desk.open_dock("inspectorDock")
    desk.wait(lambda: "Measured at step" in panel.findChild(QLabel, "inspectorStatus").text())
    return desk.application.panels._filled["inspector"]


def told(inspector, name):
    return inspector.panel.findChild(QLabel, name).text()


@pytest.mark.slow
def test_what_a_neurons_removal_costs_per_class(desk, inspector, mnist, tested_rows):
    test = mnist.test
    whole = rightly(split_up(desk.parameters()), tested_rows, test.labels)
    for layer, index in ((1, 6), (2, 11)):
        inspector.open((layer, index))
        layers = split_up(desk.parameters())
        layers[layer][0][index] = 0
        without = rightly(layers, tested_rows, test.labels)
        expected = f"{100 * whole.mean():.2f}\u202f% → {100 * without.mean():.2f}\u202f%"
        desk.wait(lambda words=expected: words in told(inspector, "ablationWords"))
        for k, row in enumerate(inspector.panel.neuron.ablation.classes.rows):
            of_class = test.labels == k
            assert row.value == pytest.approx(without[of_class].mean() - whole[of_class].mean())


@pytest.mark.slow
def test_the_gradient_of_the_last_batch(desk, inspector):
    desk.do("gradientModeAction")
    desk.session.step(StepUnit.BATCH)
    desk.wait(lambda: desk.step_shown() == 1)
    desk.wait_at_rest()
    rows, labels = desk.session.trainer._last_batch
    assert len(labels) == 32
    gradients = backward(split_up(desk.parameters()), rows.astype(np.float64), labels)
    of_frame = desk.canvas.frame.gradient
    for found, (expected, _biases) in zip(gradients, split_up(of_frame), strict=True):
        np.testing.assert_allclose(expected, found, atol=2e-6)
    pair, source, target = 1, 9, 4
    inspector.open(Connection(pair, source, target))
    text = number_text(float(gradients[pair][source, target]), signed=True)
    desk.wait(lambda: f"last batch {text}" in told(inspector, "connectionNumbers"))


def test_the_gradient_over_the_training_images(desk, inspector, mnist):
    pair, source, target = 2, 3, 8
    inspector.open(Connection(pair, source, target))
    desk.wait(lambda: told(inspector, "connectionGradient") != "")
    words = told(inspector, "connectionGradient")
    count = int(words.partition("over ")[2].split()[0].replace(",", ""))
    assert count > 100
    train = mnist.train
    rows, labels = rows_of(train.images[:count]), train.labels[:count]
    gradient = backward(split_up(desk.parameters()), rows, labels)[pair][source, target]
    assert f"gradient of the mean loss {number_text(gradient, signed=True)}," in words
