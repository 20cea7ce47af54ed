"""Sweeps without processes: which runs there are, and which are done when."""

import csv
import os
from collections.abc import Callable, Generator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from visualnet.data.datasets import DATASETS
from visualnet.errors import DataError, SettingError, VisualNetError
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.command import SweepCommand
from visualnet.training.sweeps.experiments import EXPERIMENTS
from visualnet.training.sweeps.report import SweepProgress, duration, summary
from visualnet.training.sweeps.sweep import SweepResult, sweep_of, sweep_over
from visualnet.training.sweeps.variations import Variation, variation_from_text

MOMENTUM = Variation("momentum", (0.0, 0.25, 0.5))
HIDDEN = Variation("hidden", ((), (16, 16)))


class FakeRunner:
    """Finishes runs backwards, and remembers which; accuracy is made of momentum and seed."""

    def __init__(self, fails_after: int | None = None) -> None:
        self.done: list[TrainingConfig] = []
        self.was_closed = False
        self._fails_after = fails_after

    def __call__(
        self, configs: Sequence[TrainingConfig], should_stop: Callable[[], bool]
    ) -> Generator[tuple[TrainingConfig, dict[str, Any]], None, None]:
        try:
            for config in reversed(configs):
                if should_stop():
                    return
                if len(self.done) == self._fails_after:
                    raise VisualNetError("The machine is on fire; put it out.")
                self.done.append(config)
                yield config, figures(config)
        finally:
            self.was_closed = True


def figures(config: TrainingConfig) -> dict[str, Any]:
    has_diverged = config.momentum == 0.25
    accuracy = None if has_diverged else 0.5 + config.momentum / 2 + config.seed / 100
    return {
        "test_accuracy": accuracy,
        "train_accuracy": accuracy,
        "validation_accuracy": None,
        "test_loss": None if has_diverged else 1 / 3,
        "epochs_done": 2.0,
        "steps": 40,
        "seconds": 0.125,
        "examples_per_second": 1000,
        "outcome": "diverged" if has_diverged else "finished",
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "results.csv"


def test_every_combination_is_one_run_and_every_seed_another() -> None:
    sweep = sweep_over(TrainingConfig(seed=7), [MOMENTUM, HIDDEN], seeds=2)
    settings = [(c.momentum, c.hidden, c.seed) for c in sweep.configs]
    assert len(settings) == len(set(settings)) == 12
    assert {seed for _, _, seed in settings} == {7, 8}
    assert sweep.varied == ("momentum", "hidden")
    assert sweep.columns[:3] == ("momentum", "hidden", "seed")
    assert sweep.columns[-1] == "fingerprint"
    # All settings are met before the second seed.
    assert {seed for _, _, seed in settings[:6]} == {7}


def test_a_sweep_may_be_seeds_alone_and_runs_nothing_twice() -> None:
    assert len(sweep_over(TrainingConfig(), [], seeds=5).configs) == 5
    twice = [TrainingConfig(), TrainingConfig(momentum=0.5), TrainingConfig()]
    assert len(sweep_of(twice, ["momentum"]).configs) == 2


@pytest.mark.parametrize(
    ("base", "variations", "seeds"),
    [
        ({}, [MOMENTUM, MOMENTUM], 1),
        ({}, [Variation("momentum", (2.0,))], 1),
        ({}, [MOMENTUM], 0),
        ({}, [MOMENTUM], 10_001),
        ({}, [MOMENTUM], 3334),
        ({"seed": 2**31 - 1}, [MOMENTUM], 2),
        ({"epochs": None}, [MOMENTUM], 1),
        ({}, [Variation("epochs", (1, None))], 1),
    ],
)
def test_a_sweep_that_makes_no_sense_is_refused(
    base: dict[str, Any], variations: list[Variation], seeds: int
) -> None:
    with pytest.raises(SettingError):
        sweep_over(TrainingConfig(**base), variations, seeds)


def test_results_come_in_order_and_their_rows_as_they_end(output: Path) -> None:
    sweep = sweep_over(TrainingConfig(), [MOMENTUM, HIDDEN])
    told: list[SweepResult] = []
    results = sweep.run(output, FakeRunner(), told.append)
    assert [result.config for result in results] == list(sweep.configs)
    assert [result.config for result in told] == list(reversed(sweep.configs))
    lines = output.read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(sweep.columns)
    assert lines[1].startswith("0.5,16-16,0,0.75,0.75,,0.3333333333333333,2.0,40,0.125,1000,fin")
    assert lines[3].startswith("0.25,16-16,0,,,,,2.0,40,0.125,1000,diverged,")
    assert lines[-1].startswith("0.0,none,0,0.5,")


def test_finished_runs_are_not_repeated(output: Path) -> None:
    sweep = sweep_over(TrainingConfig(), [MOMENTUM], seeds=2)
    asked = 0

    def stop_after_four() -> bool:
        nonlocal asked
        asked += 1
        return asked > 4

    first, second, third = FakeRunner(), FakeRunner(), FakeRunner()
    half = sweep.run(output, first, should_stop=stop_after_four)
    assert len(half) == 4
    written = output.read_bytes()
    told: list[SweepResult] = []
    whole = sweep.run(output, second, told.append)
    assert output.read_bytes().startswith(written)
    assert set(first.done).isdisjoint(second.done)
    assert {*first.done, *second.done} == set(sweep.configs)
    assert [result.was_found for result in told] == [True] * 4 + [False] * 2
    # What was read is what was written, to the last digit.
    assert [result.figures for result in whole] == [figures(config) for config in sweep.configs]
    sweep.run(output, third)
    assert third.done == []


def test_more_seeds_go_into_the_same_file_other_columns_do_not(output: Path) -> None:
    sweep_over(TrainingConfig(), [MOMENTUM]).run(output, FakeRunner())
    more = FakeRunner()
    results = sweep_over(TrainingConfig(), [MOMENTUM], seeds=2).run(output, more)
    assert (len(more.done), len(results)) == (3, 6)
    with pytest.raises(
        SettingError, match=r"line 2, .* another experiment: momentum is 0.5, here "
    ):
        sweep_over(TrainingConfig(), [HIDDEN]).run(output, FakeRunner())


def test_all_settings_of_a_run_and_its_data_stand_in_columns(output: Path) -> None:
    sweep_over(TrainingConfig(epochs=3, hidden=(8, 9)), [MOMENTUM]).run(output, FakeRunner())
    with output.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    settings = {field.name for field in fields(TrainingConfig)}
    assert settings | {"data"} <= set(rows[0])
    assert [row["momentum"] for row in rows] == ["0.5", "0.25", "0.0"]
    assert {(row["epochs"], row["hidden"], row["data"]) for row in rows} == {("3", "8-9", "mnist")}


def test_a_file_of_the_earlier_columns_is_gone_on_with_where_its_runs_are_the_same(
    output: Path,
) -> None:
    sweep = sweep_over(TrainingConfig(), [MOMENTUM])
    sweep.run(output, FakeRunner())
    with output.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, sweep.needed_columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows[:2])
    more = FakeRunner()
    sweep.run(output, more)
    assert [config.momentum for config in more.done] == [0.0]
    with pytest.raises(SettingError, match="another experiment: it was made with other settings"):
        sweep_over(TrainingConfig(epochs=3), [MOMENTUM]).run(output, FakeRunner())


