"""Models that read points: what files say of their inputs, in every format."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from visualnet.cli import main
from visualnet.data.check_images import images_to_check_with
from visualnet.data.datasets import load_dataset
from visualnet.data.plane.table import LARGEST
from visualnet.errors import ModelFileError
from visualnet.features import TERMS, Features
from visualnet.learnt import NOTHING
from visualnet.models.checking import save_and_check
from visualnet.models.document import ModelDocument, new_document
from visualnet.models.formats import model_formats, open_model, save_model
from visualnet.models.metadata import metadata_from_json_object
from visualnet.nn.network import Network
from visualnet.number_text import probability_text
from visualnet.scene.plane_levels import plane_levels
from visualnet.ui.look.class_colours import class_colours
from visualnet.ui.look.neuron_colours import fill_ramp
from visualnet.ui.look.theme import load_theme

KINDS = {
    "plain": Features(("x", "y")),
    "scaled": Features(("height", "weight", "age"), (), (170.5, 70.0, -3.0), (10.0, 0.25, 2.0)),
    "made": Features(("x", "y"), TERMS),
    "made and scaled": Features(("a", "b"), ("x", "x2", "siny"), (1.0, 2.0, 0.0), (2.0, 3.0, 0.5)),
    "of a table": Features(
        *(("a", "b"), ("x2", "y2"), (121.5, 0.25), (11.0, 0.125)),
        *((10.0, -0.75), (12.0, 0.25)),
    ),
}


@pytest.fixture(params=KINDS)
def features(request: pytest.FixtureRequest) -> Features:
    return KINDS[request.param]


@pytest.fixture
def model(features: Features) -> ModelDocument:
    network = Network((len(features.names), 5, 3), "tanh")
    network.parameters[:] = np.random.default_rng(1).normal(size=network.parameters.size)
    return new_document(
        network,
        classes=["1", "2", "3"],
        training={"dataset": "spiral3"},
        dataset="spiral3",
        test_accuracy=0.9,
        features=features,
        learnt=NOTHING.with_inputs(np.float32([[0.5, -1.0], [2.0, 3.0]])),
    )


def test_what_was_learnt_is_said_of_points_alone_and_need_not_be(model: ModelDocument) -> None:
    content = model.metadata.as_json_object()
    key = content.pop("learnt_examples")
    assert metadata_from_json_object(content, "f").learnt is None
    assert metadata_from_json_object({**content, "learnt_examples": ""}, "f").learnt == NOTHING
    for wrong in (3, "?", f"A{key}"):
        with pytest.raises(ModelFileError, match="learnt_examples"):
            metadata_from_json_object({**content, "learnt_examples": wrong}, "f")
    images = Network((784, 3, 2), "tanh")
    told = {"training": {}, "dataset": "mnist", "test_accuracy": None}
    of_images = new_document(images, classes=["a", "b"], learnt=model.metadata.learnt, **told)
    assert of_images.metadata.learnt is None


def test_the_metadata_say_names_mean_and_scale(model: ModelDocument, features: Features) -> None:
    said = model.metadata.as_json_object()["input"]
    assert isinstance(said, dict)
    assert said["shape"] == [len(features.names)]
    assert said["names"] == list(features.names)
    assert said["mean"] == list(features.mean)
    assert said["scale"] == list(features.scale)
    assert "range" not in said
    assert "pictures" not in said
    assert ("columns" in said) == bool(features.terms)
    back = metadata_from_json_object(json.loads(json.dumps(model.metadata.as_json_object())), "f")
    assert back == model.metadata


@pytest.mark.parametrize("name", list(model_formats()))
def test_each_format_answers_as_the_network_does(
    model: ModelDocument, features: Features, tmp_path: Path, name: str
) -> None:
    if name == "onnx":
        pytest.importorskip("onnx")
    chosen = model_formats()[name]
    path = tmp_path / f"model{chosen.suffix}"
    points = images_to_check_with(len(features.names), features)
    assert points.shape == (100, len(features.columns))
    assert save_and_check(model, path, None, points).largest_difference < 1e-4
    if chosen.read is not None:
        back = open_model(path)
        assert back.metadata == model.metadata
        assert back.metadata.features is not None
        ends = back.metadata.features.low, back.metadata.features.high
        assert ends == (features.low, features.high)
        assert np.array_equal(back.network.parameters, model.network.parameters)


def test_points_to_check_with_are_as_large_as_a_table_may_have_them() -> None:
    far = Features(("x", "y"), (), (1e12, -9e11), (1e11, 1e11))
    assert np.abs(images_to_check_with(2, far)).max() <= LARGEST


def test_onnx_takes_features_before_they_are_scaled(
    model: ModelDocument, features: Features, tmp_path: Path
) -> None:
    onnx = pytest.importorskip("onnx")
    save_model(model, tmp_path / "model.onnx")
    graph = onnx.load(tmp_path / "model.onnx").graph
    assert [one.name for one in graph.input] == ["features"]
    operators = [node.op_type for node in graph.node]
    assert (operators[:2] == ["Sub", "Div"]) == features.is_scaled
    shape = [part.dim_value for part in graph.input[0].type.tensor_type.shape.dim]
    assert shape == [0, len(features.names)]


def test_onnx_that_scales_otherwise_than_it_says_is_refused(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    features = KINDS["scaled"]
    document = new_document(
        Network((3, 2)),
        classes=["a", "b"],
        training={},
        dataset="d",
        test_accuracy=None,
        features=features,
    )
    save_model(document, tmp_path / "model.onnx")
    model = onnx.load(tmp_path / "model.onnx")
    mean = next(tensor for tensor in model.graph.initializer if tensor.name == "mean")
    mean.CopyFrom(onnx.numpy_helper.from_array(np.zeros(3, np.float32), "mean"))
    onnx.save(model, tmp_path / "other.onnx")
    with pytest.raises(ModelFileError, match="scales its inputs"):
        open_model(tmp_path / "other.onnx")


@pytest.mark.parametrize(
    "change",
    [
        {"names": ["x"]},
        {"names": ["x", "x"]},
        {"mean": [0, 0, 0]},
        {"scale": [1, 0]},
        {"scale": [1, "a"]},
        {"low": [0, 0]},
        {"low": [0], "high": [1]},
        {"low": [0, 2], "high": [1, 1]},
        {"low": [0, "a"], "high": [1, 1]},
        {"shape": [2, 1]},
        {"columns": ["a", "b"], "features": ["x", "y"]},
        {"features": ["z", "y"]},
    ],
    ids=str,
)
def test_metadata_that_do_not_go_together_are_refused(change: dict[str, object]) -> None:
    document = new_document(
        Network((2, 2)),
        classes=["a", "b"],
        training={},
        dataset="d",
        test_accuracy=None,
        features=KINDS["plain"],
    )
    said = document.metadata.as_json_object()
    assert isinstance(said["input"], dict)
    said["input"] = {**said["input"], **change}
    with pytest.raises(ModelFileError) as error:
        metadata_from_json_object(said, "file")
    assert str(error.value).endswith(".")


def program_for(features: Features, path: Path) -> Path:
    """Write the program of a network that says right where the first input is above 0."""
    network = Network((len(features.names), 2))
    network.weights[0][0] = [5, -5]
    document = new_document(
        network,
        classes=["right", "left"],
        training={},
        dataset="d",
        test_accuracy=None,
        features=features,
    )
    save_model(document, path)
    return path


def answers_of(program: Path, *arguments: object, given: bytes = b"") -> tuple[int, list[str], str]:
    command = [sys.executable, "-I", "-X", "utf8", str(program), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=600, check=False, input=given)
    return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode()


def test_the_program_reads_points_and_tables(tmp_path: Path) -> None:
    program = program_for(KINDS["made"], tmp_path / "program.py")
    table = tmp_path / "points.csv"
    table.write_text("label,y,x\nA,0,3\nB,1,-3\n", encoding="utf-8")
    code, lines, errors = answers_of(program, "-2,1", table, "nonsense")
    assert code == 2
    assert lines == [
        "-2, 1: left (>99.9%)",
        "3, 0: right (>99.9%)",
        "-3, 1: left (>99.9%)",
    ]
    assert errors == (
        "'nonsense' is neither a file nor a point; check the path, or give x, y as numbers with "
        "commas between.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        'label,"x, left","y ""up"""\n"a, d",3.5,0\n"b",-3.25,1\n',
        'x, left;label;"y ""up"""\n3,5;a;0\n-3,25;b;1\n',
        '"Y ""UP"""\t"X, Left"\n0\t3,5\n\n1\t-3,25\n',
        "3.5,0,a\n-3.25,1,b\n",
        "3,5;0;a\n-3,25;1;b\n",
        "3.5 0 a\n-3.25 1 b\n",
        "a,3.5,0\nb,-3.25,1\n",
        '"3.5","0"\n"-3.25","1"\n',
        '"3,5",0,a\n"-3,25",1,b\n',
        "sep=;\n3,5;0;a\n-3,25;1;b\n",
        '# by hand\n#2\n"x, left","y ""up""",label\n3.5,0,a\n-3.25,1,b\n',
        '#label;x, left;"y ""up"""\n1;3.5;0\n-1;-3.25;1\n',
        "3.5,0,a,\n-3.25,1,b,\n",
    ],
)
@pytest.mark.slow
def test_the_program_reads_quotes_and_decimal_commas(tmp_path: Path, text: str) -> None:
    program = program_for(Features(("x, left", 'y "up"')), tmp_path / "program.py")
    table = tmp_path / "points.csv"
    table.write_text(text, encoding="utf-8")
    found = answers_of(program, table)
    assert found == (0, ["3.5, 0: right (>99.9%)", "-3.25, 1: left (>99.9%)"], "")


