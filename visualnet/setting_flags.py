"""The command line's flags: settings of a training, how data are read, what a model is."""

import argparse
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from visualnet.argument_types import (
    NONE,
    as_number,
    as_number_or_none,
    as_truth,
    as_whole,
    as_whole_or_none,
)

if TYPE_CHECKING:
    from visualnet.training.config import TrainingConfig

PICTURE_WAYS = ("as-is", "inverted", "refitted")
"""Those of `data.drawing.picture_ways`, named here since that needs NumPy."""

PICTURES_HELP = (
    "how pictures become 28×28: as-is (whole), inverted (whole, light and dark swapped) or "
    "refitted (cropped to the ink and centred, as MNIST was made)"
)

SETTING_FLAGS: dict[str, tuple[Callable[[str], object], str]] = {
    "activation": (
        str.lower,
        "activation of the hidden layers: sigmoid, tanh, relu, leaky_relu, gelu or identity; "
        "or one per layer, separated by commas",
    ),
    "target_margin": (as_number, "with a sigmoid output, targets are 1 - margin and margin"),
    "initial_weights": (
        str.lower,
        "rule for the first weights: glorot, he, lecun, uniform (±0.05), zero",
    ),
    "initial_scale": (as_number, "multiplies the first weights"),
    "optimizer": (str.lower, "update rule: sgd, nesterov, rmsprop, adam, adamw"),
    "learning_rate": (as_number, "how far each step moves the weights"),
    "momentum": (
        as_number,
        "share of the last step kept in the next, 0 to under 1; for sgd and nesterov",
    ),
    "l1": (as_number, "penalty on the weights' sizes"),
    "l2": (as_number, "penalty on the weights' squares; weight decay with adamw"),
    "dropout": (as_number, "share of hidden neurons left out of each step"),
    "clip_norm": (as_number_or_none, "shorten gradients that are longer than this, or none"),
    "batch_size": (as_whole, "examples per step"),
    "epochs": (as_whole_or_none, "passes over the training images, or none to train until stopped"),
    "schedule": (
        str.lower,
        "how the learning rate changes over the run: cosine to zero, constant, or step (a tenth at "
        "half, a hundredth at three quarters)",
    ),
    "warm_up_epochs": (as_number, "the learning rate rises from zero over this many epochs"),
    "patience": (
        as_whole_or_none,
        "stop after this many epochs without better validation accuracy (without validation "
        "images: lower training loss), or none",
    ),
    "keep": (
        str.lower,
        "with patience, keep the weights of the best epoch (best) or of the last (last)",
    ),
    "target_accuracy": (
        as_number_or_none,
        "stop once the validation accuracy (without validation images: the training accuracy) "
        "reaches this, 0 to 1, or none",
    ),
    "dataset": (str, "data set, see `visualnet datasets`, or the path of your own"),
    "train_examples": (as_whole_or_none, "train on only this many images, or none for all"),
    "validation_examples": (
        as_whole,
        "set this many training images aside to check the training",
    ),
    "balanced": (as_truth, "yes: equally many training images of each class"),
    "shuffled_labels": (as_truth, "yes: shuffle the training labels"),
    "label_noise": (as_number, "share of training labels replaced by another class"),
    "test_dataset": (
        str,
        "measure on the test images of this data set or path instead; a file without a test "
        "part is used whole",
    ),
    "turn_images": (
        str,
        "turn images upright: transpose (swap rows and columns), left, right, half, mirror, "
        "flip, transpose_half, or none; pictures to read later must be upright",
    ),
    "pictures": (str, f"{PICTURES_HELP}; auto chooses"),
    "invert_images": (
        str,
        "invert images: all (pictures are then read as with --pictures inverted), light "
        "(only those on light paper), or none; refitted images are already light on dark",
    ),
    "turn_test_images": (
        str,
        "turn only the test images this way; same: like the others",
    ),
    "invert_test_images": (
        str,
        "invert only the test images; same: like the others",
    ),
    "leave_out_blank": (as_truth, "yes: leave out images that show nothing"),
    "leave_out_shared": (
        as_truth,
        "yes: leave out training images that are also test images",
    ),
    "leave_out_damaged": (
        as_truth,
        "yes: leave out pictures in folders that cannot be read, and list them",
    ),
    "augment_shift": (as_number, "move each image by up to this many pixels"),
    "augment_rotation": (as_number, "turn each image by up to this many degrees"),
    "augment_scale": (
        as_number,
        "make each image larger or smaller by up to this share, such as 0.1",
    ),
    "augment_shear": (
        as_number,
        "slant each image by up to this, the tangent of the angle, such as 0.2",
    ),
    "augment_elastic": (
        as_number,
        "bend each image; standard deviation of each pixel's displacement, in pixels",
    ),
    "augment_thickness": (as_number, "make strokes thicker or thinner by up to this many pixels"),
    "augment_noise": (as_number, "add noise with this standard deviation (full ink is 1)"),
    "seed": (
        as_whole,
        "seed of the first weights, the order of examples and everything else that is random",
    ),
}
"""Flags of the settings of a training: kind and help of each."""


