"""Teaching by drawing: a short training on drawings of the user's, with old examples among them.

Learnt alone, five drawings of one form make a network forget the rest; old examples that are
rehearsed with them keep it (Robins 1995, "Catastrophic forgetting, rehearsal and pseudorehearsal").
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from visualnet.arrays import LabelArray, PixelArray
from visualnet.data.bundled.redrawing import redrawn_images
from visualnet.data.class_matching import digit_meant, same_classes
from visualnet.data.dataset import Dataset, Split, frozen_split, joined
from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.data.drawing.my_digits import MAX_KEPT
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.data.subsets import stratified_order
from visualnet.errors import SettingError
from visualnet.nn.metrics import CountArray, confusion_matrix
from visualnet.nn.network import Network, parameter_count
from visualnet.sentences import Sentence
from visualnet.training.config import TrainingConfig
from visualnet.training.teaching.lesson import Lesson

REPLAYED = 60_000
"""Old examples in a lesson, or all where there are fewer.

After five slashed zeros and 8,000 old examples 784-16-16-10 read 0.6 points of MNIST's test images
less than before, after 55,000 only 0.1 (2026-11).
"""

_TAUGHT_SHARE = 0.05
"""Of a lesson, by showing every variant as often as that takes."""

_VARIANTS = 300
"""Of one drawing at most: each takes a millisecond to draw."""

MOST_TAUGHT = 2_000
"""So many drawings, the newest, go into a lesson."""

_EPOCHS = 4
_EPOCHS_OF_LARGE = 2
_LARGE = 200_000
"""Parameters from which on a network learns in fewer epochs, each of which takes long."""

_FEWEST_STEPS = 1_000
"""A small data set is gone through more often: few steps of Adam would leave it unsettled."""

_LEARNING_RATE, _PARAMETERS = 0.003, 13_002
"""The rate for 784-16-16-10; others have it divided by the root of their size over this one's."""

_BATCH_SIZE = 32


def known_drawings(
    drawings: Sequence[LabelledDrawing], classes: Sequence[str]
) -> list[LabelledDrawing]:
    """Return those whose label means one of these classes."""
    known = _meant(drawings, classes)
    return [labelled for labelled in drawings if labelled.label in known]


def as_split(drawings: Sequence[LabelledDrawing], classes: Sequence[str]) -> Split:
    """Return drawings as the network sees them; each label must mean one of the classes.

    A drawing takes half a millisecond the first time, and next to nothing again.
    """
    images = [_seen(labelled.drawing) for labelled in drawings]
    return frozen_split(_stacked(images), _labels(drawings, classes))


def lesson_of(
    base: Dataset, config: TrainingConfig, drawings: Sequence[LabelledDrawing], seed: int = 0
) -> Lesson:
    """Return the lesson that teaches these drawings; those of no class of the data are left out.

    base, config: what the network learnt from until now, and how. Takes about a millisecond for
    each variant, 2 s at most. Raises SettingError where no drawing is left.
    """
    known = known_drawings(drawings, base.classes)[-MOST_TAUGHT:]
    if not known:
        raise SettingError(
            "None of your drawings shows a class of {title}; teach one of {classes}{words} first.",
            title=base.title,
            classes=", ".join(base.classes[:10]),
            words="" if len(base.classes) <= 10 else ", …",
        )
    order = stratified_order(base.train.labels, np.random.default_rng([seed, 0]))
    replayed = base.train.taken(np.sort(order[:REPLAYED]))
    variants = _variants(known, base.classes, len(replayed), seed)
    parts = {field.name: getattr(base, field.name) for field in fields(Dataset)}
    parts |= {
        "name": f"{base.name}+my-digits",
        "title": Sentence("{title} and My digits", title=base.title),
        "train": joined(replayed, variants),
    }
    return Lesson(**parts, base=base, base_config=config, taught=as_split(known, base.classes))


