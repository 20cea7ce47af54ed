"""Kinds of command-line arguments: numbers, sizes, yes or no, each as text taken or refused."""

import argparse

from visualnet.errors import SettingError
from visualnet.typed_numbers import decimal_number, whole_number

NONE = "none"


def as_whole(text: str) -> int:
    """Return a whole number."""
    try:
        return whole_number(text)
    except SettingError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def as_number(text: str) -> float:
    """Return a number."""
    try:
        return decimal_number(text)
    except SettingError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def as_whole_or_none(text: str) -> int | str:
    """Return a whole number, or the word none."""
    return text if text == NONE else as_whole(text)


def as_number_or_none(text: str) -> float | str:
    """Return a number, or the word none."""
    return text if text == NONE else as_number(text)


def as_truth(text: str) -> bool:
    """Return whether the text is yes; only yes and no are taken."""
    if text not in ("yes", "no"):
        raise argparse.ArgumentTypeError(f"{text!r} is neither yes nor no")
    return text == "yes"


def as_sizes(text: str) -> tuple[int, ...]:
    """Return the sizes of hidden layers; none of them for the word none."""
    try:
        return tuple(int(part) for part in text.split(",") if text not in ("", NONE))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a list of layer sizes such as 16,16"
        ) from None


def as_window_size(text: str) -> tuple[int, int]:
    """Return width and height of a window in pixels."""
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size such as 1366x768")
    size = int(width), int(height)
    if not (640 <= size[0] <= 7680 and 400 <= size[1] <= 4320):
        raise argparse.ArgumentTypeError(f"{text} is outside 640x400 to 7680x4320")
    return size
