"""ONNX: what is written runs in ONNX Runtime, what others wrote is read.

The files in `foreign` were exported by PyTorch 2.13 ("new" by its exporter over torch.export, "old"
by the one over TorchScript) and by skl2onnx from scikit-learn's MLPClassifier, 1.9; `answers.npz`
holds inputs and what PyTorch and scikit-learn themselves answered.
"""

import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model, save_model

onnx = pytest.importorskip("onnx")
helper, numpy_helper = onnx.helper, onnx.numpy_helper
FOREIGN = Path(__file__).with_name("foreign")
Refused = Callable[[Path, str], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model.onnx"


def test_the_file_is_sound_and_says_what_it_is(kind_of_document: ModelDocument, path: Path) -> None:
    save_model(kind_of_document, path)
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    assert [value.name for value in model.graph.input] == ["pixels"]
    assert [value.name for value in model.graph.output] == ["probabilities"]
    sizes = kind_of_document.network.layer_sizes
    for value, size in ((model.graph.input[0], sizes[0]), (model.graph.output[0], sizes[-1])):
        batch, width = value.type.tensor_type.shape.dim
        assert (batch.dim_param, width.dim_value) == ("N", size)
    assert (model.producer_name, model.ir_version, model.opset_import[0].version) == (
        "VisualNet", 8, 17,
    )  # fmt: skip
    (entry,) = model.metadata_props
    assert json.loads(entry.value) == kind_of_document.metadata.as_json_object()


def test_every_kind_of_network_comes_back_bit_for_bit(
    kind_of_document: ModelDocument, path: Path
) -> None:
    save_model(kind_of_document, path)
    again = open_model(path)
    assert again.metadata == kind_of_document.metadata
    assert again.network.parameters.tobytes() == kind_of_document.network.parameters.tobytes()


TAKEN = {
    "torch-relu-logits-new": (("relu", "relu"), "softmax", "a softmax is added"),
    "torch-normalised-new": (("sigmoid",), "softmax", ""),
    "torch-normalised-old": (("sigmoid",), "softmax", ""),
    "torch-gelu-sigmoid-new": (("gelu",), "sigmoid", ""),
    "torch-tanh-softmax-old": (("tanh",), "softmax", ""),
    "torch-exact-gelu-old": (("gelu",), "softmax", "form with tanh"),
    "torch-batchnorm-leaky-old": (("leaky_relu",), "softmax", ""),
    "sklearn-relu": (("relu", "relu"), "softmax", ""),
    "sklearn-logistic-zipmap": (("sigmoid", "sigmoid"), "softmax", ""),
    "sklearn-identity": (("identity", "identity"), "softmax", ""),
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_network_of_another_maker_answers_as_it_did_there(name: str) -> None:
    activations, output, note = TAKEN[name]
    found = open_model(FOREIGN / f"{name}.onnx")
    assert (found.network.activations, found.network.output) == (activations, output)
    with np.load(FOREIGN / "answers.npz") as answers:
        inputs, expected = answers[f"{name}/inputs"], answers[f"{name}/probabilities"]
    tolerance = 1e-4 if "exact-gelu" in name else 1e-6
    assert np.abs(found.network.probabilities(inputs) - expected).max() < tolerance
    assert note in " ".join(found.notes)
    told = [note for note in found.notes if "does not name its classes" not in note]
    assert "pixels from 0 (paper) to 1" in told[-1]
    assert (len(told) > 1) == bool(note)
    assert (len(told) == len(found.notes)) == found.names_classes == name.startswith("sklearn")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("torch-conv-old", "a convolution"), ("torch-elu-new", "no activation like its Elu")],
)
def test_what_cannot_be_taken_over_is_said(refused: Refused, name: str, reason: str) -> None:
    refused(FOREIGN / f"{name}.onnx", reason)


def tensor(name: str, *values: Any, kind: type = np.float32) -> Any:
    return numpy_helper.from_array(np.array(values[0] if len(values) == 1 else values, kind), name)


W, B = [[1.0, -2.0], [3.0, 4.0], [-5.0, 6.0]], [0.5, -0.5]


def graph(
    *nodes: Any, tensors: tuple[Any, ...] = (), kind: int = 1, outputs: tuple[str, ...] = ("y",)
) -> Any:
    """A graph from x (N, 3), W, B and what is given."""
    made = helper.make_graph(
        nodes,
        "g",
        [helper.make_tensor_value_info("x", kind, ["N", 3])],
        [helper.make_tensor_value_info(name, 1, None) for name in outputs],
        [tensor("W", W), tensor("B", B), *tensors],
    )
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)])


