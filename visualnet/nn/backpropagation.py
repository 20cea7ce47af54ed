"""The gradient of the loss, by backpropagation (Rumelhart, Hinton and Williams 1986)."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from visualnet.arrays import FloatArray, TargetArray
from visualnet.nn.losses import LossBuffers
from visualnet.nn.matrix_products import LentProduct, blas_for
from visualnet.nn.network import Network


@dataclass(frozen=True, slots=True)
class Dropout:
    """Hidden neurons are left out of a step with probability `rate`, 0 to under 1.

    Those left in count 1 / (1 - rate) times as much, so that nothing changes where nothing is
    left out (Srivastava et al. 2014). generator: draws who stays; it goes on from step to step.
    """

    rate: float
    generator: np.random.Generator


class Backpropagation:
    """Buffers for one network and one batch size; `run` allocates nothing.

    gradient: (parameters,), laid out like the network's; passed in, because batches of several
    sizes share one.
    """

    def __init__(
        self,
        network: Network,
        batch_size: int,
        gradient: FloatArray,
        *,
        dropout: Dropout | None = None,
        target_margin: float = 0.0,
        threads: int = 1,
        helper: Executor | None = None,
    ) -> None:
        """target_margin: with the sigmoid output, targets are 1 - margin and margin.

        threads: that the products take, see `product_threads`. helper: a thread that takes
        long products, or part of them, where they take one thread, bit for bit.
        """
        dtype = network.parameters.dtype.type
        sizes = network.layer_sizes[1:]
        self.batch_size = batch_size
        self._dropout = dropout
        self._targets = np.zeros((batch_size, sizes[-1]), dtype)
        self._one_hot = np.eye(sizes[-1], dtype=dtype)
        self._loss = LossBuffers(batch_size, sizes[-1], dtype, target_margin)
        self._loss_backward = network.output_function.backward
        self._ones = np.ones(batch_size, dtype)
        self._last_z = np.zeros((batch_size, sizes[-1]), dtype)
        hidden = [
            _HiddenBuffers(batch_size, size, dtype, function.needs_z, dropout is not None)
            for size, function in zip(sizes[:-1], network.hidden_functions, strict=True)
        ]
        # Everything that each layer's pass needs, tied up once: the loops below are hot.
        blas, a = blas_for(gradient), np.zeros((batch_size, network.layer_sizes[0]), dtype)
        self._forward_plan = []
        helper = helper if threads == 1 else None
        for weights, biases, layer, function in zip(
            network.weights[:-1], network.biases[:-1], hidden, network.hidden_functions, strict=True
        ):
            dot = blas.multiplication(a, weights, layer.z, threads, helper)
            self._forward_plan.append(
                (dot, weights, biases, layer.z, layer.a, function.apply, layer)
            )
            a = layer.output
        dot = blas.multiplication(a, network.weights[-1], self._last_z, threads)
        self._last = (dot, network.weights[-1], network.biases[-1])
        self._tie_backward_plan(network, hidden, gradient, threads, helper)

    def _tie_backward_plan(
        self,
        network: Network,
        hidden: list["_HiddenBuffers"],
        gradient: FloatArray,
        threads: int,
        helper: Executor | None,
    ) -> None:
        blas = blas_for(gradient)
        self._gemv = blas.gemv
        weight_gradients, bias_gradients = network.layer_views(gradient)
        deltas = [*(layer.delta for layer in hidden), self._loss.delta]
        inputs = np.zeros((self.batch_size, network.layer_sizes[0]), gradient.dtype)
        # BLAS counts in Fortran's order, in which each of our arrays is its own transpose.
        self._backward_plan = [
            (
                deltas[k],
                deltas[k].T,
                hidden[k - 1].output.T,
                blas.accumulation(
                    deltas[k].T, hidden[k - 1].output.T, weight_gradients[k].T, helper
                ),
                bias_gradients[k],
                network.weights[k].T,
                blas.multiplication(deltas[k], network.weights[k].T, hidden[k - 1].delta, threads),
                hidden[k - 1],
                network.hidden_functions[k - 1].backward,
            )
            for k in range(len(deltas) - 1, 0, -1)
        ]
        accumulate = blas.accumulation(deltas[0].T, inputs.T, weight_gradients[0].T)
        self._first = (deltas[0].T, accumulate, bias_gradients[0])
        self._second_layer = weight_gradients[0].size + bias_gradients[0].size
        products = [entry[3] for entry in self._backward_plan]
        self._lent = [product for product in products if isinstance(product, LentProduct)]

    def run(
        self,
        inputs: FloatArray,
        labels: TargetArray,
        factor: float = 1.0,
        adds: bool = False,
        ready: Callable[[int], None] | None = None,
    ) -> tuple[float, int]:
        """Write the gradient of the mean loss; return (mean loss, number answered rightly).

        inputs: (batch_size, inputs), 0..1, contiguous. labels: (batch_size,), integers.
        adds: add factor times the gradient to what is in the array, instead of overwriting it.
        ready: called with the place where the second layer begins: from there on the gradient is
        there, or will be when the helper has done what it was given, and nothing reads the
        parameters any more.
        """
        z = self._forward(inputs)
        self._one_hot.take(labels, axis=0, out=self._targets, mode="clip")
        loss, correct = self._loss_backward(z, self._targets, self._loss)

        gemv, ones = self._gemv, self._ones
        # delta is that of the summed loss; the products take the mean.
        alpha, beta = factor / self.batch_size, 1.0 if adds else 0.0
        for (
            delta,
            delta_transposed,
            a_transposed,
            accumulate,
            bias_gradient,
            weights_transposed,
            dot,
            layer,
            multiply_by_derivative,
        ) in self._backward_plan:
            accumulate(alpha, a_transposed, beta)
            gemv(alpha, delta_transposed, ones, beta, bias_gradient, 0, 1, 0, 1, 0, 1)
            dot(delta, weights_transposed, layer.delta)
            if layer.mask is not None:
                np.multiply(layer.delta, layer.mask, out=layer.delta)
            multiply_by_derivative(layer.z, layer.a, layer.delta, layer.scratch)
        if ready is not None:
            ready(self._second_layer)
        delta_transposed, accumulate, bias_gradient = self._first
        accumulate(alpha, inputs.T, beta)
        gemv(alpha, delta_transposed, ones, beta, bias_gradient, 0, 1, 0, 1, 0, 1)
        for product in self._lent:
            product.wait()
        return loss, correct

    def _forward(self, inputs: FloatArray) -> FloatArray:
        """Return the last layer's z."""
        a = inputs
        for dot, weights, biases, z, out, apply, layer in self._forward_plan:
            dot(a, weights, z)
            np.add(z, biases, out=z)
            apply(z, out)
            a = out if layer.mask is None else self._thinned(layer)
        dot, weights, biases = self._last
        z = self._last_z
        dot(a, weights, z)
        np.add(z, biases, out=z)
        return z

    def _thinned(self, layer: "_HiddenBuffers") -> FloatArray:
        """Draw who stays; return the layer's output with the others at zero."""
        assert self._dropout is not None  # noqa: S101 - there is a mask
        assert layer.mask is not None  # noqa: S101 - callers checked
        rate = self._dropout.rate
        self._dropout.generator.random(out=layer.draws, dtype=np.float32)
        np.greater_equal(layer.draws, rate, out=layer.mask)
        np.multiply(layer.mask, 1.0 / (1.0 - rate), out=layer.mask)
        np.multiply(layer.a, layer.mask, out=layer.output)
        return layer.output


class _HiddenBuffers:
    """What one hidden layer needs for a batch; all (examples, neurons)."""

    __slots__ = ("a", "delta", "draws", "mask", "output", "scratch", "z")

    def __init__(
        self, batch_size: int, size: int, dtype: type, needs_z: bool, has_dropout: bool
    ) -> None:
        shape = (batch_size, size)
        self.z: FloatArray = np.zeros(shape, dtype)
        self.a: FloatArray = np.zeros(shape, dtype)
        self.scratch: FloatArray = np.zeros(shape, dtype)
        # Mostly delta goes where z was, which is no longer needed by then.
        self.delta: FloatArray = np.zeros(shape, dtype) if needs_z else self.z
        self.mask: FloatArray | None = np.zeros(shape, dtype) if has_dropout else None
        self.output: FloatArray = np.zeros(shape, dtype) if has_dropout else self.a
        self.draws: FloatArray = np.zeros(shape if has_dropout else (0, 0), np.float32)
