"""Warnings that teach: what goes wrong in a training, why, and the settings that help.

Thresholds were chosen on MNIST (2026-11): healthy runs of sigmoid, tanh and ReLU networks of 16 to
512 neurons stay clear of them, and runs spoilt on purpose do not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from visualnet.errors import DivergedError
from visualnet.training.config import TrainingConfig
from visualnet.training.diagnostics import Diagnostics, LayerDiagnostics
from visualnet.training.history import EvaluationRow, SeriesArray

Kind = Literal["diverged", "alike", "vanishing", "dead", "saturated", "slow", "overfitting"]

_WINDOW = 200
"""Steps over which losses and accuracies of single batches are averaged."""

_LEARNT_LITTLE = 0.5
"""Idle neurons and small gradients matter while accuracy is under this: trained tanh networks that
answer 90 % rightly have 75 % of a layer saturated."""

_MANY = 0.5
"""So great a share of a layer's neurons idle is a fault; healthy ReLU layers stay under 0.25."""

_VANISHED = 50.0
"""Gradients this many times smaller in the first layer than in the last have vanished. After 200
steps it is 17 times with three sigmoid layers of 16, which learn well; 145 with four, which stand
still for a quarter of an epoch; over 800 with five, which do not learn at all."""

_DEEP = 3
"""With fewer hidden layers a small gradient has other causes, such as labels without a pattern."""

_SLOW_STEPS = 1000
_HARDLY_FALLEN = 0.97
"""A loss that is still over this share of its beginning after _SLOW_STEPS steps hardly falls."""

_USUAL_RATES = {"sgd": 0.1, "nesterov": 0.1}
_USUAL_ADAPTIVE_RATE = 0.001  # Kingma and Ba 2015, of Adam; the other optimizers are of its kind