@pytest.mark.parametrize(
    ("settings", "difference"),
    [
        ({"epochs": 30}, "epochs is 20, here 30"),
        ({"hidden": (8,)}, "hidden is 16-16, here 8"),
        ({"dataset": "pen-digits"}, "its dataset is mnist, here pen-digits"),
        ({"test_dataset": "pen-digits"}, "its test_dataset is none, here pen-digits"),
    ],
)
def test_runs_of_other_settings_are_not_mixed_into_a_file(
    output: Path, settings: dict[str, Any], difference: str
) -> None:
    sweep_over(TrainingConfig(), [MOMENTUM]).run(output, FakeRunner())
    written = output.read_bytes()
    other = FakeRunner()
    with pytest.raises(
        SettingError, match=rf"results\.csv, line 2, .* {difference}. .*another out"
    ):
        sweep_over(TrainingConfig(**settings), [MOMENTUM]).run(output, other)
    assert other.done == []
    assert output.read_bytes() == written
    # Other values of what is varied are the same sweep gone on with.
    more = FakeRunner()
    sweep_over(TrainingConfig(), [Variation("momentum", (0.5, 0.75))]).run(output, more)
    assert [config.momentum for config in more.done] == [0.75]


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_an_experiment_finds_its_own_runs_again(output: Path, name: str) -> None:
    sweep = EXPERIMENTS[name].sweep(seeds=2)
    sweep.run(output, FakeRunner())
    again = FakeRunner()
    sweep.run(output, again)
    assert again.done == []


def write_examples(path: Path, labels: Sequence[int]) -> None:
    images = np.zeros((len(labels), 28, 28), np.uint8)
    images[:, 9:19, 9:19] = 200
    images[:, 3, 3] = range(1, len(labels) + 1)
    np.savez(path, images=images, labels=np.array(labels, np.uint8))


