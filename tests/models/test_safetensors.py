import json
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors import safe_open
from safetensors.numpy import load_file, save_file

from visualnet.errors import ModelFileError
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import open_model, save_model
from visualnet.nn.network import Network

Refused = Callable[[Path, str], None]
Tensors = dict[str, np.ndarray]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "model.safetensors"


@pytest.fixture
def network() -> Network:
    made = Network((784, 16, 16, 10), "relu")
    made.parameters[:] = np.random.default_rng(4).normal(size=made.parameters.size) / 10
    return made


def state_dict(network: Network, names: list[str]) -> Tensors:
    found = {}
    for name, weights, biases in zip(names, network.weights, network.biases, strict=True):
        found[f"{name}.weight"] = np.ascontiguousarray(weights.T)
        found[f"{name}.bias"] = biases.copy()
    return found


def test_the_file_is_what_pytorch_takes(document: ModelDocument, path: Path) -> None:
    save_model(document, path)
    tensors = load_file(path)
    assert set(tensors) == {f"layers.{k}.{kind}" for k in (0, 1) for kind in ("weight", "bias")}
    for k in range(2):
        assert np.array_equal(tensors[f"layers.{k}.weight"], document.network.weights[k].T)
        assert np.array_equal(tensors[f"layers.{k}.bias"], document.network.biases[k])
    with safe_open(path, "numpy") as file:
        header = file.metadata()
    assert list(header) == ["metadata"]
    assert json.loads(header["metadata"]) == document.metadata.as_json_object()


@pytest.mark.parametrize(
    "length", [0x480, *(pytest.param(each, marks=pytest.mark.slow) for each in (0x580, 0x880))]
)
def test_a_header_of_any_length_is_read_again(network: Network, path: Path, length: int) -> None:
    # The first two lengths begin as pickles do.
    for letters in range(length):
        document = new_document(
            network,
            classes=tuple("0123456789"),
            training={"note": "x" * letters},
            dataset="mnist",
            test_accuracy=None,
        )
        save_model(document, path)
        if path.read_bytes()[:8] == struct.pack("<Q", length):
            break
    else:
        pytest.fail("no such length was met")
    assert open_model(path).metadata == document.metadata


@pytest.mark.parametrize(
    "names",
    [
        ["fc1", "fc2", "fc3"],
        ["0", "2", "4"],
        ["net.8", "net.9", "net.10"],
        ["module.layers.0", "module.layers.1", "module.layers.2"],
        ["input", "hidden", "classifier"],
        ["zeta", "middle", "alpha"],
    ],
)
def test_a_state_dict_is_taken_whatever_its_layers_are_called(
    network: Network, path: Path, names: list[str]
) -> None:
    save_file(state_dict(network, names), path)
    found = open_model(path)
    assert found.network.parameters.tobytes() == network.parameters.tobytes()
    assert (found.network.activations, found.network.output) == (("relu", "relu"), "softmax")
    assert found.metadata.classes == tuple("0123456789")
    assert found.metadata.input_shape == (28, 28)
    functions, assumed, classes = found.notes
    assert "assumed to be relu" in functions
    assert "softmax" in functions
    assert "pixels from 0 (paper) to 1" in assumed
    assert classes == f"{path} does not name its classes: they are assumed to be 0 to 9."


ORDERS = {
    "fc1 fc2 fc3 out": True,
    "module.input module.hidden1 module.hidden2 module.output": True,
    "stem block1 block2 head": True,
    "layers.0.linear layers.1.linear layers.2.linear head": True,
    "features.0 features.2 features.4 x-fc": True,
    "body.0 body.2 again.0 again.2": True,
    "fc1 fc2 fc10 fc": True,
    "4 5 6 b7": True,
    "in middle more out": False,
    "fc1 fc2 other1 fc3": False,
    "fc1 other fc3 out": False,
    "fc4 fc1 fc2 out": False,
}


@pytest.mark.parametrize("names", ORDERS)
def test_layers_of_one_width_are_ordered_by_their_ends_and_the_numbers_between(
    path: Path, refused: Refused, names: str
) -> None:
    made = Network((9, 4, 4, 4, 3), "relu")
    made.parameters[:] = np.random.default_rng(4).normal(size=made.parameters.size)
    save_file(state_dict(made, names.split()), path)
    if ORDERS[names]:
        assert open_model(path).network.parameters.tobytes() == made.parameters.tobytes()
    else:
        refused(path, "in several orders")


def test_weights_the_other_way_round_are_not_taken_backwards(path: Path, refused: Refused) -> None:
    save_file({"fc1.weight": zeros(9, 4), "fc2.weight": zeros(4, 3)}, path)
    refused(path, "not fit together in the order of their numbers (fc1 4-9, fc2 3-4); keep each")


