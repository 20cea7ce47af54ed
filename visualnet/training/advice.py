"""Warnings that teach: what goes wrong in a training, why, and the settings that help.

Thresholds were chosen on MNIST (2026-11): healthy runs of sigmoid, tanh and ReLU networks of 16 to
512 neurons stay clear of them, and runs spoilt on purpose do not.
"""

from collections.abc import Sequence

import numpy as np

from visualnet.errors import DivergedError
from visualnet.number_text import count_text, decimal_text, number_text, percent_text
from visualnet.sentences import Sentence
from visualnet.training.config import TrainingConfig
from visualnet.training.diagnostics import LayerDiagnostics
from visualnet.training.evidence import WINDOW, Advice, Evidence
from visualnet.training.remedies import Remedy

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
"""A loss that is still over this share of what it was _SLOW_STEPS steps before hardly falls."""

_USUAL_RATES = {"sgd": 0.1, "nesterov": 0.1}
_USUAL_ADAPTIVE_RATE = 0.001  # Kingma and Ba 2015, of Adam; the other optimizers are of its kind

_PULLED = 0.5
"""A penalty of this share of the gradient in the first layer is a fault where little is learnt:
weights that L2 pulled to 0 are held there by the two in balance. Healthy runs stay under 0.3."""

_USUAL_PENALTY = 1e-4

_RISEN = 1.1
_RISING_EPOCHS = 3
"""Validation loss so many times its least, so many epochs after it, is overfitting."""


def advise(evidence: Evidence) -> list[Advice]:
    """Return what goes wrong in a run, the cause that explains the others first; mostly nothing.

    At most one reason why little is learnt is given, for the others follow from it.
    """
    if evidence.failure is not None:
        return [_diverged(evidence, evidence.failure)]
    pulled = _penalised(evidence)
    if pulled is not None:
        # What else goes wrong comes of that; it may still learn while there were few steps.
        return [pulled] if len(evidence.steps["loss"]) >= _SLOW_STEPS else []
    for look in (_alike, _vanishing, _dead, _saturated, _slow):
        advice = look(evidence)
        if advice is not None:
            return [advice]
    overfitting = _overfitting(evidence)
    return [] if overfitting is None else [overfitting]


def _diverged(evidence: Evidence, failure: DivergedError) -> Advice:
    config = evidence.config
    smaller: Remedy = Sentence("smaller first weights start near guessing"), _first_weights(config)
    if failure.is_of_first_weights:
        return evidence.remedied(
            "diverged",
            Sentence(
                "The loss was over ten times that of guessing before the first step: the "
                "first weights are too large"
            ),
            [smaller],
        )
    rate = _rounded(min(0.1, failure.learning_rate / 10))
    return evidence.remedied(
        "diverged",
        Sentence(
            "At learning rate {learning_rate} each step jumps over the minimum and lands "
            "higher on the other side",
            learning_rate=number_text(failure.learning_rate),
        ),
        [
            (Sentence("smaller steps do not overshoot"), {"learning_rate": rate}),
            *_if_changed(
                config, (Sentence("smaller first weights start closer to it"), smaller[1])
            ),
            (
                Sentence("clipping the gradient keeps steps short"),
                {"clip_norm": 1.0},
            ),
        ],
    )


def _penalised(evidence: Evidence) -> Advice | None:
    """Say which penalty pulls harder on the weights of the first layer than the loss does."""
    config, latest = evidence.config, evidence.latest_layers
    if not latest or not evidence.has_learnt_little or not (config.l1 or config.l2):
        return None
    first = latest[-1][0]
    # The decay of AdamW is no part of its gradient.
    l2 = 0.0 if config.optimizer == "adamw" else config.l2 * first.weight_size
    pull, name, shown = (l2, "l2", "L2") if l2 > config.l1 else (config.l1, "l1", "L1")
    if not pull or pull < _PULLED * first.gradient_size:
        return None
    value = getattr(config, name)
    usual = _USUAL_PENALTY if value >= 10 * _USUAL_PENALTY else 0.0
    return evidence.remedied(
        "penalty",
        Sentence(
            "The {shown} penalty of {value} pulls the first layer's weights to 0 as hard as "
            "the loss, so they learn nothing",
            shown=shown,
            value=number_text(value),
        ),
        [
            (
                Sentence("a weaker penalty lets them grow")
                if usual
                else Sentence("without it they grow"),
                {name: usual},
            ),
            (Sentence("without it they grow"), {name: 0.0}),
        ],
    )


