"""Teaching by drawing: what a lesson holds, what it brings, and what is forgotten over it."""

import dataclasses
import sys
from collections.abc import Callable

import numpy as np
import pytest

from visualnet.data.drawing.labelled_strokes import LabelledDrawing
from visualnet.data.drawing.strokes import StrokeDrawing
from visualnet.errors import SettingError
from visualnet.models.bundled import resolve_model
from visualnet.models.formats import open_model
from visualnet.training.config import TrainingConfig
from visualnet.training.control import RunControl
from visualnet.training.run_state import new_network
from visualnet.training.snapshots import Outbox
from visualnet.training.teaching import lesson_report as teaching
from visualnet.training.teaching.lesson_report import (
    LessonReporter,
    as_split,
    known_drawings,
    lesson_config,
    lesson_of,
)
from visualnet.training.trainer import Trainer

CONFIG = TrainingConfig()

# Forms that are often misread, by writers who each have a hand of their own

SIDE = 280.0
_STEPS = 12


def _line(points, generator):
    """A stroke through these points, in shares of the digit's box, a little shaken."""
    places = np.linspace(0, len(points) - 1, _STEPS * (len(points) - 1) + 1)
    points = np.asarray(points, float)
    way = np.column_stack([np.interp(places, range(len(points)), points[:, k]) for k in (0, 1)])
    return way + generator.normal(0, 0.006, way.shape)


def crossed_seven(hand, generator):
    """A 7 with a bar through its stem, and with some writers a hook at the start."""
    left, right = generator.normal([0.12, 0.86], 0.03)
    top = generator.normal(0.1, 0.025)
    foot = hand.uniform(0.25, 0.5) + generator.normal(0, 0.03)
    hook = [(left - 0.02, top + hand.uniform(0.1, 0.2))] if hand.random() < 0.4 else []
    bow = hand.uniform(-0.05, 0.12)
    middle = ((right + foot) / 2 - bow, 0.5)
    bar_height = hand.uniform(0.42, 0.58) + generator.normal(0, 0.02)
    half, tilt = hand.uniform(0.2, 0.34), hand.uniform(-0.05, 0.08)
    at = np.interp(bar_height, [top, 0.5, 0.95], [right, middle[0], foot])
    stem = _line(
        [*hook, (left, top), (right, top - hand.uniform(0, 0.05)), middle, (foot, 0.95)], generator
    )
    bar = _line([(at - half, bar_height + tilt), (at + half, bar_height - tilt)], generator)
    return [stem, bar]


def slashed_zero(hand, generator):
    """A 0 with a stroke through it from the upper right to the lower left."""
    begin, width = hand.uniform(-2.2, -1.2), hand.uniform(0.26, 0.36)
    angles = begin - np.linspace(0, 2 * np.pi, 36)
    ring = np.column_stack([0.5 + width * np.cos(angles), 0.5 + 0.42 * np.sin(angles)])
    ring += generator.normal(0, 0.006, ring.shape)
    out = hand.uniform(0.85, 1.25)
    dx, dy = out * width * generator.normal(0.9, 0.08), out * 0.42 * generator.normal(0.8, 0.08)
    return [ring, _line([(0.5 + dx, 0.5 - dy), (0.5 - dx, 0.5 + dy)], generator)]


def drawings_of(form: Callable, label: str, writers: range, each: int = 1) -> list[LabelledDrawing]:
    """Drawings of a form; a writer is a number, and draws alike every time."""
    made = []
    for writer in writers:
        for number in range(each):
            hand = np.random.default_rng([7, writer])
            generator = np.random.default_rng([8, writer, number])
            slant, size, aspect = (
                hand.uniform(-0.2, 0.25),
                hand.uniform(0.4, 0.8),
                hand.uniform(0.6, 0.9),
            )
            strokes = []
            for stroke in form(hand, generator):
                x, y = stroke[:, 0] - 0.5, stroke[:, 1] - 0.5
                x = (x - slant * y) * aspect
                centre = generator.normal(0.5, 0.03, 2)
                placed = (np.column_stack([x, y]) * size + centre) * SIDE
                strokes.append(tuple((float(a), float(b)) for a, b in placed))
            made.append(LabelledDrawing(StrokeDrawing(tuple(strokes), SIDE, SIDE), label))
    return made


def _learnt(network, lesson):
    trainer = Trainer(lesson_config(lesson), lesson, network)
    control = RunControl()
    control.play()
    trainer.run(control, Outbox())
    return trainer.network


def test_a_lesson_is_old_examples_with_variants_of_the_drawings(tiny_dataset) -> None:
    lesson = lesson_of(tiny_dataset, CONFIG, drawings_of(crossed_seven, "7", range(3)))
    old = {image.tobytes() for image in tiny_dataset.train.images}
    is_old = np.array([image.tobytes() in old for image in lesson.train.images])
    assert is_old.sum() == len(tiny_dataset.train)
    assert set(lesson.train.labels[~is_old].tolist()) == {7}
    assert (~is_old).mean() == pytest.approx(0.05, abs=0.02)
    assert lesson.base is tiny_dataset
    assert lesson.base_config is CONFIG
    assert lesson.test is tiny_dataset.test
    assert lesson.validation is tiny_dataset.validation
    assert lesson.title == "Ten bars and My digits"


