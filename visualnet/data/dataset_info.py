"""What is known of the bundled data sets without loading them."""

from dataclasses import dataclass, replace

from visualnet.data.drawing.picture_ways import DEFAULT, PICTURE_WAYS, PictureWay, known_way

VARIANTS = 6
"""How often each of the bundled pen digits is drawn anew to learn from."""

FORM_EXAMPLES = 9_261
"""Images of other forms, of the training and the validation writers together."""


@dataclass(frozen=True, slots=True)
class DatasetInfo:
    """What is known of a bundled data set without loading it.

    train_examples: those of the validation part among them. version: raised where its images
    change, so that results on both are not mixed.
    """

    name: str
    title: str
    authors: str
    licence: str
    source: str
    classes: tuple[str, ...]
    train_examples: int
    test_examples: int
    version: int = 1


MNIST = DatasetInfo(
    name="mnist",
    title="MNIST handwritten digits",
    authors="Yann LeCun, Corinna Cortes, Christopher J.C. Burges",
    licence="CC BY-SA 3.0",
    source="http://yann.lecun.com/exdb/mnist",
    classes=tuple("0123456789"),
    train_examples=60_000,
    test_examples=10_000,
)

PEN_DIGITS = DatasetInfo(
    name="pen-digits",
    title="Pen digits",
    authors="E. Alpaydin, F. Alimoglu",
    licence="CC BY 4.0",
    source="https://archive.ics.uci.edu/dataset/81/pen+based+recognition+of+handwritten+digits",
    classes=tuple("0123456789"),
    train_examples=5_996,
    test_examples=1_498,
)

MIXED = DatasetInfo(
    name="mnist+pen-digits",
    title="MNIST and pen digits",
    authors=f"{MNIST.authors}; {PEN_DIGITS.authors}",
    licence=f"{MNIST.licence}; {PEN_DIGITS.licence}",
    source=f"{MNIST.source}; {PEN_DIGITS.source}",
    classes=tuple("0123456789"),
    train_examples=MNIST.train_examples + PEN_DIGITS.train_examples,
    test_examples=MNIST.test_examples + PEN_DIGITS.test_examples,
)

REDRAWN = replace(
    MIXED,
    name="mnist+pen-digits-redrawn",
    title="MNIST and redrawn pen digits",
    train_examples=MIXED.train_examples + VARIANTS * PEN_DIGITS.train_examples + FORM_EXAMPLES,
    # Before there were forms it had fewer.
    version=2,
)

DATASETS: dict[str, DatasetInfo] = {info.name: info for info in (MNIST, PEN_DIGITS, MIXED, REDRAWN)}


def way_learnt(pictures: str | None, dataset: str) -> PictureWay | None:
    """Return how a model learnt to see pictures; None where that is not known.

    pictures, dataset: what its file says. Older files do not say the first; those that learnt from
    bundled data were shown what is refitted.
    """
    if pictures in PICTURE_WAYS:
        return known_way(str(pictures))
    return DEFAULT if dataset in DATASETS else None