def _alike(evidence: Evidence) -> Advice | None:
    latest = evidence.latest_layers
    if not latest or not all(any(layer.are_alike for layer in layers) for layers in latest):
        return None
    layer = next(k for k, layer in enumerate(latest[-1]) if layer.are_alike)
    return evidence.remedied(
        "alike",
        Sentence(
            "All neurons of {named} have the same weights and get the same gradient, so the "
            "layer acts like one neuron",
            named=_named(layer, latest[-1]),
        ),
        [(Sentence("random first weights make them differ"), _first_weights(evidence.config))],
    )


def _vanishing(evidence: Evidence) -> Advice | None:
    latest = evidence.latest_layers
    if not (latest and evidence.has_learnt_little and _functions(evidence) & {"sigmoid", "tanh"}):
        return None
    is_deep = len(latest[-1]) > _DEEP
    if not is_deep or min(_shrinking(layers) for layers in latest) < _VANISHED:
        return None
    times = number_text(_shrinking(latest[-1]))
    return evidence.remedied(
        "vanishing",
        Sentence(
            "The gradient is {times} times smaller in the first layer than in the last: each "
            "sigmoid or tanh layer shrinks it",
            times=times,
        ),
        [
            (
                Sentence("with ReLU that derivative is 1 for active neurons"),
                {"activation": "relu", "initial_weights": "he", "initial_scale": 1.0},
            )
        ],
    )


def _dead(evidence: Evidence) -> Advice | None:
    shares = [[layer.dead or 0.0 for layer in layers] for layers in evidence.latest_layers]
    if not shares or min(map(max, shares)) < _MANY:
        return None
    names = evidence.config.activation.split(",")
    safe = ("leaky_relu" if name.strip() in ("relu", "gelu") else name.strip() for name in names)
    return evidence.remedied(
        "dead",
        Sentence(
            "{share_of_worst} are dead: their z is below 0 for every example, so their "
            "gradient is 0 and they cannot learn",
            share_of_worst=_share_of_worst(evidence, shares[-1]),
        ),
        [(Sentence("leaky ReLU keeps a small gradient there"), {"activation": ",".join(safe)})],
    )


def _saturated(evidence: Evidence) -> Advice | None:
    shares = [[layer.saturated or 0.0 for layer in layers] for layers in evidence.latest_layers]
    if not shares or min(map(max, shares)) < _MANY or not evidence.has_learnt_little:
        return None
    config = evidence.config
    remedies: list[Remedy] = [
        (
            Sentence("smaller steps keep z near 0"),
            {"learning_rate": _rounded(config.learning_rate / 10)},
        ),
        *_if_changed(
            config, (Sentence("smaller first weights keep z near 0"), _first_weights(config))
        ),
    ]
    return evidence.remedied(
        "saturated",
        Sentence(
            "{share_of_worst} are saturated: their z is far from 0, where the activation "
            "function is flat and almost no gradient passes",
            share_of_worst=_share_of_worst(evidence, shares[-1]),
        ),
        remedies[::-1] if config.initial_scale > 1 else remedies,
    )