def node(kind: str, inputs: str, output: str = "y", **attributes: Any) -> Any:
    return helper.make_node(kind, inputs.split(), [output], **attributes)


def test_bytes_are_scaled_to_what_this_program_feeds(path: Path) -> None:
    byte = graph(
        node("Cast", "x", "f", to=1), node("Gemm", "f W B", "z"), node("Softmax", "z"), kind=2
    )
    onnx.save(byte, path)
    assert np.allclose(open_model(path).network.weights[0], 255 * np.array(W))
    divided = graph(
        node("Div", "x full", "f"),
        node("MatMul", "f W", "v"),
        node("Add", "v B", "z"),
        node("Softmax", "z"),
        tensors=(tensor("full", 255.0),),
    )
    onnx.save(divided, path)
    found = open_model(path)
    assert np.allclose(found.network.weights[0], W)
    assert np.allclose(found.network.biases[0], B)
    assert "bytes, 0 (paper)" in found.notes[0]
    assert "pixels" not in " ".join(found.notes)
    assert "input" not in found.left_open


LABELS = {
    "numbers in ZipMap": (
        node("ZipMap", "p", classlabels_int64s=[5, 3], domain="ai.onnx.ml"), (), ("5", "3")
    ),
    "words in ZipMap": (
        node("ZipMap", "p", classlabels_strings=["día", "b"], domain="ai.onnx.ml"), (), ("día", "b")
    ),
    "numbers beside": (node("Identity", "p"), ([8, 1], np.int32), ("8", "1")),
    "whole numbers with a point": (node("Identity", "p"), ([8.0, 1.0], np.float32), ("8", "1")),
    "words beside": (node("Identity", "p"), (["B", "A"], object), ("B", "A")),
}  # fmt: skip


def with_labels(case: str) -> Any:
    """A classifier as scikit-learn's are written, with the label it chose as its first output."""
    last, beside, _ = LABELS[case]
    nodes = [node("Gemm", "x W B", "z"), node("Softmax", "z", "p"), node("ArgMax", "p", "at"), last]
    if not beside:
        return graph(*nodes)
    labels, kind = beside
    nodes.append(node("ArrayFeatureExtractor", "classes at", "label", domain="ai.onnx.ml"))
    tensors = (tensor("classes", *labels, kind=kind),)
    return graph(*nodes, tensors=tensors, outputs=("label", "y"))


@pytest.mark.parametrize("case", LABELS)
def test_labels_of_a_classifier_are_the_names_of_its_classes(path: Path, case: str) -> None:
    onnx.save(with_labels(case), path)
    found = open_model(path)
    assert found.metadata.classes == LABELS[case][2]
    assert found.names_classes
    (note,) = found.notes
    assert "pixels from 0 (paper) to 1" in note
    assert "classes" not in note


def test_classes_without_labels_are_counted_and_the_note_says_so(path: Path) -> None:
    onnx.save(graph(node("Gemm", "x W B", "z"), node("Softmax", "z")), path)
    found = open_model(path)
    assert found.metadata.classes == ("0", "1")
    assert not found.names_classes
    assert "its classes: they are assumed to be 0 to 1." in found.notes[-1]
    named = found.called_as(("a", "b"))
    assert (named.metadata.classes, named.notes) == (("a", "b"), found.notes[:-1])
    assert found.called_as(("a", "b", "c")).metadata.classes == ("0", "1")


def test_labels_that_do_not_fit_the_outputs_are_refused(path: Path, refused: Refused) -> None:
    for labels in ([1, 2, 3], [4, 4]):
        last = node("ZipMap", "p", classlabels_int64s=labels, domain="ai.onnx.ml")
        onnx.save(graph(node("Gemm", "x W B", "z"), node("Softmax", "z", "p"), last), path)
        refused(path, "classes")


def test_weights_given_the_other_way_round_and_scaled(path: Path) -> None:
    turned = tensor("T", np.array(W).T.tolist())
    model = graph(
        node("Gemm", "x T B", "z", transB=1, alpha=2.0, beta=3.0),
        node("Sigmoid", "z"),
        tensors=(turned,),
    )
    onnx.save(model, path)
    found = open_model(path).network
    assert found.output == "sigmoid"
    assert np.allclose(found.weights[0], 2 * np.array(W))
    assert np.allclose(found.biases[0], 3 * np.array(B))


