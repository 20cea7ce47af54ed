"""Spellings of activation and output functions, as other programs write them."""

import re

from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.losses import OUTPUTS

_ACTIVATIONS = {
    "logistic": "sigmoid",
    "leaky": "leaky_relu",
    "linear": "identity",
    "none": "identity",
    "gelutanh": "gelu",
    "gelunew": "gelu",
} | {name.replace("_", ""): name for name in ACTIVATIONS}
_OUTPUTS = {"logistic": "sigmoid", "logsoftmax": "softmax"} | {name: name for name in OUTPUTS}


def activation_called(text: str) -> str | None:
    """Return our name of an activation, None for none, such as for LeakyReLU or nn.Tanh()."""
    return _ACTIVATIONS.get(_plain(text))


def output_called(text: str) -> str | None:
    """Return our name of an output function, None for none."""
    return _OUTPUTS.get(_plain(text))


def _plain(text: str) -> str:
    name = text.strip().removesuffix("()").rpartition(".")[2]
    return re.sub("[ _-]", "", name).lower()
