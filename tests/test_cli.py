"""The commands, as a user meets them: exit codes, one result on stdout, one sentence on stderr."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw
from safetensors.numpy import save_file

import visualnet
from visualnet import paths
from visualnet.argument_types import with_command
from visualnet.arguments import FORM_NAMES, FORMAT_NAMES, RECIPE_NAMES, build_parser
from visualnet.data.datasets import load_dataset
from visualnet.models.formats import open_model, save_model
from visualnet.paths import resource
from visualnet.training.recipes import RECIPES
from visualnet.training.trainer import Outcome, Trainer

QUICK = ["train", "--train-examples", "500", "--epochs", "1", "--batch-size", "10"]
STROKES = str(resource("data", "example.strokes.jsonl"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(visualnet.__file__).parents[1])}
PATIENCE = 300

Run = Callable[..., tuple[int, str, str]]


def start(*arguments: str | bytes, **streams: Any) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "visualnet", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.Popen(command, env=ENVIRONMENT, **pipes)


def only_object(text: str) -> dict[str, Any]:
    assert text.count("\n") == 1
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def assert_refused(code: int, out: str, err: str, *parts: str) -> None:
    assert code == 2
    assert out == ""
    assert "Traceback" not in err
    last = err.rstrip("\n").split("\n")[-1]
    assert last.startswith("visualnet")
    assert ": error: " in last
    for part in parts:
        assert part in last


def arrays(path: Path) -> list[np.ndarray]:
    with np.load(path, allow_pickle=False) as file:
        return [file[f"{kind}_{k}"] for k in range(3) for kind in ("weights", "biases")]


def test_train_prints_one_result(run: Run) -> None:
    code, out, err = run(*QUICK, "--json")
    assert code == 0
    result = only_object(out)
    assert 0.1 < result["test_accuracy"] < 1
    assert 0.1 < result["train_accuracy"] < 1
    assert result["test_loss"] > 0
    assert result["seconds"] > 0
    assert result["examples_per_second"] > 0
    assert result["parameters"] == 13_002
    assert result["config"]["train_examples"] == 500
    matrix = np.array(result["confusion_matrix"])
    assert matrix.shape == (10, 10)
    # Rows are true classes, of which MNIST has these many to test on.
    assert matrix.sum(axis=1).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    assert np.trace(matrix) / 10_000 == pytest.approx(result["test_accuracy"])
    assert "epoch 1/1: step 50" in err


def test_train_for_people(run: Run) -> None:
    code, out, _ = run(*QUICK, "--hidden", "")
    assert code == 0
    assert out.count("\n") == 1
    assert out.startswith("784-10: test accuracy ")


def test_flags_reach_the_training(run: Run) -> None:
    flags = {
        "activation": "relu", "learning_rate": 0.05, "momentum": 0.5, "batch_size": 20,
        "schedule": "constant", "initial_weights": "he", "validation_examples": 0, "seed": 7,
    }  # fmt: skip
    given = [part for name, value in flags.items() for part in (f"--{name}", value)]
    given = [str(part).replace("_", "-") for part in given]
    code, out, _ = run(*QUICK, *given, "--hidden", "12,9", "--output-layer", "sigmoid", "--json")
    assert code == 0
    config = only_object(out)["config"]
    assert {name: config[name] for name in flags} == flags
    assert (config["hidden"], config["output"]) == ([12, 9], "sigmoid")


@pytest.mark.slow
def test_a_second_run_gives_the_same_weights(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run(*QUICK, "--recipe", "small-and-good", "-o", tmp_path / f"{name}.npz")[0] == 0
    assert run(*QUICK, "--seed", "1", "-o", tmp_path / "c.npz")[0] == 0
    first, second, third = (arrays(tmp_path / f"{name}.npz") for name in "abc")
    assert all(np.array_equal(one, two) for one, two in zip(first, second, strict=True))
    assert not np.array_equal(first[0], third[0])


@pytest.mark.slow
def test_a_trained_model_evaluates_and_converts_to_the_same_answers(
    run: Run, tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("one.npz", "two.json", "2.safetensors", "3.npz")]
    _, out, _ = run(*QUICK, "--json", "--output", files[0])
    trained = only_object(out)
    for source, target in pairwise(files):
        code, out, err = run("export", source, "--format", target.suffix[1:], "--output", target)
        assert (code, out) == (0, "")
        assert str(target) in err
        assert "differ from the network's by at most 0.0e+00" in err
    for file in files:
        code, out, _ = run("evaluate", file, "--json")
        assert code == 0
        found = only_object(out)
        for key in ("test_accuracy", "test_loss", "confusion_matrix"):
            assert found[key] == trained[key]
    for one, two in zip(arrays(files[0]), arrays(files[-1]), strict=True):
        assert one.tobytes() == two.tobytes()


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_every_export_says_how_its_answers_compare(run: Run, tmp_path: Path, name: str) -> None:
    if name == "onnx":
        pytest.importorskip("onnx")
    path = tmp_path / "exported"
    code, out, err = run("export", "digits-16x16", "--format", name, "--output", path, "--json")
    assert code == 0
    found = only_object(out)
    assert (found["format"], found["images"], found["bytes"]) == (name, 100, path.stat().st_size)
    assert found["largest_difference"] < 1e-5
    assert found["checked_by"] in err


def test_a_name_that_ends_as_that_of_another_format_is_told(run: Run, tmp_path: Path) -> None:
    _, _, err = run("export", "digits-16x16", "--format", "json", "--output", tmp_path / "m.npz")
    assert "m.npz will be" in err
    assert "other programs expect the ending .json" in err
    _, _, err = run("export", "digits-16x16", "--format", "json", "--output", tmp_path / "m.json")
    assert "though" not in err
    _, _, err = run("export", "digits-16x16", "--format", "csv", "--output", tmp_path / "m.csv")
    assert "m.csv will be a zip file with a table per matrix" in err
    _, _, err = run("export", "digits-16x16", "--format", "csv", "--output", tmp_path / "m.zip")
    assert "will be" not in err


def test_what_a_foreign_file_does_not_say_is_said(run: Run, tmp_path: Path, seven: Path) -> None:
    path = tmp_path / "theirs.safetensors"
    save_file({"0.weight": np.eye(10, 784, dtype=np.float32)}, path)
    code, out, err = run("predict", path, seven)
    assert (code, out.count("\n")) == (0, 1)
    assert "its outputs are assumed to be softmax" in err
    assert "0 (paper) to 1 (ink)" in err
    notes = only_object(run("predict", path, seven, "--json")[1])["notes"]
    assert any("its outputs are assumed to be softmax" in note for note in notes)
    assert set(notes) < set(err.splitlines())


def test_a_model_may_have_a_name_as_long_as_the_disk_allows(run: Run, tmp_path: Path) -> None:
    output = tmp_path / f"{'m' * 251}.npz"
    assert run(*QUICK, "--output", output)[0] == 0
    assert list(tmp_path.iterdir()) == [output]


@pytest.fixture
def seven(tmp_path: Path) -> Path:
    path = tmp_path / "seven.png"
    image = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(image).line([(50, 45), (150, 45), (90, 160)], fill=0, width=14, joint="curve")
    image.save(path)
    return path


def test_predict_gives_one_line_an_image_and_one_a_drawing(
    run: Run, seven: Path, tmp_path: Path
) -> None:
    three = Path(STROKES).read_text(encoding="utf-8").splitlines()[0]
    drawings = tmp_path / "three.strokes.jsonl"
    drawings.write_text(f"{three}\n\n{three}\n{three}", encoding="utf-8")
    code, out, _ = run("predict", "digits-16x16", seven, drawings, seven, "--json")
    assert code == 0
    results = [json.loads(line) for line in out.splitlines()]
    assert [result["file"] for result in results] == [
        str(p) for p in (seven, *[drawings] * 3, seven)
    ]
    assert [result["index"] for result in results] == [0, 0, 1, 2, 0]
    assert [result["digit"] for result in results] == [7, 3, 3, 3, 7]
    for result in results:
        assert len(result["probabilities"]) == 10
        assert sum(result["probabilities"]) == pytest.approx(1, abs=1e-5)
        assert result["digit"] == int(np.argmax(result["probabilities"]))


def test_predict_for_people_is_one_line_whatever_the_name(run: Run, seven: Path) -> None:
    renamed = seven.rename(seven.with_name("se\nv\u2028en.png"))
    code, out, _ = run("predict", "digits-16x16", renamed)
    assert code == 0
    assert len(out.splitlines()) == 1
    assert ": 7 (" in out


def test_models_and_datasets(run: Run) -> None:
    models = only_object(run("models", "--json")[1])["models"]
    rows = {row["name"]: row for row in models}
    assert rows["digits-16x16"]["parameters"] == 13_002
    assert rows["digits-16x16"]["test_accuracy"] > 0.93
    assert all(row["licence"] and row["bytes"] > 1000 for row in models)
    datasets = only_object(run("datasets", "--json")[1])["datasets"]
    assert [(row["name"], row["train_examples"], row["test_examples"]) for row in datasets] == [
        ("mnist", 60_000, 10_000),
        ("pen-digits", 5_996, 1_498),
        ("mnist+pen-digits", 65_996, 11_498),
        ("mnist+pen-digits-redrawn", 111_233, 11_498),
    ]
    assert "CC BY-SA 3.0" in datasets[0]["licence"]
    assert "784-16-16-10" in run("models")[1]
    assert "60,000 + 10,000" in run("datasets")[1]


def test_bundled_model_evaluates_as_it_says(run: Run) -> None:
    model = only_object(run("models", "--json")[1])["models"][0]
    found = only_object(run("evaluate", model["name"], "--json")[1])
    assert found["test_accuracy"] == pytest.approx(model["test_accuracy"], abs=1e-4)


@pytest.mark.parametrize(
    "flags",
    [
        ("--learning-rate", "nan"),
        ("--learning-rate", "inf"),
        ("--learning-rate", "-1"),
        ("--learning-rate", "fast"),
        ("--learning-rate", "1,000"),
        ("--learning-rate", "0,0,1"),
        ("--batch-size", "1.5"),
        ("--momentum", "1"),
        ("--batch-size", "0"),
        ("--batch-size", "1e-3"),
        ("--epochs", "-2"),
        ("--epochs", "9" * 30),
        ("--seed", "9" * 400),
        ("--seed", "9" * 5000),
        ("--hidden", "16,x"),
        ("--hidden", "16,,16"),
        ("--hidden", "0"),
        ("--hidden", "-5"),
        ("--hidden", "4096,4096,4096"),
        ("--hidden", ",".join("1" * 17)),
        ("--activation", "step\nfunction"),
        ("--recipe", "cake"),
        ("--dataset", "letters"),
        ("--schedule", "linear"),
        ("--optimizer", "adagrad"),
        ("--output-layer", "maxout"),
        ("--train-examples", "0"),
        ("--train-examples", "55001"),
        ("--validation-examples", "60000"),
        ("--colour", "red"),
        ("extra\nwords",),
        ("--output", "model.docx"),
        ("--output", "."),
        ("--output", "no-such-folder/model.npz"),
    ],
)
def test_bad_flags_of_train(run: Run, flags: tuple[str, ...]) -> None:
    code, out, err = run("train", *flags)
    assert_refused(code, out, err)
    assert len(err.splitlines()[-1]) < 500 + sum(len(flag) for flag in flags if len(flag) > 4000)


@pytest.mark.parametrize("sizes", ["16;16", "1.000,16", "16 16"])
def test_layer_sizes_are_refused_with_how_to_write_them(run: Run, sizes: str) -> None:
    code, out, err = run("train", "--hidden", sizes)
    assert_refused(code, out, err)
    assert "with commas between, such as 16,16, or none" in err


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (("dance",), ("dance",)),
        (("evaluate", "no-such-model"), ("no-such-model", "digits-16x16")),
        (("evaluate", "digits-16x16", "--dataset", "letters"), ("letters", "mnist")),
        (("evaluate", __file__), (__file__,)),
        (("predict", "digits-16x16"), ("something to read", "--dataset")),
        (("predict", "digits-16x16", "-", "-"), ("give - once",)),
        (("predict", "digits-16x16", "a.png", "--dataset", "mnist"), ("or use --dataset",)),
        (("predict", "digits-16x16", "a.png", "--csv", "-", "--json"), ("Only one result",)),
        (("predict", "digits-16x16", "a.png", "--probabilities"), ("--csv",)),
        (("predict", "digits-16x16", "no-such.png"), ("no-such.png",)),
        (("predict", "digits-16x16", "no\nsuch.png"), ("such.png",)),
        (("predict", "digits-16x16", "no-such.strokes.jsonl"), ("no-such.strokes.jsonl",)),
        (("predict", "digits-16x16", __file__), (__file__,)),
        (("predict", "no-such-model", STROKES), ("no-such-model",)),
        (("export", "digits-16x16", "--format", "docx", "--output", "m.npz"), ("docx", "npz")),
        (("export", "no-such", "--format", "npz", "--output", "m.npz"), ("no-such",)),
        (("demo", "--seconds", "nan"), ("--seconds",)),
        (("demo", "--size", "10x10"), ("10x10",)),
        (("benchmark", "--training", "--against", "/no/such/python"), ("/no/such/python",)),
    ],
)
def test_bad_input_of_the_other_commands(
    run: Run, arguments: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert_refused(*run(*arguments), *parts)


def test_predictions_beside_bad_files_are_printed_and_all_of_those_told(
    run: Run, seven: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.png"
    empty.touch()
    files = (seven, "no-such.png", seven, empty)
    code, out, err = run("predict", "digits-16x16", *files, "--json")
    assert [json.loads(line)["digit"] for line in out.splitlines()] == [7, 7]
    assert_refused(code, "", err, "2 of 4 images", "no-such.png", "empty.png", "--skip-damaged")
    code, out, err = run("predict", "digits-16x16", *files, "--json", "--skip-damaged")
    assert (code, len(out.splitlines())) == (0, 2)
    assert "no-such.png" in err
    assert "empty.png" in err


def test_where_nothing_is_left_leaving_out_is_refused(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.png"
    empty.touch()
    gone = run("predict", "digits-16x16", "no-such.png", "--skip-damaged")
    assert_refused(*gone, "no-such.png")
    code, out, err = run("predict", "digits-16x16", "no-such.png", empty, "--skip-damaged")
    assert_refused(code, out, err, "2 of 2 images", "no-such.png", "empty.png")
    assert "leaves them out" not in err


def test_pictures_of_which_one_page_is_read_are_told_once(
    run: Run, seven: Path, tmp_path: Path
) -> None:
    paged = tmp_path / "paged.gif"
    Image.open(seven).save(paged, save_all=True, append_images=[Image.new("L", (28, 28), 99)])
    _, out, err = run("predict", "digits-16x16", seven, paged)
    assert len(out.splitlines()) == 2
    assert err.count("has several pages; only the first is read.") == 1
    _, _, err = run("predict", "digits-16x16", paged, paged)
    assert err.count("2 pictures have several pages (paged.gif, paged.gif)") == 1


@pytest.mark.slow
def test_divergence_saves_nothing_and_exits_1(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "model.npz"
    code, out, err = run(
        *QUICK, "--epochs", "5", "--learning-rate", "1000", "--output", output, "--json"
    )
    assert (code, only_object(out)["outcome"]) == (1, "diverged")
    assert err.splitlines()[-1].startswith("visualnet train: error: Training diverged at step ")
    assert "Warning" not in err
    assert not output.exists()


@pytest.fixture
def overflowing(tmp_path: Path) -> Path:
    """A model of finite weights whose sums are not."""
    document = open_model(resource("models", "digits-16x16.npz"))
    parameters = document.network.parameters.copy()
    network = document.network.with_parameters(parameters)
    network.weights[2][:] = 3e38
    network.weights[2][:, ::2] *= -1
    path = tmp_path / "overflowing.npz"
    save_model(replace(document, network=network), path)
    return path


def strict(text: str) -> dict[str, Any]:
    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is not JSON")

    found = json.loads(text, parse_constant=refuse)
    assert isinstance(found, dict)
    return found


def test_where_nothing_is_drawn_there_is_no_answer(run: Run, tmp_path: Path) -> None:
    pages = [tmp_path / name for name in ("white.png", "black.png", "small.png")]
    for page, size, level in zip(pages, (90, 90, 28), (255, 0, 255), strict=True):
        Image.new("L", (size, 28), level).save(page)
    empty = tmp_path / "empty.strokes.jsonl"
    empty.write_text('{"strokes": [], "width": 200, "height": 200}\n')
    for way in ("as-is", "inverted", "refitted"):
        code, out, _ = run("predict", "digits-16x16", *pages, empty, "--pictures", way, "--json")
        results = [json.loads(line) for line in out.splitlines()]
        assert (code, len(results)) == (0, 4)
        assert {(r["digit"], r["label"], r["is_blank"], r["doubt"]) for r in results} == {
            (None, None, True, 1.0)
        }
    _, out, _ = run("predict", "digits-16x16", pages[0])
    assert out == f"{pages[0]} 0: nothing is drawn\n"


@pytest.mark.slow
def test_predict_shows_a_network_what_it_learnt(run: Run, tmp_path: Path) -> None:
    random, folder = np.random.default_rng(0), tmp_path / "bars"
    for k, (top, left) in enumerate(((0, 0), (0, 14), (14, 0), (14, 14))):
        (folder / f"class {k}").mkdir(parents=True)
        for i in range(12):
            image = np.zeros((28, 28), np.uint8)
            image[top : top + 14, left : left + 14] = random.integers(120, 250, (14, 14))
            Image.fromarray(image).save(folder / f"class {k}" / f"{i}.png")
    model = tmp_path / "bars.npz"
    settings = ("--epochs", "30", "--hidden", "none", "--output", model)
    code, out, err = run("train", "--dataset", folder, *settings, "--json")
    assert (code, json.loads(out)["pictures"]) == (0, "as-is")
    assert "Pictures will be read whole" in err
    files = sorted(folder.rglob("*.png"))
    _, out, err = run("predict", model, *files, "--json")
    results = [json.loads(line) for line in out.splitlines()]
    assert [r["label"] for r in results] == [file.parent.name for file in files]
    assert {r["pictures"] for r in results} == {"as-is"}
    _, out, _ = run("evaluate", model, "--dataset", folder, "--json")
    assert (json.loads(out)["pictures"], json.loads(out)["test_accuracy"]) == ("as-is", 1.0)
    # All corners are the same blot in the middle, once they are refitted.
    _, out, _ = run("predict", model, *files, "--pictures", "refitted", "--json")
    assert len({json.loads(line)["label"] for line in out.splitlines()}) == 1


@pytest.mark.slow
def test_predict_says_how_images_stood_and_of_which_digits_likeness_is_known(
    run: Run, tmp_path: Path, seven: Path
) -> None:
    digits = load_dataset().test
    path, model, program = (tmp_path / name for name in ("mine.npz", "m.npz", "m.py"))
    np.savez(path, images=np.rot90(digits.images[:300], 1, (1, 2)), labels=digits.labels[:300])
    settings = ("--epochs", "1", "--hidden", "none", "--output", model)
    run("train", "--dataset", path, *settings)
    lying = "images that are not upright"
    code, _, err = run("predict", model, seven)
    assert (code, lying in err, "turn images: right" in err) == (0, True, True)
    run("export", model, "--format", "python", "--output", program)
    done = subprocess.run([sys.executable, "-I", program, seven], capture_output=True, check=True)
    assert lying in done.stderr.decode()
    run("train", "--dataset", path, "--turn-images", "right", *settings)
    _, _, err = run("predict", model, seven)
    assert lying not in err
    assert "were turned upright (right); its pictures must be upright" in err
    assert "known" not in err
    _, _, err = run("predict", model, seven, "--pictures", "as-is")
    assert "only in refitted pictures, not in as-is ones; doubt depends" in err


@pytest.mark.slow
def test_what_is_on_a_picture_besides_a_digit_is_told(run: Run, tmp_path: Path) -> None:
    one = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(one).line([(60, 40), (140, 40), (90, 160)], fill=0, width=16)
    one.save(tmp_path / "one.png")
    one.save(tmp_path / "two.tif", save_all=True, append_images=[Image.new("L", (200, 200), 255)])
    bars = one.copy()
    ImageDraw.Draw(bars).rectangle((20, 185, 180, 195), fill=0)
    bars.save(tmp_path / "bars.png")
    program = tmp_path / "m.py"
    run("export", "digits-16x16", "--format", "python", "--output", program)
    names = ("one.png", "two.tif", "bars.png")
    files = [str(tmp_path / name) for name in names]
    _, _, err = run("predict", "digits-16x16", *files)
    command = [sys.executable, "-I", program, *files]
    told = subprocess.run(command, capture_output=True, check=True).stderr.decode()
    for lines in (err.splitlines(), told.splitlines()):
        about = {name: [line for line in lines if name in line] for name in names}
        assert [len(about[name]) for name in names] == [0, 1, 1]
        assert "only the first is read" in about["two.tif"][0]
        assert "crop it to one digit" in about["bars.png"][0]
    # Whatever is installed.
    command = [sys.executable, "-I", "-S", program, files[2]]
    told = subprocess.run(command, capture_output=True, check=True).stderr.decode()
    assert "crop it to one digit" in told


def test_an_answer_that_is_no_number_is_told_as_that(run: Run, overflowing: Path) -> None:
    code, out, err = run("predict", overflowing, STROKES, "--json")
    result = strict(out)
    assert (code, err) == (0, "")
    assert (result["digit"], result["label"]) == (None, None)
    assert result["is_doubtful"] is True
    code, out, err = run("predict", overflowing, STROKES)
    assert (code, err) == (0, "")
    assert "no answer" in out
    assert "nan" not in out
    assert_refused(*run("evaluate", overflowing, "--json"), "10,000 of 10,000 examples")


def test_a_training_that_ends_in_no_numbers_has_diverged(
    run: Run, tmp_path: Path, overflowing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(trainer: Trainer, *_: object) -> Outcome:
        trainer.network.parameters[:] = open_model(overflowing).network.parameters
        return Outcome.FINISHED

    monkeypatch.setattr(Trainer, "run", end)
    output = tmp_path / "model.npz"
    code, out, err = run("train", "--train-examples", "50", "--output", output, "--json")
    assert (code, only_object(out)["outcome"]) == (1, "diverged")
    assert "Training diverged" in err.splitlines()[-1]
    assert "Warning" not in err
    assert not output.exists()


def test_version_and_help(run: Run) -> None:
    assert run("--version")[:2] == (0, f"visualnet {visualnet.__version__}\n")
    code, out, _ = run("--help")
    assert code == 0
    assert "benchmark" in out


COMMANDS = ["gui", "train", "predict"]


def test_a_file_may_stand_where_a_command_could(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "train").write_bytes(b"")
    (tmp_path / "tain").write_bytes(b"")
    os.symlink("nowhere", "link")
    for files in (
        ["work.vnet"], ["my work.npz", "data.csv"], ["./train"], ["tain"], ["link"],
        ["missing.npz"], ["digits-best"], ["folder/none"], ["--", "-x.npz"],
    ):  # fmt: skip
        assert with_command(files, COMMANDS) == ["gui", *files]
    for words in ([], ["train"], ["train", "work.vnet"], ["--help"], ["-x.npz"], ["gui", "a.npz"]):
        assert with_command(words, COMMANDS) == words


def test_a_mistyped_command_is_neither_a_command_nor_a_file(run: Run) -> None:
    for words, advice in ((["tain", "--epochs", "3"], "did you mean train?"), (["zzz"], "--help.")):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        last = err.splitlines()[-1]
        assert last.startswith(
            f"visualnet: error: There is no command, file or bundled model '{words[0]}'"
        )
        assert last.endswith(advice)


@pytest.mark.slow
def test_interrupted_training_saves_says_so_and_exits_130(tmp_path: Path) -> None:
    output = tmp_path / "model.npz"
    process = start("train", "--epochs", "1000000", "--train-examples", "2000", "--json",
                    "--output", str(output))  # fmt: skip
    assert process.stderr is not None
    lines = iter(process.stderr.readline, b"")
    assert any(line.startswith(b"epoch 2/") for line in lines)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    result = only_object(out.decode())
    assert (result["outcome"], result["ended_by"]) == ("stopped", "signal")
    assert result["signal"] == "SIGINT"
    assert result["stop_reason"] == f"Stopped by a signal after step {result['steps']:,}."
    assert result["steps"] >= 126
    assert b"Traceback" not in err
    assert f"Saved {output} after step {result['steps']:,}.".encode() in err
    assert b"interrupted" in err.splitlines()[-1]
    assert len(arrays(output)) == 6


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_training_that_is_told_to_end_saves_too(tmp_path: Path, name: str) -> None:
    output, number = tmp_path / "model.npz", getattr(signal, name)
    process = start("train", "--epochs", "1000000", "--train-examples", "2000", "--json",
                    "--output", str(output))  # fmt: skip
    assert process.stderr is not None
    lines = iter(process.stderr.readline, b"")
    assert any(line.startswith(b"epoch 2/") for line in lines)
    process.send_signal(number)
    if name == "SIGHUP":
        # The terminal is gone.
        process.stderr.close()
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 128 + number
    assert only_object(out.decode())["outcome"] == "stopped"
    assert len(arrays(output)) == 6


@pytest.mark.slow
def test_a_training_under_nohup_outlives_its_terminal(tmp_path: Path) -> None:
    output = tmp_path / "model.npz"
    process = start(*QUICK, "--epochs", "20", "--output", str(output),
                    preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))  # fmt: skip
    assert process.stderr is not None
    lines = iter(process.stderr.readline, b"")
    assert any(line.startswith(b"epoch 2/") for line in lines)
    process.send_signal(signal.SIGHUP)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert len(arrays(output)) == 6


def full_for(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be no room where `target` lies."""
    write = paths.write_atomically

    def attempt(path: Path, data: bytes) -> None:
        if target in path.parents:
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(paths, "write_atomically", attempt)


