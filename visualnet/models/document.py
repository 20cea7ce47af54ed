"""A model: a network together with what is known about it. Every format reads and writes this."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from visualnet import __version__
from visualnet.arrays import FloatArray
from visualnet.features import Features
from visualnet.learnt import Learnt
from visualnet.models.json_text import compact_json
from visualnet.models.metadata import (
    FORMAT_VERSION,
    Metadata,
    features_as_json,
    metadata_from_json_object,
)
from visualnet.models.model_errors import refusal
from visualnet.nn.input_scale import InputScale
from visualnet.nn.network import Network, parameter_count
from visualnet.sentences import Sentence

_NEW_MODEL = Sentence("The network to be saved")
_IMAGE_SHAPE = (28, 28)

LEFT_OPEN = ("input", "activations", "output", "classes")
"""What files of other makers may not say: scale of the inputs, functions, names of classes."""

LYING = "lying_images"
"""The key beside the settings of a training that tells how to set its images upright."""


_LONGEST_TURN = 20


@dataclass(frozen=True, slots=True, eq=False)
class ModelDocument:
    """A model as it stands in a file.

    network: float32, finite, and read-only; train a `network.copy()`. metadata: agrees with it.
    notes: sentences on what had to be assumed because the file does not say it; not saved.
    left_open: what the file does not say, of `LEFT_OPEN`; what it is taken as stands in the notes.
    """

    network: Network
    metadata: Metadata
    notes: tuple[str, ...] = ()
    left_open: frozenset[str] = frozenset()

    @property
    def names_classes(self) -> bool:
        """Whether the file says what its classes are called."""
        return "classes" not in self.left_open

    @property
    def lying_note(self) -> str | None:
        """A sentence on images that did not stand upright when it learnt, None where they did."""
        turn = self.metadata.training.get(LYING)
        if not isinstance(turn, str) or not turn.isidentifier() or len(turn) > _LONGEST_TURN:
            return None
        return Sentence(
            "This network learned from images that are not upright. To read upright ones, "
            "train it with turn images: {turn}.",
            turn=turn,
        )

    def called_as(self, classes: Sequence[str]) -> "ModelDocument":
        """Return the model with these names for its classes where its file has none.

        classes: those of a data set, in its own order. Where they are not as many as the outputs,
        or the file has names, it is returned as it is. What was assumed of names is no note then.
        """
        names = tuple(classes)
        if self.names_classes or len(names) != len(self.metadata.classes):
            return self
        notes = self.notes
        if names != self.metadata.classes:
            # They are not taken so any more.
            taken = classes_taken(self.metadata)
            notes = tuple(note for note in notes if not note.endswith(taken))
        return replace(self, metadata=replace(self.metadata, classes=names), notes=notes)


def classes_taken(metadata: Metadata) -> str:
    """Return the end of the sentence on a file that does not name its classes."""
    return Sentence(": they are assumed to be 0 to {largest}.", largest=len(metadata.classes) - 1)


def new_document(
    network: Network,
    *,
    classes: Sequence[str],
    training: Mapping[str, object],
    dataset: str,
    test_accuracy: float | None,
    pictures: str | None = None,
    lying: str | None = None,
    learnt_scale: InputScale | None = None,
    features: Features | None = None,
    learnt: Learnt | None = None,
) -> ModelDocument:
    """Return a model made now from a copy of a network.

    classes: a name per output. training: the training config, anything that JSON can hold.
    dataset: its name. test_accuracy: 0 to 1, None where not measured. pictures: one of
    `metadata.PICTURES`, None where it is not known. lying: the turn that would set the images
    upright that it learnt from, None where they were; kept with the training. learnt_scale: as in
    the metadata. features: of inputs that are named numbers, which are no pictures. learnt: what
    it has learnt, None where that is not known; kept of points alone, which are few.
    Raises ModelFileError where these do not fit the network, or its parameters are not finite.
    """
    metadata = new_metadata(
        _NEW_MODEL,
        layer_sizes=list(network.layer_sizes),
        pictures=pictures,
        features=features,
        activations=list(network.activations),
        output=network.output,
        classes=list(classes),
        training=_as_json({**training, **({LYING: lying} if lying else {})}),
        dataset=dataset,
        test_accuracy=None if test_accuracy is None else float(test_accuracy),
    )
    learnt = None if features is None else learnt
    metadata = replace(metadata, learnt_scale=learnt_scale, learnt=learnt)
    with np.errstate(over="ignore"):
        parameters = network.parameters.astype(np.float32)
    return document_of(metadata, parameters, _NEW_MODEL)


def new_metadata(
    where: str,
    *,
    layer_sizes: list[int],
    pictures: str | None = None,
    features: Features | None = None,
    **described: object,
) -> Metadata:
    """Return metadata of now; 784 inputs are an image. described: by the keys of a file.

    features: where the inputs are named numbers; None for images.

    Raises ModelFileError where it does not fit together.
    """
    inputs = layer_sizes[0]
    shape = _IMAGE_SHAPE if inputs == _IMAGE_SHAPE[0] * _IMAGE_SHAPE[1] else (inputs,)
    content = {
        "format_version": FORMAT_VERSION,
        "layer_sizes": layer_sizes,
        "input": {"shape": list(shape), "range": [0, 1], "pictures": pictures},
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "visualnet_version": __version__,
        **described,
    }
    if features is not None:
        content["input"] = features_as_json(features)
    return metadata_from_json_object(content, where)


def document_of(metadata: Metadata, parameters: FloatArray, where: str) -> ModelDocument:
    """Return the model of these parameters, which become read-only (they are not copied).

    parameters: float32, laid out as `Network.parameters`. where: the file's path, for the message.
    Raises ModelFileError where a parameter is NaN or infinite.
    """
    parameters.flags.writeable = False
    network = Network(
        metadata.layer_sizes, metadata.activations, metadata.output, parameters=parameters
    )
    check_finite(network, where)
    return ModelDocument(network, metadata)


def check_finite(network: Network, where: str) -> None:
    """Raise ModelFileError naming the first array that holds NaN or infinity."""
    for name, array in named_arrays(network):
        if not np.isfinite(array).all():
            raise refusal(where, "{name} holds NaN or infinity", name=name)


def named_arrays(network: Network) -> Iterator[tuple[str, FloatArray]]:
    """Yield ("weights_0", array), ("biases_0", array), ("weights_1", array), …; views."""
    for k, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        yield f"weights_{k}", weights
        yield f"biases_{k}", biases


def filled(metadata: Metadata, values: Callable[[str], npt.ArrayLike]) -> FloatArray:
    """Return parameters, laid out as `Network.parameters`, of arrays by their names."""
    parameters = np.zeros(parameter_count(metadata.layer_sizes), np.float32)
    network = Network(
        metadata.layer_sizes, metadata.activations, metadata.output, parameters=parameters
    )
    for name, target in named_arrays(network):
        # A number beyond float32 becomes infinity here and is refused with the others.
        with np.errstate(over="ignore", invalid="ignore"):
            target[...] = values(name)
    return parameters


def array_shapes(layer_sizes: Sequence[int]) -> dict[str, tuple[int, ...]]:
    """Return the shape that each of `named_arrays` has, (fan_in, fan_out) or (fan_out,)."""
    shapes: dict[str, tuple[int, ...]] = {}
    for k, sizes in enumerate(pairwise(layer_sizes)):
        shapes[f"weights_{k}"] = sizes
        shapes[f"biases_{k}"] = sizes[1:]
    return shapes


def _as_json(training: Mapping[str, object]) -> object:
    # There and back, so that tuples become lists and a reopened document says the same.
    try:
        return json.loads(compact_json(dict(training)))
    except (TypeError, ValueError, RecursionError) as error:
        raise refusal(
            _NEW_MODEL,
            "its training settings do not fit into JSON ({error})",
            "leave that out",
            error=error,
        ) from error
