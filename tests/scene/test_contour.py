"""Lines where a field over cells is zero."""

import numpy as np

from visualnet.scene.contour import class_borders, zero_line


def test_the_zero_line_of_a_circle_is_a_circle() -> None:
    middles = np.arange(60) + 0.5
    x, y = np.meshgrid(middles, middles)
    lines = zero_line((np.hypot(x - 30, y - 30) - 20).astype(np.float32))
    distances = np.hypot(lines[:, 0::2] - 30, lines[:, 1::2] - 30)
    np.testing.assert_allclose(distances, 20, atol=0.02)
    lengths = np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1])
    assert abs(lengths.sum() - 2 * np.pi * 20) < 0.5


def test_where_no_sign_changes_there_is_no_line() -> None:
    assert len(zero_line(np.ones((5, 5), np.float32))) == 0


def test_borders_of_three_classes_meet_where_answers_change() -> None:
    answers = np.zeros((10, 30, 3), np.float32)
    for number in range(3):
        answers[:, 10 * number : 10 * number + 10, number] = 1
    lines = class_borders(answers)
    assert sorted(set(np.round(lines[:, 0]).tolist())) == [10, 20]


def test_a_saddle_has_two_lines() -> None:
    field = np.array([[1, -1], [-1, 1]], np.float32)
    assert zero_line(field).shape == (2, 4)
