"""Runs that go on from a step of another, by what the list of runs tells."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from visualnet.training.runs import RunRecord
from visualnet.ui.session.run_names import run_names


def runs_begun(records: Sequence[RunRecord], number: int) -> Mapping[int, Sequence[str]]:
    """Return step -> names of the listed runs that go on from a run there.

    Also of those that go on from the runs before it, as far as their steps are its own.
    number: of the run, 0 where it is not listed.
    """
    by_number = {record.number: record for record in records}
    line: list[tuple[int, float]] = []
    here, until = number, float("inf")
    # A damaged file may have a run go on from itself.
    while here in by_number and here not in [each for each, _ in line]:
        line.append((here, until))
        parent = by_number[here].parent
        if parent is not None:
            here, until = parent[0], min(until, parent[1])
    own = {each for each, _ in line}
    children = [record for record in records if record.parent and record.number not in own]
    if not children:
        return {}
    names = run_names(records)
    begun: dict[int, list[str]] = defaultdict(list)
    for each, last in line:
        for record in children:
            if record.parent and record.parent[0] == each and record.parent[1] <= last:
                begun[record.parent[1]].append(names[record.number])
    return begun
