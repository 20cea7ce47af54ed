"""Who enters a race: runs of the window, and those of the list that undo still has."""

from dataclasses import dataclass

from visualnet.training.runs import RunRecord
from visualnet.ui.race.starting import Entrant
from visualnet.ui.session.open_run import OpenRun
from visualnet.ui.session.run_list import RunList
from visualnet.ui.session.run_names import run_names
from visualnet.ui.session.session import Session
from visualnet.ui.window.context import Context


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A race that was asked for.

    runs: the list that it comes to. open_run: what was shown then, None for nothing.
    """

    entrants: tuple[Entrant, Entrant]
    runs: RunList
    open_run: OpenRun | None

    def is_shown(self, context: Context) -> bool:
        """Whether its list and its open run are still those that are shown."""
        return context.run_log.list is self.runs and context.session.run is self.open_run


def entrant_of(run: OpenRun | RunRecord, context: Context) -> Entrant:
    """Return who is to race: of a listed run the open one, where undo still has it."""
    log = context.run_log
    names = run_names(log.history.records)
    if isinstance(run, OpenRun):
        number = log.list.number_of(run.trainer.run_id)
        return Entrant(names.get(number, run.title), run)
    runs = context.session.runs()
    is_it = (each for each in runs if log.list.number_of(each.trainer.run_id) == run.number)
    return Entrant(names.get(run.number, run.name), next(is_it, None), run)


def parent_of(session: Session) -> OpenRun | None:
    """Return the run that the open one goes on from, where undo still has it."""
    parent = session.run.parent if session.run else None
    runs = session.runs() if parent else []
    return next((run for run in runs if parent and run.trainer.run_id == parent[0]), None)
