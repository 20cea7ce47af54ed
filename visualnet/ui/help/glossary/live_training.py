"""Live values of the entries on training and data: the settings, and what was measured last."""

from collections.abc import Mapping
from math import isfinite, log

import numpy as np

from visualnet.number_text import count_text, loss_text, number_text, percent_text
from visualnet.training.config import TrainingConfig
from visualnet.ui.help.glossary.live import Line, Live
from visualnet.ui.look.translation import Texts, plural
from visualnet.ui.session.frame import ProbeSource
from visualnet.ui.session.setting_text import PROPER_NAMES

_tr = Texts("Glossary")


def _loss(live: Live) -> str:
    loss = live.frame.progress.loss
    if not isfinite(loss):
        return _tr("Not measured yet: train the network.")
    if live.frame.network.output == "softmax":
        return _tr("Loss now: {0} nats per example.").format(loss_text(loss))
    return _tr("Loss now: {0} per example.").format(loss_text(loss))


def _squared_error(live: Live) -> str:
    if live.frame.network.output == "softmax":
        return _tr("This network uses cross-entropy.")
    return _loss(live)


def _nats(live: Live) -> str:
    guess = loss_text(log(max(2, len(live.classes))))
    count = len(live.classes)
    return _tr("Guessing among these {0} classes: {1} nats.", count).format(count, guess)


def _cross_entropy(live: Live) -> str:
    probe, probabilities = live.frame.probe, live.frame.forward.probabilities[0]
    if live.frame.network.output != "softmax":
        return _tr("This network uses the squared error.")
    label = probe.label
    if label is None or label >= len(probabilities):
        return _loss(live)
    loss = -log(max(float(probabilities[label]), 1e-30))
    return _tr("Of the example on screen: {0} nats.").format(loss_text(loss))


def _gradient(live: Live) -> str:
    gradient = live.frame.gradient
    if gradient is None:
        return _tr("Choose the mode Gradient above the network, then train, to see it.")
    size = float(np.linalg.norm(gradient.astype(np.float64)))
    return _tr("Length of the gradient of the last batch: {0}.").format(number_text(size))


def _learning_rate(live: Live) -> str:
    return _tr("Learning rate now: {0}.").format(number_text(live.rate))


def _optimizer(live: Live) -> str:
    name = live.config.optimizer
    return _tr("This run uses {0}.").format(PROPER_NAMES.get(name, name))


def _is_set(live: Live, name: str) -> str:
    """Say the value of a setting, or that it is off."""
    value = getattr(live.config, name)
    if not value:
        return _tr("Off in this run.")
    return _tr("In this run: {0}.").format(number_text(float(value)))


def _share(live: Live, name: str) -> str:
    value = getattr(live.config, name)
    return _tr("In this run: {0}.").format(percent_text(value)) if value else _is_set(live, name)


def _warm_up(live: Live) -> str:
    epochs = live.config.warm_up_epochs
    text = _tr("In this run, epochs of warm-up: {0}.")
    return text.format(number_text(epochs)) if epochs else _is_set(live, "warm_up_epochs")


def _schedule(live: Live) -> str:
    epochs = live.config.epochs
    if epochs is None:
        return _tr("This run trains until stopped, so the learning rate stays constant.")
    one, many = {
        "constant": (
            _tr("In this run the learning rate is constant, over 1 epoch."),
            _tr("In this run the learning rate is constant, over {0} epochs.", epochs),
        ),
        "cosine": (
            _tr("In this run the learning rate falls as a cosine, over 1 epoch."),
            _tr("In this run the learning rate falls as a cosine, over {0} epochs.", epochs),
        ),
        "step": (
            _tr("In this run the learning rate falls in steps, over 1 epoch."),
            _tr("In this run the learning rate falls in steps, over {0} epochs.", epochs),
        ),
    }[live.config.schedule]
    return plural(epochs, one, many)


def _batch(live: Live) -> str:
    return _tr("Examples in each batch: {0}.").format(count_text(live.config.batch_size))


