"""Remedies for a training that goes wrong, and which were tried: advice goes in no circle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from visualnet.sentences import Sentence
from visualnet.training.config import TrainingConfig

Remedy = tuple[str, Mapping[str, object]]
"""Why it helps, a clause; settings of TrainingConfig to change."""

_TIMES = {"learning_rate": 2}
"""A learning rate may be lowered twice; all else either helps at once or does not."""

EXHAUSTED = Sentence("none of the usual remedies helped")


@dataclass(frozen=True, slots=True)
class Tried:
    """A remedy that was followed.

    kind: of the fault it was to mend. config: the settings that it was met with. remedy: what was
    changed in them.
    """

    kind: str
    config: TrainingConfig
    remedy: Mapping[str, object]


def next_remedy(
    kind: str, config: TrainingConfig, remedies: Sequence[Remedy], tried: Sequence[Tried]
) -> tuple[str, Mapping[str, object] | None]:
    """Return the first remedy that was not tried without success; (why there is none, None) else.

    One is not proposed that leads back to settings that went wrong, nor one that was followed and
    after which the same fault came again.
    """
    met = {_seedless(one.config) for one in tried}
    for clause, changes in remedies:
        led = _seedless(config.changed(**changes))
        names = set(changes)
        times = sum(one.kind == kind and set(one.remedy) == names for one in tried)
        allowed = max(_TIMES.get(name, 1) for name in names)
        if led not in met and times < allowed:
            return clause, changes
    return EXHAUSTED, None


def _seedless(config: TrainingConfig) -> TrainingConfig:
    return config.changed(seed=0)
