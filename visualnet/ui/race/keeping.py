"""What a race has come to, among the runs."""

from datetime import UTC, datetime

from visualnet.training.racing.race import Race
from visualnet.training.runs import MAX_NAME
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.run_list import RunList

_tr = Texts("Race")


def keep_runs(race: Race, names: tuple[str, str], runs: RunList) -> bool:
    """List both sides of a race as runs, each if it took a step; tells whether any did.

    race: stands still. names: of the runs that raced.
    """
    now = datetime.now(UTC)
    sides = [each for each in zip("AB", names, (race.a, race.b), strict=True) if each[2].examples]
    for letter, name, each in sides:
        title = _tr("Race {0}: {1}").format(letter, name)
        record = each.add_to(runs.history, title[:MAX_NAME], now)
        runs.note_number(each.trainer.run_id, record.number)
    return bool(sides)
