"""How gradients become new parameters. State has the layout of the parameter vector."""

from typing import Protocol

import numpy as np

from visualnet.nn.arrays import FloatArray, aligned_zeros


class Optimizer(Protocol):
    """An update rule with its state."""

    momentum: float

    def update(self, parameters: FloatArray, gradient: FloatArray, learning_rate: float) -> None:
        """Change the parameters in place; all arrays are (parameters,).

        The gradient is used up: its array is working space, which saves a fourth array's way
        through the cache.
        """


_FLUSH_EVERY = 64
_NEGLIGIBLE = 1e-20


class SGD:
    """Stochastic gradient descent with momentum.

    velocity = momentum · velocity + gradient; parameters -= learning rate · velocity
    (Sutskever et al. 2013, eq. 1 and 2, with the learning rate taken out of the velocity, so that
    changing it while running acts at once).

    Velocities of pixels that are rarely inked decay into denormal numbers, which cost a hundred
    times a normal one and made a step of 784-100-10 three times slower (2026-11); so those below
    1e-20 are set to zero every 64 steps.
    """

    def __init__(self, parameters: FloatArray, momentum: float = 0.9) -> None:
        self.momentum = momentum
        self.velocity = aligned_zeros(parameters.size, parameters.dtype)
        self._is_negligible = np.zeros(parameters.shape, np.bool_)
        self._updates = 0

    def update(self, parameters: FloatArray, gradient: FloatArray, learning_rate: float) -> None:
        """Change the parameters in place and use up the gradient; allocates nothing."""
        velocity, change = self.velocity, gradient
        np.multiply(velocity, self.momentum, out=velocity)
        np.add(velocity, gradient, out=velocity)
        np.multiply(velocity, learning_rate, out=change)
        np.subtract(parameters, change, out=parameters)
        self._updates += 1
        if self._updates % _FLUSH_EVERY == 0:
            np.abs(velocity, out=change)
            np.less(change, _NEGLIGIBLE, out=self._is_negligible)
            np.copyto(velocity, 0, where=self._is_negligible)


OPTIMIZERS: dict[str, type[SGD]] = {"sgd": SGD}
