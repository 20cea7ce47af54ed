"""What is said of a foreign model where its file does not: taken, told, kept, or refused."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from visualnet.errors import DataError, ModelFileError, SettingError, VisualNetError
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model, save_model
from visualnet.models.said_of_model import SaidOfModel, said_in_words, with_said
from visualnet.nn.input_scale import InputScale
from visualnet.nn.network import Network

NORMALISED = InputScale(mean=0.1307, std=0.3081)


@pytest.fixture
def network() -> Network:
    network = Network((784, 12, 7, 3), ("tanh", "sigmoid"), "softmax")
    network.parameters[...] = np.random.default_rng(3).normal(0, 0.1, network.parameters.size)
    return network


@pytest.fixture
def saved(network: Network, tmp_path: Path) -> Callable[..., Path]:
    """Write the network as a state dict that learnt with a scale, perhaps with a header."""

    def save(scale: InputScale, header: dict[str, str] | None = None) -> Path:
        # Backwards: what reads scaled pixels as the network reads plain ones.
        slope = (scale.ink - scale.paper) / scale.std
        weights = network.weights[0].astype(np.float64) / slope
        start = (scale.paper - scale.mean) / scale.std
        first = network.biases[0] - start * weights.sum(axis=0)
        tensors = {
            f"fc{k}.weight": np.ascontiguousarray(w.T.astype(np.float32))
            for k, w in enumerate((weights, *network.weights[1:]))
        }
        for k, biases in enumerate((first, *network.biases[1:])):
            tensors[f"fc{k}.bias"] = np.ascontiguousarray(biases.astype(np.float32))
        path = tmp_path / "m.safetensors"
        save_file(tensors, path, header)
        return path

    return save


def opened(path: Path, said: SaidOfModel) -> ModelDocument:
    return with_said(open_model(path), said, str(path))


@pytest.mark.parametrize(
    "scale", [NORMALISED, InputScale(0, 255), InputScale(-1, 1), InputScale(255, 0)]
)
def test_what_is_said_gives_the_answers_that_the_network_was_to_give(
    saved: Callable[..., Path], network: Network, tmp_path: Path, scale: InputScale
) -> None:
    path = saved(scale)
    pixels = np.random.default_rng(1).integers(0, 256, (40, 784), np.uint8)
    expected = network.probabilities(pixels)
    said = SaidOfModel(scale, ("tanh", "sigmoid"), "softmax", ("three", "fünf", "eight"))
    found = opened(path, said)
    assert np.abs(found.network.probabilities(pixels) - expected).max() < 1e-6
    assert found.metadata.classes == ("three", "fünf", "eight")
    assert not found.left_open
    (note,) = found.notes
    assert "as you said" in note
    save_model(found, tmp_path / "m.npz")
    again = open_model(tmp_path / "m.npz")
    assert again.network.parameters.tobytes() == found.network.parameters.tobytes()
    assert (again.metadata, again.notes) == (found.metadata, ())
    assert again.metadata.learnt_scale == scale


def test_a_file_of_another_maker_leaves_open_what_it_does_not_say(
    saved: Callable[..., Path],
) -> None:
    assert open_model(saved(NORMALISED)).left_open == {"input", "activations", "output", "classes"}
    named = {"activation": "tanh", "output": "softmax"}
    assert open_model(saved(NORMALISED, named)).left_open == {"input", "classes"}


def test_what_stays_open_is_still_told(saved: Callable[..., Path]) -> None:
    path = saved(NORMALISED)
    found = opened(path, SaidOfModel(scale=NORMALISED))
    functions, classes, said = found.notes
    assert "assumed to be relu" in functions
    assert "its classes: they are assumed to be 0 to 2" in classes
    assert "(x - 0.1307) / 0.3081" in said


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("tanh", (("tanh", "tanh"), "softmax")),
        ("Tanh, nn.Sigmoid()", (("tanh", "sigmoid"), "softmax")),
        ("LeakyReLU,logistic,Softmax", (("leaky_relu", "sigmoid"), "softmax")),
        ("tanh,relu,sigmoid", (("tanh", "relu"), "sigmoid")),
        ("tanh,softmax", (("tanh", "tanh"), "softmax")),
        (
            "LeakyReLU(negative_slope=0.01, inplace=True),Tanh()",
            (("leaky_relu", "tanh"), "softmax"),
        ),
        ("softmax", (("relu", "relu"), "softmax")),
    ],
)
def test_activations_are_given_for_all_or_for_each_layer(
    saved: Callable[..., Path], words: str, expected: tuple[tuple[str, ...], str]
) -> None:
    found = opened(saved(NORMALISED), said_in_words(activations=words)).network
    assert (found.activations, found.output) == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"input_range": "0-255"}, "paper and ink, such as"),
        ({"input_range": "0:255:3"}, "paper and ink, such as"),
        ({"input_mean": 33.3}, "outside the input range 0:1"),
        ({"input_mean": float("inf")}, "input mean inf is outside the input range 0:1"),
        ({"input_std": float("nan")}, "standard deviation nan must be above 0"),
        ({"activations": "swish"}, "no activation 'swish'"),
        ({"activations": "tanh,,relu"}, "no activation ''"),
        ({"activations": "softmax,relu"}, "no activation 'softmax'"),
        ({"activations": "relu,tanh,relu,tanh"}, "2 hidden layers"),
        ({"classes": "a,b"}, "3 outputs"),
        ({"classes": "a,b,a"}, "not all different"),
        ({"classes": "a,b,"}, "cannot be a class name"),
    ],
)
def test_what_makes_no_sense_is_refused(
    saved: Callable[..., Path], words: dict[str, str], told: str
) -> None:
    path = saved(NORMALISED)
    with pytest.raises(VisualNetError, match=told):
        opened(path, said_in_words(**words))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (SaidOfModel(scale=NORMALISED), "already says how its inputs are scaled"),
        (SaidOfModel(activations=("relu",)), "tanh, sigmoid, not relu, relu"),
        (SaidOfModel(output="sigmoid"), "softmax, not sigmoid"),
    ],
)
def test_what_the_file_itself_says_stands(
    saved: Callable[..., Path], tmp_path: Path, said: SaidOfModel, told: str
) -> None:
    all_said = SaidOfModel(NORMALISED, ("tanh", "sigmoid"), "softmax", ("a", "b", "c"))
    save_model(opened(saved(NORMALISED), all_said), tmp_path / "m.npz")
    with pytest.raises(SettingError, match=told):
        opened(tmp_path / "m.npz", said)
    # The same again is no contradiction.
    same = opened(tmp_path / "m.npz", SaidOfModel(activations=("tanh", "sigmoid")))
    assert same.notes == ()


def test_class_names_may_stand_in_a_file(tmp_path: Path) -> None:
    names = tmp_path / "classes.txt"
    names.write_text("\ufeffT-shirt/top\nTrouser\n\nBag\n", encoding="utf-8")
    assert said_in_words(classes=str(names)).classes == ("T-shirt/top", "Trouser", "Bag")
    assert said_in_words(classes="a, b ,c").classes == ("a", "b", "c")
    names.write_bytes(b"\xff\xfe")
    with pytest.raises(DataError, match="one name per line"):
        said_in_words(classes=str(names))


def test_a_header_may_say_it_all(saved: Callable[..., Path], network: Network) -> None:
    header = {"activations": "tanh,sigmoid", "output": "softmax", "classes": '["a", "b, c", "d"]'}
    path = saved(NORMALISED, {**header, "input_mean": "0.1307", "input_std": "0.3081"})
    found = open_model(path)
    pixels = np.random.default_rng(1).integers(0, 256, (40, 784), np.uint8)
    difference = found.network.probabilities(pixels) - network.probabilities(pixels)
    assert np.abs(difference).max() < 1e-6
    assert (found.metadata.classes, found.left_open) == (("a", "b, c", "d"), frozenset())
    (note,) = found.notes
    assert "as its metadata says: its inputs are (x - 0.1307) / 0.3081" in note


@pytest.mark.parametrize("text", ['{"0": "a", "2": "c", "1": "b"}', "a,b,c", '["a", "b", "c"]'])
def test_a_header_may_name_classes_by_number_and_write_numbers_in_brackets(
    saved: Callable[..., Path], text: str
) -> None:
    numbers = {"input_mean": "(0.1307,)", "input_std": "[0.3081]"}
    metadata = open_model(saved(NORMALISED, {**numbers, "classes": text})).metadata
    assert (metadata.classes, metadata.learnt_scale) == (("a", "b", "c"), NORMALISED)


def test_what_a_header_says_by_other_names_is_told_as_not_read(
    saved: Callable[..., Path],
) -> None:
    texts = {"mean": "0.1307", "class_names": '["a", "b", "c"]', "format": "pt", "epoch": "3"}
    *_, note = open_model(saved(NORMALISED, texts)).notes
    assert note.endswith(
        "input_mean, input_std, classes from its metadata, not 'class_names', 'mean'."
    )
    said = {"activations": "tanh", "output": "softmax", "input_std": "1", "classes": "a,b,c"}
    assert len(open_model(saved(NORMALISED, {**texts, **said})).notes) == 1


def test_an_onnx_file_may_name_its_classes_but_a_scale_may_be_in_its_graph(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    model = onnx.load(Path(__file__).parent / "foreign" / "torch-relu-logits-new.onnx")
    names = [f"class {k}" for k in range(3)]
    onnx.helper.set_model_props(model, {"classes": ",".join(names), "input_mean": "0.5"})
    onnx.save(model, tmp_path / "m.onnx")
    found = open_model(tmp_path / "m.onnx")
    assert (list(found.metadata.classes), found.left_open) == (names, {"input"})
    assert found.notes[-1].endswith("VisualNet reads classes from its metadata, not 'input_mean'.")
    data = model.SerializeToString()
    (tmp_path / "m.onnx").write_bytes(data.replace(b"input_mean", b"mean\xff\xfe\xff\xfe\xff\xfe"))
    assert not any("input_mean" in note for note in open_model(tmp_path / "m.onnx").notes)


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("classes", '{"0": "a", "1": "b", "3": "c"}', "3 outputs"),
        ("input_range", "0-255", "paper and ink, such as"),
        ("input_mean", "x", "its metadata is wrong"),
        ("classes", "a,b", "3 outputs"),
        ("classes", '["a", "b"', "JSON"),
    ],
)
def test_a_header_that_makes_no_sense_is_refused(
    saved: Callable[..., Path], key: str, text: str, told: str
) -> None:
    path = saved(NORMALISED, {key: text})
    with pytest.raises(ModelFileError, match=told):
        open_model(path)
