"""What a sweep says: a line as each run ends, a table at the end."""

from collections.abc import Callable, Sequence
from statistics import mean
from time import perf_counter
from typing import Any

from visualnet.number_text import percent_text
from visualnet.training.config import TrainingConfig
from visualnet.training.sweeps.sweep import Sweep, SweepResult
from visualnet.training.sweeps.variations import setting_as_text

Cells = tuple[str, ...]


class SweepProgress:
    """Turns results into lines such as `3/12 done, about 40 s left: momentum=0.5 …`."""

    def __init__(self, sweep: Sweep, report: Callable[[str], None]) -> None:
        """report: takes the lines. The time left is reckoned from now on."""
        self._sweep = sweep
        self._report = report
        self._started = perf_counter()
        self._found = self._done = 0

    def show(self, result: SweepResult) -> None:
        """Report a run that has ended; those found in the file are only counted."""
        self._done += 1
        if result.was_found:
            self._found += 1
            return
        total, new = len(self._sweep.configs), self._done - self._found
        if new == 1 and self._found:
            self._report(f"{self._found}/{total} were done before and are not repeated.")
        text = f"{self._done}/{total} done"
        if self._done < total:
            seconds = (perf_counter() - self._started) / new * (total - self._done)
            text += f", about {duration(seconds)} left"
        setting = f"{_setting(self._sweep, result.config)} seed={result.config.seed}".lstrip()
        self._report(f"{text}: {setting} {_reached(result)}")


def summary(sweep: Sweep, results: Sequence[SweepResult]) -> str:
    """Return a table: each setting, its runs, mean test accuracy, lowest and highest."""
    groups: dict[str, list[SweepResult]] = {}
    for result in results:
        groups.setdefault(_setting(sweep, result.config) or "all runs", []).append(result)
    rows: list[Cells] = [("setting", "runs", "test mean", "lowest", "highest", "diverged")]
    for setting, group in groups.items():
        tests = [r.figures["test_accuracy"] for r in group]
        reached = [value for value in tests if value is not None]
        figures = (mean(reached), min(reached), max(reached)) if reached else (None,) * 3
        diverged = str(len(tests) - len(reached)) if len(reached) < len(tests) else ""
        rows.append((setting, str(len(group)), *map(_percent, figures), diverged))
    return _table(rows)


def comparison(compared: Sequence[dict[str, Any]]) -> str:
    """Return `Experiment.compare` as a table: setting, ours, published, difference."""
    header: Cells = ("setting", "runs")
    for part in ("test", "train"):
        header += (f"{part} ours", "published", "difference")
    return _table([header, *map(_compared_cells, compared)])


def _compared_cells(row: dict[str, Any]) -> Cells:
    cells: Cells = (row["setting"], str(row["runs"]))
    for name in ("test_accuracy", "train_accuracy"):
        difference = row[f"{name}_difference"]
        cells += (
            _percent(row[name]),
            _percent(row[f"published_{name}"]),
            "" if difference is None else f"{100 * difference:+.2f}",
        )
    return cells


def duration(seconds: float) -> str:
    """Return a time as people say it: 40 s, 12 min, 3.5 h."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"


def _setting(sweep: Sweep, config: TrainingConfig) -> str:
    return " ".join(f"{name}={setting_as_text(config, name)}" for name in sweep.varied)


def _reached(result: SweepResult) -> str:
    accuracy = result.figures["test_accuracy"]
    return result.figures["outcome"] if accuracy is None else f"test {percent_text(accuracy, 2)}"


def _percent(value: float | None) -> str:
    return "" if value is None else f"{percent_text(value, 2)}"


def _table(rows: Sequence[Cells]) -> str:
    """Return rows as text in columns, the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *others in rows:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        lines.append("  ".join((first.ljust(widths[0]), *cells)).rstrip())
    return "\n".join(lines)
