"""The command line's flags: settings of a training, how data are read, what a model is."""

import argparse
from collections.abc import Callable, Collection, Mapping
from typing import Any

from visualnet.argument_types import NONE, as_number, as_sizes, as_truth, as_whole
from visualnet.setting import Setting
from visualnet.settings_table import PREPARATION, SETTINGS

_KINDS: dict[type, tuple[Callable[[str], Any], str]] = {
    tuple: (as_sizes, "SIZES"),
    bool: (as_truth, "yes|no"),
    int: (as_whole, "N"),
    float: (as_number, "N"),
}
"""How a flag's text is read, and what the help writes for it."""


def add_preparation(command: argparse.ArgumentParser) -> None:
    """Add the flags of what is done to images after they are read."""
    for name in PREPARATION:
        add_setting(command, name)


def add_setting(command: argparse.ArgumentParser, name: str) -> None:
    """Add the flag of a setting."""
    row = SETTINGS[name]
    # A data set can be a path.
    read, metavar = _KINDS.get(row.kind, (str.lower if row.choices else str, "NAME"))
    kind = _or_none(read) if row.is_optional else read
    text = f"yes: {row.help}" if row.kind is bool else row.help
    if row.is_optional and "none" not in text and row.numbers:
        text += ", or none"
    command.add_argument(_flag(row), type=kind, metavar=metavar, help=text)


def _flag(row: Setting) -> str:
    """Return a setting's flag; --output names a file."""
    return "--output-layer" if row.name == "output" else f"--{row.name.replace('_', '-')}"


def _or_none(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Return what also takes the word none."""
    return lambda text: text if text == NONE else read(text)


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
    given = {
        name: getattr(options, _flag(row)[2:].replace("-", "_")) for name, row in SETTINGS.items()
    }
    # Of images, none is the name of a turn and of a way to invert.
    return {
        name: None if value == NONE and SETTINGS[name].is_optional else value
        for name, value in given.items()
        if value is not None
    }


def unused(given: Collection[str], trainings: Collection[Mapping[str, Any]]) -> list[str]:
    """Return a sentence for each setting given that does nothing in any of these trainings.

    trainings: the settings of each, by name.
    """
    found = []
    for row in (row for name, row in SETTINGS.items() if name in given):
        reasons = [row.idle_reason(settings) for settings in trainings]
        if all(reasons):
            found.append(f"{_flag(row)} does nothing here: {reasons[0][0].lower()}{reasons[0][1:]}")
    return found


def given_preparation(options: argparse.Namespace) -> dict[str, Any]:
    """Return what is to be done to the images, by name, as far as it was given."""
    given = {name: getattr(options, name, None) for name in PREPARATION[1:]}
    return {name: value for name, value in given.items() if value is not None}
