"""What a model file says about its network, and the check that every such text goes through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import isfinite, prod

from visualnet.errors import SettingError
from visualnet.models.model_errors import refusal, shown
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.input_scale import InputScale
from visualnet.nn.losses import OUTPUTS
from visualnet.nn.network import parameter_count
from visualnet.number_text import count_text
from visualnet.sentences import Sentence

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
    one example, its product is layer_sizes[0]. input_range: lowest and highest input. pictures: how
    a picture becomes an input, one of PICTURES, None where the file does not say. learnt_scale: of
    the inputs that it learnt from, since folded into the first layer; None for none. classes: a
    name per output, all different. training: the training config, any JSON object. test_accuracy: 0
    to 1, None where it was not measured. created: ISO 8601, UTC.
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

    def as_json_object(self) -> dict[str, object]:
        """Return the metadata as it stands in a file, ready for `json.dumps`."""
        return {
            "format_version": self.format_version,
            "layer_sizes": list(self.layer_sizes),
            "activations": list(self.activations),
            "output": self.output,
            "input": {
                "shape": list(self.input_shape),
                "range": list(self.input_range),
                **({} if self.pictures is None else {"pictures": self.pictures}),
                **({} if self.learnt_scale is None else {"learnt": _scale_json(self.learnt_scale)}),
            },
            "classes": list(self.classes),
            "training": dict(self.training),
            "dataset": self.dataset,
            "test_accuracy": self.test_accuracy,
            "created": self.created,
            "visualnet_version": self.visualnet_version,
        }


def metadata_from_json_object(value: object, where: str) -> Metadata:
    """Return the metadata that a JSON value describes; keys that are not ours are left out.

    where: the file's path, for the message. Raises ModelFileError where the value is not of this
    format version or anything in it is missing, of the wrong type, or does not fit together.
    """
    fields = _Fields(value, where)
    check_version(fields.value("format_version"), where)
    layer_sizes = fields.layer_sizes()
    input_shape, input_range, pictures, learnt_scale = fields.input(layer_sizes[0])
    return Metadata(
        format_version=FORMAT_VERSION,
        layer_sizes=layer_sizes,
        activations=fields.activations(len(layer_sizes) - 2),
        output=fields.choice("output", tuple(OUTPUTS)),
        input_shape=input_shape,
        input_range=input_range,
        classes=fields.different_texts("classes", layer_sizes[-1]),
        training=fields.training(),
        dataset=fields.text("dataset"),
        test_accuracy=fields.test_accuracy(),
        created=fields.created(),
        visualnet_version=fields.text("visualnet_version"),
        pictures=pictures,
        learnt_scale=learnt_scale,
    )


def check_version(version: object, where: str) -> None:
    """Raise ModelFileError unless this program can read files of that format version."""
    if type(version) is not int or version < 1:
        raise refusal(
            where,
            "its format_version is {version}, not a positive whole number",
            version=shown(version),
        )
    if version > FORMAT_VERSION:
        raise refusal(
            where,
            "it was written by a newer version of VisualNet (format {version}, this program "
            "reads up to {format_version})",
            "update VisualNet to open it",
            version=shown(version),
            format_version=FORMAT_VERSION,
        )


class _Fields:
    """The keys of one JSON object, each checked as it is taken."""

    def __init__(self, value: object, where: str) -> None:
        self._where = where
        if not isinstance(value, dict):
            raise refusal(where, "its metadata is {value}, not a JSON object", value=shown(value))
        self._object: dict[str, object] = value

    def _require(self, is_right: bool, key: str, value: object, expected: str) -> None:
        if not is_right:
            problem = Sentence(
                "its metadata has {value} for {key} instead of {expected}",
                value=shown(value),
                key=repr(key),
                expected=expected,
            )
            raise refusal(self._where, problem)

    def value(self, key: str) -> object:
        if key not in self._object:
            raise refusal(self._where, "its metadata has no {key}", key=repr(key))
        return self._object[key]

    def text(self, key: str) -> str:
        return self._checked_text(key, self.value(key))

    def _checked_text(self, key: str, value: object) -> str:
        expected = Sentence("a line of 1 to {max_text} characters", max_text=_MAX_TEXT)
        is_text = isinstance(value, str) and 0 < len(value) <= _MAX_TEXT and value.isprintable()
        self._require(is_text, key, value, expected)
        return str(value)

    def texts(self, key: str, count: int) -> tuple[str, ...]:
        value = self.value(key)
        items: list[object] = value if isinstance(value, list) else []
        is_list = isinstance(value, list) and len(items) == count
        self._require(
            is_list, key, value, Sentence("a list of {count} names", count=count_text(count))
        )
        return tuple(self._checked_text(key, item) for item in items)

    def different_texts(self, key: str, count: int) -> tuple[str, ...]:
        texts = self.texts(key, count)
        expected = Sentence("a list of {count} different names", count=count_text(count))
        self._require(len(set(texts)) == count, key, self.value(key), expected)
        return texts

    def choice(self, key: str, allowed: tuple[str, ...]) -> str:
        text = self.text(key)
        self._require(
            text in allowed, key, text, Sentence("one of {allowed}", allowed=", ".join(allowed))
        )
        return text

    def activations(self, count: int) -> tuple[str, ...]:
        names = self.texts("activations", count)
        for name in names:
            known = ", ".join(ACTIVATIONS)
            self._require(
                name in ACTIVATIONS, "activations", name, Sentence("one of {known}", known=known)
            )
        return names

    def _sizes(self, key: str, value: object, least: int, most: int) -> tuple[int, ...]:
        items: list[object] = value if isinstance(value, list) else []
        sizes = tuple(n for n in items if type(n) is int and 0 < n <= MAX_PARAMETERS)
        is_right = isinstance(value, list) and len(sizes) == len(items)
        expected = Sentence(
            "a list of {least} to {most} positive whole numbers", least=least, most=most
        )
        self._require(is_right and least <= len(items) <= most, key, value, expected)
        return sizes

    def layer_sizes(self) -> tuple[int, ...]:
        sizes = self._sizes("layer_sizes", self.value("layer_sizes"), 2, MAX_LAYERS + 1)
        if parameter_count(sizes) > MAX_PARAMETERS:
            problem = Sentence(
                "its network has more than {max_parameters} parameters",
                max_parameters=count_text(MAX_PARAMETERS),
            )
            raise refusal(self._where, problem, "make its layers smaller")
        return sizes

    def input(
        self, count: int
    ) -> tuple[tuple[int, ...], tuple[float, float], str | None, InputScale | None]:
        value = self.value("input")
        described: dict[str, object] = value if isinstance(value, dict) else {}
        is_described = {"shape", "range"} <= described.keys()
        self._require(is_described, "input", value, Sentence("an object with shape and range"))
        shape = self._sizes("input", described["shape"], 1, 4)
        expected = Sentence(
            "a shape of {count} inputs, as in layer_sizes,", count=count_text(count)
        )
        self._require(prod(shape) == count, "input", list(shape), expected)
        limits = described["range"]
        is_unit = isinstance(limits, list) and limits == [0, 1] and bool not in map(type, limits)
        self._require(is_unit, "input", limits, Sentence("the range [0, 1]"))
        pictures = described.get("pictures")
        is_known = pictures is None or pictures in PICTURES
        self._require(
            is_known,
            "input",
            pictures,
            Sentence("pictures as one of {pictures}", pictures=", ".join(PICTURES)),
        )
        known = None if pictures is None else str(pictures)
        return shape, (0, 1), known, self._learnt_scale(described.get("learnt"))

    def _learnt_scale(self, value: object) -> InputScale | None:
        if value is None:
            return None
        numbers: list[object] = []
        if isinstance(value, dict) and isinstance(value.get("range"), list):
            numbers = [*value["range"], value.get("mean"), value.get("std")]
        is_right = len(numbers) == 4 and set(map(type, numbers)) <= {int, float}
        expected = Sentence("'learnt' with numbers for range, mean and std")
        self._require(is_right, "input", value, expected)
        try:
            return InputScale(*map(float, numbers))  # type: ignore[arg-type]
        except (SettingError, OverflowError):
            self._require(False, "input", value, expected)
            raise

    def training(self) -> dict[str, object]:
        value = self.value("training")
        training: dict[str, object] = value if isinstance(value, dict) else {}
        self._require(isinstance(value, dict), "training", value, Sentence("a JSON object"))
        is_plain = _is_plain(training, _MAX_DEPTH)
        expected = Sentence(
            "finite JSON values, nested at most {max_depth} deep,", max_depth=_MAX_DEPTH
        )
        self._require(is_plain, "training", value, expected)
        return training

    def test_accuracy(self) -> float | None:
        value = self.value("test_accuracy")
        if value is None:
            return None
        is_fraction = type(value) in (int, float) and 0 <= value <= 1  # type: ignore[operator]
        self._require(is_fraction, "test_accuracy", value, Sentence("null or a number from 0 to 1"))
        return float(value)  # type: ignore[arg-type]

    def created(self) -> str:
        text = self.text("created")
        self._require(
            _is_utc_time(text), "created", text, Sentence("a date and time in UTC (ISO 8601)")
        )
        return text


def _scale_json(scale: InputScale) -> dict[str, object]:
    return {"range": [scale.paper, scale.ink], "mean": scale.mean, "std": scale.std}


def _is_plain(value: object, depth: int) -> bool:
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return depth > 0 and all(_is_plain(item, depth - 1) for item in items)
    return isfinite(value) if isinstance(value, float) else True


def _is_utc_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).utcoffset() == timedelta(0)
    except ValueError:
        return False
