"""Saving and opening models, in every format there is.

A format is a module `format_NAME.py` in this package that defines `FORMAT`; nothing else has to
be told of it.
"""

import importlib
import io
import pkgutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Literal

import numpy as np
import numpy.typing as npt

from visualnet import models, paths
from visualnet.arrays import FloatArray
from visualnet.errors import ModelFileError, reason_of
from visualnet.models.document import ModelDocument, check_finite
from visualnet.models.metadata import MAX_PARAMETERS
from visualnet.models.model_errors import refusal
from visualnet.models.other_programs import END_BYTES, told_by_content, told_by_ending
from visualnet.nn.network import Network
from visualnet.number_text import decimal_text
from visualnet.sentences import Sentence

Answers = npt.NDArray[np.floating[Any]]
"""Probabilities, (examples, classes), in the precision of whoever answers."""

SIZE_LIMIT = 600_000_000
"""Bytes; 100 million parameters in float32 take 400 million."""

_HEAD_BYTES = 512


@dataclass(frozen=True, slots=True)
class ModelFormat:
    """One kind of model file.

    name: as on the command line. suffix: with its dot. title and purpose (a sentence): for people.
    write(document): the whole file. read(file, where): the model in an open file at its start;
    where is the path for messages; raises ModelFileError; None where the format is for other
    programs only. recognises(head): whether a file that starts with these bytes is of this format.
    answers(path, rows): what a written file answers, (examples, classes), and by what it was read;
    None where `read` tells. size_limit: bytes, of files read and written. most_parameters: of
    networks that are written. packages: that must be installed for it. fed_with: what a written
    file of a network that reads points takes: its points, their features, or the inputs.
    """

    name: str
    suffix: str
    title: str
    purpose: str
    write: Callable[[ModelDocument], bytes]
    read: Callable[[BinaryIO, str], ModelDocument] | None = None
    recognises: Callable[[bytes], bool] | None = None
    answers: Callable[[Path, FloatArray], tuple[Answers, str]] | None = None
    size_limit: int = SIZE_LIMIT
    most_parameters: int = MAX_PARAMETERS
    packages: tuple[str, ...] = ()
    fed_with: Literal["points", "features", "inputs"] = "inputs"

    def missing_package(self) -> str:
        """Return what to install before files can be written, as a sentence; empty for nothing.

        The packages are looked for, not imported: that takes a second for some.
        """
        missing = [name for name in self.packages if find_spec(name) is None]
        if not missing:
            return ""
        return Sentence(
            "{title} needs the Python package {missing}. Install it with: pip install {packages}",
            title=self.title,
            missing=missing[0],
            packages=" ".join(self.packages),
        )

    def obstacle(self, network: Network) -> str:
        """Return why this network cannot be written so, as a sentence; empty where it can be."""
        count = network.parameters.size
        if count > self.most_parameters:
            return Sentence(
                "A network of {count} parameters is too large for {title} (at most "
                "{most_parameters}); save it as npz.",
                count=f"{count:,}",
                title=self.title,
                most_parameters=f"{self.most_parameters:,}",
            )
        return self.missing_package()


@cache
def model_formats() -> dict[str, ModelFormat]:
    """Return every format by its name, in the order of the names."""
    return {found.name: found for found in _formats()}


def _formats() -> Iterator[ModelFormat]:
    """Yield every format in the order of the names, each loaded when it is asked for."""
    for module in sorted(each.name for each in pkgutil.iter_modules(models.__path__)):
        if module.startswith("format_"):
            yield importlib.import_module(f"{models.__name__}.{module}").FORMAT


def save_model(document: ModelDocument, path: Path, format_name: str | None = None) -> None:
    """Write a model, replacing the file at `path` whole or not at all.

    format_name: of `model_formats()`; where None, the path's suffix decides.
    Raises ModelFileError for an unknown format, a model not fit to be kept, a file that would be
    too large, and where the file cannot be written; the old file is then untouched.
    """
    check_target(path, format_name)
    chosen = format_to_write(path, format_name)
    check_finite(document.network, str(path))
    if reason := chosen.obstacle(document.network):
        raise ModelFileError(reason)
    data = chosen.write(document)
    if len(data) > chosen.size_limit:
        raise ModelFileError(
            "The model is too large for {name}: {path} can have {size_limit} at most; save "
            "it as npz.",
            name=chosen.name,
            path=path,
            size_limit=_megabytes(chosen.size_limit),
        )
    paths.replace_file(path, data, ModelFileError)


