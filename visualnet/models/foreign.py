"""Models of other makers: layers without our metadata, and what is assumed of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from visualnet.arrays import FloatArray
from visualnet.models.document import (
    ModelDocument,
    array_shapes,
    classes_taken,
    document_of,
    filled,
    new_metadata,
)
from visualnet.models.function_names import activation_called, names_in, output_called
from visualnet.models.metadata import MAX_LAYERS, Metadata
from visualnet.models.model_errors import refusal
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.losses import OUTPUTS
from visualnet.number_text import count_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence, series

_SUMS = ("", "logits")


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer as a file has it.

    weights: (fan_in, fan_out). biases: (fan_out,). Both floating point, of any precision.
    name: what the file calls it, for messages.
    """

    weights: FloatArray
    biases: FloatArray
    name: str


def foreign_document(
    layers: Sequence[Layer],
    activations: Sequence[str],
    output: str,
    where: str,
    notes: Sequence[str] = (),
    classes: Sequence[str] = (),
    left_open: Iterable[str] = ("input",),
) -> ModelDocument:
    """Return the model of layers that came without our metadata.

    activations, output: as of `Network`. notes: what else was assumed, sentences. classes: a name
    per output where the file has them, else they are called 0, 1, …; 784 inputs are taken as an
    image. left_open: what else of `LEFT_OPEN` the file does not say. What is assumed is said in
    the notes.
    Raises ModelFileError where the layers make no network that can be used.
    """
    sizes = _chained_sizes(layers, where)
    metadata = new_metadata(
        where,
        layer_sizes=list(sizes),
        activations=list(activations),
        output=output,
        classes=list(classes) or [str(k) for k in range(sizes[-1])],
        training={},
        dataset="unknown",
        test_accuracy=None,
    )
    document = document_of(metadata, parameters_of(layers, metadata, where), where)
    unsaid = frozenset((*left_open, *(() if classes else ("classes",))))
    assumed = assumptions(unsaid, metadata, where)
    return replace(document, notes=(*notes, *assumed), left_open=unsaid)


def assumptions(left_open: Collection[str], metadata: Metadata, where: str) -> list[str]:
    """Return sentences on what a file does not say, and what it is taken as."""
    sentences: list[str] = []
    functions: list[str] = []
    if "activations" in left_open:
        names = ", ".join(dict.fromkeys(metadata.activations))
        functions.append(Sentence("its hidden layers are assumed to be {names}", names=names))
    if "output" in left_open:
        functions.append(
            Sentence("its outputs {output}", output=metadata.output)
            if functions
            else Sentence("its outputs are assumed to be {output}", output=metadata.output)
        )
    if functions:
        sentences.append(
            Sentence(
                "{where} does not name its functions: {functions}.",
                where=where,
                functions=series(Sentence(" and "), functions),
            )
        )
    if "input" in left_open:
        sentences.append(
            Sentence(
                "{where} does not say what its inputs are. They are assumed to be pixels "
                "from 0 (paper) to 1 (ink).",
                where=where,
            )
        )
    if "classes" in left_open:
        sentences.append(
            Sentence(
                "{where} does not name its classes{classes_taken}",
                where=where,
                classes_taken=classes_taken(metadata),
            )
        )
    return sentences


def parameters_of(layers: Sequence[Layer], metadata: Metadata, where: str) -> FloatArray:
    """Return the layers as one float32 vector, laid out as `Network.parameters`.

    Raises ModelFileError where their shapes are not those of the metadata.
    """
    arrays: dict[str, tuple[str, FloatArray]] = {}
    for k, layer in enumerate(layers):
        name = layer.name
        arrays[f"weights_{k}"] = Sentence("{name}, its weights,", name=name), layer.weights
        arrays[f"biases_{k}"] = Sentence("{name}, its biases,", name=name), layer.biases
    shapes = array_shapes(metadata.layer_sizes)
    if arrays.keys() != shapes.keys():
        asked = len(shapes) // 2
        raise refusal(
            where,
            "it has {layer_count} layers, but its layer_sizes need {asked}",
            layer_count=len(layers),
            asked=asked,
        )
    for key, (name, array) in arrays.items():
        if array.shape != shapes[key]:
            asked_shape = Sentence("{shape} that its metadata asks for", shape=shapes[key])
            raise refusal(
                where,
                "{name} have the shape {shape} instead of the {asked_shape}",
                name=name,
                shape=array.shape,
                asked_shape=asked_shape,
            )
    return filled(metadata, lambda key: arrays[key][1])


