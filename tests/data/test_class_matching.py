"""Names of classes decide which output of a model a label means."""

import numpy as np
import pytest

from visualnet.data.class_matching import matched_to
from visualnet.data.dataset import Dataset, frozen_split
from visualnet.errors import SettingError


def data(classes: str, labels: list[int]) -> Dataset:
    images = np.arange(len(labels) * 784, dtype=np.uint32).astype(np.uint8).reshape(-1, 28, 28)
    whole = frozen_split(images, np.array(labels, np.uint8))
    return Dataset("d", "My data", tuple(classes), whole, whole.part(0, 0), whole.part(0, 2))


def test_the_same_classes_need_nothing() -> None:
    own = data("abc", [0, 1, 2])
    assert matched_to(own, ("a", "b", "c")) is own


@pytest.mark.parametrize("classes", ["cab", "xaybzc", "ca"])
def test_labels_follow_their_names(classes: str) -> None:
    # Class b has no images, so the model may do without it.
    own = data("abc", [0, 2, 2, 0, 2])
    found = matched_to(own, classes)
    assert found.classes == tuple(classes)
    assert [found.classes[label] for label in found.train.labels] == list("accac")
    assert [found.classes[label] for label in found.test.labels] == list("ac")
    assert found.train.images is own.train.images
    assert not len(found.validation)
    assert matched_to(found, own.classes).own_classes == found.own_classes == own.classes
    back = matched_to(found, own.classes)
    assert back.train.labels.tolist() == own.train.labels.tolist()


@pytest.mark.parametrize(
    ("classes", "words"),
    [
        ("ab", "My data has the class c, which the model does not have: its classes are a, b."),
        ("0123", "My data has the classes a, c, which the model .* are 0, 1, 2 …"),
        ("ABC", "My data has the classes a, c, "),
    ],
)
def test_images_of_a_class_that_the_model_lacks_are_refused(classes: str, words: str) -> None:
    with pytest.raises(SettingError, match=words):
        matched_to(data("abc", [0, 2]), classes)


def test_a_model_with_more_classes_than_a_label_can_tell_apart_is_refused() -> None:
    names = [f"x{k}" for k in range(254)]
    assert matched_to(data("ab", [0, 1]), (*names, "b", "a")).train.labels.tolist() == [255, 254]
    with pytest.raises(SettingError, match=r"257 classes; .* 256"):
        matched_to(data("ab", [0, 1]), (*names, "c", "b", "a"))
