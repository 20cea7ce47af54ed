"""Names that are cut stay apart, whatever they begin and end with."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF

from visualnet.ui.look.cut_names import cut_name, cut_names
from visualnet.ui.look.fonts import application_font

WAYS = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
NAMES = [
    ("petal length", "petal width", "sepal length", "sepal width"),
    ("petal length (cm)", "petal width (cm)", "sepal length (cm)", "sepal width (cm)"),
    tuple(f"measured length {number}" for number in range(1, 9)),
    ("petal", "petal length", "petal length of all flowers", "petal length of a flower"),
    ("mean radius of cell", "mean radius of core", "worst radius of cell", "mean radii of cell"),
]


@pytest.fixture(params=[QFontMetrics, QFontMetricsF])
def metrics(qapp, request):
    return request.param(application_font())


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("names", NAMES)
def test_different_names_look_different_in_little_room(metrics, names, way):
    for letters in range(6, 30):
        room = letters * metrics.horizontalAdvance("n")
        shown = cut_names(names, metrics, room, way)
        assert len(set(shown)) == len(names), (letters, shown)
        for name, text in zip(names, shown, strict=True):
            assert metrics.horizontalAdvance(text) <= room
            assert text == name or "…" in text
            assert cut_name(name, names, metrics, room, way) == text


def test_what_differs_is_shown_and_as_much_before_it_as_fits(metrics):
    room = metrics.horizontalAdvance("pet…length")
    names = "petal length", "petal width"
    shown = cut_names(names, metrics, room, Qt.TextElideMode.ElideMiddle)
    assert [text.endswith("th") for text in shown] == [True, True]
    room = metrics.horizontalAdvance("…length") + 1
    assert cut_names(names, metrics, room, Qt.TextElideMode.ElideMiddle) == ["…length", "…width"]


def test_names_that_fit_or_differ_as_they_are_cut_stay_as_they_were(metrics):
    assert cut_names(("a", "b"), metrics, 200) == ["a", "b"]
    room = metrics.horizontalAdvance("long nam…")
    names = "long names of one", "other names of two"
    elided = [metrics.elidedText(name, WAYS[0], room) for name in names]
    assert cut_names(names, metrics, room) == elided


def test_there_is_an_end_where_nothing_fits_and_where_names_are_equal(metrics):
    assert len(cut_names(("petal length", "petal width"), metrics, 1)) == 2
    assert cut_names(("petal", "petal"), metrics, 200) == ["petal", "petal"]
    assert len(cut_names(("", "petal", "width"), metrics, 0)) == 3