@pytest.mark.slow
def test_the_program_says_where_a_table_is_wrong(tmp_path: Path) -> None:
    program = program_for(KINDS["plain"], tmp_path / "program.py")
    for text, told in (
        (b"x,y\n1,2\n1,1_0\n", ", line 3: give x, y as numbers."),
        (b'x,y\n"1,500","2,500"\n', ", line 2: give x, y as numbers."),
        (b"x,y\n1e13,2\n", ", line 2: 1e+13 is too large; use numbers up to 1,000,000,000,000."),
        (
            b"x,y\n1e12,2\n1,-2e12\n",
            ", line 3: -2e+12 is too large; use numbers up to 1,000,000,000,000.",
        ),
        (b"\x1f\x8b\x08 damaged", " is a damaged gzip file; get a fresh copy of it."),
        (b"x,y\n1,\xff\n", " is not UTF-8 text; save it as CSV UTF-8."),
        (b"x,y\n", ", line 1: give x, y as numbers."),
        (b"\n", " has no points; write a line for each."),
        (b"0,1,2\n1,3,4\n", " has more columns than the network reads: name them, as x, y."),
        (b"x,y\n1,2,3\n", ", line 2: give x, y as numbers."),
    ):
        table = tmp_path / "points.csv"
        table.write_bytes(text)
        assert answers_of(program, table) == (2, [], f"{table}{told}\n")
    assert answers_of(program, "0,5;1,25", "1234567.5,-2")[1] == [
        "0.5, 1.25: right (99.3%)",
        "1234567.5, -2: right (>99.9%)",
    ]


