"""A sweep: the same training with several settings and seeds, each run kept as it ends.

`Sweep.run` does not care where the runs take place: `worker_pool.run_in_processes` and
`cluster.run_on_cluster` have the same shape.
"""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from pathlib import Path
from typing import Any, Protocol

from visualnet.errors import SettingError
from visualnet.number_text import count_text
from visualnet.plain_text import printable, table_text
from visualnet.sentences import Sentence
from visualnet.settings_table import SETTINGS
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import check_data_settings, content_of, state_of_files
from visualnet.training.sweeps.one_run import FIGURES, WHOLE_FIGURES, are_figures
from visualnet.training.sweeps.results_file import SweepFile
from visualnet.training.sweeps.variations import (
    SOURCES,
    Variation,
    fingerprint,
    setting_as_text,
    value_from_text,
)

MAX_RUNS = 10_000

DATA = "data"
"""The column of what stands for the examples of a run."""


class Runner(Protocol):
    """Does runs somewhere, several at a time, in any order."""

    def __call__(
        self, configs: Sequence[TrainingConfig], should_stop: Callable[[], bool], /
    ) -> Generator[tuple[TrainingConfig, dict[str, Any]], None, None]:
        """Yield each config with its figures as its run ends; fewer when told to stop."""


@dataclass(frozen=True, slots=True)
class SweepResult:
    """One run of a sweep.

    figures: see `one_run.run_config`. was_found: it stood in the results file already.
    """

    config: TrainingConfig
    figures: dict[str, Any]
    was_found: bool


