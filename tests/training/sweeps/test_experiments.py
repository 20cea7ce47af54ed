"""The built-in experiments: the published table, and the comparison with it."""

from dataclasses import replace
from pathlib import Path

import pytest

from visualnet.cli import main
from visualnet.errors import SettingError
from visualnet.training.sweeps.experiments import EXPERIMENTS, PUBLISHED_RECIPE, experiment_named
from visualnet.training.sweeps.report import comparison
from visualnet.training.sweeps.sweep import SweepResult

PUBLISHED = {
    # (hidden units, momentum, training examples): train and test accuracy in per cent.
    (20, 0.9, None): (95.99, 93.55),
    (50, 0.9, None): (98.72, 95.67),
    (100, 0.9, None): (99.65, 96.54),
    (100, 0.0, None): (99.51, 97.45),
    (100, 0.25, None): (99.58, 97.62),
    (100, 0.5, None): (99.63, 97.31),
    (100, 0.9, 30_000): (99.81, 95.74),
    (100, 0.9, 15_000): (99.93, 94.69),
}


def result(config: object, test_accuracy: float | None, seed: int = 0) -> SweepResult:
    figures = {"test_accuracy": test_accuracy, "train_accuracy": 0.99}
    return SweepResult(replace(config, seed=seed), figures, was_found=False)  # type: ignore[type-var]


def test_the_reference_is_the_published_table() -> None:
    found = {}
    for run in EXPERIMENTS["reference"].runs:
        config = run.config
        assert config.balanced == (config.train_examples is not None)
        key = (config.hidden[0], config.momentum, config.train_examples)
        found[key] = (run.train_accuracy, run.test_accuracy)
    assert found == {
        key: pytest.approx((train / 100, test / 100)) for key, (train, test) in PUBLISHED.items()
    }
    assert len(EXPERIMENTS["reference"].sweep().configs) == 8


def test_the_parts_make_up_the_whole() -> None:
    parts = [EXPERIMENTS[name] for name in ("hidden-units", "momentum", "training-examples")]
    assert sum((part.runs for part in parts), ()) == EXPERIMENTS["reference"].runs


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_varies_just_what_it_says(name: str) -> None:
    experiment = experiment_named(name)
    configs = [run.config for run in experiment.runs]
    settings = [config.as_json_object() for config in configs]
    varied = {key for key in settings[0] if len({str(one[key]) for one in settings}) > 1}
    assert varied == set(experiment.varied)
    for config in configs:
        recipe = PUBLISHED_RECIPE.as_json_object()
        own = {"hidden", "momentum", "train_examples", "balanced"}
        assert {k: v for k, v in config.as_json_object().items() if k not in own} == {
            k: v for k, v in recipe.items() if k not in own
        }
    assert len(experiment.sweep(seeds=3).configs) == 3 * len(configs)
    assert experiment.shows.endswith(".")


def test_the_recipe_is_the_published_one() -> None:
    config = PUBLISHED_RECIPE
    assert (config.activation, config.output, config.target_margin) == ("sigmoid", "sigmoid", 0.1)
    assert (config.initial_weights, config.initial_scale) == ("uniform", 1.0)
    assert (config.learning_rate, config.schedule, config.batch_size) == (0.1, "constant", 1)
    assert (config.epochs, config.validation_examples) == (50, 0)


def test_results_are_compared_with_what_was_published() -> None:
    experiment = EXPERIMENTS["momentum"]
    none, quarter, half = (run.config for run in experiment.runs)
    results = [result(none, 0.98), result(none, 0.97, seed=1), result(half, None)]
    results.append(result(quarter.changed(epochs=1), 0.5))
    first, second = experiment.compare(results)
    assert (first["setting"], first["runs"]) == ("momentum 0", 2)
    assert first["test_accuracy"] == pytest.approx(0.975)
    assert first["published_test_accuracy"] == 0.9745
    assert first["test_accuracy_difference"] == pytest.approx(0.0005)
    assert first["train_accuracy_difference"] == pytest.approx(-0.0051)
    assert second["setting"] == "momentum 0.5"
    assert second["test_accuracy"] is second["test_accuracy_difference"] is None
    lines = comparison([first, second]).splitlines()
    expected = ["2", "97.50%", "97.45%", "+0.05", "99.00%", "99.51%", "-0.51"]
    assert lines[1].split()[-7:] == expected
    assert "97.31%" in lines[2]


def test_an_experiment_can_be_made_shorter_but_not_another() -> None:
    shorter = EXPERIMENTS["reference"].changed(epochs=1)
    assert {run.config.epochs for run in shorter.runs} == {1}
    assert len(shorter.sweep().configs) == 8
    with pytest.raises(SettingError, match="varies momentum itself"):
        EXPERIMENTS["momentum"].changed(momentum=0.1)
    with pytest.raises(SettingError, match="hidden-units"):
        experiment_named("cake")


@pytest.mark.slow
def test_the_command_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ["--epochs", "1", "--train-examples", "100"]
    output = str(tmp_path / "results.csv")
    assert main(["sweep", "--experiment", "hidden-units", *flags, "--output", output]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == [
        "setting", "runs", "test", "ours", "published", "difference", "train", "ours",
        "published", "difference",
    ]  # fmt: skip
    assert [line[:15].strip() for line in lines[1:4]] == [
        "20 hidden neuro", "50 hidden neuro", "100 hidden neur",
    ]  # fmt: skip
    assert "93.55%" in lines[1]
    assert "github.com" in lines[-1]