def test_named_layers_without_biases_are_not_taken_backwards(path: Path, refused: Refused) -> None:
    transposed = {"begin": zeros(784, 8), "middle": zeros(8, 6), "end": zeros(6, 3)}
    save_file({f"{name}.weight": weights for name, weights in transposed.items()}, path)
    refused(path, "3 inputs and 784 outputs, as if its weights were transposed; keep each")


def test_an_autoencoder_is_not_taken_the_wrong_way_round(path: Path, refused: Refused) -> None:
    made = Network((9, 4, 2, 4, 9), "relu")
    save_file(state_dict(made, ["encoder.0", "encoder.2", "decoder.0", "decoder.2"]), path)
    refused(path, "in several orders")


def test_the_header_may_name_the_functions(network: Network, path: Path) -> None:
    named = {"activation": "tanh", "output": "sigmoid", "format": "pt"}
    save_file(state_dict(network, ["a.0", "a.1", "a.2"]), path, named)
    found = open_model(path)
    assert (found.network.activations, found.network.output) == (("tanh", "tanh"), "sigmoid")
    assumed, classes = found.notes
    assert "pixels from 0 (paper) to 1" in assumed
    assert "classes" in classes


SPELLINGS = {
    "Sigmoid()": (("sigmoid", "sigmoid"), "softmax"),
    "tanh,relu": (("tanh", "relu"), "softmax"),
    "LeakyReLU(negative_slope=0.01), nn.Tanh()": (("leaky_relu", "tanh"), "softmax"),
    '["leaky relu", "GELU(approximate=\'tanh\')"]': (("leaky_relu", "gelu"), "softmax"),
    "torch.nn.ReLU(inplace=True)": (("relu", "relu"), "softmax"),
    "sigmoid, sigmoid, Sigmoid": (("sigmoid", "sigmoid"), "sigmoid"),
    "logistic; linear; LogSoftmax(dim=1)": (("sigmoid", "identity"), "softmax"),
}


@pytest.mark.parametrize("text", SPELLINGS)
def test_functions_may_be_spelt_as_others_spell_them(
    network: Network, path: Path, text: str
) -> None:
    save_file(state_dict(network, ["a.0", "a.1", "a.2"]), path, {"activations": text})
    found = open_model(path)
    assert (found.network.activations, found.network.output) == SPELLINGS[text]
    assert "activations" not in found.left_open
    assert ("output" in found.left_open) == (not text.lower().endswith(("sigmoid", "max(dim=1)")))


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ({"activation": "elu"}, "the activation 'elu', which VisualNet does not have"),
        ({"activation": "LeakyReLU(0.2)"}, "'LeakyReLU(0.2)'"),
        ({"activation": "relu,relu,relu,tanh"}, "names 4 activations for 2 hidden layers"),
        ({"activation": "relu,relu,relu"}, "the output 'relu'"),
        ({"activation": "relu", "output": "tanh"}, "the output 'tanh'"),
        ({"activation": "relu,relu,sigmoid", "output": "softmax"}, "names two outputs"),
    ],
)
def test_functions_that_are_none_of_ours_are_refused_by_name(
    network: Network, path: Path, refused: Refused, named: dict[str, str], reason: str
) -> None:
    save_file(state_dict(network, ["a.0", "a.1", "a.2"]), path, named)
    refused(path, reason)


@pytest.mark.parametrize("kind", ["float16", "float64", "bfloat16"])
def test_other_precisions_are_taken(network: Network, path: Path, kind: str) -> None:
    tensors = state_dict(network, ["l1", "l2", "l3"])
    if kind == "bfloat16":
        tensors = {name: truncated(tensor) for name, tensor in tensors.items()}
        path.write_bytes(as_bfloat16(tensors))
    else:
        tensors = {name: tensor.astype(kind) for name, tensor in tensors.items()}
        save_file(tensors, path)
    found = open_model(path).network
    for k, name in enumerate(("l1", "l2", "l3")):
        assert np.array_equal(found.weights[k], tensors[f"{name}.weight"].T.astype(np.float32))
        assert np.array_equal(found.biases[k], tensors[f"{name}.bias"].astype(np.float32))


def truncated(tensor: np.ndarray) -> np.ndarray:
    return (tensor.view(np.uint32) & 0xFFFF_0000).view(np.float32)


def as_bfloat16(tensors: Tensors) -> bytes:
    header, data = {}, b""
    for name, tensor in tensors.items():
        halves = (tensor.view(np.uint32) >> 16).astype("<u2").tobytes()
        place = [len(data), len(data) + len(halves)]
        header[name] = {"dtype": "BF16", "shape": list(tensor.shape), "data_offsets": place}
        data += halves
    return with_header(header, data)