def test_the_program_says_what_is_wrong_with_an_argument(tmp_path: Path) -> None:
    program = program_for(KINDS["plain"], tmp_path / "program.py")
    missing, folder = tmp_path / "missing.csv", tmp_path / "folder.csv"
    folder.mkdir()
    neither = " is neither a file nor a point; check the path, or give x, y as numbers with commas"
    long = "1,x " * 100
    for argument, told in {
        missing: f"There is no file {missing}; check the path.",
        missing / "x.csv": f"There is no file {missing / 'x.csv'}; check the path.",
        "points.csv.gz": "There is no file points.csv.gz; check the path.",
        folder: f"{folder} is a folder; name the tables in it.",
        "x" * 5000: f"'{'x' * 40}…'{neither} between.",
        "x" * 5000 + ".csv": f"There is no file {'x' * 40}…; check the path.",
        long: f"'{long[:40]}…'{neither} between.",
        "1,2,3": f"'1,2,3'{neither} between.",
        "nan,1": f"'nan,1'{neither} between.",
        "": f"''{neither} between.",
        "1e13,2": "'1e13,2', line 1: 1e+13 is too large; use numbers up to 1,000,000,000,000.",
    }.items():
        assert answers_of(program, argument) == (2, [], f"{told}\n")


SHARES = (0.0, 0.00001, 0.0004, 0.0312, 0.5, 0.9949, 0.9994, 0.9996, 1.0)


def of_shares(answers: tuple[float, ...]) -> ModelDocument:
    """Return a model whose answers to all points are these."""
    network = Network((2, len(answers)))
    network.parameters[:] = 0
    network.biases[0][:] = np.log(np.maximum(answers, 1e-30))
    return new_document(
        network,
        classes=[f"class {k}" for k in range(len(answers))],
        training={},
        dataset="d",
        test_accuracy=0.9996,
        features=KINDS["plain"],
    )