def lesson_config(lesson: Lesson) -> TrainingConfig:
    """Return the settings of a lesson: those before, but for how steps are made.

    Adam with a small rate that falls to nothing moves networks of any size and activation by
    little, and by as much where their gradients are small.
    """
    base = lesson.base_config
    size = parameter_count(base.layer_sizes(len(lesson.classes)))
    rate = _LEARNING_RATE * min(1.0, (_PARAMETERS / size) ** 0.5)
    fewest = -(-_FEWEST_STEPS * _BATCH_SIZE // len(lesson.train))
    return base.changed(
        optimizer="adam",
        learning_rate=rate,
        momentum=0.9,
        batch_size=_BATCH_SIZE,
        epochs=max(_EPOCHS if size < _LARGE else _EPOCHS_OF_LARGE, fewest),
        schedule="cosine",
        warm_up_epochs=0.0,
        patience=None,
        target_accuracy=None,
        l1=0.0,
        l2=0.0,
        dropout=0.0,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What a lesson did on one set of images.

    before, after: confusion matrices, (classes, classes), rows true.
    """

    before: CountArray
    after: CountArray

    @property
    def examples(self) -> int:
        """How many images there are."""
        return int(self.before.sum())

    @property
    def accuracy_before(self) -> float:
        """Share read rightly before, 0 to 1; NaN without images."""
        return _share(self.before)

    @property
    def accuracy_after(self) -> float:
        """Share read rightly after, 0 to 1; NaN without images."""
        return _share(self.after)


@dataclass(frozen=True, slots=True, eq=False)
class LessonReport:
    """What was gained and what was forgotten: on the drawings, and on the test images."""

    taught: Change
    test: Change


class LessonReporter:
    """Compares the states of a network that is being taught with the one before.

    For one thread at a time.
    """

    def __init__(self, before: Network, taught: Split, test: Split) -> None:
        """before: its parameters must not change any more."""
        self._network, self._splits = before, (taught, test)
        self._before: list[CountArray] = []

    def report(self, after: Network) -> LessonReport:
        """Return what has been gained and forgotten.

        Takes as long as reading all images, the first time twice as long: 20 ms for 784-16-16-10
        and MNIST's test images (2026-11).
        """
        if not self._before:
            self._before = self._confusions(self._network)
        pairs = zip(self._before, self._confusions(after), strict=True)
        return LessonReport(*(Change(before, now) for before, now in pairs))

    def _confusions(self, network: Network) -> list[CountArray]:
        return [
            confusion_matrix(network.probabilities(split.images), split.labels)
            for split in self._splits
        ]


def _share(confusion: CountArray) -> float:
    examples = int(confusion.sum())
    return int(np.trace(confusion)) / examples if examples else float("nan")


def _variants(
    drawings: Sequence[LabelledDrawing], classes: Sequence[str], old: int, seed: int
) -> Split:
    """Return variants of all drawings, as many images as their share of a lesson asks for."""
    wanted = old * _TAUGHT_SHARE / (1 - _TAUGHT_SHARE) / len(drawings)
    each = int(np.clip(round(wanted), 1, _VARIANTS))
    images = redrawn_images([labelled.drawing for labelled in drawings], each, seed)
    showings = max(1, round(wanted / each))
    labels = np.tile(_labels(drawings, classes), each * showings)
    return frozen_split(np.concatenate([images] * showings), labels)


@lru_cache(MAX_KEPT)
def _seen(drawing: StrokeDrawing) -> PixelArray:
    image = drawing.seen()
    image.flags.writeable = False
    return image


def _labels(drawings: Sequence[LabelledDrawing], classes: Sequence[str]) -> LabelArray:
    meant = _meant(drawings, classes)
    return np.array([list(classes).index(meant[one.label]) for one in drawings], np.uint8)


def _meant(drawings: Sequence[LabelledDrawing], classes: Sequence[str]) -> dict[str, str]:
    """Return the class that each label of some drawings means, where it does.

    Drawings kept under networks that name their digits otherwise, 3 and three, mean the same.
    """
    labels = {labelled.label for labelled in drawings}
    names = {label: label if label in classes else digit_meant(label) for label in labels}
    meant = same_classes(list(set(names.values())), classes)
    return {label: meant[name] for label, name in names.items() if name in meant}


def _stacked(images: Sequence[PixelArray]) -> PixelArray:
    return np.stack(images) if images else np.zeros((0, 28, 28), np.uint8)