@pytest.mark.parametrize("room", ["state", "temp", "nowhere"])
def test_a_model_that_cannot_be_written_at_the_end_is_kept_elsewhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    state, temp = tmp_path / "state", tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(state if room == "state" else __file__))
    monkeypatch.setattr(tempfile, "tempdir", str(temp if room == "temp" else __file__))
    (tmp_path / "stick").mkdir()
    full_for(tmp_path / "stick", monkeypatch)
    code, out, err = run(*QUICK, "--output", tmp_path / "stick" / "m.npz", "--json")
    result = only_object(out)
    assert 0 < result["test_accuracy"] < 1, "the figures are printed"
    assert_refused(code, "", err, "No space left on device")
    if room == "nowhere":
        assert result["output"] is None
        assert "anywhere else" in err
    else:
        kept = Path(result["output"])
        assert (state if room == "state" else temp) in kept.parents
        assert str(kept) in err.splitlines()[-1]
        assert len(arrays(kept)) == 6


@pytest.mark.parametrize(
    ("output", "parts"),
    [
        ("m.onnx", ("onnx", "Install it with")),
        ("x" * 300 + ".npz", ("File name too long",)),
        ("file.txt/m.npz", ("m.npz",)),
        ("read-only.npz", ("read-only",)),
        ("astray.npz", ("folder does not exist",)),
    ],
)
def test_what_could_not_be_saved_is_not_begun(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, parts: tuple[str, ...]
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    (tmp_path / "file.txt").touch()
    (tmp_path / "read-only.npz").touch(mode=0o444)
    (tmp_path / "astray.npz").symlink_to(tmp_path / "missing" / "m.npz")
    code, out, err = run(*QUICK, "--output", tmp_path / output)
    assert_refused(code, out, err, *parts)
    assert "Training" not in err


@pytest.mark.parametrize("through", ["name", "link"])
def test_an_export_does_not_replace_its_own_model(run: Run, tmp_path: Path, through: str) -> None:
    source = tmp_path / "mine.npz"
    run("export", "digits-16x16", "--format", "npz", "--output", source)
    before, output = source.read_bytes(), source
    if through == "link":
        output = tmp_path / "link.html"
        output.symlink_to(source)
    assert_refused(
        *run("export", source, "--format", "html", "--output", output),
        "is the file being read",
        "--force",
    )
    assert source.read_bytes() == before
    assert run("export", source, "--format", "html", "--output", output, "--force")[0] == 0
    assert b"<html" in source.read_bytes()


@pytest.mark.slow
def test_no_writer_replaces_what_is_something_else(run: Run, tmp_path: Path) -> None:
    model, data, notes = (tmp_path / name for name in ("m.npz", "data.npz", "n.strokes.jsonl"))
    run("export", "digits-16x16", "--format", "npz", "--output", model)
    part = load_dataset().train.part(0, 40)
    np.savez(data, images=part.images, labels=part.labels)
    notes.write_text("mine", encoding="utf-8")
    before = [path.read_bytes() for path in (model, data, notes)]
    strokes = ("datasets", "--strokes", "test", "--output", notes)
    for arguments in (
        (*QUICK, "--dataset", data, "--output", data),
        (*QUICK, "--output", data),
        ("export", "digits-16x16", "--format", "html", "--output", model),
        ("export", "digits-16x16", "--format", "npz", "--output", data),
        strokes,
    ):
        assert_refused(*run(*arguments), "give another name, or --force to replace it")
    assert [path.read_bytes() for path in (model, data, notes)] == before
    # A model of the same format is replaced without a word, as any program does.
    assert run(*QUICK, "--output", model)[0] == 0
    assert run(*strokes, "--force")[0] == 0
    assert run("export", "digits-16x16", "--format", "npz", "--output", data, "--force")[0] == 0


@pytest.mark.slow
@pytest.mark.parametrize(("name", "ending"), [("csv", "zip"), ("html", "html"), ("python", "py")])
def test_an_export_can_be_repeated_and_is_told_as_what_it_is(
    run: Run, tmp_path: Path, name: str, ending: str
) -> None:
    output = tmp_path / f"m.{ending}"
    for _ in range(2):
        assert run("export", "digits-16x16", "--format", name, "--output", output)[0] == 0
    assert_refused(*run("evaluate", output), "writes for other programs but does not open", "npz")
    output.write_bytes(b"mine" + output.read_bytes())
    assert_refused(*run("export", "digits-16x16", "--format", name, "--output", output), "--force")
    assert_refused(*run("export", "digits-16x16", "--format", name, "--output", "-"), "file name")


def test_a_name_that_no_file_can_have(run: Run, tmp_path: Path) -> None:
    name = "x" * 300
    assert_refused(*run("predict", name, STROKES), "File name too long")
    assert_refused(*run("predict", "digits-16x16", f"{name}.png"), "File name too long")
    assert_refused(*run("evaluate", "digits-16x16", "--dataset", name), "no data set")
    long = tmp_path / f"{name}.npz"
    assert_refused(*run("train", "--dataset", long), "no file or folder")
    tls = ("--tls-ca", f"{name}.pem", "--tls-cert", "c.pem", "--tls-key", "k.pem")
    sweep = ("--vary", "momentum=0,0.5", "--output", tmp_path / "sweep.csv")
    assert_refused(*run("sweep", *sweep, "--scheduler", "tls://127.0.0.1:1", *tls), "no file")
    assert_refused(*run("sweep", "--output", tmp_path / f"{name}.csv"), "File name too long")


def test_too_little_memory_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr("visualnet.train_command.Trainer", failing)
    assert_refused(*run(*QUICK), "not enough memory")


def test_an_interruption_anywhere_else_is_said_in_a_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("visualnet.commands.evaluate_model", interrupted)
    expected = (130, "", "visualnet evaluate: interrupted\n")
    assert run("evaluate", "digits-16x16") == expected


@pytest.mark.slow
def test_a_name_that_is_not_text(seven: Path) -> None:
    renamed = os.path.join(os.fsencode(seven.parent), b"caf\xe9.png")
    os.rename(seven, renamed)
    for flags in ((), ("--json",)):
        process = start("predict", "digits-16x16", renamed, *flags)
        out, err = process.communicate(timeout=PATIENCE)
        assert (process.returncode, err) == (0, b"")
        assert out.count(b"\n") == 1
    assert json.loads(out)["digit"] == 7
    assert json.loads(out)["file"].endswith("caf\udce9.png")


@pytest.mark.slow
def test_a_reader_who_leaves_early_is_no_error() -> None:
    process = start("predict", "digits-16x16", *[STROKES] * 50, "--json")
    with process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


@pytest.mark.slow
def test_training_outlives_the_reader_of_its_progress(tmp_path: Path) -> None:
    output = tmp_path / "model.npz"
    process = start(*QUICK, "--epochs", "3", "--output", str(output), "--json")
    with process:
        assert process.stderr is not None
        process.stderr.close()
        assert process.stdout is not None
        assert only_object(process.stdout.read().decode())["outcome"] == "finished"
        assert process.wait(PATIENCE) == 0
    assert len(arrays(output)) == 6


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_under_standard_output() -> None:
    with open("/dev/full", "wb") as full:
        process = start("models", stdout=full)
        _, err = process.communicate(timeout=PATIENCE)
    assert_refused(process.returncode, "", err.decode(), "No space left on device")


def test_the_commands_start_without_loading_numpy() -> None:
    code = "import sys, visualnet.cli; visualnet.cli.build_parser(); print('numpy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, timeout=PATIENCE,
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == b"False"


def test_numbers_have_the_format_of_c() -> None:
    flags = ["--learning-rate", "1e-2", "--momentum", ".5"]
    flags += ["--batch-size", "1e2", "--train-examples", "60000"]
    options = build_parser().parse_args(["train", *flags])
    assert (options.learning_rate, options.momentum) == (0.01, 0.5)
    assert (options.batch_size, options.train_examples) == (100, 60_000)


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        (["train", "--learning-rate", "0,01"], "write 0.01"),
        (["train", "--train-examples", "60,000"], "write 60000"),
        (["train", "--learning-rate", "1,000"], "write 1 or 1000"),
        (["sweep", "--vary", "learning_rate=0,05", "--output", "x.csv"], "write 0.05"),
        (["sweep", "--vary", "learning_rate=0,05; 0,1", "--output", "x.csv"], "write 0.05"),
    ],
)
def test_a_comma_is_refused_with_how_to_write_the_number(
    arguments: list[str], advice: str, run: Run
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    sentence = err.splitlines()[-1]
    assert "has a comma; use a decimal point" in sentence
    assert advice in sentence


def test_the_help_names_every_recipe() -> None:
    assert tuple(RECIPES) == RECIPE_NAMES


def test_the_help_names_every_form() -> None:
    from visualnet.data.bundled.written_forms import ASKED_FORMS

    assert tuple(ASKED_FORMS) == FORM_NAMES


@pytest.mark.slow
def test_the_strokes_of_writers_can_be_written_and_read(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "validation.strokes.jsonl"
    code, out, _ = run("datasets", "--strokes", "validation", "--output", target, "--json")
    assert code == 0
    written = only_object(out)
    assert (written["drawings"], written["writers"]) == (1250, [20, 21, 22, 23, 24])
    labels = [json.loads(line)["label"] for line in target.read_text("utf-8").splitlines()]
    code, out, _ = run("predict", "digits-16x16", target, "--json")
    digits = [str(json.loads(line)["digit"]) for line in out.splitlines()]
    assert sum(map(str.__eq__, digits, labels)) / len(labels) >= 0.95


def test_train_measures_on_other_data(run: Run, tmp_path: Path) -> None:
    mnist = load_dataset("mnist")
    for name, split in (("mnist_train", mnist.train), ("mnist_test", mnist.test)):
        np.savez(tmp_path / f"{name}.npz", images=split.images[:120], labels=split.labels[:120])
    flags = ("--dataset", str(tmp_path / "mnist_train.npz"), "--epochs", "1", "--patience", "1")
    others = ("--test-dataset", str(tmp_path / "mnist_test.npz"), "--validation-examples", "0")
    code, out, err = run("train", *flags, *others, "--json")
    assert code == 0
    result = only_object(out)
    assert result["test_images"] == 120
    assert "on 120 images of mnist_train" in err
    watched = "There are no validation examples, so patience watches the training loss."
    assert watched in result["notes"]
    assert watched in err.splitlines()


def test_a_look_at_data_tells_what_is_not_as_it_was_meant(run: Run, tmp_path: Path) -> None:
    train = load_dataset("mnist").train
    images = 255 - np.rot90(train.images[:240], 1, (1, 2))
    images[5] = 255
    path = tmp_path / "mine.npz"
    test = {"x_test": images[:60], "y_test": train.labels[:60]}
    np.savez(path, x_train=images, y_train=train.labels[:240], **test)
    code, out, _ = run("datasets", str(path), "--json")
    assert code == 0
    look = only_object(out)
    assert (look["title"], look["classes"]) == ("mine", list("0123456789"))
    counts = {name: part["images"] for name, part in look["parts"].items()}
    assert counts == {"train": 216, "validation": 24, "test": 60}
    assert sum(look["parts"]["test"]["by_class"]) == 60
    assert (look["paper"], look["turn_to_upright"], look["blank"]) == ("light", "right", 2)
    assert look["duplicates"] == {"in_train": 0, "in_train_and_test": 59}
    text = run("datasets", str(path))[1]
    assert "images: 216 train, 24 validation, 60 test" in text
    for warning, remedy in zip(look["warnings"], look["remedies"], strict=True):
        assert f"warning: {warning} Correct it with {remedy}." in text
    flags = " ".join(look["remedies"]).split()
    mended = only_object(run("datasets", str(path), *flags, "--json")[1])
    assert (mended["paper"], mended["turn_to_upright"], mended["blank"]) == ("dark", "none", 0)
    assert mended["duplicates"]["in_train_and_test"] == 0
    assert mended["warnings"] == []


def test_a_look_at_data_shows_pictures_in_the_way_that_is_asked(run: Run, tmp_path: Path) -> None:
    train = load_dataset("mnist").train
    np.savez(tmp_path / "mine.npz", images=255 - train.images[:60], labels=train.labels[:60])
    looks = {
        way: only_object(run("datasets", tmp_path / "mine.npz", "--pictures", way, "--json")[1])
        for way in ("as-is", "inverted")
    }
    assert {way: look["pictures"] for way, look in looks.items()} == {way: way for way in looks}
    assert {way: look["paper"] for way, look in looks.items()} == {
        "as-is": "light",
        "inverted": "dark",
    }


@pytest.mark.slow
def test_each_command_tells_that_the_test_part_alone_is_turned(run: Run, tmp_path: Path) -> None:
    whole = load_dataset("mnist")
    paths = {name: tmp_path / f"my-{name}.npz" for name in ("train", "test")}
    np.savez(paths["train"], images=whole.train.images[:240], labels=whole.train.labels[:240])
    turned = np.rot90(whole.test.images[:120], 1, (1, 2))
    np.savez(paths["test"], images=turned, labels=whole.test.labels[:120])
    told = "The test images are not upright: they lie on their left side"
    source, flag = ("--test-dataset", paths["test"]), "--turn-test-images right"
    look = only_object(run("datasets", paths["train"], *source, "--json")[1])
    assert (look["warnings"], look["remedies"]) == ([f"{told}."], [flag])
    assert [look["parts"][name]["turn_to_upright"] for name in paths] == ["none", "right"]
    text = run("datasets", paths["train"], *source)[1]
    assert "orientation: train: upright; test: not upright, right turns them upright" in text
    few = ("--hidden", "4", "--epochs", "1", "--train-examples", "60")
    for train in (str(paths["train"]), "mnist"):
        _, _, err = run("train", "--dataset", train, *source, *few)
        assert f"{told}; correct it with {flag}." in err.splitlines()
    _, _, err = run("train", "--dataset", paths["train"], *source, *few, *flag.split())
    assert "stand upright" not in err


def test_blank_data_are_not_trained_on(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "blank.npz"
    images = np.zeros((24, 28, 28), np.uint8)
    np.savez(path, images=images, labels=np.arange(24) % 2)
    for command in (("train",), ("evaluate", "digits-16x16"), ("datasets",)):
        source = (str(path),) if command == ("datasets",) else ("--dataset", str(path))
        code, out, err = run(*command, *source)
        assert (code, out) == (2, "")
        assert err.splitlines()[-1].endswith(
            "error: All images of blank are blank. Check its files, or prepare pictures in "
            "another way (--pictures)."
        )


@pytest.mark.slow
def test_forms_of_digits_can_be_written_and_asked(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "zeros.strokes.jsonl"
    form = ("--form", "slashed-zeros")
    code, out, _ = run("datasets", "--strokes", "validation", *form, "--output", target, "--json")
    assert code == 0
    assert only_object(out)["drawings"] == 520
    assert {json.loads(line)["label"] for line in target.read_text("utf-8").splitlines()} == {"0"}
    assert_refused(*run("datasets", *form), "--form", "--strokes")


@pytest.mark.slow
def test_evaluate_measures_by_form(run: Run) -> None:
    forms = only_object(run("evaluate", "digits-16x16", "--forms", "--json")[1])["forms"]
    assert [form["form"] for form in forms] == ["as-written", *FORM_NAMES]
    told = run("evaluate", "digits-16x16", "--forms")[1].splitlines()
    assert told[1] == f"as-written: {forms[0]['accuracy']:.2%} of 1,250"
