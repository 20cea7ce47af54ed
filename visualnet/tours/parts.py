"""Parts of the window that a lesson names: `pad`, `hidden1.13`, `button:play`, `strip@500`."""

import re
from dataclasses import dataclass

from visualnet.sentences import Sentence
from visualnet.tours.problems import FaultError, unknown
from visualnet.tours.vocabulary import (
    BUTTONS,
    NUMBERED_STAGES,
    PANELS,
    PLAIN_PARTS,
    PREFIXES,
    SETTING_NAMES,
    STAGE_KINDS,
    nearest,
)

_HIDDEN = re.compile(r"hidden([1-9]\d{0,2})\.([1-9]\d{0,5})")
_OUTPUT = re.compile(r"output\.([\w-]{1,40})")
_INPUT = re.compile(r"input\(\s*(\d{1,2})\s*,\s*(\d{1,2})\s*\)")
_CONNECTION = re.compile(r"connection\(\s*(.+?)\s*,\s*((?:hidden|output)[\w.-]*)\s*\)")
_POINT = re.compile(r"point\(\s*(\d{1,4})\s*\)")
_STRIP = re.compile(r"strip@(\d{1,9})")
_STAGE = re.compile(rf"(?:{'|'.join(NUMBERED_STAGES)})\d{{1,3}}")


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part. kind: pad, button, neuron, input, connection, strip, stage, point and others.

    name: behind the colon; or the class of an output neuron. layer: of a hidden neuron, from 1.
    numbers: the hidden neuron, from 0, which the window and the lesson count from 1; or column and
    row of an input pixel; or the step; or the point. ends: of a connection.
    """

    text: str
    kind: str
    name: str = ""
    layer: int = -1
    numbers: tuple[int, ...] = ()
    ends: "tuple[NamedPart, NamedPart] | None" = None

    @property
    def is_of_network(self) -> bool:
        """Whether it is a neuron, an input or a connection."""
        return self.kind in ("neuron", "input", "connection")


def read_part(text: str) -> NamedPart:
    """Return the part that a text names. Raises FaultError."""
    text = text.strip()
    if text in PLAIN_PARTS:
        return NamedPart(text, text)
    prefix, colon, name = text.partition(":")
    if colon and prefix in PREFIXES:
        return NamedPart(text, prefix, name=_checked_name(prefix, name))
    if found := _HIDDEN.fullmatch(text):
        return NamedPart(text, "neuron", layer=int(found[1]), numbers=(int(found[2]) - 1,))
    if found := _OUTPUT.fullmatch(text):
        return NamedPart(text, "neuron", name=found[1])
    if found := _INPUT.fullmatch(text):
        numbers = int(found[1]), int(found[2])
        if max(numbers) < 28:
            return NamedPart(text, "input", layer=0, numbers=numbers)
        raise FaultError(
            Sentence("{part} is outside the 28 by 28 pixels", part=text),
            Sentence("Write column and row, each from 0 to 27."),
        )
    if found := _CONNECTION.fullmatch(text):
        return _read_connection(text, found[1], found[2])
    if found := _POINT.fullmatch(text):
        return NamedPart(text, "point", numbers=(int(found[1]),))
    if found := _STRIP.fullmatch(text):
        return NamedPart(text, "strip", numbers=(int(found[1]),))
    known = (
        *PLAIN_PARTS,
        "input(12,7)",
        "hidden1.13",
        "output.7",
        "connection(hidden1.13, output.7)",
        *(f"{each}:…" for each in PREFIXES),
        "strip@500",
        "point(3)",
    )
    whole = (*PLAIN_PARTS, *(f"panel:{each}" for each in PANELS), *(f"button:{b}" for b in BUTTONS))
    raise unknown("part", text or '""', nearest(text, whole), known)


def _checked_name(prefix: str, name: str) -> str:
    known = {"button": BUTTONS, "setting": SETTING_NAMES, "panel": PANELS, "stage": STAGE_KINDS}
    if name in known[prefix] or (prefix == "stage" and _STAGE.fullmatch(name)):
        return name
    raise unknown(prefix, name or '""', nearest(name, known[prefix]), known[prefix])


def _read_connection(text: str, source: str, target: str) -> NamedPart:
    ends = read_part(source), read_part(target)
    if ends[0].kind not in ("neuron", "input") or ends[1].kind != "neuron":
        raise FaultError(
            Sentence("{part} does not lead from one neuron to another", part=text),
            Sentence("Write it as connection(hidden1.13, output.7)."),
        )
    return NamedPart(text, "connection", ends=ends)
