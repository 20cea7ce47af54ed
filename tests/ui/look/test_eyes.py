import numpy as np
import pytest
from PySide6.QtGui import QColor

from tests.ui.look.eyes import EYES, ciede2000, contrast, difference


# From the test data of Sharma, Wu and Dalal 2005.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (58, 24, 15), 19.4535),
        ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_differences_are_those_of_the_published_data(one, other, expected):
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(expected, abs=1e-4)


def test_eyes_without_green_cones_take_red_and_green_for_one_colour():
    red, green = QColor("#b35806"), QColor("#7a7a00")
    assert difference(red, green) > 15 > 5 > difference(red, green, "deuteranopia")
    for eye in EYES:
        assert difference(QColor("black"), QColor("white"), eye) == pytest.approx(100, abs=0.1)
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
