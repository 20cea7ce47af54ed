"""Answers that deserve no belief: letters, scribbles and noise shown to networks of digits."""

import sys

import numpy as np
import pytest

from visualnet.data.bundled.pen_digits import load_pen_digits
from visualnet.data.bundled.written_forms import formed_pen_digits
from visualnet.data.datasets import load_dataset
from visualnet.data.drawing.strokes import read_strokes
from visualnet.insight.doubt import (
    Doubts,
    digit_forms,
    doubt,
    is_doubtful,
    knows_forms_of,
    pack_digit_forms,
    rival,
    tied_classes,
)
from visualnet.insight.likeness import Forms, fit_forms
from visualnet.models.bundled import bundled_models, resolve_model
from visualnet.models.formats import open_model
from visualnet.nn.network import as_inputs

SIDE = 200.0

# Letters that are not digits too (as D, I, O, S and Z are), as corners in a square of side 1.
LETTERS = {
    "A": [[(0.1, 1), (0.5, 0), (0.9, 1)], [(0.25, 0.6), (0.75, 0.6)]],
    "E": [[(0.85, 0), (0.15, 0), (0.15, 1), (0.85, 1)], [(0.15, 0.5), (0.7, 0.5)]],
    "F": [[(0.85, 0), (0.15, 0), (0.15, 1)], [(0.15, 0.5), (0.7, 0.5)]],
    "H": [[(0.1, 0), (0.1, 1)], [(0.9, 0), (0.9, 1)], [(0.1, 0.5), (0.9, 0.5)]],
    "K": [[(0.15, 0), (0.15, 1)], [(0.85, 0), (0.15, 0.55), (0.9, 1)]],
    "M": [[(0.05, 1), (0.15, 0), (0.5, 0.6), (0.85, 0), (0.95, 1)]],
    "N": [[(0.1, 1), (0.1, 0), (0.9, 1), (0.9, 0)]],
    "W": [[(0, 0), (0.25, 1), (0.5, 0.3), (0.75, 1), (1, 0)]],
    "X": [[(0.05, 0), (0.95, 1)], [(0.95, 0), (0.05, 1)]],
}


def seen(strokes):
    return read_strokes([[tuple(p) for p in stroke] for stroke in strokes], SIDE).centred


def letter(corners, random):
    """Return the letter by another hand: slanted, turned, stretched, of another size."""
    turn, slant = random.normal(0, 0.08), random.normal(0, 0.15)
    size, width = random.uniform(0.35, 0.75), random.uniform(0.7, 1.1)
    matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = matrix @ np.array([[width, -slant], [0, 1]]) * size
    strokes = [(np.array(stroke) - 0.5) @ matrix.T + 0.5 for stroke in corners]
    jittered = [s + random.normal(0, 0.015, s.shape) for s in strokes]
    return seen([(s * SIDE).tolist() for s in jittered])


def scribble(random):
    """Return a line to and fro between random corners."""
    corners = random.uniform(0.15, 0.85, (random.integers(8, 16), 2))
    return seen([(corners * SIDE).tolist()])


@pytest.fixture(scope="module", params=bundled_models(), ids=lambda model: model.name)
def network(request):
    return request.param.document().network


@pytest.fixture(scope="module")
def strangers():
    random = np.random.default_rng(3)
    letters = [letter(corners, random) for corners in LETTERS.values() for _ in range(15)]
    return {
        "letters": np.stack(letters),
        "scribbles": np.stack([scribble(random) for _ in range(150)]),
        "noise": random.integers(0, 256, (150, 28, 28), dtype=np.uint8),
    }


def doubts_of(network, images, forms):
    answers = network.probabilities(images)
    return np.array([doubt(i, p, forms) for i, p in zip(images, answers, strict=True)]), answers


@pytest.mark.slow
def test_strangers_are_answered_with_doubt(network, strangers):
    for name, most_sure, most_believed in (
        ("letters", 0.15, 0.4),
        ("scribbles", 0.08, 0.2),
        ("noise", 0.0, 0.0),
    ):
        doubts, answers = doubts_of(network, strangers[name], digit_forms())
        sure_before = (answers.max(axis=1) > 0.9).mean()
        sure_after = (doubts < 0.1).mean()
        sys.stdout.write(f"{name}: over 90 % sure {sure_before:.1%}, with doubt {sure_after:.1%}\n")
        assert sure_after <= most_sure, name
        assert sure_before > sure_after or sure_before == 0, name
        believed = [not is_doubtful(amount) for amount in doubts]
        assert np.mean(believed) <= most_believed, name