REFUSED = {
    "two ways": (
        [node("Gemm", "x W B", "a"), node("Gemm", "x W B", "b"), node("Add", "a b")],
        "joins two paths",
    ),
    "relu at the end": ([node("Gemm", "x W B", "z"), node("Relu", "z")], "through relu"),
    "no layer": ([node("Relu", "x")], "before any layer"),
    "labels only": ([node("Gemm", "x W B", "z"), node("ArgMax", "z")], "'ArgMax'"),
    "foreign operator": ([node("Gemm", "x W B", "z"), node("My", "z", domain="my")], "'My'"),
    "steep leak": (
        [node("Gemm", "x W B", "z"), node("LeakyRelu", "z", "a", alpha=0.2), node("MatMul", "a V")],
        "LeakyRelu",
    ),
    "softmax down": ([node("Gemm", "x W B", "z"), node("Softmax", "z", axis=0)], "axis 0"),
    "turned input": ([node("Gemm", "x W B", transA=1)], "transA"),
    "missing": ([node("Gemm", "nowhere W B")], "has no operator like"),
    "does not fit": ([node("Gemm", "x W B", "z"), node("MatMul", "z W")], "does not fit"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_other_graphs_are_refused(path: Path, refused: Refused, case: str) -> None:
    nodes, reason = REFUSED[case]
    onnx.save(graph(*nodes, tensors=(tensor("V", [[1.0], [2.0]]),)), path)
    refused(path, reason)


def test_weights_in_another_file_are_not_followed(
    document: ModelDocument, path: Path, refused: Refused
) -> None:
    save_model(document, path)
    model = onnx.load(path)
    onnx.save_model(model, path, save_as_external_data=True, location="w.bin", size_threshold=0)
    refused(path, "'w.bin'")
    model = onnx.load(path, load_external_data=False)
    for weights in model.graph.initializer:
        for entry in weights.external_data:
            if entry.key == "location":
                entry.value = "../../../etc/passwd"
    onnx.save(model, path)
    refused(path, "are in another file")


@pytest.mark.slow
def test_a_function_composed_of_thousands_of_steps_takes_no_time(
    path: Path, refused: Refused
) -> None:
    names = [f"v{k}" for k in range(4000)]
    squared = [node("Mul", f"{a} {a}", b) for a, b in pairwise(names)]
    onnx.save(graph(node("Gemm", "x W B", "v0"), *squared, node("MatMul", "v3999 T")), path)
    refused(path, "not multiply by a matrix of weights")
    turned = tensor("T", [[1.0], [2.0]])
    model = graph(
        node("Gemm", "x W B", "v0"), *squared, node("MatMul", "v3999 T"), tensors=(turned,)
    )
    onnx.save(model, path)
    started = time.process_time()
    refused(path, "no activation like its Mul")
    assert time.process_time() - started < 2


def swelling_graphs() -> dict[str, Any]:
    """Small files whose graphs make megabytes at each of many nodes."""
    count = 300
    column, row = tensor("a", np.ones((999, 1)).tolist()), tensor("r", np.ones((1, 999)).tolist())
    wide = numpy_helper.from_array(np.zeros((3, 60_000), np.float32), "wide")
    many = numpy_helper.from_array(np.ones(60_000, np.float64), "many")
    down = numpy_helper.from_array(np.ones((60_000, 1), np.float32), "down")
    names = [f"s{k}" for k in range(count)]
    return {
        "constants": graph(*(node("Add", "a r", n) for n in names), tensors=(column, row)),
        "casts": graph(*(node("Cast", "wide", n, to=11) for n in names), tensors=(wide,)),
        "pairs": graph(
            node("MatMul", "x wide", "z"),
            node("MatMul", "z narrow", "n"),
            node("Sigmoid", "n", "p"),
            node("Sub", "one p", "q"),
            *(node("Concat", "q p", name, axis=1) for name in names),
            tensors=(
                wide,
                numpy_helper.from_array(np.zeros((60_000, 1), np.float32), "narrow"),
                tensor("one", 1.0),
            ),
        ),
        "scales": graph(
            node("MatMul", "x wide", "s0"),
            *(node("Mul", f"{a} many", b) for a, b in pairwise(names)),
            tensors=(wide, many),
        ),
        # The slope is multiplied into a layer of its own each time that it is asked for.
        "slopes": graph(
            node("MatMul", "x wide", "s"),
            node("Mul", "s two", "t"),
            *(node("MatMul", "t down", n) for n in names),
            tensors=(wide, tensor("two", [2.0]), down),
        ),
        "answers": graph(
            node("MatMul", "x wide", "s"),
            node("Mul", "s two", "t"),
            *(node("Softmax", "t", n) for n in names),
            tensors=(wide, tensor("two", [2.0])),
        ),
    }


@pytest.mark.parametrize("kind", swelling_graphs())
def test_a_graph_that_swells_is_refused(path: Path, refused: Refused, kind: str) -> None:
    onnx.save(swelling_graphs()[kind], path)
    tracemalloc.start()
    refused(path, "constants that its graph computes are too large")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 120_000_000


@pytest.mark.parametrize(
    ("numbers", "reason"),
    [
        (np.frombuffer(b"\1\0\x80\x7f" * 2, "<f4"), "NaN or infinity"),
        (np.ones(2, np.complex64), "complex numbers"),
    ],
    ids=["signalling NaN", "complex"],
)
def test_biases_that_are_no_numbers_are_refused_without_a_warning(
    path: Path, refused: Refused, numbers: np.ndarray, reason: str
) -> None:
    biases = numpy_helper.from_array(numbers, "b")
    model = graph(
        node("MatMul", "x w", "v"), node("Add", "v b", "y"),
        tensors=(tensor("w", np.ones((3, 2)).tolist()), biases),
    )  # fmt: skip
    onnx.save(model, path)
    refused(path, reason)


@pytest.mark.parametrize(
    "part",
    [
        "texts",
        *(
            pytest.param(each, marks=pytest.mark.slow)
            for each in ("nodes", "attributes", "tensors")
        ),
    ],
)
def test_a_file_of_empty_parts_is_refused_before_it_is_unpacked(
    path: Path, refused: Refused, part: str
) -> None:
    model = graph(node("Relu", "x", "y"))
    first = model.graph.node[0]
    parts = {
        "nodes": model.graph.node,
        "attributes": first.attribute,
        "tensors": model.graph.initializer,
        "texts": model.metadata_props,
    }[part]
    empty = type(parts.add())()
    del parts[-1]
    parts.extend([empty] * 500_000)
    onnx.save(model, path)
    refused(path, "more than 400,000 fields")


def test_more_layers_than_can_be_are_refused(path: Path, refused: Refused) -> None:
    square = tensor("S", np.eye(3).tolist())
    names = ["x", *(f"v{k}" for k in range(70))]
    layers = [node("MatMul", f"{a} S", b) for a, b in pairwise(names)]
    onnx.save(graph(*layers, node("Softmax", "v69"), tensors=(square,)), path)
    refused(path, "more than 64 layers")


def test_nan_is_refused(path: Path, refused: Refused) -> None:
    model = graph(node("Gemm", "x W N"), tensors=(tensor("N", [np.nan, 1.0]),))
    onnx.save(model, path)
    refused(path, "NaN")


def test_a_graph_that_is_not_what_its_metadata_says_is_refused(
    document: ModelDocument, path: Path, refused: Refused
) -> None:
    save_model(document, path)
    model = onnx.load(path)
    (tanh,) = [n for n in model.graph.node if n.op_type == "Tanh"]
    tanh.op_type = "Relu"
    onnx.save(model, path)
    refused(path, "is not what its metadata says")


@pytest.mark.parametrize("action", ["open", "save"])
def test_without_the_package_it_says_what_to_install(
    document: ModelDocument, path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    save_model(document, path)
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ModelFileError, match="pip install onnx"):
        open_model(path) if action == "open" else save_model(document, path)


KINDS = ["Gemm", "MatMul", "Add", "Mul", "Div", "Relu", "Softmax", "Reshape", "Cast", "Transpose"]
NAMES = st.sampled_from(["x", "W", "B", "a", "b", "y", "s", ""])
NODES = st.builds(
    lambda kind, inputs, output, given: helper.make_node(kind, inputs, [output], **given),
    st.sampled_from(
        [
            *KINDS,
            "Constant",
            "Gelu",
            "BatchNormalization",
            "Shape",
            "If",
            "ZipMap",
            "Scaler",
            "Concat",
        ]
    ),
    st.lists(NAMES, max_size=5),
    st.sampled_from(["a", "b", "y"]),
    st.dictionaries(
        st.sampled_from(["axis", "alpha", "transB", "to", "perm", "value", "epsilon"]),
        st.integers(-3, 12) | st.floats(width=32) | st.lists(st.integers(-1, 3), min_size=1),
        max_size=3,
    ),
)


@pytest.mark.slow
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(nodes=st.lists(NODES, max_size=6))
def test_any_graph_is_judged(path: Path, nodes: list[Any]) -> None:
    model = graph(*nodes, tensors=(tensor("s", 2.0), tensor("i", [1, -1], kind=np.int64)))
    path.write_bytes(model.SerializeToString())
    try:
        found = open_model(path)
    except ModelFileError:
        return
    assert np.isfinite(found.network.parameters).all()
