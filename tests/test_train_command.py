"""`train`: how it ends, what it goes on from, and what it finds out before it begins."""

import json
import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from visualnet.arguments import build_parser
from visualnet.data.datasets import load_dataset
from visualnet.models import formats
from visualnet.models.document import ModelDocument
from visualnet.models.formats import open_model
from visualnet.nn.input_scale import InputScale
from visualnet.paths import resource
from visualnet.printing import show
from visualnet.setting_flags import given_settings
from visualnet.training.trainer import Trainer

Run = Callable[..., tuple[int, str, str]]

QUICK = ("train", "--train-examples", "500", "--epochs", "1", "--batch-size", "10", "--json")
STANDSTILL = (
    "train", "--train-examples", "300", "--validation-examples", "200", "--hidden", "16",
    "--learning-rate", "1", "--schedule", "constant", "--patience", "2", "--json",
)  # fmt: skip


def result_of(out: str) -> dict[str, Any]:
    assert out.count("\n") == 1

    def refuse(word: str) -> None:
        raise ValueError(word)

    found: dict[str, Any] = json.loads(out, parse_constant=refuse)
    return found


@pytest.fixture
def untrained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no training begin."""
    monkeypatch.setattr(Trainer, "run", lambda *_: pytest.fail("it trained"))


def assert_refused(answer: tuple[int, str, str], *parts: str) -> None:
    code, out, err = answer
    assert (code, out) == (2, "")
    last = err.splitlines()[-1]
    assert last.startswith("visualnet train: error: ")
    for part in parts:
        assert part in last


@pytest.mark.parametrize(
    ("flags", "ended_by", "reason"),
    [
        ((), "epochs", "All epochs are done."),
        (("--target-accuracy", "0.1"), "target", "The validation accuracy reached "),
    ],
)
def test_why_it_ended_is_told(run: Run, flags: tuple[str, ...], ended_by: str, reason: str) -> None:
    code, out, err = run(*QUICK, "--epochs", "2", *flags)
    result = result_of(out)
    assert (code, result["ended_by"], result["outcome"]) == (0, ended_by, "finished")
    assert result["stop_reason"].startswith(reason)
    assert f"{result['stop_reason']} The weights are from the last step." in err
    assert (result["kept_epoch"], result["signal"], result["from"]) == (None, None, None)
    counts = [result[f"{part}_images"] for part in ("train", "validation", "test")]
    assert counts == [500, 5000, 10_000]


@pytest.mark.slow
def test_with_patience_the_model_is_that_of_the_best_epoch(run: Run, tmp_path: Path) -> None:
    code, out, err = run(*STANDSTILL, "--output", tmp_path / "best.npz")
    result = result_of(out)
    assert (code, result["ended_by"]) == (0, "patience")
    lines = [line for line in err.splitlines() if line.startswith("epoch ")]
    shares = [float(line.split("validation ")[1].split("%")[0]) for line in lines]
    best = shares.index(max(shares)) + 1
    assert (result["kept_epoch"], len(lines)) == (best, best + 2)
    assert f"The weights are from epoch {best}, the best (validation accuracy" in err
    tested = float(lines[best - 1].split("test ")[1].rstrip("%")) / 100
    assert result["test_accuracy"] == pytest.approx(tested, abs=5e-5)
    assert open_model(tmp_path / "best.npz").metadata.test_accuracy == result["test_accuracy"]
    last = result_of(run(*STANDSTILL, "--keep", "last")[1])
    assert last["kept_epoch"] is None
    tested = float(lines[-1].split("test ")[1].rstrip("%")) / 100
    assert last["test_accuracy"] == pytest.approx(tested, abs=5e-5)


@pytest.mark.slow
def test_a_diverged_training_prints_its_result_too(run: Run, tmp_path: Path) -> None:
    model = tmp_path / "m.npz"
    code, out, err = run(*QUICK, "--epochs", "5", "--learning-rate", "1000", "--output", model)
    result = result_of(out)
    assert (code, result["outcome"], result["ended_by"]) == (1, "diverged", "diverged")
    assert err.splitlines()[-1] == f"visualnet train: error: {result['stop_reason']}"
    assert (result["test_accuracy"], result["train_loss"], result["output"]) == (None, None, None)
    assert result["config"]["learning_rate"] == 1000
    assert result["steps"] > 0
    assert not model.exists()


@pytest.mark.parametrize("has_memory", [True, False])
def test_a_model_whose_folder_is_gone_at_the_end_is_kept_elsewhere(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_memory: bool
) -> None:
    def save(document: ModelDocument, path: Path) -> None:
        if not has_memory:
            raise MemoryError
        formats.save_model(document, path)

    train, folder = Trainer.run, tmp_path / "stick"

    def train_and_unplug(self: Trainer, *arguments: Any) -> Any:
        folder.rmdir()
        return train(self, *arguments)

    folder.mkdir()
    for name in ("state", "tmp"):
        (tmp_path / name).mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    monkeypatch.setattr(Trainer, "run", train_and_unplug)
    monkeypatch.setattr("visualnet.train_command.save_model", save)
    code, out, err = run(*QUICK, "--output", folder / "model.npz")
    result = result_of(out)
    assert code == 2
    assert result["steps"] == 50
    kept = [path for path in tmp_path.rglob("trained-*") if path.is_file()]
    if has_memory:
        assert str(kept[0]) in err
        assert open_model(kept[0]).metadata.classes == tuple("0123456789")
    else:
        assert kept == []
        assert "no room for the model anywhere else" in err


def test_json_has_no_number_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    show({"a": float("nan"), "b": [float("inf"), {"c": -float("inf"), "d": 1.5}]}, "", True)
    out = capsys.readouterr().out
    assert result_of(out) == {"a": None, "b": [None, {"c": None, "d": 1.5}]}


def test_what_could_not_be_saved_is_refused_before_the_training(
    run: Run, untrained: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder.npz").mkdir()
    for name, part in (
        ("away/m.npz", "its folder does not exist"),
        ("folder.npz", "a folder or a device"),
        (f"{'x' * 300}.npz", "too long"),
        ("m.txt", "ending"),
    ):
        assert_refused(run(*QUICK, "--output", tmp_path / name), part)
    with monkeypatch.context() as patch:
        patch.setattr(formats, "find_spec", lambda _: None)
        assert_refused(run(*QUICK, "--output", tmp_path / "m.onnx"), "pip install onnx")
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(1000, 999, 1))
    assert_refused(run(*QUICK, "--output", tmp_path / "m.npz"), "no room", "0.1 MB")


@pytest.mark.slow
def test_it_goes_on_from_a_model(run: Run, tmp_path: Path) -> None:
    first, second = tmp_path / "first.npz", tmp_path / "second.npz"
    shape = ("--hidden", "12,8", "--activation", "relu,tanh", "--output-layer", "sigmoid")
    assert run(*QUICK, *shape, "--output", first)[0] == 0
    code, out, err = run(*QUICK, "--learning-rate", "0", "--from", first, "--output", second)
    result = result_of(out)
    assert code == 0
    assert f"Continuing from the weights of {first}." in err.splitlines()
    assert f"Continuing from the weights of {first}." in result["notes"]
    assert result["from"] == str(first)
    before, after = open_model(first), open_model(second)
    np.testing.assert_array_equal(after.network.parameters, before.network.parameters)
    assert after.network.activations == ("relu", "tanh")
    assert after.network.output == "sigmoid"
    assert after.metadata.training["from"] == "first.npz"
    assert "from" not in before.metadata.training
    more = result_of(run(*QUICK, *shape, "--from", first)[1])
    assert more["test_accuracy"] > result["test_accuracy"], "what was learnt before counts"


def test_the_model_that_it_goes_on_from_is_not_written_over_unasked(
    run: Run, untrained: None, tmp_path: Path
) -> None:
    model = tmp_path / "m.npz"
    shutil.copy(resource("models", "digits-16x16.npz"), model)
    answer = run(*QUICK, "--from", model, "--output", model)
    assert_refused(answer, "is the file being read", "--force")


@pytest.mark.parametrize(
    ("flags", "parts"),
    [
        (("--hidden", "12"), ("784-16-16-10", "--hidden contradicts")),
        (("--activation", "relu"), ("sigmoid", "--activation contradicts")),
        (("--output-layer", "sigmoid"), ("softmax", "--output-layer contradicts")),
        (("--initial-scale", "2"), ("--initial-scale", "random first weights")),
        (("--recipe", "fast"), ("The recipe fast does not fit", "leave --recipe out")),
    ],
)
def test_what_contradicts_the_model_is_refused(
    run: Run, untrained: None, flags: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    assert_refused(run(*QUICK, "--from", "digits-16x16", *flags), "digits-16x16", *parts)


def test_data_of_other_classes_than_the_models_are_refused(
    run: Run, untrained: None, tmp_path: Path
) -> None:
    images = load_dataset("mnist").train.images[:40]
    np.savez(tmp_path / "tens.npz", images=images, labels=np.arange(40, dtype=np.uint8) % 3 + 9)
    answer = run("train", "--dataset", tmp_path / "tens.npz", "--from", "digits-16x16")
    assert_refused(answer, "digits-16x16 cannot be trained on this data", "10, 11")


def test_what_agrees_with_the_model_is_taken(run: Run) -> None:
    agreeing = ("--hidden", "16,16", "--activation", "sigmoid,sigmoid", "--recipe", "plain")
    code, out, _ = run(*QUICK, "--from", "digits-16x16", *agreeing)
    assert code == 0
    assert result_of(out)["test_accuracy"] > 0.85


@pytest.mark.slow
def test_it_goes_on_from_a_foreign_model(run: Run, tmp_path: Path) -> None:
    network = open_model(resource("models", "digits-16x16.npz")).network
    tensors = {}
    for number, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
        tensors[f"fc{number}.weight"] = np.ascontiguousarray(weights.T)
        tensors[f"fc{number}.bias"] = biases
    foreign = tmp_path / "foreign.safetensors"
    save_file(tensors, foreign)
    seen = []

    def end(trainer: Trainer, *_: object) -> None:
        seen.append(trainer.network)
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Trainer, "run", end)
        assert run(*QUICK, "--from", foreign, "--activations", "sigmoid")[0] == 130
    np.testing.assert_allclose(seen[0].parameters, network.parameters)
    assert seen[0].activations == ("sigmoid", "sigmoid")
    said = ("--from", foreign, "--activations", "sigmoid", "--input-range", "0:255")
    assert run(*QUICK, *said, "--output", tmp_path / "on.npz")[0] == 0
    assert open_model(tmp_path / "on.npz").metadata.learnt_scale == InputScale(0, 255)
    assert_refused(run(*QUICK, "--activations", "sigmoid"), "give --from FILE too")


def test_names_may_be_written_large(run: Run, tmp_path: Path) -> None:
    flags = ("--activation", "ReLU", "--optimizer", "Adam", "--schedule", "Constant")
    assert run(*QUICK, *flags, "--output", tmp_path / "m.npz")[0] == 0
    document = open_model(tmp_path / "m.npz")
    assert document.metadata.activations == ("relu", "relu")
    assert document.metadata.training["optimizer"] == "adam"


def test_of_a_flag_that_is_not_there_the_one_meant_is_named(run: Run) -> None:
    for flag, hint in (
        ("--learning_rate=0.1", "did you mean --learning-rate?"),
        ("--optimiser", "did you mean --optimizer?"),
        ("--lr", "see visualnet train --help"),
    ):
        code, out, err = run(*QUICK, flag, "0.1")
        assert (code, out) == (2, "")
        assert err.splitlines()[-1].startswith("visualnet train: error: unrecognized arguments: ")
        assert err.endswith(f"{hint}\n")


@pytest.mark.slow
def test_settings_that_do_nothing_beside_the_others_are_told(run: Run, tmp_path: Path) -> None:
    idle = ("--momentum", "0.5", "--target-margin", "0.1", "--keep", "best")
    _, out, err = run(*QUICK, "--optimizer", "adam", *idle)
    notes = result_of(out)["notes"]
    assert [note.split(" does nothing here: ")[0] for note in notes] == [
        "--target-margin",
        "--momentum",
        "--keep",
    ]
    assert all(note in err for note in notes)
    _, out, _ = run(*QUICK, "--optimizer", "nesterov", "--momentum", "0.5", "--dropout", "0.1")
    assert result_of(out)["notes"] == []
    sweep = ("sweep", *QUICK[1:], "--output", tmp_path / "s.csv", "--vary", "momentum=0,0.5")
    assert "--momentum does nothing here" in run(*sweep, "--optimizer", "adam")[2]


def test_none_names_a_turn_and_elsewhere_takes_a_setting_away() -> None:
    flags = "--invert-images all --invert-test-images none --turn-test-images none"
    others = "--epochs none --clip-norm none --test-dataset none"
    given = given_settings(build_parser().parse_args(["train", *flags.split(), *others.split()]))
    names = {"invert_images": "all", "invert_test_images": "none", "turn_test_images": "none"}
    assert given == names | {"epochs": None, "clip_norm": None, "test_dataset": None}
