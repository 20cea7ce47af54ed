"""Update rules, from gradients to new parameters."""

from collections.abc import Iterable
from math import sqrt

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.nn.matrix_products import add_scaled, blas_for
from visualnet.nn.optimizer import Block, Optimizer

_SMALLEST_SCALE = 1e-3


class SGD(Optimizer):
    """Stochastic gradient descent with momentum; without it at 0.

    velocity = momentum · velocity + gradient; parameters -= learning rate · velocity
    (Sutskever et al. 2013, eq. 1 and 2, with the learning rate taken out of the velocity, so that
    changing it while running acts at once).

    The velocity is kept as scale · gradient array: multiplying the scale by the momentum spares a
    way through all parameters, and the gradient's products add to the array at no cost.
    """

    adds = True
    _arrays = ("gradient",)
    _numbers = ("_scale",)
    _scale: float

    def begin_step(self) -> float:
        """Let the velocity fade; return what the new gradient is to be multiplied by."""
        self._scale *= self.momentum
        if self._scale < _SMALLEST_SCALE:
            np.multiply(self.gradient, self._scale, out=self.gradient)
            if self._scale:
                # Only here do its entries shrink.
                self._flush.flush(self.gradient)
            self._scale = 1.0
        return 1.0 / self._scale

    def update(self, parameters: FloatArray, learning_rate: float) -> None:
        """Go along the velocity; as one block, in one call."""
        add_scaled(self.gradient, -learning_rate * self._scale, to=parameters)

    def begin_update(self, learning_rate: float) -> tuple[float, ...]:
        """Return what the gradient array is multiplied by."""
        return (-learning_rate * self._scale,)

    def change(self, blocks: Iterable[Block], *numbers: float) -> None:
        """Go along the velocity."""
        for weights, gradient, *_ in blocks:
            add_scaled(gradient, numbers[0], to=weights)


class Nesterov(Optimizer):
    """Stochastic gradient descent with Nesterov's momentum.

    velocity = momentum · velocity + gradient;
    parameters -= learning rate · (gradient + momentum · velocity)
    (Sutskever et al. 2013, eq. 3 and 4, in the variables of Bengio et al. 2013, eq. 7).
    """

    _arrays = ("_velocity",)
    _velocity: FloatArray

    def begin_update(self, learning_rate: float) -> tuple[float, ...]:
        """Return the learning rate."""
        return (learning_rate,)

    def change(self, blocks: Iterable[Block], *numbers: float) -> None:
        """Go along the gradient, and along where the velocity leads."""
        (learning_rate,), momentum = numbers, self.momentum
        axpy = blas_for(self.gradient).axpy
        for weights, gradient, _, velocity in blocks:
            np.multiply(velocity, momentum, out=velocity)
            np.add(velocity, gradient, out=velocity)
            axpy(gradient, weights, weights.size, -learning_rate)
            axpy(velocity, weights, weights.size, -learning_rate * momentum)


class RMSProp(Optimizer):
    """Steps divided by a running root mean square of the gradient.

    square = 0.9 · square + 0.1 · gradient²; parameters -= learning rate · gradient / (√square + ε)
    (Tieleman and Hinton 2012, lecture 6e), ε = 1e-8.
    """

    _arrays = ("_square",)
    _square: FloatArray

    def begin_update(self, learning_rate: float) -> tuple[float, ...]:
        """Return the learning rate."""
        return (learning_rate,)

    def change(self, blocks: Iterable[Block], *numbers: float) -> None:
        """Take a step of about one learning rate in each direction."""
        (learning_rate,), axpy = numbers, blas_for(self.gradient).axpy
        for weights, gradient, scratch, square in blocks:
            # The running mean square follows: kept · square + (1 - kept) · gradient².
            np.multiply(square, 0.9, out=square)
            np.multiply(gradient, gradient, out=scratch)
            axpy(scratch, square, square.size, 1 - 0.9)
            np.sqrt(square, out=scratch)
            np.add(scratch, _EPSILON, out=scratch)
            np.divide(gradient, scratch, out=gradient)
            axpy(gradient, weights, weights.size, -learning_rate)


_EPSILON = 1e-8
_MEAN_KEPT, _SQUARE_KEPT = 0.9, 0.999


class Adam(Optimizer):
    """Adaptive moments (Kingma and Ba 2015, algorithm 1), β₁ = 0.9, β₂ = 0.999, ε = 1e-8."""

    _arrays = ("_mean", "_square")
    _numbers = ("_mean_left", "_square_left")
    _mean: FloatArray
    _square: FloatArray
    _mean_left: float
    _square_left: float

    def begin_update(self, learning_rate: float) -> tuple[float, ...]:
        """Return the factor of each quotient, and what keeps it from dividing by zero."""
        self._mean_left *= _MEAN_KEPT
        self._square_left *= _SQUARE_KEPT
        # Both corrections of the start-up, ε included as in the paper's algorithm.
        correction = sqrt(1 - self._square_left)
        factor = -learning_rate * correction / (1 - self._mean_left)
        return factor, _EPSILON * correction

    def change(self, blocks: Iterable[Block], *numbers: float) -> None:
        """Go along the mean gradient, each parameter at its own scale."""
        (factor, epsilon), axpy = numbers, blas_for(self.gradient).axpy
        for weights, gradient, scratch, mean, square in blocks:
            # The running mean square follows: kept · square + (1 - kept) · gradient².
            np.multiply(square, _SQUARE_KEPT, out=square)
            np.multiply(gradient, gradient, out=scratch)
            axpy(scratch, square, square.size, 1 - _SQUARE_KEPT)
            np.multiply(mean, _MEAN_KEPT, out=mean)
            axpy(gradient, mean, mean.size, 1 - _MEAN_KEPT)
            np.sqrt(square, out=scratch)
            np.add(scratch, epsilon, out=scratch)
            np.divide(mean, scratch, out=scratch)
            axpy(scratch, weights, weights.size, factor)


class AdamW(Adam):
    """Adam with weight decay decoupled from the gradient (Loshchilov and Hutter 2019)."""

    decouples_decay = True


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": SGD,
    "nesterov": Nesterov,
    "rmsprop": RMSProp,
    "adam": Adam,
    "adamw": AdamW,
}
"""Name -> update rule, made from (parameters, momentum)."""


def clip(gradient: FloatArray, norm: float) -> None:
    """Shorten the gradient, in place, to a length of `norm` if it is longer.

    Pascanu, Mikolov and Bengio 2013, algorithm 1. A gradient that is not finite is left alone: the
    trainer tells that apart.
    """
    length = sqrt(float(np.vdot(gradient, gradient)))
    if length > norm:
        np.multiply(gradient, norm / length, out=gradient)
