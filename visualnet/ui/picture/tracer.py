"""Search for the strongest paths to a neuron, in a thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from visualnet.insight.tracing import trace_back
from visualnet.scene.parts import Connection, Neuron
from visualnet.ui.jobs.jobs import Jobs
from visualnet.ui.jobs.newest_job import NewestJob
from visualnet.ui.session.frame import Frame

PATHS = 12
"""So many paths of each neuron are shown."""

_PAUSE_MS = 80


@dataclass(frozen=True, slots=True)
class TraceLine:
    """A connection on a traced path.

    strength: share of the strongest path that leads through it, relative to the strongest of all
    paths, 0 to 1. is_positive: the sign of what it passes on.
    """

    connection: Connection
    strength: float
    is_positive: bool


@dataclass(frozen=True, slots=True, eq=False)
class ShownTrace:
    """The strongest paths to some neurons.

    share: of all that reaches the last of the neurons, what comes by its paths, 0 to 1.
    """

    layer_sizes: tuple[int, ...]
    neurons: tuple[Neuron, ...]
    lines: tuple[TraceLine, ...]
    paths: int
    share: float

    @property
    def connections(self) -> tuple[Connection, ...]:
        return tuple(line.connection for line in self.lines)


class Tracer(QObject):
    """Follows the frames."""

    traced = Signal()
    """`trace` is another; None where there is nothing to trace."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.trace: ShownTrace | None = None
        self._jobs = Jobs(1, "trace", self)
        self._newest = NewestJob(self._jobs, _PAUSE_MS, _raise, self)

    def follow(self, frame: Frame, neurons: tuple[Neuron, ...], by_weights: bool) -> None:
        """Trace neurons of layer 1 or more. by_weights: whatever the input, by weights alone."""
        if neurons:
            self._newest.offer(partial(trace_of, frame, neurons, by_weights), self._keep_trace)
        else:
            self.forget()

    def forget(self) -> None:
        self._newest.forget()
        if self.trace is not None:
            self._keep_trace(None)

    def close(self) -> None:
        self._jobs.close()

    def _keep_trace(self, trace: ShownTrace | None) -> None:
        self.trace = trace
        self.traced.emit()


def trace_of(
    frame: Frame, neurons: Sequence[Neuron], by_weights: bool, count: int = PATHS
) -> ShownTrace:
    """Return the strongest paths to each of the neurons, which are of layer 1 or more."""
    network, forward = frame.network, frame.forward
    layers = [forward.inputs[0], *(a[0] for a in forward.activations[:-1])]
    strengths: dict[Connection, tuple[float, bool]] = {}
    paths, share = 0, 0.0
    for layer, index in neurons:
        trace = trace_back(network, layer, index, None if by_weights else layers, count)
        paths, share = paths + len(trace.paths), sum(path.share for path in trace.paths)
        for path in trace.paths:
            relative = path.share / trace.paths[0].share
            for k, term in enumerate(path.terms):
                connection = Connection(k, path.neurons[k], path.neurons[k + 1])
                known, _ = strengths.get(connection, (0.0, True))
                strengths[connection] = max(known, relative), term > 0
    lines = tuple(TraceLine(c, strength, sign) for c, (strength, sign) in strengths.items())
    return ShownTrace(network.layer_sizes, tuple(neurons), lines, paths, share)


def _raise(error: Exception) -> None:
    raise error
