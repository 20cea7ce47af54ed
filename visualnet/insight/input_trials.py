"""Comparison of readings of one model, such as with its inputs scaled in the commonest ways.

Asked are validation or training images, never test images, whose answers are for the end.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from visualnet.arrays import LabelArray, PixelArray
from visualnet.data.class_matching import matched_to, usual_orders
from visualnet.data.dataset import Dataset, Split
from visualnet.nn.input_scale import COMMON_SCALES, UNSCALED, InputScale, with_scale_folded
from visualnet.nn.network import Network
from visualnet.number_text import count_text, percent_text
from visualnet.sentences import Sentence

MOST_IMAGES = 1000
_LEAST_IMAGES = 100
_MOST_PRODUCTS = 4e9
"""Of weights and images, for one reading: a second or less."""

_CLEAR = 4.0
"""Standard errors by which the loss must be lower; by chance that is one case in 30,000."""
_LEAST_PROBABILITY = 1e-6
_LEAST_ADVISABLE = 0.25


@dataclass(frozen=True, slots=True)
class Trial:
    """How one reading did. right: images read correctly. losses: (images,), -log p of the class."""

    right: int
    losses: npt.NDArray[np.float64]

    @property
    def accuracy(self) -> float:
        """Share of the images that were read correctly, 0 to 1."""
        return self.right / len(self.losses)

    def is_clearly_better(self, other: "Trial") -> bool:
        """Tell whether it reads more of the same images, and that hardly by chance."""
        lower = other.losses - self.losses
        error = float(lower.std()) / np.sqrt(len(lower))
        return self.right > other.right and float(lower.mean()) > _CLEAR * error

    def is_advisable_over(self, other: "Trial") -> bool:
        """Tell whether it is clearly better and not bad itself: else something else is wrong."""
        return self.accuracy >= _LEAST_ADVISABLE and self.is_clearly_better(other)


def trial_of(network: Network, images: PixelArray, labels: LabelArray) -> Trial:
    """Return how a network reads images, (images, 28, 28) or (images, inputs), 0 paper to 255."""
    probabilities = network.probabilities(images)
    answers = np.nan_to_num(probabilities, nan=0.0)
    chosen = answers[np.arange(len(labels)), labels].astype(np.float64)
    right = int(np.count_nonzero(answers.argmax(axis=1) == labels))
    return Trial(right, -np.log(np.clip(chosen, _LEAST_PROBABILITY, 1.0)))


def images_to_try(dataset: Dataset, network: Network) -> Split:
    """Return up to 1,000 validation images, else training images, from all over the data.

    Large networks are asked fewer. None where the data is a test set by its name.
    """
    split = dataset.validation if len(dataset.validation) else dataset.train
    if dataset.is_test_set:
        return split.part(0, 0)
    room = int(_MOST_PRODUCTS / network.parameters.size)
    count = min(len(split), MOST_IMAGES, max(_LEAST_IMAGES, room))
    return split.taken(np.linspace(0, len(split) - 1, count).astype(np.intp))


def better_scale(
    network: Network, asked: Split, scales: Iterable[InputScale] = COMMON_SCALES
) -> tuple[InputScale, Trial, Trial] | None:
    """Return the scale with which most images are read, its trial, and that of unscaled inputs.

    None where no scale is clearly better than none.
    """
    if not len(asked):
        return None
    present = trial_of(network, asked.images, asked.labels)
    found, best = UNSCALED, present
    for scale in scales:
        trial = trial_of(with_scale_folded(network, scale), asked.images, asked.labels)
        if (trial.right, -trial.losses.sum()) > (best.right, -best.losses.sum()):
            found, best = scale, trial
    return (found, best, present) if best.is_advisable_over(present) else None


def trial_note(
    name: str,
    left_open: Collection[str],
    network: Network,
    classes: Sequence[str],
    dataset: Dataset,
) -> str | None:
    """Return a sentence where what a model's file leaves open suits it clearly better otherwise.

    name: what the model is called. left_open: of which "input" and "classes" are tried, each by
    itself. classes: what its outputs are taken as. dataset: with those classes.
    """
    asked = images_to_try(dataset, network)
    found = []
    if "input" in left_open and (scale := better_scale(network, asked)):
        said = Sentence(
            "does not say how its inputs are scaled: with {flags}", flags=scale[0].flags
        )
        found.append((scale[1], scale[2], said))
    if "classes" in left_open and (order := _better_order(network, classes, dataset)):
        said = Sentence(
            "does not name its classes: with --classes {order}", order=",".join(order[0])
        )
        found.append((order[1], order[2], said))
    if not found:
        return None
    best, present, said = max(found, key=lambda one: one[0].right)
    kind = "validation" if len(dataset.validation) else "training"
    return Sentence(
        "{name} {said} it reads {accuracy} of {asked_count} {kind} images correctly instead "
        "of {present}.",
        name=name,
        said=said,
        accuracy=percent_text(best.accuracy),
        asked_count=count_text(len(asked)),
        kind=kind,
        present=percent_text(present.accuracy),
    )


def _better_order(
    network: Network, classes: Sequence[str], dataset: Dataset
) -> tuple[tuple[str, ...], Trial, Trial] | None:
    """Return the order of the data's classes with which most images are read, as `better_scale`."""
    tried = []
    for order in (tuple(classes), *usual_orders(dataset.own_classes)):
        if len(order) == network.layer_sizes[-1]:
            asked = images_to_try(matched_to(dataset, order), network)
            if not len(asked):
                return None
            tried.append((order, trial_of(network, asked.images, asked.labels)))
    (_, present), (order, best) = tried[0], max(tried, key=lambda one: one[1].right)
    return (order, best, present) if best.is_clearly_better(present) else None
