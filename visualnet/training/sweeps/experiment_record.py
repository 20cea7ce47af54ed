"""The record of an experiment: what was asked for, and the results so far."""

from dataclasses import dataclass

from visualnet.training.sweeps.sweep import Sweep, SweepResult


@dataclass(frozen=True, slots=True, eq=False)
class ExperimentRecord:
    """An experiment with what came of it.

    name: of a built-in one, empty for one of the user's own. results: in the order in which they
    came, each of a run of the sweep, none twice.
    """

    name: str
    sweep: Sweep
    results: tuple[SweepResult, ...] = ()
