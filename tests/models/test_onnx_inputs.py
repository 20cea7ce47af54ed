"""ONNX graphs of other makers: what is done to the inputs, and which output is the answer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from visualnet.models.formats import open_model

onnx = pytest.importorskip("onnx")
helper, numpy_helper = onnx.helper, onnx.numpy_helper
Refused = Callable[[Path, str], None]

RANDOM = np.random.default_rng(6)
W = RANDOM.normal(size=(784, 5)).astype(np.float32)
B = RANDOM.normal(size=5).astype(np.float32)
MEAN = (RANDOM.random((28, 28)) * 140).astype(np.float32)
DEVIATION = (1 + RANDOM.random((28, 28)) * 110).astype(np.float32)
DEVIATION[:5] = 1  # Of pixels that are always empty, as scikit-learn has it.
PIXELS = RANDOM.integers(0, 256, (60, 784), np.uint8)
FLOAT, UINT8, INT64 = 1, 2, 7
ML = "ai.onnx.ml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model.onnx"


def node(kind: str, inputs: str, output: str, **attributes: Any) -> Any:
    return helper.make_node(kind, inputs.split(), [output], **attributes)


def graph(
    *nodes: Any,
    outputs: str = "y",
    kind: int = FLOAT,
    shape: tuple[int | str, ...] = ("N", 784),
    **tensors: Any,
) -> Any:
    """A graph from x to these outputs, with W, B and these tensors."""
    made = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("x", kind, shape)],
        [helper.make_tensor_value_info(name, FLOAT, None) for name in outputs.split()],
        [numpy_helper.from_array(v, k) for k, v in ({"W": W, "B": B} | tensors).items()],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(ML, 3)]
    return helper.make_model(made, opset_imports=opsets, ir_version=8)


def own_answers(model: Any, inputs: np.ndarray, output: str = "y") -> np.ndarray:
    """What onnx's own reference answers, (examples, classes)."""
    kind = {FLOAT: np.float32, UINT8: np.uint8, INT64: np.int64}
    given = model.graph.input[0]
    shape = [side.dim_value or -1 for side in given.type.tensor_type.shape.dim]
    fed = inputs.astype(kind[given.type.tensor_type.elem_type]).reshape(shape)
    from onnx.reference import ReferenceEvaluator

    return np.asarray(ReferenceEvaluator(model).run([output], {"x": fed})[0])


def number(value: float) -> np.ndarray:
    return np.array(value, np.float32)


END = (node("Flatten", "s", "f"), node("Gemm", "f W B", "z"), node("Softmax", "z", "y"))
MINUS, DIVIDED = node("Sub", "x mean", "c"), node("Div", "c by", "s")
SCALER = {"offset": MEAN.ravel().tolist(), "scale": (1 / DEVIATION).ravel().tolist()}
BYTES = {
    "a mean image, then 255": graph(MINUS, DIVIDED, *END, mean=MEAN.ravel(), by=number(255)),
    "a mean image, then 128": graph(MINUS, DIVIDED, *END, mean=MEAN.ravel(), by=number(128)),
    "one of two dimensions": graph(
        MINUS, DIVIDED, *END, mean=MEAN, by=DEVIATION, shape=("N", 28, 28)
    ),
    "one of four dimensions": graph(
        MINUS, DIVIDED, *END, mean=MEAN[None, None], by=DEVIATION[None], shape=("N", 1, 28, 28)
    ),
    "a mean image alone": graph(node("Sub", "x mean", "s"), *END, mean=MEAN.ravel()),
    "255, then a mean image": graph(
        node("Div", "x by", "c"), node("Sub", "c mean", "s"), *END, mean=MEAN.ravel() / 255,
        by=number(255),
    ),
    "255, then mean and deviation": graph(
        node("Div", "x full", "d"), node("Sub", "d mean", "c"), DIVIDED, *END,
        full=number(255), mean=number(0.1307), by=number(0.3081),
    ),
    "mean and deviation of bytes": graph(
        MINUS, DIVIDED, *END, mean=number(33.3), by=number(78.6)
    ),
    "from -1 to 1": graph(
        node("Div", "x by", "c"), node("Sub", "c one", "s"), *END, by=number(127.5), one=number(1)
    ),
    "turned round": graph(
        node("Sub", "full x", "c"), DIVIDED, *END, full=number(255), by=number(255)
    ),
    "StandardScaler": graph(node("Scaler", "x", "s", domain=ML, **SCALER), *END),
    "Scaler of one number": graph(
        node("Scaler", "x", "s", domain=ML, offset=[33.0], scale=[0.01]), *END
    ),
    "whole numbers": graph(node("Cast", "x", "s", to=FLOAT), *END, kind=INT64),
    "bytes, undivided": graph(node("Cast", "x", "s", to=FLOAT), *END, kind=UINT8),
}  # fmt: skip
FRACTIONS = {
    "plain": graph(node("Identity", "x", "s"), *END),
    "a mean image": graph(node("Sub", "x mean", "s"), *END, mean=MEAN.ravel() / 255),
    "mean and deviation": graph(MINUS, DIVIDED, *END, mean=number(0.1307), by=number(0.3081)),
    "one each": graph(MINUS, DIVIDED, *END, mean=MEAN.ravel() / 255, by=DEVIATION.ravel() / 255),
    "turned round": graph(node("Sub", "one x", "s"), *END, one=number(1)),
}


@pytest.mark.parametrize("case", BYTES)
def test_what_was_made_for_bytes_answers_for_pixels_as_it_does_for_bytes(
    path: Path, case: str
) -> None:
    onnx.save(BYTES[case], path)
    found = open_model(path)
    expected = own_answers(BYTES[case], PIXELS)
    assert np.abs(found.network.probabilities(PIXELS) - expected).max() < 1e-4
    told = " ".join(found.notes)
    assert "bytes, 0 (paper)" in told
    assert "pixels from 0" not in told
    assert found.left_open == {"classes"}


