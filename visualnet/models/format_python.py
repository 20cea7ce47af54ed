"""A program: one readable Python file that needs only the standard library and reads pictures.

Of a network that reads points, it reads these.

Written for people to run, read and change; VisualNet does not open it again.
"""

import json
import sys
from pathlib import Path
from pprint import pformat

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import Answers, ModelFormat
from visualnet.models.picture_sources import as_literal, picture_sources
from visualnet.models.template import (
    MOST_PARAMETERS,
    described,
    filled,
    parameters_as_text,
    template,
)
from visualnet.number_text import exact_text

# A network of 20 million parameters takes 100 images without NumPy in 3 minutes.
_PATIENCE_SECONDS = 600


def _write(document: ModelDocument) -> bytes:
    model = pformat(described(document), width=100, sort_dicts=False, compact=True)
    reads_points = document.metadata.features is not None
    text = _points_template() if reads_points else template("program.py")
    text = filled(text, "MODEL = {}\n", f"MODEL = {model}\n")
    if not reads_points:
        text = filled(text, "MODULES = {}\n", f"MODULES = {as_literal(picture_sources())}\n")
    numbers = parameters_as_text(document)
    text = filled(text, 'PARAMETERS = ""\n', f'PARAMETERS = """\n{numbers}\n"""\n')
    return text.encode("utf-8")


def _points_template() -> str:
    """Return the program for points, with the network of the one for pictures."""
    _, _, after = template("program.py").partition("# The network\n")
    network, _, _ = after.partition("# From a picture")
    return filled(template("points.py"), "# NETWORK\n", f"# The network\n{network.rstrip()}\n")


def answers_of_program(
    path: Path, rows: FloatArray, *flags: str, python: str = sys.executable
) -> tuple[Answers, str]:
    """Return what the program answers, run by itself; flags: of the interpreter besides -I.

    Raises ModelFileError where it fails.
    """
    # Not needed for the first frame of the window.
    import subprocess

    command = [python, "-I", *flags, str(path.absolute()), "--json", "-"]
    text = "\n".join(",".join(map(exact_text, row)) for row in rows.tolist())
    try:
        done = subprocess.run(  # noqa: S603 - the file was written by this program a moment ago
            command,
            input=text.encode("ascii"),
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise ModelFileError(
            "{path} was saved, but this Python could not run it to check it ({name__}). Run "
            "it yourself.",
            path=path,
            name__=type(error).__name__,
        ) from error
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return np.array(answers, np.float64).reshape(len(rows), -1), "run as a separate program"


def _recognises(head: bytes) -> bool:
    return head.startswith(b"#!") and any(
        b"A trained network that reads %s, as one program." % what in head
        for what in (b"images", b"points")
    )


FORMAT = ModelFormat(
    name="python",
    suffix=".py",
    title="Python program",
    purpose="A program in one file that reads pictures or points and needs only Python.",
    write=_write,
    recognises=_recognises,
    answers=answers_of_program,
    most_parameters=MOST_PARAMETERS,
    fed_with="points",
)
