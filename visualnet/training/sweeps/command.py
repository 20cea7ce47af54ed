"""`visualnet sweep`, without parsing and printing: from what was asked for to its result."""

import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from visualnet.data.look import warnings_on
from visualnet.data.preparing import is_as_meant
from visualnet.errors import SettingError
from visualnet.features import TERMS
from visualnet.training.config import TrainingConfig
from visualnet.training.loading import DATA_SETTINGS_OF_FILES, comes_along, load_dataset_of
from visualnet.training.recipes import recipe_named
from visualnet.training.sweeps.cluster import Cluster, run_on_cluster
from visualnet.training.sweeps.experiments import SOURCE, Experiment, experiment_named
from visualnet.training.sweeps.report import SweepProgress, comparison, duration, summary
from visualnet.training.sweeps.sweep import Runner, Sweep, SweepResult, sweep_over
from visualnet.training.sweeps.variations import variation_from_text
from visualnet.training.sweeps.worker_pool import check_processes, run_in_processes


class SweepCommand:
    """One sweep with its results file, which can be stopped from a signal handler."""

    def __init__(
        self,
        sweep: Sweep,
        experiment: Experiment | None,
        output: Path,
        runner: Runner,
        report: Callable[[str], None],
    ) -> None:
        """experiment: the sweep's, to be compared with. report: takes lines about progress."""
        self._sweep = sweep
        self._experiment = experiment
        self._output = output
        self._runner = runner
        self._report = report
        self._results: list[SweepResult] = []
        self._stop = threading.Event()

    def stop(self) -> None:
        """Give up the runs going on; those in the file stay."""
        self._stop.set()

    def run(self) -> dict[str, Any]:
        """Do what the results file does not have yet, and return the result as a JSON object.

        Its key `outcome` is "finished" or "stopped"; `comparison` is empty but for an experiment.
        Raises what `Sweep.run` does.
        """
        started = perf_counter()
        for told in [] if self._experiment else _lists_told(self._sweep):
            self._report(told)
        sweep = self._sweep = self._sweep.on_present_data()
        for note in _notes_on_data(sweep):
            self._report(note)
        progress = SweepProgress(sweep, self._report)
        self._results = sweep.run(self._output, self._runner, progress.show, self._stop.is_set)
        seconds = perf_counter() - started
        done = f"{len(self._results)}/{len(sweep.configs)} runs"
        self._report(f"{done} are in {self._output}, after {duration(seconds)}.")
        return {
            "outcome": "finished" if len(self._results) == len(sweep.configs) else "stopped",
            "output": str(self._output),
            "seconds": round(seconds, 3),
            "runs": [sweep.row(result) for result in self._results],
            "comparison": self._experiment.compare(self._results) if self._experiment else [],
        }

    def text(self) -> str:
        """Return the table for people, after `run`."""
        if not self._experiment:
            return summary(self._sweep, self._results)
        table = comparison(self._experiment.compare(self._results))
        return f"{table}\nPublished: {SOURCE}, accuracies after 50 epochs."


def _notes_on_data(sweep: Sweep) -> list[str]:
    """Return what was assumed of the user's own data, and found in them, each once."""
    notes: dict[str, None] = {}
    looked_at = set()
    for config in sweep.configs:
        files = (config.dataset, *(getattr(config, name) for name in DATA_SETTINGS_OF_FILES))
        source, test_source, present = config.dataset, config.test_dataset, config.preparation
        is_here = all(
            name is None or comes_along(name) or os.path.exists(name)
            for name in (source, test_source)
        )
        if files in looked_at or not is_here or is_as_meant(source, test_source, present):
            continue
        looked_at.add(files)
        dataset = load_dataset_of(config)
        found = warnings_on(dataset, source, present, test_source)
        notes |= dict.fromkeys((*dataset.notes, *found))
    return list(notes)


def sweep_asked_for(
    *,
    experiment: str | None,
    recipe: str | None,
    settings: dict[str, Any],
    vary: Sequence[str],
    seeds: int,
) -> tuple[Sweep, Experiment | None]:
    """Return the sweep that the flags describe, and the experiment that it is, if any.

    settings: those that differ from the recipe's or the experiment's. vary: texts, see
    `variations`. Raises SettingError for what does not go together or cannot be read.
    """
    if experiment:
        if recipe or vary:
            raise SettingError(
                "An experiment has its own recipe and settings to vary; leave out --recipe "
                "and --vary."
            )
        chosen = experiment_named(experiment).changed(**settings)
        return chosen.sweep(seeds), chosen
    base = (recipe_named(recipe) if recipe else TrainingConfig()).changed(**settings)
    return sweep_over(base, [variation_from_text(text) for text in vary], seeds), None


def _lists_told(sweep: Sweep) -> list[str]:
    """Return what hidden=16,32 or features=x,y was taken for, which `train` takes for one list."""
    told = []
    layers = list(dict.fromkeys(config.hidden for config in sweep.configs))
    if "hidden" in sweep.varied and len(layers) > 1 and all(len(sizes) == 1 for sizes in layers):
        sizes = [str(size) for (size,) in layers]
        told.append(
            f"hidden={','.join(sizes)} is {len(sizes)} networks of one hidden layer; one network "
            f"with all these layers is written {'-'.join(sizes)}."
        )
    terms = list(dict.fromkeys(config.features or "none" for config in sweep.configs))
    if "features" in sweep.varied and len(terms) > 1 and set(terms) <= set(TERMS):
        told.append(
            f"features={','.join(terms)} is {len(terms)} networks of one input; one network with "
            f"all these inputs is written {'+'.join(terms)}."
        )
    return told


def runner_asked_for(
    processes: int | None, scheduler: str | None, tls_files: tuple[Path | None, ...]
) -> Runner:
    """Return where the runs take place: here, or on a cluster.

    tls_files: authority, certificate and key. Raises SettingError for what does not go together,
    or too many processes.
    """
    if scheduler is None:
        if any(tls_files):
            raise SettingError("--tls-… needs --scheduler with an address.")
        if processes is not None:
            check_processes(processes)
        return partial(run_in_processes, processes=processes)
    if processes is not None:
        raise SettingError(
            "--processes applies only to this machine; leave it out with --scheduler."
        )
    return partial(run_on_cluster, cluster=Cluster(scheduler, *tls_files))
