"""Names of classes decide which output of a model a label means."""

from dataclasses import replace

import numpy as np
import pytest

from visualnet.data.class_matching import (
    class_match,
    match_notes,
    matched_to,
    same_classes,
    usual_order,
    with_own_classes,
)
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
        (
            "ab",
            r"My data has the class c \(2 examples\), which the model does not know. Its .* a, b.",
        ),
        ("0123", r"My data has the classes a, c \(4 examples\), which the model .* are 0, 1, 2 …"),
    ],
)
def test_images_of_a_class_that_the_model_lacks_are_refused(classes: str, words: str) -> None:
    with pytest.raises(SettingError, match=words):
        matched_to(data("abc", [0, 2]), classes)


def test_a_model_with_more_classes_than_a_label_can_tell_apart_is_refused() -> None:
    names = [f"x{k}" for k in range(254)]
    assert matched_to(data("ab", [0, 1]), (*names, "b", "a")).train.labels.tolist() == [255, 254]
    with pytest.raises(SettingError, match=r"257 classes, .* 256"):
        matched_to(data("ab", [0, 1]), (*names, "c", "b", "a"))


WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@pytest.mark.parametrize(
    ("names", "classes", "meant"),
    [
        (WORDS, "0123456789", {word: str(k) for k, word in enumerate(WORDS)}),
        (["Seven", "3"], ["three", "SEVEN"], {"Seven": "SEVEN", "3": "three"}),
        ("ab", "AB", {"a": "A", "b": "B"}),
        # The name itself comes first; then only one on either side may be meant.
        ("Aab", "aB", {"a": "a", "b": "B"}),
        ("ab", ["A", "a", "B"], {"a": "a", "b": "B"}),
        (["0", "zero", "one"], "01", {"0": "0", "one": "1"}),
        ("b", ["B", "b"], {"b": "b"}),
        ("b", ["B", "c"], {"b": "B"}),
        # Accents as macOS writes them, and spaces.
        (
            ["e\u0301", " 9 ", "big  A"],
            ["\xe9", "9", "Big A"],
            {"e\u0301": "\xe9", " 9 ": "9", "big  A": "Big A"},
        ),
        (["e\u0301", "\xe9"], ["\xe9", "e"], {"\xe9": "\xe9"}),
        # Numbers with zeros before them.
        (["07", "00", "10"], ["0", "seven"], {"07": "seven", "00": "0"}),
        (["01", "1"], "01", {"1": "1"}),
        (["10", "ten", "O", "l", "null"], "0123456789", {}),
    ],
)
def test_names_that_mean_the_same_are_the_same_class(
    names: list[str], classes: list[str], meant: dict[str, str]
) -> None:
    assert same_classes(names, classes) == meant


def test_classes_in_words_are_numbered_as_the_model_has_them_and_back() -> None:
    alphabetic = tuple(sorted(WORDS))
    own = replace(data("abcdefghij", list(range(10))), classes=alphabetic)
    found = matched_to(own, "0123456789")
    assert [WORDS[label] for label in found.train.labels] == list(alphabetic)
    again = matched_to(found, [word.upper() for word in WORDS])
    assert again.train.labels.tolist() == found.train.labels.tolist()
    assert with_own_classes(again).train.labels.tolist() == list(range(10))
    # What was taken for a letter in the other case is itself again where that is a class.
    letter = matched_to(data("Ab", [0, 1, 0]), "ab")
    assert letter.train.labels.tolist() == [0, 1, 0]
    assert matched_to(letter, "aAb").train.labels.tolist() == [1, 2, 1]


def test_digits_in_words_have_their_usual_order() -> None:
    assert usual_order(sorted(WORDS)) == usual_order("9876543210") == tuple("0123456789")
    assert usual_order("cab") == tuple("cab")
    assert usual_order("120") == tuple("012")
    assert usual_order("123") == tuple("123")


@pytest.mark.parametrize(
    ("classes", "labels", "model", "notes"),
    [
        ("ab", [0, 1], "ab", []),
        ("ab", [0, 1], "ba", ["My data (a, b) are in a different order than those of m. They are"]),
        ("AB", [0, 1], "ab", ["The classes of My data get the names that m uses: A as a, B as b."]),
        ("ab", [0, 1], "abc", ["My data has no examples of 1 class of m: c."]),
        ("ab", [1, 1], "abcd", ["My data has no examples of 3 classes of m: a, c, d."]),
        ("xb", [1, 1], "b", []),
        ("ab", [0, 1], "xyz", []),
    ],
)
def test_what_a_match_assumes_is_told(
    classes: str, labels: list[int], model: str, notes: list[str]
) -> None:
    told = match_notes(class_match(data(classes, labels), tuple(model)), "My data", "m")
    assert len(told) == len(notes)
    assert all(part in note for part, note in zip(notes, told, strict=True))
