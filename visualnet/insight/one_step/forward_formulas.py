"""Formulas of the stages forward: pixels, sums, activations, the answer and its loss."""

from math import ceil, log10

import numpy as np

from visualnet.features import Features
from visualnet.insight.one_step.expressions import (
    Equation,
    Expression,
    Fraction,
    Minus,
    Number,
    Over,
    Power,
    Product,
    Sum,
    Symbol,
    Word,
)
from visualnet.insight.one_step.functions import called, spelled_out
from visualnet.insight.one_step.layout import Array64
from visualnet.insight.one_step.stage_text import StageText
from visualnet.insight.one_step.stages import Place
from visualnet.insight.one_step.sums import added
from visualnet.insight.one_step.worked_step import WorkedStep, equation
from visualnet.sentences import Sentence

_SHIFT_FROM = 20.0
"""From this size of a z on, the powers of e are shifted by the largest z, as the engine does."""
_E = Symbol("e")


def input_text(step: WorkedStep, place: Place) -> StageText:
    """Return the value of an input; of a pixel, as ink out of 255 where it is a whole number.

    Of a column that is scaled, how it is made of the number that the data have.
    """
    names, value = step.names, float(step.reading.inputs[place.column])
    symbol, number = names.input(place.column), step.number(value)
    title = Sentence("Value of {neuron}", neuron=names.neuron(0, place.column))
    features = names.features
    if features is not None and features.is_scaled:
        return _scaled_text(step, place, title, features)
    if not names.has_pixels:
        says = Sentence("The inputs go into the network as they are.")
        formula, worked = Equation((symbol,)), Equation((symbol, number))
    else:
        says = Sentence(
            "Each pixel is a number from 0 (paper) to 1 (full ink). Rows and columns count from 0."
        )
        ink = round(value * 255)
        is_whole = abs(value * 255 - ink) < 1e-4
        formula = Equation((symbol, Fraction(Word(Sentence("ink")), Number(255))))
        worked = equation(symbol, *[Fraction(Number(ink), Number(255))][:is_whole], number)
    return StageText("pixels", place, title, says, formula, worked, value)


def _scaled_text(step: WorkedStep, place: Place, title: Sentence, features: Features) -> StageText:
    value = float(step.reading.inputs[place.column])
    mean, scale = features.mean[place.column], features.scale[place.column]
    symbol, result = step.names.input(place.column), step.number(value)
    # Where the numbers are large beside how far they spread, the first digits are all the same.
    more = ceil(log10(max(1.0, abs(mean) / scale)))
    own, less = (Number(each, result.digits + more) for each in (value * scale + mean, -mean))
    words = Sum((Word(Sentence("value")), Minus(Word(Sentence("mean")))))
    formula = Fraction(words, Word(Sentence("spread")))
    worked = Fraction(Sum((own, less)), step.number(scale))
    return StageText(
        stage="pixels",
        place=place,
        title=title,
        says=Sentence(
            "Inputs are scaled: each is its value, less the mean of its column, divided by how far "
            "the column spreads (its standard deviation)."
        ),
        formula=Equation((symbol, formula)),
        worked=equation(symbol, worked, result),
        result=value,
    )


def sum_text(step: WorkedStep, place: Place) -> StageText:
    """Return z of a neuron as the sum that it is."""
    names, layer, column = step.names, place.layer, place.column
    weights = step.network.weights[layer - 1][:, column].astype(np.float64)
    sources = step.reading.sources[layer - 1]

    def term(k: int) -> tuple[Expression, Expression, Place]:
        symbols = Product((names.weight(layer, k, column), names.source(layer, k)))
        numbers = Product((step.number(weights[k]), step.number(sources[k])))
        return symbols, numbers, Place(layer, k, column)

    bias, z = float(step.network.biases[layer - 1][column]), step.reading.z[layer - 1][column]
    total = added(weights * sources, term, step.rounding, bias)
    symbol = names.sum(layer, column)
    body = Product((names.weight(layer, "i", column), names.source(layer, "i")))
    return StageText(
        stage=f"z{layer}",
        place=place,
        title=Sentence("Weighted sum of {neuron}", neuron=names.neuron(layer, column)),
        says=Sentence(
            "Each input times its weight, all added up, plus the bias. "
            "Lines show the size of terms."
        ),
        formula=equation(symbol, Sum((names.bias(layer, column), Over("i", body)))),
        worked=equation(symbol, total.written, step.number(z)),
        result=float(z),
        terms=total.terms,
        rest_count=total.rest_count,
        rest_sum=total.rest_sum,
        bias=bias,
    )


def activation_text(step: WorkedStep, place: Place) -> StageText:
    """Return a of a neuron, hidden or of a sigmoid output, as a function of its z."""
    names, layer, column = step.names, place.layer, place.column
    is_output = layer == names.layers
    function = step.network.output if is_output else step.network.activations[layer - 1]
    z, a = (float(one[layer - 1][column]) for one in (step.reading.z, step.reading.a))
    symbol, z_symbol = names.activation(layer, column), names.sum(layer, column)
    neuron = names.neuron(layer, column)
    formula = equation(symbol, called(function, z_symbol), spelled_out(function, z_symbol))
    worked = equation(symbol, spelled_out(function, step.number(z)), step.number(a))
    if is_output:
        title = Sentence("Output of {neuron}", neuron=neuron)
        says = Sentence("Each output stands for itself; together they need not make 1.")
        return StageText("answer", place, title, says, formula, worked, a)
    title = Sentence("Activation of {neuron}", neuron=neuron)
    says = Sentence("The activation function turns the sum into what the neuron passes on.")
    return StageText(f"a{layer}", place, title, says, formula, worked, a)


def softmax_text(step: WorkedStep, place: Place) -> StageText:
    """Return the probability of a class: its power of e over the sum of all."""
    names, layer, column = step.names, place.layer, place.column
    z = step.reading.z[-1]
    powers, shift = powers_of_e(z)

    def power(k: int | str) -> Expression:
        symbol = names.sum(layer, k)
        return Power(_E, Sum((symbol, Minus(Symbol("m")))) if shift else symbol)

    def term(k: int) -> tuple[Expression, Expression, Place]:
        return power(k), Power(_E, step.number(z[k] - shift)), Place(layer, None, k)

    total = added(powers, term, step.rounding)
    symbol, p = names.activation(layer, column), float(step.reading.a[-1][column])
    own = Power(_E, step.number(z[column] - shift))
    says = Sentence("Powers of e make all outputs positive; divided by their sum, they make 1.")
    if shift:
        says = Sentence(
            "The largest sum m is taken away from each, so that no power of e overflows."
        )
    return StageText(
        stage="answer",
        place=place,
        title=Sentence("Probability of {neuron}", neuron=names.neuron(layer, column)),
        says=says,
        formula=equation(symbol, Fraction(power(column), Over("i", power("i")))),
        worked=equation(symbol, Fraction(own, total.written), step.number(p)),
        result=p,
        terms=total.terms,
        rest_count=total.rest_count,
        rest_sum=total.rest_sum,
    )


def powers_of_e(z: Array64) -> tuple[Array64, float]:
    """Return e^(z − shift) and the shift, which is 0 where nothing can overflow."""
    shift = float(z.max()) if np.abs(z).max() > _SHIFT_FROM else 0.0
    powers: Array64 = np.exp(z - shift)
    return powers, shift
