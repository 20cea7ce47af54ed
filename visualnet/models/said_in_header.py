"""What the metadata of a foreign model's own file say of it: input scale, class names."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from visualnet.errors import SettingError
from visualnet.models.document import ModelDocument
from visualnet.models.json_text import parse_json
from visualnet.models.model_errors import refusal
from visualnet.models.said_of_model import SaidOfModel, said_in_words, with_said
from visualnet.plain_text import shown_value
from visualnet.sentences import Sentence, clause
from visualnet.typed_numbers import decimal_number

HEADER_KEYS = ("activations", "output", "input_range", "input_mean", "input_std", "classes")
"""What the metadata of a state dict can say; its functions are read with the layers."""
_LIKE_A_KEY = {
    "input": "mean|std|norm|range|scale",
    "activations": "activ",
    "classes": "class|label|names",
}
_MOST_SHOWN = 6


def with_header_said(
    document: ModelDocument, header: Mapping[str, object], where: str, keys: Collection[str]
) -> ModelDocument:
    """Return the model as it is by what a file's own texts say of its inputs and classes.

    header: whose keys input_range, input_mean, input_std and classes hold what the flags of these
    names take; a number may stand in brackets, and classes are names with commas between, or in
    JSON a list, or an object of numbers and names. keys: those that are read; others that seem
    to say what is left open are told in the notes. Raises ModelFileError for what makes no sense.
    """
    # Of an ONNX file, keys and texts that are not UTF-8 are bytes.
    pairs = [pair for pair in header.items() if all(isinstance(part, str) for part in pair)]
    everything = {str(key): str(text) for key, text in pairs}
    texts = {key: everything[key] for key in keys if key in everything}
    if "classes" not in document.left_open:
        texts.pop("classes", None)
    means = [texts.get(key) for key in ("input_mean", "input_std")]
    try:
        mean, std = (
            None if text is None else decimal_number(text.strip("([,]) ")) for text in means
        )
        scale = said_in_words(texts.get("input_range"), mean, std).scale
        classes = _listed_names(texts["classes"], where) if "classes" in texts else None
    except SettingError as error:
        problem = clause(error)
        raise refusal(
            where, "its metadata is wrong ({problem})", "correct it there", problem=problem
        ) from error
    try:
        said = SaidOfModel(scale, classes=classes)
        document = with_said(document, said, where, Sentence("as its metadata says"))
    except SettingError as error:
        raise refusal(where, clause(error), "correct its metadata") from error
    open_words = [_LIKE_A_KEY[what] for what in document.left_open if what in _LIKE_A_KEY]
    unread = [
        key
        for key in sorted(everything)
        if key not in (*keys, "activation")
        and any(re.search(word, key.lower()) for word in open_words)
    ]
    if unread:
        there = ", ".join(map(shown_value, unread[:_MOST_SHOWN]))
        note = Sentence(
            "{where}: VisualNet reads {keys} from its metadata, not {there}.",
            where=where,
            keys=", ".join(keys),
            there=there,
        )
        document = replace(document, notes=(*document.notes, note))
    return document


def _listed_names(text: str, where: str) -> tuple[str, ...]:
    if not text.lstrip().startswith(("[", "{")):
        return tuple(name.strip() for name in text.split(","))
    names = parse_json(text.encode(), where)
    if isinstance(names, dict):
        # The name of each output by its number; none where a number is missing.
        names = [names.get(str(k)) for k in range(len(names))]
    return tuple(map(str, names)) if isinstance(names, list) and None not in names else ()
