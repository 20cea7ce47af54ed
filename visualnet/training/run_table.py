"""Runs beside each other: which settings differ, and the list as a table."""

from dataclasses import fields

from visualnet.data.plane.settings import DEFAULT_POINTS, POINT_SETTINGS
from visualnet.plain_text import as_csv
from visualnet.settings_table import SETTINGS
from visualnet.training.config import TrainingConfig
from visualnet.training.runs import Figures, RunRecord


def differences(a: TrainingConfig, b: TrainingConfig) -> list[tuple[str, object, object]]:
    """Return (setting, value of a, value of b) for all settings that differ, in their order."""
    return [row for row in settings_side_by_side(a, b) if row[1] != row[2]]


def settings_side_by_side(a: TrainingConfig, b: TrainingConfig) -> list[tuple[str, object, object]]:
    """Return (setting, value of a, value of b) for all settings, in their order.

    Those of points are left out where both have them as they are by themselves.
    """
    rows = [(name, getattr(a, name), getattr(b, name)) for name in SETTINGS]
    return [
        (name, one, other)
        for name, one, other in rows
        if name not in POINT_SETTINGS or {one, other} != {getattr(DEFAULT_POINTS, name)}
    ]


def runs_as_csv(records: list[RunRecord]) -> str:
    """Return a table of runs: a line each, with all settings and figures, accuracies 0 to 1.

    Hidden layers are written 16-16; what is not set or not measured is empty. kept_epoch: the one
    that the weights are of, where they are not the last. end: why the run ended, a sentence.
    """
    figures = [field.name for field in fields(Figures)]
    first, last = ("number", "name", "started", "state", "network"), ("kept_epoch", "end")
    rows: list[list[object]] = [[*first, *SETTINGS, *figures, *last]]
    for record in records:
        config, kept = record.config.as_json_object(), record.log.kept
        config["hidden"] = "-".join(map(str, record.config.hidden))
        rows.append(
            [
                record.number,
                record.name,
                record.started.isoformat(timespec="seconds"),
                record.state,
                record.shape_text,
                *(config.get(name, getattr(record.config, name)) for name in SETTINGS),
                *(getattr(record.figures, name) for name in figures),
                round(kept.epochs_done) if kept else None,
                record.end,
            ]
        )
    return as_csv(rows)
