"""Programs and pages that carry a network within them: what they share."""

import base64
from dataclasses import asdict

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.models.document import ModelDocument
from visualnet.paths import resource

MOST_PARAMETERS = 20_000_000
"""Text of 107 MB; browsers and editors fail at a few hundred."""

_LINE = 96


def template(name: str) -> str:
    """Return the text of a file under `resources/exports`."""
    return resource("exports", name).read_text(encoding="utf-8")


def filled(text: str, mark: str, content: str) -> str:
    """Return the text with the one place that is so marked filled in."""
    before, found, after = text.partition(mark)
    if not found or mark in after:
        raise ValueError(f"the template has no single {mark!r}")
    return f"{before}{content}{after}"


def described(document: ModelDocument) -> dict[str, object]:
    """Return what a program must know of a network besides its parameters."""
    metadata = document.metadata
    return {
        "layer_sizes": list(metadata.layer_sizes),
        "activations": list(metadata.activations),
        "output": metadata.output,
        "input_shape": list(metadata.input_shape),
        "pictures": metadata.pictures or "refitted",
        "lying": document.lying_note,
        "classes": list(metadata.classes),
        "dataset": metadata.dataset,
        "test_accuracy": metadata.test_accuracy,
        "created": metadata.created,
        "made_by": f"VisualNet {metadata.visualnet_version}",
        **({} if metadata.features is None else {"features": asdict(metadata.features)}),
    }


def parameters_as_text(document: ModelDocument) -> str:
    """Return the parameters as base64 of little-endian float32, in lines."""
    parameters = document.network.parameters
    text = base64.b64encode(parameters.astype("<f4").tobytes()).decode("ascii")
    return "\n".join(text[k : k + _LINE] for k in range(0, len(text), _LINE))


def parameters_from_text(text: str) -> FloatArray:
    """Return what `parameters_as_text` was given, (parameters,)."""
    return np.frombuffer(base64.b64decode(text), "<f4").astype(np.float32)
