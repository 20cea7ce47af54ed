"""What a network has learnt is known again among what is to test it."""

from dataclasses import replace

import numpy as np

from visualnet.data.dataset import Dataset, Split, frozen_split
from visualnet.data.learnt_examples import count_learnt, validation_kept
from visualnet.learnt import NOTHING


def images(*tones: int) -> Split:
    inputs = np.zeros((len(tones), 28, 28), np.uint8)
    inputs[:, 27, 27] = tones
    return frozen_split(inputs, np.zeros(len(tones), np.uint8))


def dataset(train: Split, test: Split, validation: Split | None = None) -> Dataset:
    return Dataset("own", "own", ("a", "b"), train, validation or train.part(0, 0), test)


def test_what_was_learnt_is_counted_in_both_parts_that_are_kept_from_training() -> None:
    learnt = NOTHING.with_inputs(images(1, 2, 3).inputs)
    other = dataset(images(4), images(2, 5), images(3, 3))
    assert count_learnt(learnt, other) == 3
    assert count_learnt(learnt.with_inputs(images(5).inputs), other) == 4
    assert count_learnt(NOTHING, other) == 0


def test_what_data_repeat_themselves_is_none_of_it() -> None:
    data = dataset(images(1, 2), images(2, 3))
    learnt = NOTHING.with_inputs(data.train.inputs)
    assert count_learnt(learnt, data) == 0
    assert count_learnt(learnt, replace(data, train=images(1))) == 1


def test_the_last_that_validate_stay_after_one_that_was_learnt() -> None:
    learnt = NOTHING.with_inputs(images(1, 2, 3).inputs)
    assert validation_kept(learnt, dataset(images(4), images(), images(5, 2, 6, 7))) == 2
    assert validation_kept(learnt, dataset(images(4), images(), images(5, 6, 3))) == 0
    assert validation_kept(learnt, dataset(images(4), images(1), images(5, 6))) == 2
    assert validation_kept(learnt, dataset(images(2), images(), images(5, 2))) == 2
    assert validation_kept(learnt, dataset(images(4), images(1))) == 0