@pytest.mark.slow
@pytest.mark.parametrize("of", ["scans", "pen digits"])
def test_few_digits_that_are_read_rightly_are_doubted(network, of):
    test = load_dataset().test if of == "scans" else load_pen_digits()["test"]
    images, labels = test.images[:1500], test.labels[:1500]
    doubts, answers = doubts_of(network, images, digit_forms())
    is_right = answers.argmax(axis=1) == labels
    assert np.mean([is_doubtful(amount) for amount in doubts[is_right]]) < 0.05
    # Scans are misread for being odd, and so are doubted far oftener then.
    assert (
        of == "pen digits" or np.mean([is_doubtful(amount) for amount in doubts[~is_right]]) > 0.25
    )


def test_a_line_that_lies_is_doubted_whatever_it_is_read_as(network):
    random = np.random.default_rng(0)
    lines = []
    for _ in range(60):
        left, right = random.uniform(0.05, 0.4), random.uniform(0.6, 0.95)
        along = np.linspace(0, 1, 12)
        rise = random.uniform(-0.15, 0.15) * along + random.normal(0, 0.03) * np.sin(np.pi * along)
        way = np.column_stack([along, rise]) * (right - left) + (left, 0.5)
        lines.append(seen([(way * SIDE).tolist()]))
    doubts, _ = doubts_of(network, np.stack(lines), digit_forms())
    assert all(is_doubtful(amount) for amount in doubts)


@pytest.mark.slow
def test_forms_that_none_of_the_writers_used_are_not_doubted_for_that(network):
    asked = formed_pen_digits("validation", {"slashed-zeros": 1, "crossed-sevens": 1})
    for name, split in asked.items():
        doubts, answers = doubts_of(network, split.images, digit_forms())
        is_right = answers.argmax(axis=1) == split.labels
        assert np.mean([is_doubtful(amount) for amount in doubts[is_right]]) < 0.2, name


@pytest.mark.parametrize("model", ["digits-16x16", "digits-128x64", "digits-best"])
def test_a_tap_is_no_sure_digit(model):
    network = open_model(resolve_model(model)).network
    random = np.random.default_rng(0)
    taps = [seen([[(140.0, 90.0)]])]
    for _ in range(20):
        # A hand is not quite still.
        steps = random.normal(0, 0.006 * SIDE, (random.integers(2, 6), 2))
        taps.append(seen([(steps + SIDE / 2).tolist()]))
    doubts, _ = doubts_of(network, np.stack(taps), digit_forms())
    assert all(is_doubtful(amount) for amount in doubts)


def test_no_ink_is_nothing_but_doubt(network):
    blank = np.zeros((28, 28), np.uint8)
    assert doubt(blank, network.probabilities(blank[None])[0], digit_forms()) == 1.0


def test_without_forms_the_probability_alone_counts():
    ink = np.eye(28, dtype=np.uint8)
    assert doubt(ink, np.array([0.125, 0.875], np.float32), None) == 0.125


def test_doubt_is_more_where_the_image_is_stranger():
    dataset = load_dataset()
    forms, zero = digit_forms(), dataset.test.images[dataset.test.labels == 0][0]
    answers = np.eye(10, dtype=np.float32)[0]
    random = np.random.default_rng(0)
    speckled = [np.where(random.random((28, 28)) < share, 255, zero) for share in (0, 0.05, 0.3)]
    amounts = [doubt(image.astype(np.uint8), answers, forms) for image in speckled]
    assert amounts[0] < amounts[1] <= amounts[2] == 1.0


def test_forms_are_known_for_digits_alone():
    digits = tuple("0123456789")
    assert knows_forms_of(digits, "refitted")
    # Clothes and kana may be called 0 to 9 too; they reach the border, and are not refitted.
    assert not knows_forms_of(digits, "as-is")
    assert not knows_forms_of(("even", "odd"), "refitted")
    # Labels of two classes may be anything.
    assert not knows_forms_of(("0", "1"), "refitted")


def test_forms_of_digits_go_by_the_names_of_the_classes():
    words = ("one", "Zero", "9", "8", "7", "six", "five", "four", "three", "2")
    assert knows_forms_of(words, "refitted")
    order, usual, found = [1, 0, 9, 8, 7, 6, 5, 4, 3, 2], digit_forms(), digit_forms(words)
    test = load_dataset().test
    for image in test.images[:20]:
        likeness = [found.likeness(image, place) for place in range(10)]
        assert likeness == [usual.likeness(image, digit) for digit in order]