@pytest.mark.parametrize("case", FRACTIONS)
def test_what_was_made_for_0_to_1_is_not_taken_for_bytes(path: Path, case: str) -> None:
    onnx.save(FRACTIONS[case], path)
    found = open_model(path)
    expected = own_answers(FRACTIONS[case], PIXELS / 255)
    assert np.abs(found.network.probabilities(PIXELS) - expected).max() < 1e-4
    assert "bytes, 0 (paper)" not in " ".join(found.notes)
    assert found.left_open == {"input", "classes"}


W1, B1 = W[:, :1] / 20, B[:1]
TWO_CLASSES = (
    node("MatMul", "x W1", "v"),
    node("Add", "v B1", "z"),
    node("Sigmoid", "z", "p"),
    node("Sub", "one p", "n"),
    node("Concat", "n p", "y", axis=1),
    node("ZipMap", "y", "m", domain=ML, classlabels_int64s=[3, 8]),
)


def test_one_output_for_two_classes_becomes_two(path: Path, refused: Refused) -> None:
    model = graph(*TWO_CLASSES, W1=W1, B1=B1, one=number(1))
    onnx.save(model, path)
    found = open_model(path)
    assert found.metadata.classes == ("3", "8")
    del model.graph.node[-1]
    expected = own_answers(model, PIXELS / 255)
    assert np.abs(found.network.probabilities(PIXELS) - expected).max() < 1e-6
    model.graph.node[-1].input[:] = ["p", "n"]
    onnx.save(model, path)
    refused(path, "(Concat)")


@pytest.mark.parametrize("after", ["SOFTMAX", "LOGISTIC"])
def test_a_logistic_regression_is_a_network_of_one_layer(path: Path, after: str) -> None:
    made = helper.make_node(
        "LinearClassifier", ["x"], ["label", "p"], domain=ML, post_transform=after,
        coefficients=W.T.ravel().tolist(), intercepts=B.tolist(),
        classlabels_strings=list("ABCDE"),
    )  # fmt: skip
    last = node("Normalizer", "p", "y", domain=ML, norm="L1")
    is_probable = after == "SOFTMAX"
    onnx.save(
        graph(made, *((last,) if is_probable else ()), outputs="y" if is_probable else "p"), path
    )
    found = open_model(path)
    assert found.metadata.classes == tuple("ABCDE")
    assert found.network.output == ("softmax" if is_probable else "sigmoid")
    assert np.array_equal(found.network.weights[0], W)
    assert np.array_equal(found.network.biases[0], B)


LAYER = node("Gemm", "x W B", "z")
OTHER = node("Gemm", "x V B", "a")
V = {"V": W[:, ::-1].copy()}
TOLD_WHY = {
    "two answers": (
        graph(LAYER, OTHER, outputs="z a", **V),
        "2 outputs and does not say which one is the answer ('z' with 5 numbers, 'a' with 5 "
        "numbers); keep one",
    ),
    "a length of its own": (
        graph(node("Normalizer", "x", "s", domain=ML, norm="L2"), *END),
        "divides each image by that image's own norm (Normalizer); scale all images by",
    ),
    "two parts": (
        graph(LAYER, OTHER, node("Concat", "z a", "y", axis=1), **V), "side by side (Concat)"
    ),
    "another activation": (
        graph(LAYER, node("Elu", "z", "e"), node("Gemm", "e U", "y"), U=W[:5]),
        "VisualNet has no activation like its Elu; train it with one of sigmoid",
    ),
    "steeper": (
        graph(LAYER, node("LeakyRelu", "z", "e", alpha=0.2), node("Gemm", "e U", "y"), U=W[:5]),
        "LeakyRelu of slope 0.2",
    ),
    "a row for an image": (
        graph(MINUS, node("Identity", "c", "s"), *END, mean=MEAN[0], shape=("N", 28, 28)),
        "a constant of shape (28,) for 784 numbers",
    ),
    "statistics of the batch": (
        graph(
            LAYER, node("BatchNormalization", "z B B B B", "y", training_mode=1)
        ),
        "training_mode",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD_WHY)
def test_what_is_not_taken_over_is_told_with_what_to_do(
    path: Path, refused: Refused, case: str
) -> None:
    model, reason = TOLD_WHY[case]
    onnx.save(model, path)
    refused(path, reason)


@pytest.mark.parametrize("outputs", ["z y", "y z", "z y i"])
def test_sums_and_their_probabilities_are_one_answer(path: Path, outputs: str) -> None:
    last = (node("Sigmoid", "z", "y"), node("Identity", "z", "i"))
    onnx.save(graph(LAYER, *last, outputs=outputs), path)
    found = open_model(path)
    assert found.network.output == "sigmoid"
    assert "softmax" not in " ".join(found.notes)


def test_an_output_that_is_no_answer_is_left_out_and_told(path: Path) -> None:
    onnx.save(
        graph(LAYER, node("Relu", "z", "r"), node("Gemm", "r U", "y"), outputs="y r", U=W[:5]), path
    )
    found = open_model(path)
    assert found.network.layer_sizes == (784, 5, 5)
    assert "'r' is not used" in " ".join(found.notes)


def test_weights_in_another_file_are_told_alone(path: Path, refused: Refused) -> None:
    onnx.save_model(
        graph(LAYER, node("Softmax", "z", "y")), path,
        save_as_external_data=True, size_threshold=0, location="w.bin",
    )  # fmt: skip
    refused(path, "does not open; export it as one file (in PyTorch: external_data=False).")
