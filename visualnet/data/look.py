"""A look at a data set before it is learnt from: what may not be as it was meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from visualnet.data.dataset import Dataset, Split
from visualnet.data.datasets import DATASETS
from visualnet.data.orientation import turn_to_upright
from visualnet.data.polarity import blank_images, dark_papers, light_papers
from visualnet.data.preparing import Preparation, image_keys, inverted_twice, turned_twice
from visualnet.number_text import count_text

FEW = 10
"""A class with fewer training images than these can hardly be learnt."""

_MOST_LOOKED_AT = 20_000
_RARE, _NEARLY_ALL = 0.05, 0.95
_NAMED = 5

_TURN_WORDS = {
    "transpose": "their rows and columns are exchanged",
    "left": "they lie on their right side",
    "right": "they lie on their left side",
    "half": "they are upside down",
    "mirror": "left and right are exchanged",
    "flip": "top and bottom are exchanged",
    "transpose_half": "they lie on their side, mirrored",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that may not be as it was meant.

    kind: `light_paper`, `mixed_paper`, `lying`, `blank`, `few`, `not_tested`, `shared` or
    `contradictory`. count: of the images or classes concerned, among so many in `total`.
    names: of the classes concerned. turn: of `lying`, what sets the images upright. remedy: the
    setting and its value that mend it; None where none does.
    """

    kind: str
    count: int
    total: int
    names: tuple[str, ...] = ()
    turn: str = "none"
    remedy: tuple[str, str | bool] | None = None

    @property
    def text(self) -> str:
        """What was found, a sentence."""
        count, total = count_text(self.count), count_text(self.total)
        match self.kind:
            case "light_paper":
                return (
                    f"{count} of {total} images are dark on light paper; a network expects light "
                    "ink on black."
                )
            case "mixed_paper":
                return f"{count} of {total} images are on light paper, the others on dark paper."
            case "lying":
                return f"The digits do not stand upright: {_TURN_WORDS[self.turn]}."
            case "blank":
                return f"{count} of {total} images are blank."
            case "few":
                return f"Classes with fewer than {FEW} training images: {self.shown_names}."
            case "not_tested":
                return f"Classes without a test image: {self.shown_names}."
            case "shared":
                return f"{count} of {total} test images are in the training part too."
        return f"{count} of {total} images are there twice, under different classes."

    @property
    def shown_names(self) -> str:
        """The first names of the classes concerned."""
        return ", ".join(self.names[:_NAMED]) + (" …" if len(self.names) > _NAMED else "")

    @property
    def advice(self) -> str:
        """What was found, and the flag that mends it if there is one; a sentence."""
        return f"{self.text[:-1]}; mend it with {self.flag}." if self.flag else self.text

    @property
    def flag(self) -> str | None:
        """What mends it on the command line."""
        if self.remedy is None:
            return None
        name, value = self.remedy
        return f"--{name.replace('_', '-')} {'yes' if value is True else value}"


@dataclass(frozen=True, slots=True)
class DataLook:
    """What a look at a data set found.

    blank: images that show nothing. repeated: training images that stand there before. shared: test
    images that stand in the training or validation part. paper: `dark`, `light`, `mixed`, or `none`
    where images have no even border. turn: the one to upright, None where unknown.
    """

    blank: int
    repeated: int
    shared: int
    paper: str
    turn: str | None
    findings: tuple[Finding, ...]


def look_at(dataset: Dataset, preparation: Preparation | None = None) -> DataLook:
    """Look at all images of a data set; remedies come on top of how they are prepared already.

    Paper and orientation are those of the training images, or of the test images where there are no
    others.

    70,000 images take 0.6 s (2026-11).
    """
    present = preparation or Preparation()
    parts = (dataset.train, dataset.validation, dataset.test)
    total = sum(map(len, parts))
    blanks = [blank_images(part.images) if len(part) else np.zeros(0, np.bool_) for part in parts]
    blank = int(sum(map(np.count_nonzero, blanks)))
    main = 0 if len(dataset.train) else 2
    paper, paper_findings = _look_at_paper(parts[main], blanks[main], present)
    turn = turn_to_upright(parts[main], dataset.classes)
    findings = list(paper_findings)
    if turn not in (None, "none"):
        remedy = ("turn_images", turned_twice(present.turn_images, turn))
        findings.append(Finding("lying", total, total, turn=turn, remedy=remedy))
    if blank:
        leave_out = None if blank == total else ("leave_out_blank", True)
        findings.append(Finding("blank", blank, total, remedy=leave_out))
    findings += _look_at_classes(dataset)
    repeated, shared, contradictory = _look_at_copies(parts, blanks)
    if shared:
        of_test = len(dataset.test)
        findings.append(Finding("shared", shared, of_test, remedy=("leave_out_shared", True)))
    if contradictory:
        findings.append(Finding("contradictory", contradictory, total))
    return DataLook(blank, repeated, shared, paper, turn, tuple(findings))


def warnings_on(dataset: Dataset, source: str, preparation: Preparation) -> list[str]:
    """Return what was found in data of the user's own, a sentence each, with what mends it.

    source: as for `load_dataset`; bundled data are as they were meant.
    """
    if source in DATASETS and preparation == Preparation():
        return []
    return [finding.advice for finding in look_at(dataset, preparation).findings]


def _look_at_paper(part: Split, blank: Any, present: Preparation) -> tuple[str, Sequence[Finding]]:
    images = part.images[:_MOST_LOOKED_AT]
    shows = ~blank[:_MOST_LOOKED_AT]
    light = int(np.count_nonzero(light_papers(images) & shows))
    dark = int(np.count_nonzero(dark_papers(images) & shows))
    looked_at = int(np.count_nonzero(shows))
    if 2 * (light + dark) < looked_at or not light + dark:
        return "none", ()
    share = light / (light + dark)
    if share < _RARE:
        return "dark", ()
    kind, which = ("light_paper", "all") if share > _NEARLY_ALL else ("mixed_paper", "light")
    remedy = ("invert_images", inverted_twice(present.invert_images, which))
    return kind.partition("_")[0], [Finding(kind, light, looked_at, remedy=remedy)]


def _look_at_classes(dataset: Dataset) -> list[Finding]:
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
