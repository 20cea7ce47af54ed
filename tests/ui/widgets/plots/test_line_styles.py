"""The signs of lines in legends."""

import pytest
from PySide6.QtCore import QTextBoundaryFinder

from visualnet.ui.widgets.plots.line_styles import LineStyle, marked_style, numbered_style

STYLES = [
    LineStyle(),
    *map(numbered_style, range(24)),
    *map(marked_style, range(5)),
    LineStyle(symbol="o", has_line=False, is_filled=False),
]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.text)
def test_no_line_of_words_ends_within_a_sign_or_behind_it(style):
    finder = QTextBoundaryFinder(
        QTextBoundaryFinder.BoundaryType.Line, f"{style.text}\N{NO-BREAK SPACE}train"
    )
    breaks = []
    while (place := finder.toNextBoundary()) != -1:
        breaks.append(place)
    assert breaks == [len(style.text) + len("_train")]
