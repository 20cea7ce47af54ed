import numpy as np

from visualnet.data.datasets import Split
from visualnet.insight.dataset_statistics import statistics_of


def split_of(images, labels):
    return Split(np.asarray(images, np.uint8), np.asarray(labels, np.uint8))


def test_the_figures_are_those_of_the_plain_formulas():
    generator = np.random.default_rng(3)
    # More than one chunk, the last of them short.
    split = split_of(generator.integers(0, 256, (2345, 28, 28)), generator.integers(0, 4, 2345))
    found = statistics_of(split, 4)
    for k in range(4):
        chosen = split.images[split.labels == k]
        assert found.counts[k] == len(chosen)
        assert np.abs(found.means[k] - chosen.mean(axis=0)).max() <= 0.5 + 1e-9
    values, times = np.unique(split.images, return_counts=True)
    expected = np.zeros(256, np.int64)
    expected[values] = times
    assert np.array_equal(found.histogram, expected)


def test_a_class_without_examples_has_an_empty_mean():
    found = statistics_of(split_of(np.full((3, 28, 28), 200), [0, 0, 2]), 3)
    assert found.counts.tolist() == [2, 0, 1]
    assert found.means[1].max() == 0
    assert found.means[2].min() == 200


def test_no_examples_at_all():
    found = statistics_of(split_of(np.zeros((0, 28, 28)), []), 10)
    assert found.counts.tolist() == [0] * 10
    assert found.means.shape == (10, 28, 28)
    assert found.histogram.sum() == 0


def test_mnist_has_the_known_number_of_each_digit(mnist):
    # LeCun's test set: 980 zeros, 1,135 ones.
    found = statistics_of(mnist.test, 10)
    assert found.counts[:2].tolist() == [980, 1135]
    assert found.histogram.sum() == 10_000 * 784
