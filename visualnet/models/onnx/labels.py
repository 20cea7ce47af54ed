"""The labels by which a classifier in an ONNX file calls its outputs, as scikit-learn's do."""

from typing import Any

import numpy as np

from visualnet.models.onnx.signal import Answer, Signal

_LABELS = (
    ("classlabels_int64s", "ints"),
    ("classlabels_ints", "ints"),
    ("classlabels_strings", "strings"),
)


class Labels:
    """Looks for labels at each node, in the order of the graph.

    found: the names of the classes, none where the file has no labels.
    """

    def __init__(self) -> None:
        self.found: tuple[str, ...] = ()
        self._chosen: set[str] = set()

    def note(self, node: Any, inputs: list[Any], attributes: dict[str, Any]) -> None:
        """Look at a node: its input values and its attributes by name.

        ZipMap and LinearClassifier have the labels as an attribute; else they are a list from which
        ArrayFeatureExtractor takes the one at the place that ArgMax found.
        """
        is_answer = bool(inputs) and isinstance(inputs[0], Signal | Answer)
        if node.op_type == "ArgMax" and is_answer:
            self._chosen.add(node.output[0])
        elif node.op_type in ("ZipMap", "LinearClassifier") and is_answer:
            for name, kind in _LABELS:
                if name in attributes:
                    self.found = tuple(map(_text_of, getattr(attributes[name], kind)))
        elif node.op_type == "ArrayFeatureExtractor" and not self.found:
            labels = inputs[0]
            if isinstance(labels, np.ndarray) and node.input[1] in self._chosen:
                self.found = tuple(map(_text_of, labels.ravel().tolist()))


def _text_of(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return f"{value:g}" if isinstance(value, float) else str(value)
