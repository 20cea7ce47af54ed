"""Where a run stands, whole: what it takes to go on from there, bit for bit."""

from dataclasses import dataclass

from visualnet.arrays import FloatArray, MaskArray
from visualnet.training.config import TrainingConfig
from visualnet.training.moments.packed import PackedArray
from visualnet.training.updater import UpdaterState


@dataclass(frozen=True, slots=True, eq=False)
class BestEpoch:
    """The best epoch so far. step: its last. parameters: at its end, read-only, (parameters,)."""

    step: int
    parameters: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """A run between two steps; nothing in it changes any more.

    epoch, position: passes over the training examples done, and how far into the next one.
    weights: `parameters`, packed or not. first_parameters: read-only, (parameters,). held: which
    of them training leaves alone, None for none. updater: None where nothing was collected that is
    worth keeping. losses, accuracies: of the last steps, as `LossWatch` remembers them.
    stop_reason: why the run ended before its epochs were done, None where it did not. best: what it
    is to end with, where it goes on and keeps its best weights. kept_step: the one whose weights
    these are, where a run that is over went back to its best. threads: that its products take from
    here on, None where that was not chosen yet. Seconds as `Trainer` counts them.
    """

    config: TrainingConfig
    step: int
    revision: int
    epoch: int
    position: int
    examples_seen: int
    weights: FloatArray | PackedArray
    first_parameters: FloatArray
    held: MaskArray | None
    updater: UpdaterState | None
    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
    stop_reason: str | None
    training_seconds: float
    evaluation_seconds: float
    best: BestEpoch | None = None
    kept_step: int | None = None
    threads: int | None = None

    @property
    def parameters(self) -> FloatArray:
        """Weights and biases, read-only, (parameters,); made anew where they are packed."""
        return self.weights.unpack() if isinstance(self.weights, PackedArray) else self.weights

    @property
    def weights_step(self) -> int:
        """The step that the parameters are of."""
        return self.step if self.kept_step is None else self.kept_step