@dataclass(frozen=True, slots=True)
class Sweep:
    """The configs of all runs, each once, and the names of the settings that are varied.

    contents: what stands for the examples of each data set, by its name or path; None until
    `on_present_data` has looked.
    """

    configs: tuple[TrainingConfig, ...]
    varied: tuple[str, ...]
    contents: Mapping[str, str] | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The header of the results file: what is varied, the figures, then all other settings."""
        others = (name for name in SETTINGS if name not in (*self.varied, "seed"))
        return (*self.varied, "seed", *FIGURES, *others, DATA, "fingerprint")

    @property
    def needed_columns(self) -> tuple[str, ...]:
        """Those without which rows cannot be told apart; earlier versions wrote no others."""
        return (*self.varied, "seed", *FIGURES, "fingerprint")

    def on_present_data(self) -> "Sweep":
        """Return the sweep with what its data sets hold now; reads those that are the user's own.

        Raises DataError where that cannot be read.
        """
        return self if self.contents is not None else replace(self, contents=self._read_contents())

    def _read_contents(self) -> dict[str, str]:
        skips = any(config.leave_out_damaged for config in self.configs)
        return {source: content_of(source, leave_out_damaged=skips) for source in self._sources}

    @property
    def _sources(self) -> set[str]:
        named = ((config.dataset, config.test_dataset) for config in self.configs)
        return {source for pair in named for source in pair if source is not None}

    def _check_unchanged(self, state: object, output: Path) -> None:
        """Raise SettingError where data changed since their files had this state."""
        if state_of_files(self._sources) == state:
            return
        now, before = self._read_contents(), self.contents or {}
        if changed := sorted(source for source in now if now[source] != before.get(source)):
            raise SettingError(
                "{changed} changed during the sweep, after the runs in {output} had used it. "
                "Start again with another output.",
                changed=changed[0],
                output=output,
            )

    def fingerprint(self, config: TrainingConfig) -> str:
        """Return what stands for a run: its settings, its seed and the examples it learns from."""
        contents = self.contents or {}
        test_content = contents.get(config.test_dataset) if config.test_dataset else None
        return fingerprint(config, contents.get(config.dataset), test_content)

    def run(
        self,
        output: Path,
        runner: Runner,
        on_result: Callable[[SweepResult], None] = lambda _result: None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> list[SweepResult]:
        """Do the runs that the results file `output` does not have yet, and return all there are.

        on_result: told each result, those found in the file first, in this thread. should_stop:
        asked often, in this thread; runs going on are then given up. The results are in the order
        of `configs`, without those that were given up.
        Raises SettingError for a file that cannot be used, such as one with runs of other settings
        or other data, DataError for data that cannot be read, and what the runner raises; what was
        in the file by then stays.
        """
        # Taken before reading: what changes meanwhile is a change.
        state = state_of_files(self._sources)
        sweep = self.on_present_data()
        results: dict[TrainingConfig, SweepResult] = {}
        with SweepFile(output, self.columns, self.needed_columns) as file:
            for number, cells in enumerate(file.rows, 2):
                if problem := sweep._difference_of(cells):
                    raise SettingError(
                        "{output}, line {number}, belongs to another experiment: {problem}. "
                        "Choose another output, or move that file.",
                        output=output,
                        number=number,
                        problem=problem,
                    )
            rows = {row["fingerprint"]: row for row in file.rows}
            for config in self.configs:
                row = rows.get(sweep.fingerprint(config))
                if row is not None:
                    results[config] = SweepResult(config, _figures_in(row, output), was_found=True)
                    on_result(results[config])
            missing = [config for config in self.configs if config not in results]
            # Closing ends the processes at once where writing or on_result failed.
            with closing(runner(missing, should_stop)) as finished:
                for config, figures in finished:
                    sweep._check_unchanged(state, output)
                    file.append(sweep._cells(config, figures))
                    results[config] = SweepResult(config, figures, was_found=False)
                    on_result(results[config])
        return [results[config] for config in self.configs if config in results]

    def row(self, result: SweepResult) -> dict[str, Any]:
        """Return a result as plain JSON values, by column."""
        config = result.config
        values = {
            **config.values(),
            **config.as_json_object(),
            **result.figures,
            DATA: self._data(config),
            "fingerprint": self.fingerprint(config),
        }
        return {name: values[name] for name in self.columns}

    def _cells(self, config: TrainingConfig, figures: dict[str, Any]) -> dict[str, str]:
        return {
            **{name: _setting_cell(config, name) for name in SETTINGS},
            **{name: "" if figures[name] is None else str(figures[name]) for name in FIGURES},
            DATA: _source_cell(self._data(config)),
            "fingerprint": self.fingerprint(config),
        }

    def _data(self, config: TrainingConfig) -> str:
        """Return what stands for the examples of a run, those that it is tested on included."""
        contents = self.contents or {}
        sources = filter(None, (config.dataset, config.test_dataset))
        return " + ".join(contents.get(source, source) for source in sources)

    def _difference_of(self, row: dict[str, str]) -> str:
        """Return in what a row is no run of this sweep, as a clause; empty where it is one."""
        base = self.configs[0]
        names = [name for name in SETTINGS if name in row and name not in SOURCES]
        try:
            config = base.changed(**{name: value_from_text(name, row[name]) for name in names})
        except SettingError as error:
            return str(error).rstrip(".")
        others = [
            Sentence(
                "{name} is {row}, here {setting_as}",
                name=name,
                row=row[name],
                setting_as=setting_as_text(base, name),
            )
            for name in names
            if name not in (*self.varied, "seed") and getattr(config, name) != getattr(base, name)
        ]
        if others:
            return ", ".join(others[:3])
        for name in set(SOURCES).intersection(self.varied):
            found: dict[str, str | None] = {
                _source_cell(source): source for source in self.contents or {}
            }
            if name == "test_dataset":
                found["none"] = None
            if row[name] not in found:
                # A data set that is not asked for now; its column tells its runs apart.
                return ""
            config = config.changed(**{name: found[row[name]]})
        if DATA in row and row[DATA] != _source_cell(self._data(config)):
            for name in SOURCES:
                if name in row and row[name] != (here := _setting_cell(config, name)):
                    return Sentence(
                        "its {name} is {row}, here {here}", name=name, row=row[name], here=here
                    )
            return Sentence("{dataset} has changed since", dataset=config.dataset)
        if row["fingerprint"] != self.fingerprint(config):
            return Sentence(
                "it was made with other settings, other data or another version of VisualNet"
            )
        return ""


def _setting_cell(config: TrainingConfig, name: str) -> str:
    text = setting_as_text(config, name)
    return _source_cell(text) if name in SOURCES else str(table_text(text))


def _source_cell(source: str) -> str:
    """Return a path as it stands in a cell: on one line, and never a formula."""
    return str(table_text(printable(source).replace("\n", "\\n")))


def sweep_over(base: TrainingConfig, variations: Sequence[Variation], seeds: int = 1) -> Sweep:
    """Return the sweep of every combination of values, each with seeds base.seed, + 1, ….

    Raises SettingError for a setting varied twice, values out of range, seeds outside 1 to
    MAX_RUNS, more than MAX_RUNS runs, or a run without end.
    """
    names = tuple(variation.name for variation in variations)
    if len(set(names)) < len(names):
        raise SettingError("A setting is varied twice; put all its values into one list.")
    runs = prod(len(variation.values) for variation in variations) * _checked_seeds(seeds)
    if runs > MAX_RUNS:
        raise SettingError(
            "{runs} runs are more than {max_runs}; use fewer values or seeds.",
            runs=count_text(runs),
            max_runs=count_text(MAX_RUNS),
        )
    combinations = product(*(variation.values for variation in variations))
    settings = [dict(zip(names, values, strict=True)) for values in combinations]
    return sweep_of((base.changed(**changes) for changes in settings), names, seeds)


def sweep_of(configs: Iterable[TrainingConfig], varied: Sequence[str], seeds: int = 1) -> Sweep:
    """Return the sweep of these configs, each with so many seeds from its own on.

    All settings are met once before the next seed. Raises SettingError as `sweep_over`.
    """
    chosen = list(configs)
    if any(config.epochs is None for config in chosen):
        raise SettingError("Each run of a sweep needs an end; give a number of epochs.")
    for config in chosen:
        check_data_settings(config)
    seeded = [
        config.changed(seed=config.seed + offset)
        for offset in range(_checked_seeds(seeds))
        for config in chosen
    ]
    return Sweep(tuple(dict.fromkeys(seeded)), tuple(varied))


def _checked_seeds(seeds: int) -> int:
    if not 1 <= seeds <= MAX_RUNS:
        raise SettingError(
            "There can be 1 to {max_runs} seeds, not {seeds}.",
            max_runs=count_text(MAX_RUNS),
            seeds=count_text(seeds),
        )
    return seeds


def _figures_in(row: dict[str, str], output: Path) -> dict[str, Any]:
    try:
        figures: dict[str, Any] = {
            name: None if row[name] == "" else float(row[name]) for name in FIGURES[:-1]
        }
        figures |= {name: int(row[name]) for name in WHOLE_FIGURES} | {"outcome": row["outcome"]}
        if not are_figures(figures):
            raise ValueError
    except ValueError:
        raise SettingError(
            "Row {row} of {output} has values that are not numbers; remove that line, or "
            "choose another output.",
            row=repr(row["fingerprint"]),
            output=output,
        ) from None
    return figures
