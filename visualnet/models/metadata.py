"""What a model file says about its network, and the check that every such text goes through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf, isfinite, prod

from visualnet.errors import SettingError
from visualnet.features import MOST_COLUMNS, TERMS, Features, terms_named
from visualnet.json_fields import (
    Fields,
    Problem,
    Reader,
    UnfitError,
    choice,
    list_of,
    number,
    or_none,
    whole,
)
from visualnet.learnt import Learnt, learnt_of_text
from visualnet.models.model_errors import refusal
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.input_scale import InputScale
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import parameter_count
from visualnet.number_text import count_text
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence, clause

FORMAT_VERSION = 1
PICTURES = ("as-is", "inverted", "refitted")
"""The ways from a picture to an input, those of `data.drawing.picture_ways`."""
MAX_LAYERS = 64
"""Layers with weights; a file may have one layer size more."""
MAX_PARAMETERS = 100_000_000

_MAX_TEXT = 200
_MAX_DEPTH = 32


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of a model file; each field is the key of that name.

    layer_sizes: inputs first, classes last. activations: one per hidden layer. input_shape: of
    one example, its product is layer_sizes[0]. input_range: lowest and highest pixel. features: of
    inputs that are named numbers, how these are made and scaled; None for images. pictures: how
    a picture becomes an input, one of PICTURES, None where the file does not say. learnt_scale: of
    the inputs that it learnt from, since folded into the first layer; None for none. classes: a
    name per output, all different. training: the training config, any JSON object. test_accuracy: 0
    to 1, None where it was not measured. created: ISO 8601, UTC. learnt: all that it has learnt
    from, of points; None where the file does not say.
    """

    format_version: int
    layer_sizes: tuple[int, ...]
    activations: tuple[str, ...]
    output: str
    input_shape: tuple[int, ...]
    input_range: tuple[float, float]
    classes: tuple[str, ...]
    training: Mapping[str, object]
    dataset: str
    test_accuracy: float | None
    created: str
    visualnet_version: str
    pictures: str | None = None
    learnt_scale: InputScale | None = None
    features: Features | None = None
    learnt: Learnt | None = None

    def as_json_object(self) -> dict[str, object]:
        """Return the metadata as it stands in a file, ready for `json.dumps`."""
        return {
            "format_version": self.format_version,
            "layer_sizes": list(self.layer_sizes),
            "activations": list(self.activations),
            "output": self.output,
            "input": self._input_json()
            if self.features is None
            else features_as_json(self.features),
            "classes": list(self.classes),
            "training": dict(self.training),
            "dataset": self.dataset,
            "test_accuracy": self.test_accuracy,
            "created": self.created,
            "visualnet_version": self.visualnet_version,
            **({} if self.learnt is None else {"learnt_examples": self.learnt.as_text()}),
        }

    def _input_json(self) -> dict[str, object]:
        return {
            "shape": list(self.input_shape),
            "range": list(self.input_range),
            **({} if self.pictures is None else {"pictures": self.pictures}),
            **({} if self.learnt_scale is None else {"learnt": _scale_json(self.learnt_scale)}),
        }


def metadata_from_json_object(value: object, where: str) -> Metadata:
    """Return the metadata that a JSON value describes; keys that are not ours are left out.

    where: the file's path, for the message. Raises ModelFileError where the value is not of this
    format version or anything in it is missing, of the wrong type, or does not fit together.
    """
    try:
        fields = Fields(value, Sentence("its metadata"))
        check_version(fields.read("format_version", _any), where)
        sizes = fields.read("layer_sizes", list_of(_size, MAX_LAYERS + 1, at_least=2))
        if parameter_count(sizes) > MAX_PARAMETERS:
            problem = Sentence(
                "its network has more than {max_parameters} parameters",
                max_parameters=count_text(MAX_PARAMETERS),
            )
            raise refusal(where, problem, "make its layers smaller")
        hidden, inputs = len(sizes) - 2, Fields(fields.read("input", _any), Sentence("its input"))
        shape, features = inputs.read("shape", _shape_of(sizes[0])), read_features(inputs)
        if features is None:
            inputs.read("range", _unit_range)
        return Metadata(
            format_version=FORMAT_VERSION,
            layer_sizes=sizes,
            activations=fields.read("activations", list_of(choice(ACTIVATIONS), hidden, hidden)),
            output=fields.read("output", choice(OUTPUTS)),
            input_shape=shape,
            input_range=(0, 1),
            classes=fields.read("classes", _different_lines(sizes[-1])),
            training=fields.read("training", _settings),
            dataset=fields.read("dataset", _line),
            test_accuracy=fields.read("test_accuracy", or_none(number(0, 1))),
            created=fields.read("created", _utc_time),
            visualnet_version=fields.read("visualnet_version", _line),
            pictures=inputs.find("pictures", choice(PICTURES)),
            learnt_scale=inputs.find("learnt", _learnt_scale),
            features=features,
            learnt=fields.find("learnt_examples", learnt_of_text),
        )
    except Problem as problem:
        raise refusal(where, problem.sentence) from None


