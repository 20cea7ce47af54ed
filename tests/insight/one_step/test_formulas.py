"""Formulas of a step of learning: what they say in symbols and in numbers."""

import numpy as np
import pytest

from visualnet.features import Features
from visualnet.insight.one_step.formulas import (
    Names,
    Place,
    Rounding,
    first_place,
    stage_ids,
    stage_text,
    term_at,
)
from visualnet.insight.one_step.reading import learn_one, read_one
from visualnet.insight.worked_example import INPUTS, LABEL, worked_network
from visualnet.nn.network import Network

WORKED = {
    ("pixels", Place(0, None, 0)): ("x₁", "x₁ = 0.8"),
    ("z1", Place(1, None, 0)): (
        "z¹₁ = b¹₁ + Σᵢ W¹ᵢ→₁ · xᵢ",
        "z¹₁ = 0.1 + 0.5 · 0.8 + 0.3 · 0.4 - 0.2 · 0.6 = 0.5",
    ),
    ("a1", Place(1, None, 0)): (
        "a¹₁ = σ(z¹₁) = 1 / (1 + e^(-z¹₁))",
        "a¹₁ = 1 / (1 + e^(-0.5)) = 0.622459",
    ),
    ("z2", Place(2, None, 1)): (
        "z²₁ = b²₁ + Σᵢ W²ᵢ→₁ · a¹ᵢ",
        "z²₁ = 0.5 + 2 · 0.519989 - 1 · 0.622459 = 0.917519",
    ),
    ("answer", Place(2, None, 0)): (
        "p₀ = e^z²₀ / Σᵢ e^z²ᵢ",
        "p₀ = e^0.622459 / (e^0.917519 + e^0.622459) = 0.426766",
    ),
    ("loss", Place(2, None, 0)): ("L = -ln(p₀)", "L = -ln(0.426766) = 0.85152"),
    ("delta2", Place(2, None, 0)): ("δ²₀ = p₀ - y₀", "δ²₀ = 0.426766 - 1 = -0.573234"),
    ("gradient2", Place(2, 0, 0)): (
        "∂W²₁→₀ = a¹₁ · δ²₀",
        "∂W²₁→₀ = 0.622459 · (-0.573234) = -0.356815",
    ),
    ("gradient2", Place(2, None, 1)): ("∂b²₁ = δ²₁", "∂b²₁ = 0.573234"),
    ("delta1", Place(1, None, 0)): (
        "δ¹₁ = a¹₁ · (1 - a¹₁) · Σⱼ W²₁→ⱼ · δ²ⱼ",
        "δ¹₁ = 0.622459 · (1 - 0.622459) · (1 · (-0.573234) - 1 · 0.573234) = -0.269424",
    ),
    ("gradient1", Place(1, 2, 1)): ("∂W¹₃→₂ = x₃ · δ¹₂", "∂W¹₃→₂ = 0.6 · 0.286159 = 0.171695"),
}
"""The numbers that were worked out by hand, to six digits."""


@pytest.fixture
def worked():
    network = worked_network(np.float64)
    return network, learn_one(network, np.array(INPUTS), LABEL)


@pytest.fixture
def deep():
    """A network with every kind of hidden function, read at an image."""
    network = Network((784, 12, 11, 10, 9, 10), ("tanh", "relu", "gelu", "leaky_relu"), "sigmoid")
    generator = np.random.default_rng(5)
    network.parameters[:] = generator.normal(0, 0.3, network.parameters.size)
    image = generator.integers(0, 256, 784).astype(np.uint8)
    return network, learn_one(network, image, 3, 0.1)


@pytest.mark.parametrize(("stage", "place"), list(WORKED))
def test_the_worked_example_reads_as_by_hand(worked, stage, place):
    found = stage_text(stage, *worked, place, rounding=Rounding(digits=6))
    assert (found.symbols, found.numbers) == WORKED[stage, place]
    assert str(found.title) in found.as_text()


def test_terms_their_rest_and_the_bias_make_the_result(deep):
    network, step = deep
    layers = len(network.weights)
    summed = [f"z{k}" for k in range(1, layers + 1)] + [f"delta{k}" for k in range(1, layers)]
    for stage in [*summed, "loss"]:
        found = stage_text(stage, network, step)
        terms = [term.value for term in found.terms]
        assert sorted(terms, key=abs, reverse=True) == terms
        total = sum(terms) + found.rest_sum + (found.bias or 0.0)
        assert found.factor * total == pytest.approx(found.result, abs=1e-12)