@pytest.mark.parametrize("share", SHARES[5:])
def test_the_program_and_predict_write_probabilities_as_the_window_does(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], share: float
) -> None:
    model = of_shares((share, 1 - share))
    for name in ("program.py", "model.npz"):
        save_model(model, tmp_path / name)
    (line,) = answers_of(tmp_path / "program.py", "1,2")[1]
    assert line == f"1, 2: class 0 ({probability_text(share)})"
    assert main(["predict", str(tmp_path / "model.npz"), "--point", "1,2"]) == 0
    assert f"class 0 ({probability_text(share)})" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("share", SHARES)
def test_the_page_writes_probabilities_as_the_window_does(
    browser: Any, tmp_path: Path, share: float
) -> None:
    save_model(of_shares((share, 1 - share)), tmp_path / "page.html")
    browser.open(tmp_path / "page.html")
    browser.wait("return document.getElementById('class').textContent !== ''")
    shown = browser.run("return [...document.querySelectorAll('.share')].map((e) => e.textContent)")
    expected = [probability_text(each).replace("%", " %") for each in (share, 1 - share)]
    assert shown == expected
    assert "test accuracy >99.9 % on d" in browser.text("about")


@pytest.mark.slow
@pytest.mark.parametrize("count", [2, 3, 12])
def test_the_page_has_the_colours_of_the_window_for_classes_and_neurons(
    browser: Any, tmp_path: Path, count: int
) -> None:
    network = Network((2, 3, count), "tanh")
    named = {"classes": list(map(str, range(count))), "training": {}, "dataset": "d"}
    model = new_document(network, **named, test_accuracy=None, features=KINDS["plain"])
    save_model(model, tmp_path / "page.html")
    browser.open(tmp_path / "page.html")
    for name in ("dark", "light"):
        theme = load_theme(name)
        script = "return document.documentElement.dataset.theme ?? 'dark'"
        assert browser.run(script) == name
        bars = "return [...document.querySelectorAll('.bar')].map((e) => e.style.background)"
        expected = [
            f"rgb({each.red()}, {each.green()}, {each.blue()})"
            for each in class_colours(theme, count)
        ]
        assert browser.run(bars) == expected
        grid = browser.run(
            "return [...Array(576).keys()].map((k) => placeOf(k % 24, Math.floor(k / 24), 24))"
        )
        hidden = network.forward(KINDS["plain"].rows_of(grid)).activations[0]
        ramp = fill_ramp(theme)[plane_levels(("tanh", "softmax"), 1, hidden, np.ones(2))]
        pixels = browser.run(
            "return tiles.map(({ canvas }) =>"
            " [...canvas.getContext('2d').getImageData(0, 0, 24, 24).data])"
        )
        channels = np.stack([ramp >> 16 & 255, ramp >> 8 & 255, ramp & 255], axis=-1).astype(int)
        # The window has 255 steps.
        assert np.abs(np.reshape(pixels, (3, 576, 4))[..., :3] - channels).max() <= 3
        browser.run("document.getElementById('theme').click()")
    # That so many pixels are read is complained of.
    browser.logs()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_the_program_waits_for_no_pipe_and_tells_a_file_that_it_cannot_read(tmp_path: Path) -> None:
    program = program_for(KINDS["plain"], tmp_path / "program.py")
    pipe, loop = tmp_path / "pipe.csv", tmp_path / "loop.csv"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    told = f"{pipe} is a pipe or device; give a file, or - for standard input.\n"
    assert answers_of(program, pipe) == (2, [], told)
    code, lines, errors = answers_of(program, loop)
    assert (code, lines) == (2, [])
    assert errors.startswith(f"{loop} cannot be read (")
    assert errors.endswith("); check the path.\n")


def test_the_program_reads_gzipped_tables_and_standard_input_alike(tmp_path: Path) -> None:
    program = program_for(KINDS["plain"], tmp_path / "program.py")
    text = "#;x;y;label\r\n1;1,5;2;a\r\n2;-1,5;1e12;b\r\n"
    found = (0, ["1.5, 2: right (>99.9%)", "-1.5, 1000000000000: left (>99.9%)"], "")
    for data in (text.encode(), text.encode("utf-16"), text.encode("utf-8-sig")):
        table, packed = tmp_path / "points.csv", tmp_path / "points.csv.gz"
        table.write_bytes(data)
        packed.write_bytes(gzip.compress(data))
        assert answers_of(program, table) == found
        assert answers_of(program, packed) == found
        for source in (table, packed):
            assert answers_of(program, "-", given=source.read_bytes()) == found
    told = "Standard input is not UTF-8 text; save it as CSV UTF-8.\n"
    assert answers_of(program, "-", given=b"1,\xff\n") == (2, [], told)


