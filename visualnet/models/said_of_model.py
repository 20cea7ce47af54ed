"""What can be said of a model where its file does not: input scale, functions, class names."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from visualnet.errors import DataError, SettingError
from visualnet.models.document import LEFT_OPEN, ModelDocument, document_of
from visualnet.models.foreign import assumptions
from visualnet.models.function_names import activation_called, names_in, output_called
from visualnet.models.metadata import Metadata
from visualnet.nn.activations import ACTIVATIONS
from visualnet.nn.input_scale import UNSCALED, InputScale, with_scale_folded
from visualnet.nn.losses import OUTPUTS
from visualnet.number_text import count_text
from visualnet.sentences import Sentence, series
from visualnet.typed_numbers import decimal_number

_MAX_NAME = 200
_SHOWN_NAMES = 6
_MAX_CLASS_FILE = 1_000_000

_INPUT_FLAGS = "--input-range, --input-mean, --input-std"


@dataclass(frozen=True, slots=True)
class SaidOfModel:
    """What is said of a model; None for what is not.

    activations: one for each hidden layer, or one for all of them. classes: a name per output.
    """

    scale: InputScale | None = None
    activations: tuple[str, ...] | None = None
    output: str | None = None
    classes: tuple[str, ...] | None = None

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return self != NOTHING_SAID

    def and_then(self, more: "SaidOfModel") -> "SaidOfModel":
        """Return what is said by both; where both say something, the later holds."""
        said = {name: getattr(more, name) for name in self.__slots__}
        return replace(self, **{name: value for name, value in said.items() if value is not None})


NOTHING_SAID = SaidOfModel()


def said_in_words(
    input_range: str | None = None,
    input_mean: float | None = None,
    input_std: float | None = None,
    activations: str | None = None,
    classes: str | None = None,
) -> SaidOfModel:
    """Return what is said by the flags of the command line.

    input_range: PAPER:INK. activations: names with commas between, the output's last if it is
    said. classes: names with commas between, or a text file with one a line.
    Raises SettingError for what makes no sense, DataError for a file that cannot be read.
    """
    paper, ink = (0.0, 1.0) if input_range is None else _range_of(input_range)
    scale = None
    if any(given is not None for given in (input_range, input_mean, input_std)):
        mean = 0.0 if input_mean is None else input_mean
        scale = InputScale(paper, ink, mean, 1.0 if input_std is None else input_std)
    hidden, output = (None, None) if activations is None else _functions_of(activations)
    named = None if classes is None else _class_names(classes)
    return SaidOfModel(scale, hidden, output, named)


def with_said(
    document: ModelDocument, said: SaidOfModel, where: str, by: str = Sentence("as you said")
) -> ModelDocument:
    """Return the model as it is by what is said of it; an input scale is folded into its weights.

    where: the file's path, for messages. What was said is told in the notes, in the place of what
    was assumed; by: who said it. Classes may be called otherwise than in the file. Raises
    SettingError where it says otherwise itself of the rest, or what is said does not fit.
    """
    if not said:
        return document
    before, metadata, network = document.metadata, document.metadata, document.network
    told: list[str] = []
    said = checked_said(document, said, where)
    if said.scale is not None:
        if said.scale != UNSCALED:
            network = with_scale_folded(network, said.scale)
            metadata = replace(metadata, learnt_scale=said.scale)
        told.append(Sentence("its inputs are {words}", words=said.scale.words))
    if said.activations is not None:
        metadata = replace(metadata, activations=said.activations)
        told.append(
            Sentence("its hidden layers are {activations}", activations=", ".join(said.activations))
        )
    if said.output is not None:
        metadata = replace(metadata, output=said.output)
        told.append(Sentence("its outputs are {output}", output=said.output))
    if said.classes is not None:
        metadata = replace(metadata, classes=said.classes)
        told.append(Sentence("its classes are {shown}", shown=_shown(said.classes)))
        if "classes" not in document.left_open and said.classes != before.classes:
            # Names are no part of what it computes: its user may call them otherwise.
            told[-1] = Sentence(
                "its classes are {shown}, which the file calls {before}",
                shown=_shown(said.classes),
                before=_shown(before.classes),
            )
    values = (said.scale, said.activations, said.output, said.classes)
    known = {what for what, value in zip(LEFT_OPEN, values, strict=True) if value is not None}
    assumed = assumptions(document.left_open, before, where)
    left_open = document.left_open - known
    others = [note for note in document.notes if note not in assumed]
    notes = [*others, *assumptions(left_open, metadata, where)]
    if document.left_open & known or metadata.classes != before.classes:
        sentence = Sentence("{where}, {by}: {told}", where=where, by=by, told=series("; ", told))
        is_cut = sentence.endswith("…")
        notes.append(sentence if is_cut else Sentence("{sentence}.", sentence=sentence))
    made = document_of(metadata, network.parameters, where)
    return replace(made, notes=tuple(notes), left_open=left_open)


def checked_said(document: ModelDocument, said: SaidOfModel, where: str) -> SaidOfModel:
    """Return what is said with an activation for each hidden layer; changes no network.

    Raises SettingError as `with_said` does.
    """
    metadata = document.metadata
    said = _spread(said, len(metadata.activations), where)
    if said.scale is not None:
        _check_input(document, said.scale, where)
    if said.activations is not None:
        _check(document, "activations", said.activations, metadata.activations, where)
    if said.output is not None:
        _check(document, "output", (said.output,), (metadata.output,), where)
    if said.classes is not None:
        _check_classes(said.classes, metadata, where)
    return said


def hint(left_open: Collection[str]) -> str:
    """Return how to say on the command line what a file leaves open; empty where it is nothing."""
    flags = [_INPUT_FLAGS] if "input" in left_open else []
    if {"activations", "output"} & set(left_open):
        flags.append("--activations")
    if "classes" in left_open:
        flags.append("--classes")
    return (
        Sentence("You can say what the file does not, with {flags}.", flags=", ".join(flags))
        if flags
        else ""
    )


def _range_of(text: str) -> tuple[float, float]:
    paper, colon, ink = text.partition(":")
    try:
        if not colon:
            raise SettingError("there is no colon")
        return decimal_number(paper), decimal_number(ink)
    except SettingError:
        raise SettingError(
            "{text} is not an input range; give paper and ink, such as 0:255, or 1:0 for "
            "black on white.",
            text=repr(text),
        ) from None


def _functions_of(text: str) -> tuple[tuple[str, ...] | None, str | None]:
    *first, last = names_in(text) or [""]
    hidden = [_activation(name) for name in first]
    if last_hidden := activation_called(last):
        # A sigmoid is one of both: which is meant is told by their number, see `_spread`.
        return (*hidden, last_hidden), None
    output = output_called(last)
    if output is None:
        raise _unknown(last)
    return tuple(hidden) or None, output


def _activation(text: str) -> str:
    name = activation_called(text)
    if name is None:
        raise _unknown(text)
    return name


def _unknown(text: str) -> SettingError:
    return SettingError(
        "There is no activation {text}; choose from {activations}, and {outputs} for the outputs.",
        text=repr(text.strip()),
        activations=", ".join(ACTIVATIONS),
        outputs=" or ".join(OUTPUTS),
    )


def _class_names(text: str) -> tuple[str, ...]:
    path = Path(text)
    if "," in text or not os.path.isfile(path):
        return tuple(name.strip() for name in text.split(","))
    if path.stat().st_size > _MAX_CLASS_FILE:
        raise DataError(
            "{text} is too long for a list of class names; give one name per line.", text=text
        )
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            "{text} is not a list of class names ({error}); choose a UTF-8 text file with "
            "one name per line.",
            text=text,
            error=error,
        ) from error
    return tuple(line.strip() for line in lines if line.strip())


def _spread(said: SaidOfModel, hidden: int, where: str) -> SaidOfModel:
    """Return what is said with an activation for each hidden layer."""
    names = said.activations
    if names is None or len(names) == hidden:
        return said
    if len(names) == hidden + 1 and said.output is None and names[-1] in OUTPUTS:
        return replace(said, activations=names[:-1] or None, output=names[-1])
    if len(names) == 1 and hidden:
        return replace(said, activations=names * hidden)
    given = count_text(len(names))
    raise SettingError(
        "{where} has {hidden} hidden layers; give one activation for all, or one for each, "
        "not {given}.",
        where=where,
        hidden=count_text(hidden),
        given=given,
    )


def _check_input(document: ModelDocument, scale: InputScale, where: str) -> None:
    if "input" not in document.left_open and scale != UNSCALED:
        raise SettingError(
            "{where} already says how its inputs are scaled; leave {input_flags} out.",
            where=where,
            input_flags=_INPUT_FLAGS,
        )


def _check(
    document: ModelDocument, what: str, said: Sequence[str], there: Sequence[str], where: str
) -> None:
    if what not in document.left_open and tuple(said) != tuple(there):
        raise SettingError(
            "{where} already names its {what}: {shown}, not {said}; leave --activations out.",
            where=where,
            what=what,
            shown=_shown(there),
            said=_shown(said),
        )


def _check_classes(names: tuple[str, ...], metadata: Metadata, where: str) -> None:
    outputs = metadata.layer_sizes[-1]
    if len(names) != outputs:
        raise SettingError(
            "{where} has {outputs} outputs and needs as many class names, not {name_count} "
            "({shown}).",
            where=where,
            outputs=count_text(outputs),
            name_count=count_text(len(names)),
            shown=_shown(names),
        )
    for name in names:
        if not (0 < len(name) <= _MAX_NAME and name.isprintable()):
            raise SettingError(
                "{name} cannot be a class name; use 1 to {max_name} printable characters.",
                name=repr(name[:40]),
                max_name=_MAX_NAME,
            )
    if len(set(names)) < len(names):
        raise SettingError("The class names {shown} are not all different.", shown=_shown(names))


def _shown(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN_NAMES]) + (" …" if len(names) > _SHOWN_NAMES else "")
