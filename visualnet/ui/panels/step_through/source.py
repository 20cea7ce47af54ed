"""StepSource and Step: what one step of learning is made of, and all its numbers."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from visualnet.arrays import FloatArray, MaskArray
from visualnet.data.drawing.scaling import FIELD_SIDE
from visualnet.insight.one_step import Learning, Reading, learn_one, read_one
from visualnet.insight.one_step.formulas import Names
from visualnet.nn.network import Network
from visualnet.number_text import count_text
from visualnet.training.config import TrainingConfig
from visualnet.training.moments.checkpoint import Checkpoint
from visualnet.training.updater import UpdaterState
from visualnet.ui.look.translation import Texts

_tr = Texts("StepThrough")


@dataclass(frozen=True, slots=True, eq=False)
class StepSource:
    """What a step of learning is made of; nothing in it changes.

    network: its parameters are read-only. inputs: (layer_sizes[0],) float32 as the engine reads
    them, None where there is nothing to read. input_names: one for each; None for the pixels of an
    image. label: the number of the right class, None where it is not known. config: the settings
    in force. learning_rate: at this step; 0 once a training is over. held: which parameters
    training leaves alone, None for none. updater: what the optimizer has collected, None where that
    is not known, or nothing; ask_updater: then asks for it; None where there is none to ask.
    apply: takes new parameters, (parameters,) float32, and the learning rate that led to them, as
    one edit that can be undone; None where nothing may be changed. is_past: whether it is a past
    step of a run, so that what is applied begins a new one. run_id, step: which weights these are;
    is_edited: whether they were changed by hand since.
    """

    network: Network
    classes: Sequence[str]
    inputs: FloatArray | None = None
    input_names: Sequence[str] | None = None
    label: int | None = None
    config: TrainingConfig | None = None
    learning_rate: float = 0.0
    held: MaskArray | None = None
    updater: UpdaterState | None = None
    ask_updater: Callable[[], Future[Checkpoint]] | None = None
    apply: Callable[[FloatArray, float], object] | None = None
    is_past: bool = False
    run_id: int = 0
    step: int = 0
    is_edited: bool = False

    @property
    def target_margin(self) -> float:
        """See `TrainingConfig`."""
        return 0.0 if self.config is None else self.config.target_margin

    @property
    def is_image(self) -> bool:
        """Whether the inputs are the pixels of an image of 28×28."""
        return self.input_names is None and self.network.layer_sizes[0] == FIELD_SIDE**2

    @property
    def names(self) -> Names:
        """What its numbers are called in formulas."""
        columns = FIELD_SIDE if self.is_image else None
        inputs = self.input_names or ()
        return Names(self.network, columns=columns, classes=self.classes, inputs=inputs)

    def neuron_name(self, layer: int, index: int) -> str:
        """Return what a neuron is called in its layer, 0 being the inputs."""
        if layer == 0:
            if self.input_names is not None:
                return self.input_names[index]
            if self.is_image:
                return _tr("pixel {0}, {1}").format(*divmod(index, FIELD_SIDE))
            return _tr("input {0}").format(count_text(index + 1))
        if layer == len(self.network.weights):
            return _tr("class {0}").format(self.classes[index])
        return _tr("neuron {0}").format(count_text(index + 1))


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A source with its numbers, in double precision.

    reading: None where there is nothing to read. learning: None where there is no label either.
    """

    source: StepSource
    reading: Reading | None = None
    learning: Learning | None = None


def step_of(source: StepSource) -> Step:
    """Return all numbers of a step; 0.1 ms for 784-16-16-10, see `insight.one_step`."""
    if source.inputs is None:
        return Step(source)
    if source.label is None:
        return Step(source, read_one(source.network, source.inputs))
    learning = learn_one(source.network, source.inputs, source.label, source.target_margin)
    return Step(source, learning.reading, learning)