def _chained_sizes(layers: Sequence[Layer], where: str) -> tuple[int, ...]:
    if not 1 <= len(layers) <= MAX_LAYERS:
        raise refusal(
            where,
            "it has {layer_count} fully connected layers, not 1 to {max_layers}",
            layer_count=len(layers),
            max_layers=MAX_LAYERS,
        )
    sizes = [layers[0].weights.shape[0]]
    for layer in layers:
        fan_in, fan_out = layer.weights.shape
        if fan_in != sizes[-1]:
            problem = Sentence(
                "{name} has {fan_in} inputs, but the layer before has {size} outputs",
                name=layer.name,
                fan_in=count_text(fan_in),
                size=count_text(sizes[-1]),
            )
            raise refusal(where, problem)
        if layer.biases.shape != (fan_out,):
            shape = layer.biases.shape
            problem = Sentence(
                "{name} has biases of shape {shape} for its {fan_out} neurons",
                name=layer.name,
                shape=shape,
                fan_out=count_text(fan_out),
            )
            raise refusal(where, problem)
        sizes.append(fan_out)
    return tuple(sizes)


def stated_functions(
    header: Mapping[str, object], hidden: int, where: str
) -> tuple[tuple[str, ...] | None, str | None]:
    """Return activations and output where a file's own metadata names them, else None each.

    header: whose keys `activation` (or `activations`) and `output` hold names in any spelling, one
    for all hidden layers or one for each, and perhaps that of the outputs last. hidden: how many
    hidden layers there are. Raises ModelFileError for names that are none of ours.
    """
    text, last = header.get("activations", header.get("activation")), header.get("output")
    output = None if not isinstance(last, str) else _output_named(last, where)
    names = names_in(text) if isinstance(text, str) else []
    if len(names) == hidden + 1:
        named_last = names.pop()
        if names or output_called(named_last):
            found = _output_named(named_last, where)
            if output not in (None, found):
                raise refusal(
                    where,
                    "its metadata names two outputs, {found} and {output}",
                    found=found,
                    output=output,
                )
            output = found
    if len(names) not in (0, 1, hidden):
        raise refusal(
            where,
            "its metadata names {name_count} activations for {hidden} hidden layers",
            "name one for all, or one for each",
            name_count=count_text(len(names)),
            hidden=count_text(hidden),
        )
    activations = tuple(_activation_named(name, where) for name in names)
    if not activations or not hidden:
        return None, output
    return activations * (hidden if len(activations) == 1 else 1), output


def _activation_named(name: str, where: str) -> str:
    found = activation_called(name)
    if found is None:
        problem = Sentence(
            "its metadata names the activation {name}, which VisualNet does not have",
            name=shown_value(name),
        )
        raise refusal(
            where,
            problem,
            Sentence("choose one of {activations}", activations=", ".join(ACTIVATIONS)),
        )
    return found


def _output_named(name: str, where: str) -> str | None:
    """Return the output of that name, None for sums that are to be taken through a softmax."""
    found = output_called(name)
    if found is None and name not in _SUMS and activation_called(name) != "identity":
        problem = Sentence(
            "its metadata names the output {name}, which VisualNet does not have",
            name=shown_value(name),
        )
        raise refusal(
            where, problem, Sentence("choose one of {outputs}", outputs=", ".join(OUTPUTS))
        )
    return found
