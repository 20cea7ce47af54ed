"""The worked example's state: inputs, right class, weights, and how they came about."""

from collections.abc import Callable

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.features import Features
from visualnet.insight.worked_example import INPUTS, LABEL, LEARNING_RATE, worked_network
from visualnet.nn.edits import Edit, SetBias, SetWeight
from visualnet.nn.learning_step import LearningStep
from visualnet.nn.network import Network
from visualnet.scene.parts import Connection, Part
from visualnet.training.config import TrainingConfig
from visualnet.ui.panels.step_through.source import StepSource

CONFIG = TrainingConfig(
    hidden=(2,), momentum=0.0, learning_rate=LEARNING_RATE, schedule="constant", epochs=None
)
"""A plain step, whose numbers can be worked out by hand."""
NAMES = ("x₁", "x₂", "x₃")
CLASSES = ("0", "1")


class WorkedExample:
    """Belongs to one window. inputs: three numbers, 0 to 1. label: the right class, 0 or 1."""

    def __init__(self) -> None:
        self._run_id = 0
        self.reset()

    def reset(self) -> None:
        """Go back to the printed numbers, as another run: a rate chosen for this one goes, too."""
        self._run_id += 1
        self.inputs = list(INPUTS)
        self.label: int | None = LABEL
        self._networks = [_read_only(worked_network())]
        self._steps = [0]

    @property
    def network(self) -> Network:
        """The network as it is now; its parameters are read-only."""
        return self._networks[-1]

    @property
    def can_undo(self) -> bool:
        """Whether the weights were changed."""
        return len(self._networks) > 1

    def value_of(self, part: Part) -> float | None:
        """Return the weight of a connection, or the bias of a neuron; None where it has none."""
        network = self.network
        if isinstance(part, Connection):
            return float(network.weights[part.layer][part.source, part.target])
        return float(network.biases[part[0] - 1][part[1]]) if part[0] else None

    def set_value(self, part: Part, value: float) -> None:
        """Give a connection another weight, or a neuron another bias."""
        if isinstance(part, Connection):
            self._add(SetWeight(part.layer + 1, part.source, part.target, value), 0)
        else:
            self._add(SetBias(*part, value), 0)

    def apply(self, parameters: FloatArray, learning_rate: float) -> None:
        """Take over what a step of learning leads to. Raises SettingError for what is no number."""
        self._add(LearningStep(parameters, learning_rate), 1)

    def undo(self) -> None:
        """Take back the last change of the weights, if there is one."""
        if self.can_undo:
            self._networks.pop()
            self._steps.pop()

    def source(self, apply: Callable[[FloatArray, float], object]) -> StepSource:
        """Return what a step through it is made of. apply: see `StepSource`."""
        return StepSource(
            network=self.network,
            classes=CLASSES,
            inputs=np.array(self.inputs, np.float32),
            features=Features(NAMES),
            label=self.label,
            config=CONFIG,
            learning_rate=CONFIG.learning_rate,
            apply=apply,
            run_id=self._run_id,
            step=self._steps[-1],
        )

    def _add(self, edit: Edit, steps: int) -> None:
        changed = self.network.copy()
        edit.write(changed, changed.parameters)
        self._networks.append(_read_only(changed))
        self._steps.append(self._steps[-1] + steps)


def _read_only(network: Network) -> Network:
    network.parameters.flags.writeable = False
    return network