def with_header(header: object, data: bytes) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def test_a_layer_without_bias_has_a_bias_of_zero(network: Network, path: Path) -> None:
    tensors = state_dict(network, ["1", "2", "3"])
    del tensors["2.bias"]
    save_file(tensors, path)
    assert not open_model(path).network.biases[1].any()


def zeros(*shape: int) -> np.ndarray:
    return np.zeros(shape, np.float32)


@pytest.mark.parametrize(
    ("tensors", "reason"),
    [
        ({"conv1.weight": zeros(8, 1, 3, 3), "fc.weight": zeros(10, 8)}, "a convolution"),
        ({"bn.weight": zeros(8), "bn.bias": zeros(8)}, "not belong to a fully connected layer"),
        (
            {
                "bn.num_batches_tracked": np.zeros((), np.int64),
                "bn.running_mean": zeros(8),
                "fc.weight": zeros(10, 8),
            },
            "'bn.running_mean' belongs to a batch normalization",
        ),
        (
            {"fc1.weight": zeros(5, 8), "fc2.weight": zeros(3, 4)},
            "do not fit together in any order",
        ),
        ({"one.weight": zeros(8, 8), "two.weight": zeros(8, 8)}, "in several orders"),
        ({"fc.weight": zeros(10, 8), "fc.bias": zeros(9)}, "9 biases for its 10 neurons"),
        ({"fc.weight": zeros(10, 8).astype(np.int32)}, "'I32'"),
        ({"fc.weight": zeros(10, 8) + np.nan}, "NaN"),
        ({"fc.weight": zeros(10, 0)}, "layer_sizes"),
        ({"fc.weight": (zeros(2, 2) + 1).astype(np.float64) * 1e300}, "infinity"),
        ({}, "0 fully connected layers"),
    ],
)
def test_what_cannot_be_taken_over_is_said(
    path: Path, refused: Refused, tensors: Tensors, reason: str
) -> None:
    save_file(tensors, path)
    refused(path, reason)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda tensors: tensors.pop("layers.1.bias"), "no layers.1.bias"),
        (lambda tensors: tensors.update({"more": zeros(2)}), "'more'"),
        (lambda tensors: tensors.update({"layers.0.weight": zeros(6, 4)}), "(6, 4)"),
        (lambda tensors: tensors.update({"layers.0.bias": zeros(4) + np.inf}), "biases_0"),
    ],
)
def test_tensors_must_be_those_of_the_metadata(
    document: ModelDocument,
    path: Path,
    refused: Refused,
    change: Callable[[Tensors], object],
    reason: str,
) -> None:
    save_model(document, path)
    tensors = load_file(path)
    change(tensors)
    save_file(tensors, path, {"metadata": json.dumps(document.metadata.as_json_object())})
    refused(path, reason)


GOOD = {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (struct.pack("<Q", 100) + b"{}", "cut short"),
        (struct.pack("<Q", 15_000_000) + b"{}", "claims 15,000,000 bytes"),
        (with_header({"a.weight": GOOD}, b"\0" * 15), "damaged"),
        (with_header({"a.weight": GOOD}, b"\0" * 17), "damaged"),
        (with_header({"a.weight": GOOD, "a.bias": GOOD}, b"\0" * 16), "damaged"),
        (with_header({"a.weight": {**GOOD, "shape": [-2, 2]}}, b"\0" * 16), "damaged"),
        (with_header({"a.weight": {**GOOD, "shape": [2**62, 2**62]}}, b"\0" * 16), "damaged"),
        (with_header({"a.weight": {**GOOD, "data_offsets": [16, 0]}}, b"\0" * 16), "damaged"),
        (with_header(b'{"a":1,"a":1}', b""), "occurs twice"),
        (with_header(b"{" + b" " * 60, b""), "JSON is damaged"),
        (with_header({f"t{k}": GOOD for k in range(1_001)}, b""), "more than 1,000"),
    ],
)
def test_a_damaged_header_is_refused(
    path: Path, refused: Refused, content: bytes, reason: str
) -> None:
    path.write_bytes(content)
    refused(path, reason)


@pytest.mark.slow
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    header=st.dictionaries(
        st.sampled_from(["0.weight", "0.bias", "1.weight", "1.bias", "__metadata__", "x"]),
        st.fixed_dictionaries(
            {
                "dtype": st.sampled_from(["F32", "F16", "BF16", "I8", "X", ""]),
                "shape": st.lists(st.integers(-1, 5), max_size=3),
                "data_offsets": st.lists(st.integers(-1, 40), max_size=3),
            }
        )
        | st.dictionaries(st.sampled_from(["activation", "output", "metadata"]), st.text()),
    ),
    data=st.binary(max_size=80),
)
def test_any_header_is_judged(path: Path, header: object, data: bytes) -> None:
    path.write_bytes(with_header(header, data))
    try:
        found = open_model(path)
    except ModelFileError:
        return
    assert np.isfinite(found.network.parameters).all()