def _slow(evidence: Evidence) -> Advice | None:
    config, losses = evidence.config, evidence.steps["loss"]
    usual = _USUAL_RATES.get(config.optimizer, _USUAL_ADAPTIVE_RATE)
    if len(losses) < _SLOW_STEPS or not evidence.has_learnt_little:
        return None
    is_warm = evidence.steps["learning_rate"].max() >= 0.9 * config.learning_rate
    if config.learning_rate >= usual / 10 or not is_warm:
        return None
    # In more steps it may have fallen further, as slowly.
    earlier = float(losses[-_SLOW_STEPS:][:WINDOW].mean())
    before, now = float(losses[:WINDOW].mean()), float(losses[-WINDOW:].mean())
    if now < _HARDLY_FALLEN * earlier:
        return None
    rates = [rate for rate in (usual, usual / 10) if rate > config.learning_rate]
    return evidence.remedied(
        "slow",
        Sentence(
            "After {step_count} steps the loss hardly fell, from {before} to {now}: at "
            "learning rate {learning_rate} steps are too small",
            step_count=count_text(len(losses)),
            before=number_text(before),
            now=number_text(now),
            learning_rate=number_text(config.learning_rate),
        ),
        [
            (Sentence("{rate} is common here", rate=number_text(rate)), {"learning_rate": rate})
            for rate in rates
        ],
        needs_restart=False,
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
    reason, remedy = _against_overfitting(evidence.config, has_images=evidence.has_images)
    return Advice(
        "overfitting",
        Sentence(
            "The validation loss has risen by {rise} since epoch {epochs_done} while the "
            "training loss fell: the network memorizes its examples; {reason}.",
            rise=percent_text(rise - 1, 0),
            epochs_done=decimal_text(least.epochs_done, 0),
            reason=reason,
        ),
        remedy,
        needs_restart=False,
    )


def _against_overfitting(
    config: TrainingConfig, *, has_images: bool
) -> tuple[str, dict[str, object] | None]:
    """Return the next thing to try, the one that usually helps most first, as (clause, remedy)."""
    is_changed = config.augment_shift or config.augment_rotation or config.augment_elastic
    if has_images and not is_changed:
        return (
            Sentence("images that are shifted and turned a little each time cannot be memorized"),
            {"augment_shift": 1.0, "augment_rotation": 10.0},
        )
    if not config.dropout and min(config.hidden, default=0) >= 64:
        return (
            Sentence(
                "dropout leaves out different neurons at each step, so none relies on another"
            ),
            {"dropout": 0.2},
        )
    if not config.l2:
        return Sentence("a penalty on large weights makes the network smoother"), {"l2": 0.0005}
    return Sentence("use fewer neurons or more examples, or stop earlier"), None


def _training_loss(evidence: Evidence, step: int, span: int) -> float:
    steps = evidence.steps["step"]
    first, end = np.searchsorted(steps, (step - span, step), side="right")
    return float(evidence.steps["loss"][first:end].mean()) if end > first else float("nan")


def _first_weights(config: TrainingConfig) -> dict[str, object]:
    """Return the settings of first weights that suit the activations."""
    functions = set(config.activations)
    rule = "he" if functions & {"relu", "leaky_relu", "gelu"} else "glorot"
    if config.initial_weights not in ("zero", "uniform") and config.initial_scale != 1.0:
        return {"initial_scale": 1.0}
    return {"initial_weights": rule, "initial_scale": 1.0}


def _if_changed(config: TrainingConfig, remedy: Remedy) -> list[Remedy]:
    return [remedy] if config.changed(**remedy[1]) != config else []


def _share_of_worst(evidence: Evidence, shares: Sequence[float]) -> str:
    """Return how many neurons of which layer: the one with the largest share of 0 to 1."""
    worst = int(np.argmax(shares))
    share = percent_text(shares[worst], 0)
    return Sentence(
        "{share} of the neurons in {named}",
        share=share,
        named=_named(worst, evidence.latest_layers[-1]),
    )


def _named(layer: int, layers: Sequence[LayerDiagnostics]) -> str:
    """Return what a hidden layer is called; layers: all but the input."""
    return (
        Sentence("the hidden layer")
        if len(layers) == 2
        else Sentence("hidden layer {layer}", layer=layer + 1)
    )


def _functions(evidence: Evidence) -> set[str]:
    return {layer.function for layer in evidence.diagnostics[-1].layers[:-1]}


def _shrinking(layers: tuple[LayerDiagnostics, ...]) -> float:
    first, last = layers[0].gradient_size, layers[-1].gradient_size
    return last / first if first else 0.0


def _rounded(rate: float) -> float:
    return float(f"{rate:.1g}")