def test_the_program_ends_quietly_where_nobody_reads_on(tmp_path: Path) -> None:
    program = program_for(KINDS["plain"], tmp_path / "program.py")
    table = tmp_path / "points.csv"
    table.write_text("1,2\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-I", str(program), str(table)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("pattern", "low", "high"), [("three-inputs", 0, 1), ("circle", -6, 6)])
def test_the_page_of_a_pattern_shows_its_plane(
    browser: Any, tmp_path: Path, pattern: str, low: float, high: float
) -> None:
    features = load_dataset(pattern).features
    assert features is not None
    network = Network((len(features.names), 2), "tanh")
    named = {"classes": ["1", "2"], "training": {"dataset": pattern}, "dataset": pattern}
    model = new_document(network, **named, test_accuracy=0.9, features=features)
    save_model(model, tmp_path / "page.html")
    browser.open(tmp_path / "page.html")
    browser.wait("return document.getElementById('class').textContent !== ''")
    count = len(features.columns)
    assert browser.run("return point") == [(low + high) / 2] * count
    for sign, end in ((-1, low), (1, high)):
        script = f"return middles.map((middle, k) => middle + {sign} * reaches[k])"
        assert browser.run(script) == pytest.approx([end] * count)


@pytest.mark.slow
def test_the_page_answers_at_each_point_as_the_network_does(
    browser: Any, model: ModelDocument, features: Features, tmp_path: Path
) -> None:
    save_model(model, tmp_path / "page.html")
    browser.open(tmp_path / "page.html")
    browser.wait("return document.getElementById('class').textContent !== ''")
    points = images_to_check_with(len(features.names), features)[:20]
    script = "return arguments[0].map((each) => [...forward(inputsOf(each)).at(-1)])"
    answers = np.array(browser.run(script, points.tolist()))
    expected = model.network.probabilities(features.rows_of(points))
    assert np.abs(answers - expected).max() < 1e-4
    typed = (
        "arguments[0].forEach((value, k) => { const field = document.getElementById(`number${k}`);"
        "field.value = value; field.dispatchEvent(new Event('input')); })"
    )
    browser.run(typed, points[3].tolist())
    assert browser.text("class") == model.metadata.classes[int(expected[3].argmax())]
    assert browser.logs() == []
    has_plane = len(features.columns) == 2
    assert browser.run("return document.getElementById('plane').hidden") is not has_plane
    number = 1234.56789
    browser.run(typed, [number] * len(features.columns))
    browser.run("document.activeElement.blur(); show();")
    assert float(browser.run("return document.getElementById('number0').value")) == number
    assert browser.run("return point[0]") == number
    if not has_plane:
        return
    ends = browser.run("return [placeOf(-0.5, 99.5, 100), placeOf(99.5, -0.5, 100)]")
    if features.low:
        assert ends == pytest.approx(np.array([[9.8, -0.85], [12.2, 0.35]]))
    elif not features.is_scaled:
        assert ends == pytest.approx(np.array([[-6, -6], [6, 6]]))
    # Where one points, the number that is shown is the number that is read.
    browser.run(
        "const box = plane.getBoundingClientRect(); plane.dispatchEvent(new PointerEvent("
        "'pointermove', {clientX: box.left + 77.7, clientY: box.top + 33.3}));"
    )
    shown, read = browser.run(
        "return [[0, 1].map((k) => document.getElementById(`number${k}`).value), point]"
    )
    assert list(map(float, shown)) == read
    assert max(map(len, shown)) < 9
    # What is painted where a cell lies is what the network answers there, but for the boundary.
    places, colours, shown, ground, edge = browser.run(
        "const pixels = planeCells.getContext('2d').getImageData(0, 0, 100, 100).data;"
        "const cells = [...Array(100).keys()].map((k) => [k, (37 * k) % 100]);"
        "return [cells.map(([c, r]) => placeOf(c, r, 100)), cells.map(([c, r]) =>"
        "[...pixels.slice(4 * (100 * r + c), 4 * (100 * r + c) + 3)]), classColours,"
        "rgb('background'), rgb('text')]"
    )
    answers = model.network.probabilities(features.rows_of(places))
    sure = 0.1 + 0.32 * (answers.max(axis=1, keepdims=True) - 1 / 3) / (1 - 1 / 3)
    mixed = ground + sure * (np.array(shown)[answers.argmax(axis=1)] - ground)
    is_inside = (np.array(colours) != edge).any(axis=1)
    assert is_inside.mean() > 0.7
    assert np.abs(mixed - colours)[is_inside].max() <= 1