def test_the_largest_terms_stand_there_and_the_others_are_counted(deep):
    network, step = deep
    found = stage_text("z1", network, step, Place(1, None, 4), names=Names(network, columns=28))
    weights = network.weights[0][:, 4].astype(np.float64)
    products = np.abs(weights * step.reading.inputs)
    rows = [term.place.row for term in found.terms]
    assert rows == np.argsort(-products, kind="stable")[:8].tolist()
    assert found.rest_count == 776
    assert "(the other 776)" in found.numbers
    row, column = divmod(rows[0], 28)
    index = f"{row},{column}".translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
    assert found.terms[0].symbols == f"W¹{index}→₅ · x{index}"
    assert str(found.title) == "Weighted sum of neuron 5 in hidden layer 1"


def test_every_stage_has_a_formula_at_its_first_place(deep):
    network, step = deep
    for stage in stage_ids(len(network.weights))[:-2]:
        found = stage_text(stage, network, step, names=Names(network, columns=28))
        assert found.place == first_place(stage, network, step)
        assert found.numbers.count("=") >= 1
        assert np.isfinite(found.result)


def test_a_reading_without_label_has_the_stages_up_to_the_answer(worked):
    network, step = worked
    reading = read_one(network, np.array(INPUTS))
    ids = stage_ids(2, has_label=False)
    assert ids == ("pixels", "z1", "a1", "z2", "answer")
    for stage in ids:
        place = first_place(stage, network, reading)
        expected = stage_text(stage, network, step, place)
        assert stage_text(stage, network, reading, place).numbers == expected.numbers
    with pytest.raises(ValueError, match="without a label"):
        stage_text("loss", network, reading)


def test_large_sums_are_shifted_before_the_powers_of_e():
    network = Network((1, 2))
    network.weights[0][...] = [[900.0, -900.0]]
    step = learn_one(network, np.array([1.0]), 1)
    answer = stage_text("answer", network, step, Place(1, None, 0))
    assert answer.symbols == "p₀ = e^(z¹₀ - m) / Σᵢ e^(z¹ᵢ - m)"
    assert answer.result == 1.0
    assert stage_text("loss", network, step).numbers == "L = 900 + 900 = 1,800"


def test_what_is_no_stage_of_the_network_is_refused(worked):
    for stage in ("z3", "z0", "a2", "weights", "gradient"):
        with pytest.raises(ValueError, match="no stage"):
            stage_text(stage, *worked)


@pytest.mark.parametrize("weight", [np.inf, np.nan, 1e38])
@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
def test_weights_that_are_no_numbers_are_told_without_a_warning(output, weight):
    network = Network((3, 4, 2), "tanh", output)
    network.parameters[::3] = weight
    network.parameters[1::3] = -weight
    step = learn_one(network, np.array(INPUTS), LABEL)
    for stage in stage_ids(2)[:-2]:
        found = stage_text(stage, network, step)
        assert found.numbers
        assert found.as_latex().isascii()


def test_each_term_is_found_by_its_place_also_among_the_others(deep):
    network, step = deep
    for stage in ("z1", "z5", "delta2", "delta4", "loss"):
        place = first_place(stage, network, step)
        whole = stage_text(stage, network, step, place, rounding=Rounding(largest=1000))
        for term in whole.terms[:3] + whole.terms[-3:]:
            found = term_at(stage, network, step, place, term.place)
            assert found is not None
            assert (found.symbols, found.numbers, found.value) == (
                term.symbols,
                term.numbers,
                term.value,
            )
    place = first_place("z1", network, step)
    assert term_at("z1", network, step, place, Place(1, 784, place.column)) is None
    assert term_at("z1", network, step, place, Place(1, 3, place.column + 1)) is None
    assert term_at("a1", network, step, place, Place(1, None, 0)) is None


def test_a_scaled_input_is_told_with_the_number_of_its_data_and_how_it_is_scaled():
    features = Features(("height", "weight"), mean=(168.2, 1e6), scale=(8.0, 0.5))
    inputs = features.rows_of([[152.2, 1000001.0]])[0]
    network = Network((2, 3, 2), ("tanh",), "softmax")
    reading, names = read_one(network, inputs), Names(network, features=features)
    height, weight = (
        stage_text("pixels", network, reading, Place(0, None, k), names=names) for k in (0, 1)
    )
    assert height.symbols == "x₁ = (value - mean) / spread"
    assert height.numbers == "x₁ = (152.2 - 168.2) / 8 = -2"
    assert weight.numbers == "x₂ = (1.000001e6 - 1e6) / 0.5 = 2"
    assert str(height.title) == "Value of input height"
    assert "as they are" not in str(height.says)
    plain = Names(network, features=Features(("x", "y")))
    told = stage_text("pixels", network, reading, Place(0, None, 0), names=plain)
    assert str(told.says) == "The inputs go into the network as they are."