def _step(live: Live) -> str:
    return _tr("Steps so far: {0}.").format(count_text(live.frame.progress.step))


def _epoch(live: Live) -> str:
    done = number_text(live.frame.progress.epochs_done)
    if live.config.epochs is None:
        return _tr("Epochs so far: {0}.").format(done)
    return _tr("Epochs so far: {0} of {1}.").format(done, count_text(live.config.epochs))


def _accuracy(live: Live) -> str:
    return _measured(_tr("Test accuracy: {0}."), live.frame.progress.test_accuracy)


def _validation(live: Live) -> str:
    return _measured(_tr("Validation accuracy: {0}."), live.frame.progress.validation_accuracy)


def _measured(text: str, accuracy: float) -> str:
    if not isfinite(accuracy):
        return _tr("Not measured yet: train the network.")
    return text.format(percent_text(accuracy))


def _seed(live: Live) -> str:
    return _tr("Seed of this run: {0}.").format(live.config.seed)


def _run(live: Live) -> str:
    return _tr("Runs so far: {0}.").format(count_text(live.runs))


def _mark(live: Live) -> str:
    if live.frame.marked_parameters is None:
        return _tr("No step is marked.")
    return _tr("A step is marked.")


def _augmentation(live: Live) -> str:
    names = [name for name in TrainingConfig.__slots__ if name.startswith("augment_")]
    count = sum(bool(getattr(live.config, name)) for name in names)
    text = _tr("Kinds of change used in this run: {0}.")
    return text.format(count_text(count)) if count else _tr("Off in this run.")


def _data(live: Live) -> str:
    if live.data is None:
        return _tr("No data is loaded.")
    title, train, validation, test = live.data
    text = _tr("{0}: {1} images for training, {2} for validation, {3} for testing.", train)
    return text.format(title, *map(count_text, (train, validation, test)))


def _probe(live: Live) -> str:
    return {
        ProbeSource.DRAWING: _tr("Now it is your drawing."),
        ProbeSource.TEST_IMAGE: _tr("Now it is an image from the pad."),
        ProbeSource.TRAINING: _tr("Now it is an example from the training data."),
        ProbeSource.NOTHING: _tr("There is no image now."),
    }[live.frame.probe.source]


def _temperature(live: Live) -> str:
    return _tr("Temperature now: {0}.").format(number_text(live.temperature))


def _project(live: Live) -> str:
    return _tr("Open now: {0}.").format(live.title) if live.title else ""


TRAINING_LINES: Mapping[str, Line] = {
    "training": _step,
    "loss": _loss,
    "cross_entropy": _cross_entropy,
    "squared_error": _squared_error,
    "nats": _nats,
    "gradient": _gradient,
    "backpropagation": _gradient,
    "learning_rate": _learning_rate,
    "momentum": lambda live: _is_set(live, "momentum"),
    "optimizer": _optimizer,
    "sgd": _optimizer,
    "adam": _optimizer,
    "rmsprop": _optimizer,
    "batch": _batch,
    "step": _step,
    "epoch": _epoch,
    "schedule": _schedule,
    "warm_up": _warm_up,
    "clipping": lambda live: _is_set(live, "clip_norm"),
    "seed": _seed,
    "initial_weights": _seed,
    "run": _run,
    "snapshot": _step,
    "mark": _mark,
    "early_stopping": lambda live: _is_set(live, "patience"),
    "dropout": lambda live: _share(live, "dropout"),
    "weight_decay": lambda live: _is_set(live, "l2"),
    "l1": lambda live: _is_set(live, "l1"),
    "target_margin": lambda live: _is_set(live, "target_margin"),
    "label_noise": lambda live: _share(live, "label_noise"),
    "augmentation": _augmentation,
    "example": _data,
    "mnist": _data,
    "pen_digits": _data,
    "probe": _probe,
    "accuracy": _accuracy,
    "test": _accuracy,
    "validation": _validation,
    "overfitting": _validation,
    "temperature": _temperature,
    "model": _project,
    "project": _project,
}
