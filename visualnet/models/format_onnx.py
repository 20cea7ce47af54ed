"""ONNX, which runs on phones, in browsers and on servers without any Python.

One float input, `pixels` (N, inputs), 0 to 1, or of a network that reads points `features`
(N, inputs), before they are scaled; one output `probabilities` (N, classes). Read back are ours,
and plain networks of fully connected layers of other makers. Needs the extra `onnx`.
"""

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from visualnet.arrays import FloatArray
from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument, document_of
from visualnet.models.foreign import foreign_document, parameters_of
from visualnet.models.formats import Answers, ModelFormat
from visualnet.models.json_text import parse_json
from visualnet.models.metadata import MAX_PARAMETERS, Metadata, metadata_from_json_object
from visualnet.models.model_errors import refusal
from visualnet.models.said_in_header import with_header_said
from visualnet.sentences import Sentence

if TYPE_CHECKING:
    from visualnet.models.onnx.signal import Answer

INPUT, FEATURES, OUTPUT = "pixels", "features", "probabilities"

_DAMAGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
# A file of 2 GB is protobuf's own limit.
_SIZE_LIMIT = 4 * MAX_PARAMETERS + 10_000_000


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ModelFileError(
            "ONNX files need the Python package onnx. Install it with: pip install onnx onnxruntime"
        ) from error


def _write(document: ModelDocument) -> bytes:
    # The window's start, which reads an .npz, does not wait for this.
    from visualnet.models.onnx.writing import onnx_model

    onnx = _package("onnx")
    # Deterministic, so that the same model always gives the same bytes.
    given = INPUT if document.metadata.features is None else FEATURES
    data: bytes = onnx_model(document, onnx, given, OUTPUT).SerializeToString(deterministic=True)
    return data


def _read(file: BinaryIO, where: str) -> ModelDocument:
    from visualnet.models.onnx.graph import follow
    from visualnet.models.onnx.scaling import take_scaling_out
    from visualnet.models.onnx.signal import NotTakenError
    from visualnet.models.onnx.wire import check_fields

    onnx = _package("onnx")
    decode_error = _package("google.protobuf.message").DecodeError
    try:
        data = file.read()
        check_fields(data, onnx.ModelProto.DESCRIPTOR)
        model = onnx.load_model_from_string(data)
        texts = {entry.key: entry.value for entry in model.metadata_props}
        is_ours = model.producer_name == "VisualNet" and "metadata" in texts
        own = _own_metadata(texts["metadata"], where) if is_ours else None
        if own and own.features is not None and own.features.is_scaled:
            take_scaling_out(model.graph, onnx.numpy_helper.to_array, own.features)
        answer, notes = follow(model, onnx.numpy_helper.to_array)
    except NotTakenError as error:
        raise refusal(where, str(error), error.advice) from error
    except (decode_error, *_DAMAGE) as error:
        raise refusal(where, "it is cut short or damaged") from error
    if own is not None:
        return _own_document(answer, own, where)
    if answer.is_of_bytes:
        notes = [
            Sentence("Its graph says that its inputs are bytes, 0 (paper) to 255 (ink)."),
            *notes,
        ]
    # Whoever takes bytes says how its inputs are scaled.
    left_open = () if answer.is_of_bytes else ("input",)
    notes = [f"{where}: {note[:1].lower()}{note[1:]}" for note in notes]
    document = foreign_document(
        answer.layers, answer.activations, answer.output, where, notes, answer.classes, left_open
    )
    # Not a scale: its graph may already do what the texts tell.
    return with_header_said(document, texts, where, ("classes",))


def _own_metadata(text: str | bytes, where: str) -> Metadata:
    # Protobuf gives bytes for what is not UTF-8.
    data = text.encode() if isinstance(text, str) else text
    return metadata_from_json_object(parse_json(data, where), where)


def _own_document(answer: "Answer", metadata: Metadata, where: str) -> ModelDocument:
    functions = (*answer.activations, answer.output)
    described = (*metadata.activations, metadata.output)
    if functions != described:
        computed = Sentence(
            "({functions}) is not what its metadata says", functions=", ".join(functions)
        )
        raise refusal(
            where,
            "what its graph computes {computed} ({described})",
            computed=computed,
            described=", ".join(described),
        )
    return document_of(metadata, parameters_of(answer.layers, metadata, where), where)


def _answers(path: Path, rows: FloatArray) -> tuple[Answers, str]:
    try:
        runtime = importlib.import_module("onnxruntime")
    except ImportError:
        return _answers_of_reference(path, rows)
    options = runtime.SessionOptions()
    options.log_severity_level = 3  # Its warnings would stand among the command's own lines.
    session = runtime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    given = session.get_inputs()[0].name
    answers: Answers = np.asarray(session.run([OUTPUT], {given: rows})[0])
    return answers, Sentence("ONNX Runtime {version}", version=runtime.__version__)


def _answers_of_reference(path: Path, rows: FloatArray) -> tuple[Answers, str]:
    reference = _package("onnx.reference")
    evaluator = reference.ReferenceEvaluator(str(path))
    given = evaluator.input_names[0]
    answers: Answers = np.asarray(evaluator.run([OUTPUT], {given: rows})[0])
    return answers, Sentence("the reference of the onnx package, without ONNX Runtime")


def _recognises(head: bytes) -> bool:
    # A ModelProto begins with its ir_version, a small number; then comes another of its fields.
    return (
        len(head) > 2
        and head[0] == 0x08
        and head[1] < 0x40
        and head[2] in b"\x12\x1a\x22\x28\x32\x3a\x42\x72"
    )


FORMAT = ModelFormat(
    name="onnx",
    suffix=".onnx",
    title="ONNX",
    purpose=Sentence("For runtimes on phones, in browsers and on servers."),
    write=_write,
    read=_read,
    recognises=_recognises,
    answers=_answers,
    size_limit=_SIZE_LIMIT,
    packages=("onnx",),
    fed_with="features",
)
