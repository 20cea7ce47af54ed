"""Names of runs by the settings in which they differ."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import fields

from visualnet.training.config import TrainingConfig
from visualnet.training.runs import RunRecord
from visualnet.ui.look.translation import Texts
from visualnet.ui.session.setting_text import setting_phrase

_tr = Texts("RunNames")

_MOST_NAMED = 4
"""Settings in a name; more are not read."""

_FIRST_NAMED = ("dataset", "hidden", "activation", "optimizer", "learning_rate", "batch_size")
"""Settings by which people tell trainings apart; others follow from them, or matter less."""


def run_names(records: Sequence[RunRecord]) -> dict[int, str]:
    """Return the names of all runs by number: learning rate 0.01, layers 16-16-16.

    A run that was given a name has that one. Others are named by the settings in which the runs
    differ, by their seeds where nothing else differs, and by their numbers where nothing does.
    """
    texts = _different_settings(records)
    seeds: dict[str, set[int]] = defaultdict(set)
    for record in records:
        if not record.is_named:
            seeds[texts[record.number]].add(record.config.seed)
    for record in records:
        text = texts[record.number]
        if text and len(seeds[text]) > 1:
            texts[record.number] = _tr("{0}, seed {1}").format(text, record.config.seed)
    counts = Counter(texts[record.number] for record in records if not record.is_named)
    return {record.number: _name(record, texts[record.number], counts) for record in records}


def _different_settings(records: Sequence[RunRecord]) -> dict[int, str]:
    configs = [record.config for record in records]
    names = dict.fromkeys((*_FIRST_NAMED, *(field.name for field in fields(TrainingConfig))))
    varied = [
        name
        for name in names
        if name != "seed" and len({getattr(config, name) for config in configs}) > 1
    ]
    texts = {}
    for record in records:
        phrases = [
            setting_phrase(name, getattr(record.config, name), record.columns)
            for name in varied[:_MOST_NAMED]
        ]
        texts[record.number] = ", ".join([*phrases, *["…"][: len(varied) > _MOST_NAMED]])
    return texts


def _name(record: RunRecord, text: str, counts: Counter[str]) -> str:
    if record.is_named:
        return record.name
    if not text:
        return _tr("Run {0}").format(record.number)
    return text if counts[text] == 1 else _tr("{0} (run {1})").format(text, record.number)
