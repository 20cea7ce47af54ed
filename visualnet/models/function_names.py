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
    "gelupytorchtanh": "gelu",
} | {name.replace("_", ""): name for name in ACTIVATIONS}
_OUTPUTS = {"logistic": "sigmoid", "logsoftmax": "softmax"} | {name: name for name in OUTPUTS}
# Arguments that PyTorch shows and that change nothing here.
_ARGUMENT = r"(inplace=\w+|negative_slope=0\.01|approximate='?\w+'?|dim=-?1|axis=-?1)"


def names_in(text: str) -> list[str]:
    """Return the functions of a list as it is written: tanh,relu or ["Tanh()", "ReLU()"]."""
    inner = text.strip().removeprefix("[").removesuffix("]")
    # A comma between brackets is one between arguments.
    names = re.split(r"[,;](?![^()]*\))", inner) if inner.strip() else []
    return [name.strip(" \t\n\"'") for name in names]


def activation_called(text: str) -> str | None:
    """Return our name of an activation, None for none, such as for LeakyReLU or nn.Tanh()."""
    return _ACTIVATIONS.get(_plain(text))


def output_called(text: str) -> str | None:
    """Return our name of an output function, None for none."""
    return _OUTPUTS.get(_plain(text))


def _plain(text: str) -> str:
    name = re.sub(rf"\(({_ARGUMENT}(, *)?)*\)$", "", text.strip()).rpartition(".")[2]
    return re.sub("[ _-]", "", name).lower()