def test_own_data_are_known_by_what_they_hold_not_by_their_path(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_examples(tmp_path / "d.npz", [0, 1] * 10)

    def run(source: str) -> list[TrainingConfig]:
        runner = FakeRunner()
        sweep_over(TrainingConfig(dataset=source), [MOMENTUM]).run(output, runner)
        return runner.done

    assert len(run("d.npz")) == 3
    (tmp_path / "copy.npz").write_bytes((tmp_path / "d.npz").read_bytes())
    for source in ("d.npz", "./d.npz", str(tmp_path / "d.npz"), "copy.npz"):
        assert run(source) == []
    # The same images with other labels, or other names for these.
    write_examples(tmp_path / "d.npz", [1, 0] * 10)
    with pytest.raises(SettingError, match=r"d\.npz has changed since"):
        run("d.npz")
    assert run("copy.npz") == []
    (tmp_path / "classes.txt").write_text("left\nright\n")
    with pytest.raises(SettingError, match=r"its dataset is d\.npz, here copy\.npz"):
        run("copy.npz")


def test_data_that_change_while_a_sweep_goes_on_are_not_mixed(output: Path, tmp_path: Path) -> None:
    path = tmp_path / "d.npz"
    write_examples(path, [0, 1] * 10)
    sweep = sweep_over(TrainingConfig(dataset=str(path)), [MOMENTUM])
    changes = iter([lambda: os.utime(path, (1, 1)), lambda: write_examples(path, [1, 0] * 10)])
    told: list[SweepResult] = []

    def change(result: SweepResult) -> None:
        told.append(result)
        next(changes)()

    with pytest.raises(SettingError, match=r"d\.npz changed during the sweep"):
        sweep.run(output, FakeRunner(), change)
    # Touched alone it is the same data.
    assert len(told) == len(output.read_text().splitlines()) - 1 == 2


def test_bundled_data_are_known_by_their_name_and_version(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep = sweep_over(TrainingConfig(dataset="pen-digits"), [MOMENTUM])
    sweep.run(output, FakeRunner())
    later = replace(DATASETS["pen-digits"], version=2)
    monkeypatch.setitem(DATASETS, "pen-digits", later)
    with pytest.raises(SettingError, match="pen-digits has changed since"):
        sweep.run(output, FakeRunner())


def test_damaged_pictures_that_are_left_out_do_not_hold_a_sweep_up(
    output: Path, tmp_path: Path
) -> None:
    for name in ("left", "right"):
        (tmp_path / "data" / name).mkdir(parents=True)
        for k in range(8):
            levels = np.zeros((28, 28), np.uint8)
            levels[9:19, 9:19] = 200 + k
            Image.fromarray(levels).save(tmp_path / "data" / name / f"{k}.png")
    (tmp_path / "data" / "left" / "bad.png").touch()
    config = TrainingConfig(dataset=str(tmp_path / "data"), leave_out_damaged=True)
    runner = FakeRunner()
    sweep_over(config, [MOMENTUM]).run(output, runner)
    assert len(runner.done) == 3
    with pytest.raises(DataError, match=r"bad\.png"):
        sweep_over(config.changed(leave_out_damaged=False), [MOMENTUM]).run(output, runner)


def test_data_sets_that_are_varied_stand_side_by_side(output: Path, tmp_path: Path) -> None:
    sources = [str(tmp_path / name) for name in ("one.npz", "two.npz")]
    for number, source in enumerate(sources):
        write_examples(Path(source), [0, 1, number] * 5)
    first, both = FakeRunner(), FakeRunner()
    sweep_over(TrainingConfig(), [Variation("dataset", (sources[1],))]).run(output, first)
    sweep_over(TrainingConfig(), [Variation("dataset", tuple(sources))]).run(output, both)
    assert [config.dataset for config in both.done] == sources[:1]
    write_examples(Path(sources[0]), [1, 0, 0] * 5)
    with pytest.raises(SettingError, match=r"line 3, .*one\.npz has changed"):
        sweep_over(TrainingConfig(), [Variation("dataset", tuple(sources))]).run(output, both)
    only_second = FakeRunner()
    sweep_over(TrainingConfig(), [Variation("dataset", (sources[1],))]).run(output, only_second)
    assert only_second.done == []


def test_what_ended_before_a_failure_stays_and_the_others_are_given_up(output: Path) -> None:
    sweep = sweep_over(TrainingConfig(), [MOMENTUM])
    with pytest.raises(VisualNetError, match="on fire"):
        sweep.run(output, FakeRunner(fails_after=2))
    rest = FakeRunner()
    sweep.run(output, rest)
    assert len(rest.done) == 1

    def refuse(_result: SweepResult) -> None:
        raise KeyboardInterrupt

    runner = FakeRunner()
    with pytest.raises(KeyboardInterrupt):
        sweep_over(TrainingConfig(seed=5), [MOMENTUM]).run(output, runner, refuse)
    assert runner.was_closed


@pytest.mark.parametrize("cell", ["much", "nan", "inf", "", "-1"])
def test_figures_that_are_no_numbers_are_refused(output: Path, cell: str) -> None:
    sweep = sweep_over(TrainingConfig(), [MOMENTUM])
    sweep.run(output, FakeRunner())
    output.write_bytes(output.read_bytes().replace(b",40,", f",{cell},".encode()))
    with pytest.raises(SettingError, match=r"results\.csv"):
        sweep.run(output, FakeRunner())


def test_rows_are_plain_json_values(output: Path) -> None:
    sweep = sweep_over(TrainingConfig(), [HIDDEN])
    rows = [sweep.row(result) for result in sweep.run(output, FakeRunner())]
    assert [tuple(row) for row in rows] == [sweep.columns] * 2
    assert [row["hidden"] for row in rows] == [[], [16, 16]]
    assert rows[0]["validation_accuracy"] is None


def test_progress_tells_how_much_is_left(output: Path) -> None:
    sweep = sweep_over(TrainingConfig(), [MOMENTUM])
    lines: list[str] = []
    runner = FakeRunner(fails_after=2)
    with pytest.raises(VisualNetError):
        sweep.run(output, runner, SweepProgress(sweep, lines.append).show)
    assert lines[0].startswith("1/3 done, about ")
    assert lines[0].endswith(" left: momentum=0.5 seed=0 test 75.00%")
    assert lines[1].endswith("momentum=0.25 seed=0 diverged")
    lines.clear()
    sweep.run(output, FakeRunner(), SweepProgress(sweep, lines.append).show)
    assert lines == [
        "2/3 were done before and are not repeated.",
        "3/3 done: momentum=0.0 seed=0 test 50.00%",
    ]
    assert [duration(s) for s in (4.2, 90, 600, 9000)] == ["4 s", "90 s", "10 min", "2.5 h"]


def test_the_summary_has_a_line_for_each_setting(output: Path) -> None:
    sweep = sweep_over(TrainingConfig(), [MOMENTUM], seeds=3)
    lines = summary(sweep, sweep.run(output, FakeRunner())).splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["momentum=0.0", "3", "51.00%", "50.00%", "52.00%"],
        ["momentum=0.25", "3", "3"],
        ["momentum=0.5", "3", "76.00%", "75.00%", "77.00%"],
    ]
    seeds_alone = sweep_of([TrainingConfig(momentum=0.5)], [])
    other = seeds_alone.run(output.with_name("other.csv"), FakeRunner())
    assert "all runs" in summary(seeds_alone, other)


def test_a_list_of_layers_is_told_as_the_networks_that_it_is(output: Path) -> None:
    def told(text: str, dataset: str = "mnist") -> str:
        sweep = sweep_over(TrainingConfig(dataset=dataset), [variation_from_text(text)])
        lines: list[str] = []
        SweepCommand(sweep, None, output.with_name(text), FakeRunner(), lines.append).run()
        return lines[0]

    assert told("hidden=16,32").startswith("hidden=16,32 is 2 networks of one hidden layer; ")
    assert told("hidden=16,32").endswith(" is written 16-32.")
    assert not told("hidden=16,32-32").startswith("hidden")
    assert told("features=x,y", "circle").startswith("features=x,y is 2 networks of one input; ")
    assert told("features=x,y", "circle").endswith(" is written x+y.")
    assert not told("features=x+y,x2", "circle").startswith("features")


def test_what_is_found_in_the_data_is_told_once(output: Path) -> None:
    folder = output.with_name("mine")
    ink = np.zeros((28, 28), np.uint8)
    for k in range(24):
        ink[20, 5 : 8 + k // 2] = 200
        (folder / str(k % 2)).mkdir(parents=True, exist_ok=True)
        Image.fromarray(255 - np.roll(ink, k % 2, 0)).save(folder / str(k % 2) / f"{k}.png")
    (folder / "1" / "bad.png").touch()
    config = TrainingConfig(dataset=str(folder), leave_out_damaged=True, pictures="as-is")
    sweep = sweep_over(config, [MOMENTUM])
    lines: list[str] = []
    SweepCommand(sweep, None, output, FakeRunner(), lines.append).run()
    for words in ("Left out: 1 of 25 images", "are dark on light paper; the network expects"):
        assert sum(words in line for line in lines) == 1
        assert words in " ".join(lines[:3])


def test_texts_become_a_sweep() -> None:
    texts = ["momentum=0,0.5", "learning_rate=0.01:1:x10"]
    sweep = sweep_over(TrainingConfig(), [variation_from_text(text) for text in texts])
    assert {(c.momentum, c.learning_rate) for c in sweep.configs} == {
        (m, r) for m in (0.0, 0.5) for r in (0.01, 0.1, 1.0)
    }
