"""What a race has come to, among the runs."""

from datetime import UTC, datetime

from visualnet.learnt import NOTHING
from visualnet.training.racing.race import Race
from visualnet.training.runs import MAX_NAME
from visualnet.ui.look.translation import Texts
from visualnet.ui.race.starting import Entrant
from visualnet.ui.session.run_list import RunList

_tr = Texts("Race")


def keep_runs(race: Race, entrants: tuple[Entrant, Entrant], runs: RunList) -> bool:
    """List both sides of a race as runs, each if it took a step; tells whether any did.

    race: stands still. A side that began at a later step of a listed run has that for its parent.
    """
    now = datetime.now(UTC)
    sides = zip("AB", entrants, (race.a, race.b), strict=True)
    raced = [side for side in sides if side[2].examples]
    for letter, entrant, each in raced:
        name = _tr("Race {0}: {1}").format(letter, entrant.name)[:MAX_NAME]
        before = entrant.run.learnt if entrant.run is not None else None
        number = each.add_to(runs.history, name, now, before or NOTHING).number
        runs.note_number(each.trainer.run_id, number)
        left = _listed_number(entrant, runs)
        if left and each.first_step:
            runs.history.note_parent(number, (left, each.first_step))
    return bool(raced)


def _listed_number(entrant: Entrant, runs: RunList) -> int:
    """Return the number of a run, or else of the one that it is a fork of; 0 for neither."""
    run = entrant.run
    if run is None:
        return 0
    ids = [run.trainer.run_id, *([run.parent[0]] if run.parent else [])]
    records = [record for record in map(runs.record_of, ids) if record is not None]
    return records[0].number if records else 0
