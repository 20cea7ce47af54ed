"""The experiment of a project on its way into the file and back: `experiment.json`.

    {"name": "momentum", "varied": ["momentum"], "base": {…all settings of the first run…},
     "runs": [{"momentum": 0.5, "seed": 0}, …], "results": [{"run": 0, "figures": {…}}, …]}

A run has the settings in which it differs from the base. Programs that do not know this member
pass it over, and a file without it has no experiment.
"""

from typing import Any

from visualnet.json_fields import Fields, Problem, list_of, text, whole
from visualnet.projects.archive import Archive, Members
from visualnet.settings_table import SETTINGS
from visualnet.training.config import TrainingConfig, config_from_json_object
from visualnet.training.sweeps.experiment_record import ExperimentRecord
from visualnet.training.sweeps.one_run import are_figures
from visualnet.training.sweeps.sweep import MAX_RUNS, Sweep, SweepResult

_MEMBER = "experiment.json"


def add_experiment(members: Members, record: ExperimentRecord) -> None:
    """Add an experiment and its results. Raises Problem where they would be too large."""
    sweep = record.sweep
    places = {config: place for place, config in enumerate(sweep.configs)}
    names = (*sweep.varied, "seed")
    settings = [config.as_json_object() for config in sweep.configs]
    members.add_json(
        _MEMBER,
        {
            "name": record.name,
            "varied": list(sweep.varied),
            "base": settings[0],
            "runs": [
                {name: each.get(name, getattr(config, name)) for name in names}
                for each, config in zip(settings, sweep.configs, strict=True)
            ],
            "results": [
                {"run": places[result.config], "figures": result.figures}
                for result in record.results
            ],
        },
    )


def read_experiment(archive: Archive) -> ExperimentRecord | None:
    """Return a project's experiment, None where it has none. Raises Problem or SettingError."""
    if _MEMBER not in archive:
        return None
    fields = Fields(archive.json(_MEMBER), "the experiment")
    varied = fields.read("varied", list_of(text(), len(SETTINGS)))
    if not varied or len(set(varied)) < len(varied) or not set(varied) <= set(SETTINGS):
        raise Problem("its experiment does not say what it varies")
    configs = _configs(fields, varied)
    results = [_result(entry, configs) for entry in fields.each("results", len(configs))]
    if len({result.config for result in results}) < len(results):
        raise Problem("its experiment has two results of one run")
    return ExperimentRecord(fields.read("name", text()), Sweep(configs, varied), tuple(results))


def _configs(fields: Fields, varied: tuple[str, ...]) -> tuple[TrainingConfig, ...]:
    base = fields.value("base")
    whole = config_from_json_object(base).as_json_object()
    configs = []
    for entry in fields.each("runs", MAX_RUNS):
        own: dict[str, Any] = {name: entry.value(name) for name in (*varied, "seed")}
        configs.append(config_from_json_object({**whole, **own}))
    if not configs or len(set(configs)) < len(configs):
        raise Problem("its experiment has the same run twice")
    if any(config.epochs is None for config in configs):
        raise Problem("a run of its experiment has no end")
    return tuple(configs)


def _result(fields: Fields, configs: tuple[TrainingConfig, ...]) -> SweepResult:
    figures = fields.value("figures")
    if not isinstance(figures, dict) or not are_figures(figures):
        raise Problem("a result of its experiment is damaged")
    place = fields.read("run", whole(0, len(configs) - 1))
    return SweepResult(configs[place], figures, was_found=True)