def test_old_examples_are_chosen_from_all_classes_alike(tiny_dataset, monkeypatch) -> None:
    monkeypatch.setattr(teaching, "REPLAYED", 40)
    lesson = lesson_of(tiny_dataset, CONFIG, drawings_of(crossed_seven, "7", range(1)))
    counts = np.bincount(lesson.train.labels[:40], minlength=10)
    assert counts.sum() == 40
    assert counts.min() >= 3


def test_the_same_drawings_make_the_same_lesson(tiny_dataset) -> None:
    drawings = drawings_of(crossed_seven, "7", range(2))
    one, other = (lesson_of(tiny_dataset, CONFIG, drawings) for _ in range(2))
    assert np.array_equal(one.train.images, other.train.images)


def test_drawings_of_other_classes_are_left_out(tiny_dataset) -> None:
    letters = dataclasses.replace(tiny_dataset, classes=tuple("abcdefghij"))
    drawings = [
        *drawings_of(crossed_seven, "7", range(1)),
        *drawings_of(crossed_seven, "c", range(1)),
    ]
    assert known_drawings(drawings, letters.classes) == drawings[1:]
    lesson = lesson_of(letters, CONFIG, drawings)
    assert lesson.taught.labels.tolist() == [2]
    with pytest.raises(SettingError, match="None of your drawings shows a class of Ten bars"):
        lesson_of(letters, CONFIG, drawings[:1])
    # Kept under a network that names its digits in words, and under another one.
    drawings[1] = dataclasses.replace(drawings[1], label="Seven")
    for names, numbers in (
        (tuple("98765"), [2, 2]),
        (("2", "seven"), [1, 1]),
        (("7", "Seven"), [0, 1]),
    ):
        assert known_drawings(drawings, names) == drawings
        assert as_split(drawings, names).labels.tolist() == numbers


def test_a_lesson_leaves_shape_and_data_of_the_settings(tiny_dataset) -> None:
    config = TrainingConfig(hidden=(5,), dataset="mnist", l1=0.1, epochs=None, augment_shift=1.0)
    lesson = lesson_of(tiny_dataset, config, drawings_of(crossed_seven, "7", range(1)))
    changed = lesson_config(lesson)
    assert (changed.hidden, changed.dataset, changed.augment_shift) == ((5,), "mnist", 1.0)
    assert changed.l1 == 0.0
    assert changed.epochs is not None
    assert changed.epochs * len(lesson.train) / changed.batch_size == pytest.approx(1000, abs=4)


def test_the_report_compares_both_states_on_both_sets(tiny_dataset) -> None:
    taught = as_split(drawings_of(crossed_seven, "7", range(4)), tiny_dataset.classes)
    before = new_network(CONFIG, tiny_dataset)
    after = before.copy()
    after.biases[-1][7] = 100
    report = LessonReporter(before, taught, tiny_dataset.test).report(after)
    assert report.taught.accuracy_after == 1
    assert report.taught.after[7, 7] == report.taught.examples == 4
    assert report.test.accuracy_after == np.mean(tiny_dataset.test.labels == 7)
    assert report.test.before.sum() == report.test.after.sum() == 30
    none = LessonReporter(before, taught, tiny_dataset.test.part(0, 0)).report(after)
    assert none.test.examples == 0
    assert np.isnan(none.test.accuracy_before)


@pytest.mark.slow
@pytest.mark.parametrize("form", [crossed_seven, slashed_zero])
def test_five_drawings_teach_their_form_to_the_bundled_network(form, mnist) -> None:
    """Other hands' drawings of the form are read, and little of the rest is forgotten."""
    label = {crossed_seven: "7", slashed_zero: "0"}[form]
    before = open_model(resolve_model("digits-16x16")).network
    lesson = lesson_of(mnist, CONFIG, drawings_of(form, label, range(5)))
    after = _learnt(before, lesson)
    fresh = as_split(drawings_of(form, label, range(100, 300), 2), mnist.classes)
    report = LessonReporter(before, fresh, mnist.test).report(after)
    # Seen with `pytest -s`.
    sys.stdout.write(
        f"\n{form.__name__}, 5 taught: {report.taught.examples} fresh drawings by 200 hands "
        f"{report.taught.accuracy_before:.2%} -> {report.taught.accuracy_after:.2%}, "
        f"MNIST test {report.test.accuracy_before:.2%} -> {report.test.accuracy_after:.2%}\n"
    )
    assert report.taught.accuracy_after > 0.93
    # A form that is read well already need not gain.
    assert report.taught.accuracy_after > min(report.taught.accuracy_before, 0.95)
    assert report.test.accuracy_after > report.test.accuracy_before - 0.006
