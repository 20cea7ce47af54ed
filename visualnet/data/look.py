"""A look at a data set before it is learnt from: what may not be as it was meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from visualnet.data.class_matching import with_own_classes
from visualnet.data.dataset import Dataset, Split
from visualnet.data.findings import FEW, Finding, PartLook, findings_on_paper, findings_on_turns
from visualnet.data.orientation import turn_to_upright
from visualnet.data.plane.patterns import PATTERNS
from visualnet.data.polarity import blank_images, dark_papers, light_papers
from visualnet.data.preparing import Preparation, image_keys, is_as_meant
from visualnet.learnt import NOTHING
from visualnet.number_text import count_text
from visualnet.sentences import counted

_MOST_LOOKED_AT = 20_000
_RARE, _NEARLY_ALL = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class DataLook:
    """What a look at a data set found.

    blank: images that show nothing. repeated: training images that stand there before. shared: test
    images that stand in the training or validation part. parts: those that were looked at for
    themselves, by name, the one that is learnt from first.
    """

    blank: int
    repeated: int
    shared: int
    parts: dict[str, PartLook]
    findings: tuple[Finding, ...]


def look_at(dataset: Dataset, preparation: Preparation | None = None) -> DataLook:
    """Look at all images of a data set; remedies come on top of how they are prepared already.

    Paper and orientation are told of each part that its files have; a part that was made of the
    training images is as these.

    70,000 images take 0.6 s (2026-11).
    """
    present = preparation or Preparation()
    parts = {"train": dataset.train, "validation": dataset.validation, "test": dataset.test}
    total = sum(map(len, parts.values()))
    blanks = {
        name: blank_images(part.images) if len(part) else np.zeros(0, np.bool_)
        for name, part in parts.items()
    }
    blank = int(sum(map(np.count_nonzero, blanks.values())))
    is_apart = {
        "train": True,
        "validation": dataset.has_own_validation,
        "test": not (dataset.is_test_made and len(dataset.train)),
    }
    looks = {
        name: _look_at_part(part, blanks[name], dataset)
        for name, part in parts.items()
        if len(part) and is_apart[name]
    }
    counts = {name: len(parts[name]) for name in looks}
    findings = [*findings_on_paper(looks, present), *findings_on_turns(looks, counts, present)]
    if blank:
        leave_out = () if blank == total else (("leave_out_blank", True),)
        findings.append(Finding("blank", blank, total, remedy=leave_out))
    findings += _look_at_classes(dataset)
    repeated, shared, contradictory = _look_at_copies((*parts.values(),), (*blanks.values(),))
    if shared:
        of_test = len(dataset.test)
        findings.append(Finding("shared", shared, of_test, remedy=(("leave_out_shared", True),)))
    if contradictory:
        findings.append(Finding("contradictory", contradictory, total))
    return DataLook(blank, repeated, shared, looks, tuple(findings))


def warnings_on(
    dataset: Dataset, source: str, preparation: Preparation, test_source: str | None = None
) -> list[str]:
    """Return what was found in data of the user's own, a sentence each, with what mends it.

    source, test_source: as for `load_dataset`.
    """
    if dataset.features is not None:
        return [] if source in PATTERNS else _shared_points(dataset)
    if is_as_meant(source, test_source, preparation):
        return []
    return [finding.advice for finding in look_at(dataset, preparation).findings]


def _shared_points(dataset: Dataset) -> list[str]:
    """Return a sentence on points of a table that are trained on and tested with, or none."""
    shared = NOTHING.with_inputs(dataset.train.inputs).count_in(dataset.test.inputs)
    if not shared:
        return []
    return [
        counted(
            shared,
            "{count} of the {total} test points is also a training point, so the test accuracy is "
            "not that on new points. Remove the copies from the table.",
            "{count} of the {total} test points are also training points, so the test accuracy is "
            "not that on new points. Remove the copies from the table.",
            total=count_text(len(dataset.test)),
        )
    ]


def _look_at_part(part: Split, blank: Any, dataset: Dataset) -> PartLook:
    step = -(-len(part) // _MOST_LOOKED_AT)
    images, shows = part.images[::step], ~blank[::step]
    light = int(np.count_nonzero(light_papers(images) & shows))
    dark = int(np.count_nonzero(dark_papers(images) & shows))
    shown = int(np.count_nonzero(shows))
    turn = turn_to_upright(part, dataset.classes, is_suspected=dataset.is_emnist)
    if 2 * (light + dark) < shown or not light + dark:
        return PartLook("none", turn)
    share = light / (light + dark)
    paper = "dark" if share < _RARE else "light" if share > _NEARLY_ALL else "mixed"
    return PartLook(paper, turn, light, shown)


def _look_at_classes(dataset: Dataset) -> list[Finding]:
    # What a network has besides is no lack of the data.
    dataset = with_own_classes(dataset)
    names = dataset.classes
    if not len(dataset.train):
        return []
    in_train, in_test = (
        np.bincount(part.labels, minlength=len(names)) for part in (dataset.train, dataset.test)
    )
    findings = []
    few = tuple(name for name, count in zip(names, in_train, strict=True) if count < FEW)
    if few:
        findings.append(Finding("few", len(few), len(names), few))
    pairs = zip(names, in_train + in_test, in_test, strict=True)
    untested = tuple(name for name, there, tested in pairs if there and not tested)
    if untested and len(dataset.test):
        findings.append(Finding("not_tested", len(untested), len(names), untested))
    return findings


def _look_at_copies(parts: Sequence[Split], blanks: Sequence[Any]) -> tuple[int, int, int]:
    """Return how many training images are repeated, test images shared, images contradictory."""
    keys = [
        image_keys(part.images[~blank]) if blank.any() else image_keys(part.images)
        for part, blank in zip(parts, blanks, strict=True)
    ]
    train, validation, test = keys
    repeated = len(train) - len(np.unique(train))
    shared = int(np.isin(test, np.concatenate((train, validation))).sum())
    labels = np.concatenate(
        [part.labels[~blank] for part, blank in zip(parts, blanks, strict=True)]
    )
    pairs = np.unique(np.stack((np.concatenate(keys), labels.astype(np.int64))), axis=1)
    contradictory = pairs.shape[1] - len(np.unique(pairs[0]))
    return repeated, shared, contradictory