def check_target(path: Path, format_name: str | None = None) -> None:
    """Raise ModelFileError where `save_model` could not write there; ask before long work.

    Nothing is written. format_name: as in `save_model`.
    """
    chosen = format_to_write(path, format_name)
    if str(path) == "-":
        raise ModelFileError("A model cannot be written to standard output; give a file name.")
    if reason := chosen.missing_package():
        raise ModelFileError(reason)
    paths.check_is_file(path, ModelFileError)
    try:
        paths.check_writable(path)
    except FileNotFoundError as error:
        raise ModelFileError(
            "{path} cannot be written because its folder does not exist; create the folder "
            "or choose another.",
            path=path,
        ) from error
    except OSError as error:
        raise ModelFileError(
            "{path} cannot be written ({reason}); choose another folder or another name.",
            path=path,
            reason=reason_of(error),
        ) from error


def open_model(path: Path) -> ModelDocument:
    """Read a model; its content, not its suffix, tells the format.

    Raises ModelFileError where there is no such file, or it is not a model that can be used.
    """
    where = str(path)
    try:
        size = _checked_size(path, where)
        with path.open("rb") as file:
            chosen = _format_of(file, path)
            _check_size(size, chosen.size_limit, where)
            file.seek(0)
            if chosen.read is None:
                problem = Sentence(
                    "it is {title}, which VisualNet writes for other programs but does not open",
                    title=chosen.title,
                )
                raise refusal(where, problem, "open the same model as npz, safetensors or json")
            document = chosen.read(file, where)
            note = document.lying_note
            return replace(document, notes=(*document.notes, note)) if note else document
    except OSError as error:
        raise ModelFileError(
            "The model file {where} could not be read ({reason}); check its name and permissions.",
            where=where,
            reason=reason_of(error),
        ) from error
    except MemoryError as error:
        raise refusal(where, "there is not enough memory for it") from error


def format_to_write(path: Path, format_name: str | None) -> ModelFormat:
    """Return the format that `save_model` would write there; raises ModelFileError for none."""
    known = model_formats()
    if format_name is not None:
        if format_name not in known:
            raise ModelFileError(
                "There is no model format {format_name} for {path}; choose one of {known}.",
                format_name=repr(format_name),
                path=path,
                known=", ".join(known),
            )
        return known[format_name]
    for candidate in known.values():
        if path.suffix.lower() == candidate.suffix:
            return candidate
    endings = ", ".join(candidate.suffix for candidate in known.values())
    raise ModelFileError(
        "{path} does not end like a model file; use one of the endings {endings}.",
        path=path,
        endings=endings,
    )


def is_of_format(path: Path, wanted: ModelFormat) -> bool:
    """Tell whether a file is a model in this format, which is opened where that can be done."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        if wanted.recognises is None or not wanted.recognises(head):
            return False
        if wanted.read is not None:
            open_model(path)
    except (OSError, ModelFileError):
        return False
    return True


def _checked_size(path: Path, where: str) -> int:
    # Before opening, because opening a pipe waits for somebody to write into it.
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise refusal(where, "it is a folder or a device, not a file", "choose a file")
    if status.st_size == 0:
        raise refusal(where, "it is empty")
    _check_size(status.st_size, SIZE_LIMIT, where)
    return status.st_size


def _check_size(size: int, limit: int, where: str) -> None:
    if size > limit:
        raise refusal(
            where,
            "it has {size}, more than the {limit} allowed",
            size=_megabytes(size),
            limit=_megabytes(limit),
        )


def _format_of(file: BinaryIO, path: Path) -> ModelFormat:
    head = file.read(END_BYTES)
    file.seek(-min(len(head), END_BYTES), io.SEEK_END)
    told = told_by_content(head, file.read(END_BYTES))
    readable = []
    # The window's first model is of one of the first: it does not wait for the others.
    for candidate in _formats():
        if (
            not told
            and candidate.recognises is not None
            and candidate.recognises(head[:_HEAD_BYTES])
        ):
            return candidate
        if candidate.read is not None:
            readable.append(candidate.name)
    if told := told or told_by_ending(path.suffix):
        raise refusal(str(path), *told)
    raise refusal(
        str(path), "it does not start like a file of {readable}", readable=", ".join(readable)
    )


def _megabytes(size: int) -> str:
    return f"{decimal_text(size / 1e6, 0)} MB"