def check_version(version: object, where: str) -> None:
    """Raise ModelFileError unless this program can read files of that format version."""
    if type(version) is not int or version < 1:
        raise refusal(
            where,
            "its format_version is {version}, not a positive whole number",
            version=shown_value(version),
        )
    if version > FORMAT_VERSION:
        raise refusal(
            where,
            "it was written by a newer version of VisualNet (format {version}, this program "
            "reads up to {format_version})",
            "update VisualNet to open it",
            version=shown_value(version),
            format_version=FORMAT_VERSION,
        )


def _any(value: object) -> object:
    return value


def _line(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _MAX_TEXT or not value.isprintable():
        raise UnfitError("a line of 1 to {max_text} characters", max_text=_MAX_TEXT)
    return value


def _different_lines(count: int) -> Reader[tuple[str, ...]]:
    def read(value: object) -> tuple[str, ...]:
        lines = list_of(_line, count, count)(value)
        if len(set(lines)) < count:
            raise UnfitError("a list of {count} different names", count=count_text(count))
        return lines

    return read


_size = whole(1, MAX_PARAMETERS)


def _shape_of(count: int) -> Reader[tuple[int, ...]]:
    def read(value: object) -> tuple[int, ...]:
        shape = list_of(_size, 4, at_least=1)(value)
        if prod(shape) != count:
            raise UnfitError(
                "a shape of {count} inputs, as in layer_sizes", count=count_text(count)
            )
        return shape

    return read


def _unit_range(value: object) -> None:
    if value != [0, 1] or bool in map(type, value):
        raise UnfitError("the range [0, 1]")


def _learnt_scale(value: object) -> InputScale:
    try:
        fields = Fields(value, "")
        paper, ink = fields.read("range", list_of(number(-inf), 2, 2))
        mean, std = (fields.read(name, number(-inf)) for name in ("mean", "std"))
        return InputScale(paper, ink, mean, std)
    except (Problem, SettingError):
        raise UnfitError("numbers for range, mean and std") from None


def read_features(inputs: Fields) -> Features | None:
    """Return what the inputs are where they are named numbers; None where they are not.

    Raises Problem where they are something else.
    """
    shape = inputs.value("shape")
    if inputs.value("names") is None:
        return None
    count = shape[0] if isinstance(shape, list) and len(shape) == 1 else 0
    names = inputs.read("names", _different_lines(count))
    numbers = list_of(number(-inf), count, count)
    columns = inputs.find("columns", list_of(_line, MOST_COLUMNS)) or names
    terms = inputs.find("features", list_of(_line, len(TERMS))) or ()
    try:
        found = Features(
            columns,
            terms_named(",".join(terms) or None),
            inputs.read("mean", numbers),
            inputs.read("scale", numbers),
            *(inputs.find(end, list_of(number(-inf), MOST_COLUMNS)) or () for end in _ENDS),
        )
    except SettingError as error:
        raise Problem("its input is wrong: {reason}", reason=clause(error)) from error
    if found.names != names:
        raise Problem("its input names do not go with its columns and features")
    return found


_ENDS = ("low", "high")
"""Of the columns, where the points to learn from are known."""


def _settings(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise UnfitError("a JSON object")
    if not _is_plain(value, _MAX_DEPTH):
        raise UnfitError(
            "finite JSON values, nested at most {max_depth} deep", max_depth=_MAX_DEPTH
        )
    return value


def _utc_time(value: object) -> str:
    text = _line(value)
    try:
        is_utc = datetime.fromisoformat(text).utcoffset() == timedelta(0)
    except ValueError:
        is_utc = False
    if not is_utc:
        raise UnfitError("a date and time in UTC (ISO 8601)")
    return text


def features_as_json(features: Features) -> dict[str, object]:
    """Return what a model file says of inputs that are named numbers."""
    made = {"columns": list(features.columns), "features": list(features.terms)}
    return {
        "shape": [len(features.names)],
        "names": list(features.names),
        "mean": list(features.mean),
        "scale": list(features.scale),
        **(made if features.terms else {}),
        **({end: list(getattr(features, end)) for end in _ENDS} if features.low else {}),
    }


def _scale_json(scale: InputScale) -> dict[str, object]:
    return {"range": [scale.paper, scale.ink], "mean": scale.mean, "std": scale.std}


def _is_plain(value: object, depth: int) -> bool:
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return depth > 0 and all(_is_plain(item, depth - 1) for item in items)
    return isfinite(value) if isinstance(value, float) else True
