"""What was learnt is known by its keys, in memory and in a file."""

import base64

import numpy as np
import pytest

from visualnet.json_fields import UnfitError
from visualnet.learnt import MOST_KEPT, NOTHING, Learnt, keys_of, learnt_of_text


def points(*rows: tuple[float, float]) -> np.ndarray:
    return np.array(rows, np.float32).reshape(-1, 2)


def test_inputs_alone_make_a_key() -> None:
    keys = keys_of(points((1, 2), (2, 1), (1, 2)))
    assert keys[0] == keys[2] != keys[1]
    images = np.zeros((3, 28, 28), np.uint8)
    images[1, 27, 27] = 1
    assert len(set(keys_of(images).tolist())) == 2
    assert len(keys_of(points())) == 0


def test_a_key_is_the_same_everywhere() -> None:
    # Files have them: these may never change.
    assert keys_of(points((1, 2), (-0.5, 3))).tolist() == KNOWN


KNOWN = [5314128525970899419, 760070367659928877]


def test_what_was_learnt_is_counted() -> None:
    learnt = NOTHING.with_inputs(points((1, 2))).with_inputs(points((3, 4), (1, 2)))
    assert learnt.count_in(points((1, 2), (1, 2), (3, 4), (5, 6))) == 3
    assert len(learnt.keys) == 2
    assert NOTHING.count_in(points((1, 2))) == 0


def test_it_comes_back_from_a_file() -> None:
    learnt = NOTHING.with_inputs(points((1, 2), (3, 4)))
    assert learnt_of_text(learnt.as_text()) == learnt
    assert learnt_of_text(NOTHING.as_text()) == NOTHING != learnt


def test_of_very_many_a_file_has_a_sample() -> None:
    keys = np.arange(2 * MOST_KEPT, dtype=np.uint64)[::-1]
    kept = learnt_of_text(Learnt(np.unique(keys)).as_text())
    assert kept.keys.tolist() == list(range(MOST_KEPT))


@pytest.mark.parametrize(
    "value", [3, None, [], "?", "AAAA", base64.b64encode(bytes(8) * 3 + b"1").decode()]
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(UnfitError):
        learnt_of_text(value)