_RISEN = 1.1
_RISING_EPOCHS = 3
"""Validation loss so many times its least, so many epochs after it, is overfitting."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that goes wrong.

    sentence: what is seen and why it is so. remedy: settings of TrainingConfig to change, None
    where none would help. needs_new_weights: the remedy only helps a run that begins anew.
    """

    kind: Kind
    sentence: str
    remedy: Mapping[str, object] | None
    needs_new_weights: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a run.

    steps: the columns of `MetricLog.step_rows`. evaluations, diagnostics: oldest first. failure:
    why it stopped, if it diverged.
    """

    config: TrainingConfig
    steps: Mapping[str, SeriesArray]
    evaluations: Sequence[EvaluationRow] = ()
    diagnostics: Sequence[Diagnostics] = field(default=())
    failure: DivergedError | None = None

    @property
    def has_learnt_little(self) -> bool:
        """Whether there were steps enough to tell, and most answers are still wrong."""
        accuracies = self.steps["accuracy"]
        return len(accuracies) >= _WINDOW and float(accuracies[-_WINDOW:].mean()) < _LEARNT_LITTLE

    @property
    def latest_layers(self) -> list[tuple[LayerDiagnostics, ...]]:
        """The layers of the two newest diagnoses, none where there are fewer: one may be chance."""
        return (
            [found.layers for found in self.diagnostics[-2:]] if len(self.diagnostics) > 1 else []
        )


def advise(evidence: Evidence) -> list[Advice]:
    """Return what goes wrong in a run, the cause that explains the others first; mostly nothing.

    At most one reason why little is learnt is given, for the others follow from it.
    """
    if evidence.failure is not None:
        return [_diverged(evidence.failure)]
    for look in (_alike, _vanishing, _dead, _saturated, _slow):
        advice = look(evidence)
        if advice is not None:
            return [advice]
    overfitting = _overfitting(evidence)
    return [] if overfitting is None else [overfitting]


def _diverged(failure: DivergedError) -> Advice:
    rate = min(0.1, failure.learning_rate / 10)
    return Advice(
        "diverged",
        f"Steps at learning rate {failure.learning_rate:.3g} leap over the minimum and land higher "
        "on its other side, further each time; smaller steps stay inside.",
        {"learning_rate": _rounded(rate)},
        needs_new_weights=True,
    )


def _alike(evidence: Evidence) -> Advice | None:
    latest = evidence.latest_layers
    if not latest or not all(any(layer.are_alike for layer in layers) for layers in latest):
        return None
    rule = "he" if _functions(evidence) & {"relu", "leaky_relu", "gelu"} else "glorot"
    return Advice(
        "alike",
        "All neurons of a hidden layer have the same weights, so they get the same gradient and "
        "stay the same: the layer can do no more than one neuron; random first weights make them "
        "differ.",
        {"initial_weights": rule, "initial_scale": 1.0},
        needs_new_weights=True,
    )


def _vanishing(evidence: Evidence) -> Advice | None:
    latest = evidence.latest_layers
    if not (latest and evidence.has_learnt_little and _functions(evidence) & {"sigmoid", "tanh"}):
        return None
    is_deep = len(latest[-1]) > _DEEP
    if not is_deep or min(_shrinking(layers) for layers in latest) < _VANISHED:
        return None
    return Advice(
        "vanishing",
        f"The gradient is {_shrinking(latest[-1]):,.0f} times smaller in the first layer than in "
        "the last, because every sigmoid or tanh layer on its way back multiplies it by a "
        "derivative well under 1; with ReLU that derivative is 1 where a neuron is on.",
        {"activation": "relu", "initial_weights": "he", "initial_scale": 1.0},
        needs_new_weights=True,
    )


def _dead(evidence: Evidence) -> Advice | None:
    shares = [[layer.dead or 0.0 for layer in layers] for layers in evidence.latest_layers]
    if not shares or min(map(max, shares)) < _MANY:
        return None
    names = evidence.config.activation.split(",")
    safe = ("leaky_relu" if name.strip() in ("relu", "gelu") else name.strip() for name in names)
    return Advice(
        "dead",
        f"{max(shares[-1]):.0%} of a layer's neurons are dead: their z is below 0 for every image, "
        "so their output and their gradient are 0 and they never learn again; leaky ReLU keeps a "
        "small gradient there.",
        {"activation": ",".join(safe)},
        needs_new_weights=True,
    )


def _saturated(evidence: Evidence) -> Advice | None:
    shares = [[layer.saturated or 0.0 for layer in layers] for layers in evidence.latest_layers]
    if not shares or min(map(max, shares)) < _MANY or not evidence.has_learnt_little:
        return None
    smaller: tuple[str, dict[str, object]]
    if evidence.config.initial_scale > 1:
        smaller = "first weights", {"initial_scale": 1.0}
    else:
        smaller = "steps", {"learning_rate": _rounded(evidence.config.learning_rate / 10)}
    return Advice(
        "saturated",
        f"{max(shares[-1]):.0%} of a layer's neurons are saturated: their z is so far from 0 that "
        f"sigmoid and tanh are flat there, and next to no gradient passes; smaller {smaller[0]} "
        "keep z near 0.",
        smaller[1],
        needs_new_weights=True,
    )


def _slow(evidence: Evidence) -> Advice | None:
    config, losses = evidence.config, evidence.steps["loss"]
    usual = _USUAL_RATES.get(config.optimizer, _USUAL_ADAPTIVE_RATE)
    if len(losses) < _SLOW_STEPS or not evidence.has_learnt_little:
        return None
    is_warm = evidence.steps["learning_rate"].max() >= 0.9 * config.learning_rate
    if config.learning_rate >= usual / 10 or not is_warm:
        return None
    before, now = float(losses[:_WINDOW].mean()), float(losses[-_WINDOW:].mean())
    if now < _HARDLY_FALLEN * before:
        return None
    return Advice(
        "slow",
        f"After {len(losses):,} steps the loss has hardly fallen, from {before:.3g} to {now:.3g}: "
        f"at learning rate {config.learning_rate:.3g} a step changes next to nothing; "
        f"{usual:g} is usual here.",
        {"learning_rate": usual},
        needs_new_weights=False,
    )


def _overfitting(evidence: Evidence) -> Advice | None:
    rows = [row for row in evidence.evaluations if row.validation_loss is not None]
    if not rows:
        return None
    losses = np.array([row.validation_loss for row in rows])
    least, now = rows[int(losses.argmin())], rows[-1]
    rise = float(losses[-3:].min() / losses.min())
    if not rise >= _RISEN or now.epochs_done - least.epochs_done < _RISING_EPOCHS:
        return None
    # The training loss is averaged over a third of the steps between, before each of the two.
    span = (now.step - least.step) // 3
    if not _training_loss(evidence, now.step, span) < _training_loss(evidence, least.step, span):
        return None
    reason, remedy = _against_overfitting(evidence.config)
    return Advice(
        "overfitting",
        f"The validation loss has risen by {rise - 1:.0%} since epoch {least.epochs_done:.0f} "
        "while the training loss fell: the network now learns its examples by heart; "
        f"{reason}.",
        remedy,
        needs_new_weights=False,
    )


def _against_overfitting(config: TrainingConfig) -> tuple[str, dict[str, object] | None]:
    """Return the next thing to try, the one that usually helps most first, as (clause, remedy)."""
    if not (config.augment_shift or config.augment_rotation or config.augment_elastic):
        return (
            "images shifted and turned a little at each showing cannot be learnt by heart",
            {"augment_shift": 1.0, "augment_rotation": 10.0},
        )
    if not config.dropout and min(config.hidden, default=0) >= 64:
        return (
            "dropout leaves out other neurons at each step, so that none can rely on another",
            {"dropout": 0.2},
        )
    if not config.l2:
        return "a penalty on large weights makes what it learns smoother", {"l2": 0.0005}
    return "fewer neurons or more examples would help, or stopping earlier", None


def _training_loss(evidence: Evidence, step: int, span: int) -> float:
    steps = evidence.steps["step"]
    first, end = np.searchsorted(steps, (step - span, step), side="right")
    return float(evidence.steps["loss"][first:end].mean()) if end > first else float("nan")


def _functions(evidence: Evidence) -> set[str]:
    return {layer.function for layer in evidence.diagnostics[-1].layers[:-1]}


def _shrinking(layers: tuple[LayerDiagnostics, ...]) -> float:
    first, last = layers[0].gradient_size, layers[-1].gradient_size
    return last / first if first else 0.0


def _rounded(rate: float) -> float:
    return float(f"{rate:.1g}")
