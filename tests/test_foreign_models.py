"""Foreign models on the command line: what their files do not say is said, or found by trying."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from visualnet.cli import main
from visualnet.models.bundled import resolve_model
from visualnet.models.formats import open_model
from visualnet.nn.input_scale import InputScale

NORMALISED = InputScale(mean=0.1307, std=0.3081)
FUNCTIONS = {"activation": "gelu", "output": "softmax"}
ACCURACY = 0.9899

Saved = Callable[..., str]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Write digits-128x64 as of a maker whose inputs have a scale; returns the path."""

    def save(scale: InputScale, header: dict[str, str] | None = None) -> str:
        network = open_model(resolve_model("digits-128x64")).network
        slope = (scale.ink - scale.paper) / scale.std
        weights = network.weights[0].astype(np.float64) / slope
        start = (scale.paper - scale.mean) / scale.std
        first = network.biases[0] - start * weights.sum(axis=0)
        tensors = {}
        for k, (w, b) in enumerate(
            zip((weights, *network.weights[1:]), (first, *network.biases[1:]), strict=True)
        ):
            tensors[f"{k}.weight"] = np.ascontiguousarray(w.T.astype(np.float32))
            tensors[f"{k}.bias"] = np.ascontiguousarray(b.astype(np.float32))
        path = tmp_path / "theirs.safetensors"
        save_file(tensors, path, header)
        return str(path)

    return save


@pytest.mark.slow
@pytest.mark.parametrize(
    ("scale", "flags"),
    [
        (NORMALISED, "--input-mean 0.1307 --input-std 0.3081"),
        (InputScale(0, 255), "--input-range 0:255"),
        (InputScale(-1, 1), "--input-range -1:1"),
        (InputScale(1, 0), "--input-range 1:0"),
    ],
)
def test_a_scale_that_suits_the_data_is_told_and_taken_when_it_is_said(
    saved: Saved, capsys: pytest.CaptureFixture[str], scale: InputScale, flags: str
) -> None:
    model = saved(scale, FUNCTIONS)
    assert main(["evaluate", model, "--json"]) == 0
    streams = capsys.readouterr()
    result = json.loads(streams.out)
    assert result["test_accuracy"] < 0.5
    note = result["notes"][-1]
    assert f"with {flags} it reads 99.1% of 1,000 validation images correctly instead of " in note
    assert note in streams.err
    train = ["train", "--from", model, "--train-examples", "100", "--epochs", "1", "--json"]
    assert main(train) == 0
    assert f"with {flags} it reads 99.1% of 1,000 validation" in capsys.readouterr().err
    assert main(["evaluate", model, "--json", *flags.split()]) == 0
    streams = capsys.readouterr()
    result = json.loads(streams.out)
    assert result["test_accuracy"] == pytest.approx(ACCURACY, abs=2e-4)
    assert "instead of" not in streams.err
    assert "as you said" in streams.err


def test_nothing_is_told_of_scales_where_none_is_better(
    saved: Saved, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", saved(InputScale(), FUNCTIONS)]) == 0
    streams = capsys.readouterr()
    assert "98.99%" in streams.out
    assert "instead of" not in streams.err
    assert "what the file does not, with --input-range" in streams.err


def test_all_that_is_open_can_be_said_and_the_export_keeps_it(
    saved: Saved, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, ours = saved(NORMALISED), str(tmp_path / "ours.npz")
    flags = ["--input-mean", "0.1307", "--input-std", "0.3081", "--activations", "GELU,softmax"]
    flags += ["--classes", "0,1,2,3,4,5,6,7,8,9"]
    assert main(["export", model, "--format", "npz", "--output", ours, *flags]) == 0
    assert "can be said" not in capsys.readouterr().err
    assert main(["evaluate", ours, "--json"]) == 0
    streams = capsys.readouterr()
    result = json.loads(streams.out)
    assert result["test_accuracy"] == pytest.approx(ACCURACY, abs=2e-4)
    assert (result["notes"], streams.err) == ([], "")


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--input-range", "0-255"], "paper and ink, such as"),
        (["--input-mean", "33.3"], "outside the input range 0:1"),
        (["--input-std", "x"], "--input-std"),
        (["--activations", "relu"], "already names its activations: gelu, gelu"),
        (["--classes", "a,b"], "10 outputs"),
    ],
)
def test_what_is_said_wrongly_is_refused_in_a_sentence(
    saved: Saved, capsys: pytest.CaptureFixture[str], flags: list[str], told: str
) -> None:
    words = ["evaluate", saved(InputScale(), FUNCTIONS), *flags]
    try:
        code = main(words)
    except SystemExit as end:
        code = int(str(end))
    assert code == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("visualnet evaluate: error: ")
    assert told in last


def test_our_own_models_say_all_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "digits-16x16", "--input-range", "0:255"]) == 2
    assert "already says how its inputs are scaled" in capsys.readouterr().err