_PREPARATION = (
    "test_dataset",
    "turn_images",
    "invert_images",
    "turn_test_images",
    "invert_test_images",
    "leave_out_blank",
    "leave_out_shared",
    "leave_out_damaged",
)
"""Those that say how a data set is to be read, for commands that train nothing."""


_IDLE: dict[str, tuple[Callable[["TrainingConfig"], bool], str]] = {
    "activation": (lambda config: not config.hidden, "there are no hidden layers"),
    "target_margin": (
        lambda config: config.output == "softmax",
        "softmax with cross-entropy aims at 0 and 1; only --output-layer sigmoid has a margin",
    ),
    "initial_scale": (
        lambda config: config.initial_weights == "zero",
        "weights that start at 0 cannot be scaled",
    ),
    "momentum": (
        lambda config: config.optimizer not in ("sgd", "nesterov"),
        "only the optimizers sgd and nesterov use momentum",
    ),
    "dropout": (lambda config: not config.hidden, "there are no hidden neurons to leave out"),
    "schedule": (
        lambda config: config.epochs is None,
        "the learning rate is constant when training until stopped",
    ),
    "keep": (
        lambda config: config.patience is None,
        "without --patience the weights of the last step are kept",
    ),
}


def add_preparation(command: argparse.ArgumentParser) -> None:
    """Add the flags of what is done to images after they are read."""
    for name in _PREPARATION:
        add_setting(command, name)


def add_setting(command: argparse.ArgumentParser, name: str) -> None:
    """Add the flag of a setting."""
    kind, text = SETTING_FLAGS[name]
    metavar = "yes|no" if kind is as_truth else "NAME" if kind is str else "N"
    command.add_argument(f"--{name.replace('_', '-')}", type=kind, metavar=metavar, help=text)


_SAID_OF_MODEL = ("input_range", "input_mean", "input_std", "activations", "classes")


def add_said_of_model(command: argparse.ArgumentParser) -> None:
    """Add the flags of what the file of a foreign model may not say."""
    group = command.add_argument_group("what a model file may not say")
    add = group.add_argument
    add(
        "--input-range",
        metavar="PAPER:INK",
        help="pixel values of paper and ink in its training images, such as 0:255, -1:1, or "
        "1:0 for black on white (0:1)",
    )
    add(
        "--input-mean",
        type=as_number,
        metavar="N",
        help="mean that was subtracted from the pixels, such as 0.1307 (0)",
    )
    add(
        "--input-std",
        type=as_number,
        metavar="N",
        help="standard deviation that the pixels were divided by, such as 0.3081 (1)",
    )
    add(
        "--activations",
        metavar="NAMES",
        help="activations of its hidden layers: one for all, or one per layer, separated by "
        "commas; the output's (softmax or sigmoid) may come last",
    )
    add(
        "--classes",
        metavar="NAMES",
        help="classes of its outputs, in order: names separated by commas, or a text file "
        "with one name per line",
    )


def given_said_of_model(options: argparse.Namespace) -> dict[str, Any]:
    """Return what was said of the model, by the names that `said_in_words` has for it."""
    # Without a command there are no flags.
    return {name: getattr(options, name, None) for name in _SAID_OF_MODEL}


def given_settings(options: argparse.Namespace) -> dict[str, Any]:
    """Return the settings that were given, by name."""
    flags = {name: name for name in ("hidden", *SETTING_FLAGS)} | {"output": "output_layer"}
    given = {name: getattr(options, flag) for name, flag in flags.items()}
    # Of images, none is the name of a turn and of a way to invert.
    may_be_none = {"test_dataset"} | {
        name
        for name, (kind, _) in SETTING_FLAGS.items()
        if kind in (as_whole_or_none, as_number_or_none)
    }
    return {
        name: None if value == NONE and name in may_be_none else value
        for name, value in given.items()
        if value is not None
    }


def unused(given: Collection[str], configs: Collection["TrainingConfig"]) -> list[str]:
    """Return a sentence for each setting given that changes nothing in any of these trainings."""
    found = []
    for name, (is_idle, reason) in _IDLE.items():
        if name in given and all(map(is_idle, configs)):
            found.append(f"--{name.replace('_', '-')} does nothing here: {reason}.")
    return found


def given_preparation(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is to be done to the images, by name, as far as it was given."""
    given = {name: getattr(options, name, None) for name in _PREPARATION}
    del given["test_dataset"]
    return {name: value for name, value in given.items() if value is not None}
