"""Proving a written file: it is read back, and its answers compared with the application's own."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from visualnet.arrays import FloatArray, InputArray
from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import Answers, ModelFormat, format_to_write, open_model, save_model
from visualnet.nn.network import as_inputs
from visualnet.number_text import number_text
from visualnet.sentences import Sentence

TOLERANCE = 1e-4
"""A file whose probabilities differ by more is not the same network.

Sums of float32 in another order differ by about 1e-7 for each layer, more where they are large.
"""


@dataclass(frozen=True, slots=True)
class ExportCheck:
    """What came of it.

    images: how many were asked. largest_difference: of any probability, 0 to 1. checked_by: what
    read the file and answered. bytes: of the file.
    """

    images: int
    largest_difference: float
    checked_by: str
    bytes: int


def save_and_check(
    document: ModelDocument, path: Path, format_name: str | None, images: InputArray
) -> ExportCheck:
    """Write a model, read the file back, and compare its answers on these images.

    images: as `Network.probabilities` takes them; of a model that reads points, these, (examples,
    columns). format_name: as in `save_model`.
    Raises ModelFileError as `save_model` does, and where the file answers otherwise than the model.
    """
    save_model(document, path, format_name)
    chosen = format_to_write(path, format_name)
    rows = as_inputs(images.reshape(len(images), -1))
    features, fed = document.metadata.features, rows
    if features is not None:
        rows = features.rows_of(rows)
        values = features.values_of(fed).astype(np.float32)
        fed = {"points": fed, "features": values, "inputs": rows}[chosen.fed_with]
    answers, checked_by = answers_of_file(chosen, path, fed)
    expected = document.network.probabilities(rows)
    if answers.shape != expected.shape:
        raise _differs(
            path,
            Sentence(
                "{shape} instead of {expected} probabilities",
                shape=answers.shape,
                expected=expected.shape,
            ),
        )
    difference = float(np.max(np.abs(answers - expected), initial=0))
    if not difference <= TOLERANCE:
        raise _differs(
            path,
            Sentence("probabilities up to {difference} off", difference=number_text(difference, 2)),
        )
    return ExportCheck(len(images), difference, checked_by, path.stat().st_size)


def answers_of_file(chosen: ModelFormat, path: Path, rows: FloatArray) -> tuple[Answers, str]:
    """Return what the file itself answers, (examples, classes), and who read it.

    rows: (examples, inputs), float32, as it takes them.
    """
    if chosen.answers is not None:
        return chosen.answers(path, rows)
    return open_model(path).network.probabilities(rows), Sentence("read by VisualNet")


def _differs(path: Path, how: str) -> ModelFileError:
    return ModelFileError(
        "{path} was saved, but its answers differ from the network's ({how}). Do not use it; "
        "choose another format.",
        path=path,
        how=how,
    )
