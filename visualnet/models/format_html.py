"""A web page: one file in which one draws a digit and sees the network answer, without a server.

Of a network that reads points, one points at the plane, or types numbers.

The page carries the network, the drawing's way to 28×28 and the picture; it loads nothing.
Written for browsers; VisualNet does not open it again.
"""

import json
import re
from pathlib import Path

from visualnet.arrays import FloatArray
from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import Answers, ModelFormat
from visualnet.models.json_text import compact_json
from visualnet.models.template import (
    MOST_PARAMETERS,
    described,
    filled,
    parameters_as_text,
    parameters_from_text,
    template,
)
from visualnet.nn.network import Network
from visualnet.paths import resource
from visualnet.scene.class_colours import class_colour_names

_SIGNS = "blue-orange"
_CHECKED_BY = "the numbers in the page, read again"


def _write(document: ModelDocument) -> bytes:
    text = template("page.html") if document.metadata.features is None else _plane_template()
    classes = len(document.metadata.classes)
    for theme in ("light", "dark"):
        text = filled(text, f"/* {theme} theme */", _colours(theme, classes))
    # No name of a class can end the script that it stands in.
    model = compact_json(described(document)).replace("<", "\\u003c")
    text = filled(text, 'id="model">{}<', f'id="model">{model}<')
    numbers = parameters_as_text(document)
    text = filled(text, 'id="parameters"><', f'id="parameters">\n{numbers}\n<')
    return text.encode("utf-8")


def _plane_template() -> str:
    """Return the page for points, with the network of the one to draw in."""
    _, _, after = template("page.html").partition("// The network\n")
    network, _, _ = after.partition("// From strokes")
    return filled(template("plane.html"), "// NETWORK\n", f"// The network\n{network.rstrip()}\n")


def _colours(theme: str, classes: int) -> str:
    """Return the colours of a theme of the window, and of classes, as custom properties of CSS."""
    colours = json.loads(resource("themes", f"{theme}.json").read_text(encoding="utf-8"))
    signs = colours.pop("signs")[_SIGNS]
    del colours["outline"]
    names = class_colour_names(classes, is_dark=theme == "dark")
    colours |= signs | {f"class{number}": name for number, name in enumerate(names)}
    return " ".join(f"--{name}: {value};" for name, value in colours.items())


def _answers(path: Path, rows: FloatArray) -> tuple[Answers, str]:
    text = path.read_text(encoding="utf-8")
    model = re.search(r'id="model">(\{.*?\})<', text)
    numbers = re.search(r'id="parameters">([^<]*)<', text)
    if model is None or numbers is None:
        raise ModelFileError("{path} does not contain the network; export it again.", path=path)
    known = json.loads(model[1])
    network = Network(
        known["layer_sizes"],
        known["activations"],
        known["output"],
        parameters=parameters_from_text(numbers[1]),
    )
    return network.probabilities(rows), _CHECKED_BY


def _recognises(head: bytes) -> bool:
    return head.startswith(b"<!doctype html>") and b'content="VisualNet"' in head


FORMAT = ModelFormat(
    name="html",
    suffix=".html",
    title="Web page",
    purpose="Draw or point in any browser and watch the network answer; one file, works offline.",
    write=_write,
    recognises=_recognises,
    answers=_answers,
    most_parameters=MOST_PARAMETERS,
)