def test_forms_of_other_classes_are_found_from_their_images():
    random = np.random.default_rng(1)
    images = np.zeros((600, 28, 28), np.uint8)
    labels = np.arange(600) % 2
    for image, label in zip(images, labels, strict=True):
        at = random.integers(8, 18)
        image[(np.s_[at : at + 3], np.s_[:, at : at + 3])[label]] = random.integers(150, 255)
    forms = fit_forms(images[:400], labels[:400], images[400:], labels[400:], 3)
    assert forms.likeness(images[400], 0) > 0.3
    assert forms.likeness(images[400], 1) == 0
    # Nothing is known of a class without images.
    assert forms.likeness(images[400], 2) == 1


@pytest.mark.slow
def test_the_bundled_forms_are_those_that_packing_makes(tmp_path):
    pack_digit_forms(tmp_path / "made.npz")
    bundled = digit_forms()
    with np.load(tmp_path / "made.npz") as made:
        assert np.allclose(made["means"], bundled.means, atol=1e-5)
        assert np.allclose(made["limits"], bundled.limits, rtol=1e-3)
        assert np.array_equal(made["widest"], bundled.widest)


@pytest.mark.parametrize(
    ("first", "second", "is_tie"),
    [(0.502, 0.49, True), (0.65, 0.3, True), (0.72, 0.28, False), (0.3, 0.1, False)],
)
def test_a_near_tie_is_of_two_that_have_most_of_the_probability(first, second, is_tie):
    answer = np.full(10, (1 - first - second) / 8, np.float32)
    answer[[9, 4]] = first, second
    assert rival(answer) == (4 if is_tie else None)


def test_of_two_equal_ones_the_rival_is_the_one_that_is_not_the_answer():
    answer = np.array([0.5, 0.5, 0.0], np.float32)
    assert answer.argmax() == 0
    assert rival(answer) == 1
    assert rival(np.array([1.0], np.float32)) is None


def test_near_ties_are_read_wrongly_half_the_time_and_one_of_the_two_is_mostly_right():
    network = open_model(resolve_model("digits-16x16")).network
    test = load_dataset("mnist", validation_examples=5000).test
    answers = network.forward(as_inputs(test.images.reshape(len(test), -1))).probabilities
    rivals = [rival(answer) for answer in answers]
    ties = np.array([each is not None for each in rivals])
    first = answers.argmax(axis=1) == test.labels
    either = first | (np.array([-1 if r is None else r for r in rivals]) == test.labels)
    assert 0.01 < ties.mean() < 0.05
    assert first[ties].mean() < 0.6
    assert first[~ties].mean() > 0.97
    assert either[ties].mean() > 0.85


def test_an_image_is_compared_with_a_class_once_however_often_it_is_read(monkeypatch) -> None:
    image = np.zeros((28, 28), np.uint8)
    image[4:24, 13:15] = 255
    asked: list[int] = []

    def likeness(_self: Forms, _image: np.ndarray, number: int) -> float:
        asked.append(number)
        return 0.5

    monkeypatch.setattr(Forms, "likeness", likeness)
    forms = Forms(*(np.zeros(1, np.float32) for _ in range(4)))
    doubts = Doubts()
    one, other = np.array([0.9, 0.1], np.float32), np.array([0.2, 0.8], np.float32)
    for answers, expected in ((one, 0.55), (other, 0.6), (one, 0.55)):
        assert doubts.doubt(image, answers, forms) == pytest.approx(expected)
    assert asked == [0, 1]
    # What stands in the same memory afterwards is another image.
    image[4:24, 18:20] = 255
    doubts.doubt(image, one, forms)
    assert asked == [0, 1, 0]


@pytest.mark.parametrize(
    ("answer", "classes"),
    [
        ([0.5, 0.5], (0, 1)),
        ([0.4996, 0.5004], (0, 1)),
        ([0.499, 0.501], ()),
        ([0.1, 0.45, 0.45], (1, 2)),
        ([1 / 3, 1 / 3, 1 / 3], (0, 1, 2)),
        ([0.1] * 10, tuple(range(10))),
        # Of so many classes those that are a little ahead may be the same by chance.
        ([0.1035, 0.1032, *[0.0991625] * 8], ()),
        ([1.0], ()),
    ],
)
def test_classes_are_tied_that_are_equally_likely_as_far_as_one_sees(answer, classes):
    assert tied_classes(np.array(answer, np.float32)) == classes
