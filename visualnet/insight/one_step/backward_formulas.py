"""Formulas of the loss and of the stages back: deltas and gradients."""

import numpy as np

from visualnet.insight.one_step.expressions import (
    Call,
    Expression,
    Minus,
    Number,
    Over,
    Power,
    Product,
    Sum,
    Symbol,
)
from visualnet.insight.one_step.functions import slope, slope_number
from visualnet.insight.one_step.stage_text import StageText
from visualnet.insight.one_step.stages import Place
from visualnet.insight.one_step.sums import added
from visualnet.insight.one_step.worked_step import WorkedStep, equation
from visualnet.sentences import Sentence

_LOSS = Symbol("L")
_HALF = Symbol("½")
_SMALLEST = 1e-300
"""Below this the logarithm of a probability is not told from the probability."""


def loss_text(step: WorkedStep, place: Place) -> StageText:
    """Return the loss of the example: −ln p of its label, or half the squared errors."""
    if step.network.output == "softmax":
        return _cross_entropy(step)
    learning, names, layer = step.learnt, step.names, step.names.layers
    answer, targets = learning.reading.a[-1], learning.targets

    def error(k: int | str) -> Expression:
        difference = Sum((names.activation(layer, k), Minus(names.target(k))))
        return Power(difference, Number(2))

    def term(k: int) -> tuple[Expression, Expression, Place]:
        numbers = Sum((step.number(answer[k]), Minus(step.number(targets[k]))))
        return error(k), Power(numbers, Number(2)), Place(layer, None, k)

    total = added((answer - targets) ** 2, term, step.rounding)
    return StageText(
        stage="loss",
        place=place,
        title=Sentence("Loss: the squared error"),
        says=Sentence("The loss adds up how far each output is from its target, squared."),
        formula=equation(_LOSS, Product((_HALF, Over("i", error("i"))))),
        worked=equation(_LOSS, Product((_HALF, total.written)), step.number(learning.loss)),
        result=learning.loss,
        terms=total.terms,
        rest_count=total.rest_count,
        rest_sum=total.rest_sum,
        factor=0.5,
    )


def _cross_entropy(step: WorkedStep) -> StageText:
    learning, names, layer = step.learnt, step.names, step.names.layers
    label = learning.label
    p, z = learning.reading.a[-1][label], learning.reading.z[-1]
    by_p: Expression = Minus(Call("ln", (step.number(p),)))
    if not p > _SMALLEST:
        # z of the label is so far below the largest that ln p is their difference.
        by_p = Sum((step.number(z.max()), Minus(step.number(z[label]))))
    return StageText(
        stage="loss",
        place=Place(layer, None, label),
        title=Sentence("Loss: the cross-entropy"),
        says=Sentence("The less probable the right class is to the network, the larger the loss."),
        formula=equation(_LOSS, Minus(Call("ln", (names.activation(layer, label),)))),
        worked=equation(_LOSS, by_p, step.number(learning.loss)),
        result=learning.loss,
    )


def delta_text(step: WorkedStep, place: Place) -> StageText:
    """Return δ of a neuron: the gradient of the loss by its z."""
    if place.layer == step.names.layers:
        return _output_delta(step, place)
    learning, names, layer, row = step.learnt, step.names, place.layer, place.column
    after, function = layer + 1, step.network.activations[layer - 1]
    weights, deltas = step.network.weights[layer][row].astype(np.float64), learning.deltas[layer]

    def term(j: int) -> tuple[Expression, Expression, Place]:
        symbols = Product((names.weight(after, row, j), names.delta(after, j)))
        numbers = Product((step.number(weights[j]), step.number(deltas[j])))
        return symbols, numbers, Place(after, row, j)

    total = added(weights * deltas, term, step.rounding)
    reading, delta = step.reading, learning.deltas[layer - 1][row]
    factor = float(reading.slopes[layer - 1][row])
    a, z = names.activation(layer, row), names.sum(layer, row)
    worked = slope_number(function, step.number(reading.a[layer - 1][row]), step.number(factor))
    body = Over("j", Product((names.weight(after, row, "j"), names.delta(after, "j"))))
    return StageText(
        stage=f"delta{layer}",
        place=place,
        title=Sentence("Delta of {neuron}", neuron=names.neuron(layer, row)),
        says=Sentence(
            "The deltas of the next layer come back through the same weights, "
            "times the slope of the activation."
        ),
        formula=equation(names.delta(layer, row), _times(slope(function, z, a), body)),
        worked=equation(names.delta(layer, row), _times(worked, total.written), step.number(delta)),
        result=float(delta),
        terms=total.terms,
        rest_count=total.rest_count,
        rest_sum=total.rest_sum,
        factor=factor,
    )


def _output_delta(step: WorkedStep, place: Place) -> StageText:
    learning, names, layer, j = step.learnt, step.names, place.layer, place.column
    p, delta = learning.reading.a[-1][j], learning.deltas[-1][j]
    symbol, target = names.activation(layer, j), learning.targets[j]
    formula: Expression = Sum((symbol, Minus(names.target(j))))
    worked: Expression = Sum((step.number(p), Minus(step.number(target))))
    says = Sentence("How the loss changes with z: here it is the probability minus the target.")
    if step.network.output != "softmax":
        formula = _times(formula, slope("sigmoid", symbol, symbol))
        worked = _times(worked, slope("sigmoid", step.number(p), step.number(p)))
        says = Sentence(
            "How the loss changes with z: the output minus the target, "
            "times the slope of the sigmoid."
        )
    return StageText(
        stage=f"delta{layer}",
        place=place,
        title=Sentence("Delta of {neuron}", neuron=names.neuron(layer, j)),
        says=says,
        formula=equation(names.delta(layer, j), formula),
        worked=equation(names.delta(layer, j), worked, step.number(delta)),
        result=float(delta),
    )


def gradient_text(step: WorkedStep, place: Place) -> StageText:
    """Return the gradient of the loss by a weight, or by a bias where the place has no row."""
    learning, names, layer, column = step.learnt, step.names, place.layer, place.column
    delta = learning.deltas[layer - 1][column]
    delta_symbol, target = names.delta(layer, column), names.neuron(layer, column)
    symbol = names.parameter(place, of="∂")
    if place.row is None:
        return StageText(
            stage=f"gradient{layer}",
            place=place,
            title=Sentence("Gradient of the bias of {neuron}", neuron=target),
            says=Sentence("A bias acts on the sum as it is, so its gradient is the delta itself."),
            formula=equation(symbol, delta_symbol),
            worked=equation(symbol, step.number(delta)),
            result=float(delta),
        )
    source = step.reading.sources[layer - 1][place.row]
    gradient = learning.weight_gradients[layer - 1][place.row, column]
    return StageText(
        stage=f"gradient{layer}",
        place=place,
        title=Sentence(
            "Gradient of the weight from {source} to {target}",
            source=names.neuron(layer - 1, place.row),
            target=target,
        ),
        says=Sentence("What the connection carries, times the delta at its end."),
        formula=equation(symbol, Product((names.source(layer, place.row), delta_symbol))),
        worked=equation(
            symbol, Product((step.number(source), step.number(delta))), step.number(gradient)
        ),
        result=float(gradient),
    )


def _times(first: Expression, second: Expression) -> Expression:
    """Return a product without a 1 before it, and without a product within it."""
    if first == Number(1):
        return second
    factors = [*(first.factors if isinstance(first, Product) else (first,))]
    factors += second.factors if isinstance(second, Product) else (second,)
    return Product(tuple(factors))
