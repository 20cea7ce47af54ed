"""Kinds of command-line arguments: numbers, sizes, yes or no, files; each taken or refused."""

import argparse
import os
from collections.abc import Callable, Collection, Sequence
from typing import Any, NoReturn, TypeVar

from visualnet.errors import SettingError
from visualnet.paths import resource
from visualnet.plain_text import in_one_line
from visualnet.typed_numbers import decimal_number, whole_number

NONE = "none"
Number = TypeVar("Number", int, float)


class CommandParser(argparse.ArgumentParser):
    """Complains in one line, whatever it was given, and of flags unknown names the one meant."""

    def error(self, message: str) -> NoReturn:
        """End with this message, as one line."""
        super().error(in_one_line(message))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Refuse what is unknown here, where a command's own flags are known."""
        found, unknown = super().parse_known_args(args, namespace)
        # argparse takes files at one place only, before flags or after them.
        takes_files = any(action.dest == "files" for action in self._get_positional_actions())
        if takes_files and not any(text.startswith("-") and text != "-" for text in unknown):
            found.files, unknown = [*found.files, *unknown], []
        if unknown:
            from difflib import get_close_matches

            flag = unknown[0].partition("=")[0].replace("_", "-")
            meant = get_close_matches(flag, self._option_string_actions, 1, 0.8)
            hint = f"did you mean {meant[0]}?" if meant else f"see {self.prog} --help"
            self.error(f"unrecognized arguments: {' '.join(unknown)}; {hint}")
        return found, unknown


def as_whole(text: str) -> int:
    """Return a whole number."""
    return _told(whole_number, text)


def as_number(text: str) -> float:
    """Return a number."""
    return _told(decimal_number, text)


def _told(read: Callable[[str], Number], text: str) -> Number:
    try:
        return read(text)
    except SettingError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


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
            f"{text!r} is not a list of layer sizes; write whole numbers with commas between, such "
            "as 16,16, or none"
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


_AFTER_MINUS = {"--input-range": ":", "--point": ","}
"""Flags whose values may begin with a minus, and what is then in them."""


def joined_ranges(words: Sequence[str]) -> list[str]:
    """Return the words with a range, or a point, that begins with a minus joined to its flag.

    Else -1:1 would be taken for a flag itself.
    """
    joined: list[str] = []
    for word in words:
        mark = _AFTER_MINUS.get(joined[-1]) if joined else None
        if mark is not None and word[:1] == "-" and mark in word:
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def with_command(words: Sequence[str], commands: Collection[str]) -> list[str]:
    """Return the words with `gui` before them where they begin with a file to open.

    The name of a command is that command; a file of that name is given as ./NAME. A word that looks
    like a file's name, by a dot or a folder, is left to the window, which says where it is missing.
    Raises SettingError for any other that is no command, no file and no bundled model.
    """
    if not words or words[0] in commands:
        return list(words)
    first = words[0]
    if first.startswith("-"):
        # After "--" all are files, whatever they begin with; other flags are the parser's.
        return ["gui", *words] if first == "--" and len(words) > 1 else list(words)
    is_file = "." in first or os.path.dirname(first) or os.path.lexists(first)
    if is_file or (first and resource("models", f"{first}.npz").is_file()):
        return ["gui", *words]
    # Only a mistake waits for this import.
    from difflib import get_close_matches

    close = get_close_matches(first, commands, 1)
    advice = f"did you mean {close[0]}?" if close else "see visualnet --help."
    raise SettingError(
        "There is no command, file or bundled model {first}; {advice_text}",
        first=repr(first),
        advice_text=advice,
    )
