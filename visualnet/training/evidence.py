"""What is known of a training, by which it is judged, and what is advised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from visualnet.errors import DivergedError
from visualnet.sentences import Sentence
from visualnet.settings_table import CHANGEABLE
from visualnet.training.config import TrainingConfig
from visualnet.training.diagnostics import Diagnostics, LayerDiagnostics
from visualnet.training.history import EvaluationRow, SeriesArray
from visualnet.training.remedies import Remedy, Tried, next_remedy

Kind = Literal[
    "diverged", "penalty", "alike", "vanishing", "dead", "saturated", "slow", "overfitting"
]

WINDOW = 200
"""Steps over which losses and accuracies of single batches are averaged."""

_LEARNT_LITTLE = 0.5
"""Idle neurons and small gradients matter while accuracy is under this: trained tanh networks that
answer 90 % rightly have 75 % of a layer saturated."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that goes wrong.

    sentence: what is seen and why it is so. remedy: settings of TrainingConfig to change, None
    where none would help. needs_restart: the remedy only helps a run that begins anew.
    """

    kind: Kind
    sentence: str
    remedy: Mapping[str, object] | None
    needs_restart: bool

    @property
    def needs_new_weights(self) -> bool:
        """Whether the remedy concerns the first weights, so that those of the run are no use."""
        return self.remedy is not None and not self.remedy.keys() <= set(CHANGEABLE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a run.

    steps: the columns of `MetricLog.step_rows`. evaluations, diagnostics: oldest first. failure:
    why it stopped, if it diverged. tried: the remedies that led here, oldest first. has_images:
    else points, to which nothing is done at random.
    """

    config: TrainingConfig
    steps: Mapping[str, SeriesArray]
    evaluations: Sequence[EvaluationRow] = ()
    diagnostics: Sequence[Diagnostics] = field(default=())
    failure: DivergedError | None = None
    tried: Sequence[Tried] = ()
    has_images: bool = True

    def remedied(
        self, kind: Kind, sentence: str, remedies: Sequence[Remedy], *, needs_restart: bool = True
    ) -> Advice:
        """Return advice with the first remedy not tried yet; sentence: what is seen, a clause."""
        clause, remedy = next_remedy(kind, self.config, remedies, self.tried)
        return Advice(
            kind,
            Sentence("{sentence}; {remedy}.", sentence=sentence, remedy=clause),
            remedy,
            needs_restart,
        )

    @property
    def has_learnt_little(self) -> bool:
        """Whether there were steps enough to tell, and most answers are still wrong."""
        accuracies = self.steps["accuracy"]
        return len(accuracies) >= WINDOW and float(accuracies[-WINDOW:].mean()) < _LEARNT_LITTLE

    @property
    def latest_layers(self) -> list[tuple[LayerDiagnostics, ...]]:
        """The layers of the two newest diagnoses, none where there are fewer: one may be chance."""
        return (
            [found.layers for found in self.diagnostics[-2:]] if len(self.diagnostics) > 1 else []
        )
