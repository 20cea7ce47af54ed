"""Acts of lessons: what the checker and *Do it for me* can do, as `click button:play`."""

import re
from dataclasses import dataclass

from visualnet.sentences import Sentence
from visualnet.tours.conditions import Condition, read_condition, read_number
from visualnet.tours.parts import NamedPart, read_part
from visualnet.tours.problems import FaultError, unknown
from visualnet.tours.vocabulary import ACTS, SETTING_NAMES, nearest

_STROKES = re.compile(r"strokes:([\w][\w.-]{0,60}\.strokes\.jsonl)(?:#(\d{1,4}))?")
_TEST = re.compile(r"test:([^#:/\\]{1,40})(?:#(\d{1,6}))?")


@dataclass(frozen=True, slots=True)
class PadSource:
    """What is put into the pad. kind: test, strokes or empty.

    name: the class of a test image, or a file beside the lesson. number: which of that class, or
    which line of the file, from 0.
    """

    text: str
    kind: str
    name: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """One act. verb: of `ACTS`. step: to travel to, −1 for now. value: to set."""

    text: str
    verb: str
    part: NamedPart | None = None
    name: str = ""
    value: float | str = ""
    source: PadSource | None = None
    step: int = -1
    until: Condition | None = None


def read_pad_source(text: str) -> PadSource:
    """Return what a text puts into the pad. Raises FaultError."""
    if text == "empty":
        return PadSource(text, "empty")
    for kind, pattern in (("test", _TEST), ("strokes", _STROKES)):
        if found := pattern.fullmatch(text):
            return PadSource(text, kind, found[1].strip(), int(found[2] or 0))
    raise FaultError(
        Sentence("{text} is nothing to put into the pad", text=repr(text)),
        Sentence(
            "Write test:7, test:7#3, empty, or strokes:NAME.strokes.jsonl for a file beside "
            "the lesson."
        ),
    )


def read_act(text: str) -> Act:
    """Return the act that a text says. Raises FaultError."""
    text = text.strip()
    verb, _, rest = text.partition(" ")
    rest = rest.strip()
    if verb not in ACTS:
        raise unknown("act", verb or '""', nearest(verb, ACTS), ACTS)
    if verb in ("fork", "pause", "learn") or text == "train":
        return _bare(text, verb, rest)
    return _READERS.get(verb, _of_part)(text, verb, rest)


def _training(text: str, _verb: str, rest: str) -> Act:
    word, _, condition = rest.partition(" ")
    if word != "until" or not condition:
        raise _wrong(text, "train, or train until step >= 500")
    return Act(text, "train until", until=read_condition(condition))


def _travelling(text: str, verb: str, rest: str) -> Act:
    if rest == "now":
        return Act(text, verb)
    if not rest.isascii() or not rest.isdecimal() or len(rest) > 9:
        raise _wrong(text, "travel 500, or travel now")
    return Act(text, verb, step=int(rest))


def _drawing(text: str, verb: str, rest: str) -> Act:
    return Act(text, verb, source=read_pad_source(rest))


def _labelling(text: str, verb: str, rest: str) -> Act:
    if not rest:
        raise _wrong(text, f"{verb} 7")
    return Act(text, verb, name=rest)


def _bare(text: str, verb: str, rest: str) -> Act:
    if rest:
        raise _wrong(text, verb)
    return Act(text, verb)


def _of_part(text: str, verb: str, rest: str) -> Act:
    """Return a click, or what is done to a neuron or a stage."""
    if verb == "stage":
        return Act(text, verb, part=read_part(f"stage:{rest}"))
    part = read_part(rest)
    wanted = {
        "inspect": ("neuron", "input", "connection"),
        "silence": ("neuron",),
        "restore": ("neuron",),
    }.get(verb)
    if wanted is not None and part.kind not in wanted:
        raise _wrong(text, f"{verb} hidden1.13")
    return Act(text, verb, part=part)


def _setting(text: str, verb: str, rest: str) -> Act:
    name, _, value = rest.rpartition(" ")
    name = name.strip()
    if not name or not value:
        example = "set learning_rate 0.3" if verb == "set" else "example hidden1.0 -5"
        raise _wrong(text, example)
    number = read_number(value)
    if verb == "set":
        name = name.removeprefix("setting:")
        if name not in SETTING_NAMES:
            raise unknown("setting", name, nearest(name, SETTING_NAMES), SETTING_NAMES)
        return Act(text, verb, name=name, value=value if number is None else number)
    part = read_part(name)
    if number is None or not part.is_of_network:
        raise _wrong(text, "example hidden1.0 -5")
    return Act(text, verb, part=part, value=number)


def _wrong(text: str, example: str) -> FaultError:
    return FaultError(
        Sentence("the act {text} is not complete", text=repr(text)),
        Sentence("Write it as in: {example}.", example=example),
    )


_READERS = {
    "train": _training,
    "travel": _travelling,
    "draw": _drawing,
    "label": _labelling,
    "teach": _labelling,
    "set": _setting,
    "example": _setting,
}
