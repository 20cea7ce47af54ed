"""The gradient of the loss, by backpropagation (Rumelhart, Hinton and Williams 1986)."""

import numpy as np

from visualnet.nn.arrays import FloatArray, LabelArray
from visualnet.nn.losses import LossBuffers
from visualnet.nn.network import Network


class Backpropagation:
    """Buffers for one network and one batch size; `run` allocates nothing.

    gradient: (parameters,), laid out like the network's; passed in, because batches of several
    sizes share one.
    """

    def __init__(self, network: Network, batch_size: int, gradient: FloatArray) -> None:
        dtype = network.parameters.dtype.type
        sizes = network.layer_sizes[1:]
        self.batch_size = batch_size
        self.pre_activations = [np.zeros((batch_size, size), dtype) for size in sizes]
        self.activations = [np.zeros((batch_size, size), dtype) for size in sizes[:-1]]
        self._scratch = [np.zeros((batch_size, size), dtype) for size in sizes[:-1]]
        self._targets = np.zeros((batch_size, sizes[-1]), dtype)
        self._one_hot = np.eye(sizes[-1], dtype=dtype)
        self._loss = LossBuffers(batch_size, sizes[-1], dtype)
        self._ones = np.ones(batch_size, dtype)
        self._loss_backward = network.output_function.backward
        weight_gradients, bias_gradients = network.layer_views(gradient)
        # Everything that each layer's pass needs, tied up once: the loop below is hot.
        self._forward_plan = list(
            zip(
                network.weights[:-1],
                network.biases[:-1],
                self.pre_activations[:-1],
                self.activations,
                [function.apply for function in network.hidden_functions],
                strict=True,
            )
        )
        self._last = (network.weights[-1], network.biases[-1], self.pre_activations[-1])
        # delta of a hidden layer goes where its z was, which is no longer needed by then.
        deltas = [*self.pre_activations[:-1], self._loss.delta]
        self._backward_plan = [
            (
                self.activations[k - 1].T,
                deltas[k],
                weight_gradients[k],
                bias_gradients[k],
                network.weights[k].T,
                deltas[k - 1],
                self.activations[k - 1],
                self._scratch[k - 1],
                network.hidden_functions[k - 1].backward,
            )
            for k in range(len(sizes) - 1, 0, -1)
        ]
        self._first = (deltas[0], weight_gradients[0], bias_gradients[0])

    def run(self, inputs: FloatArray, labels: LabelArray) -> tuple[float, int]:
        """Write the gradient of the mean loss; return (mean loss, number answered rightly).

        inputs: (batch_size, inputs), 0..1, contiguous. labels: (batch_size,), integers.
        """
        dot = np.dot
        a = inputs
        for weights, biases, z, out, apply in self._forward_plan:
            dot(a, weights, out=z)
            np.add(z, biases, out=z)
            apply(z, out)
            a = out
        weights, biases, z = self._last
        dot(a, weights, out=z)
        np.add(z, biases, out=z)
        np.take(self._one_hot, labels, axis=0, out=self._targets, mode="clip")
        loss, correct = self._loss_backward(z, self._targets, self._loss)

        ones = self._ones
        for (
            a_transposed,
            delta,
            weight_gradient,
            bias_gradient,
            weights_transposed,
            delta_before,
            a_before,
            scratch,
            multiply_by_derivative,
        ) in self._backward_plan:
            dot(a_transposed, delta, out=weight_gradient)
            dot(ones, delta, out=bias_gradient)
            dot(delta, weights_transposed, out=delta_before)
            multiply_by_derivative(a_before, delta_before, scratch)
        delta, weight_gradient, bias_gradient = self._first
        dot(inputs.T, delta, out=weight_gradient)
        dot(ones, delta, out=bias_gradient)
        return loss, correct
