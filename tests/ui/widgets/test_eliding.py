"""What is cut says so, and numbers are never cut."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolTip, QWidget

from visualnet.ui.look.theme import apply_theme, load_theme
from visualnet.ui.widgets.eliding_combo_box import ElidingComboBox
from visualnet.ui.widgets.eliding_label import ElidingLabel

FORMS = ("15,000 of 109,184 connections, the strongest", "15,000 of 109,184")


@pytest.fixture
def widen(qtbot):
    """Return a function that gives a widget so many pixels, in a window that is shown."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def gave(widget, width):
        widget.setParent(window)
        widget.show()
        widget.resize(width, 30)
        return widget

    return gave


def tooltip_of(widget):
    where = QPoint(2, 2)
    QApplication.sendEvent(
        widget, QHelpEvent(QEvent.Type.ToolTip, where, widget.mapToGlobal(where))
    )
    text = QToolTip.text()
    QToolTip.hideText()
    return text


def test_the_longest_form_that_fits_is_shown_and_a_number_is_never_cut(widen):
    label = ElidingLabel(has_numbers=True)
    label.set_forms(*FORMS)
    whole, short = (label.fontMetrics().horizontalAdvance(form) for form in FORMS)
    for width in range(0, whole + 20, 5):
        widen(label, width)
        assert label.shown_text == (
            FORMS[0] if width >= whole else FORMS[1] if width >= short else ""
        )
    assert label.text() == FORMS[0]


def test_a_text_ends_in_an_ellipsis_and_is_whole_in_the_tooltip(widen):
    label = ElidingLabel("MNIST handwritten digits")
    label.setToolTip("What the network learns from")
    widen(label, 60)
    assert label.shown_text.startswith("MN")
    assert label.shown_text.endswith("…")
    assert tooltip_of(label) == "MNIST handwritten digits\nWhat the network learns from"
    widen(label, 400)
    assert label.shown_text == "MNIST handwritten digits"


def test_what_is_painted_is_what_is_shown(widen):
    cut, same = ElidingLabel("MNIST handwritten digits"), ElidingLabel("")
    widen(cut, 60)
    same.setText(cut.shown_text)
    widen(same, 60)
    assert cut.grab().toImage() == same.grab().toImage()


def test_a_long_text_makes_no_window_wider(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(ElidingLabel("a word " * 100))
    assert layout.minimumSize().width() < 60
    assert ElidingLabel("").minimumSizeHint() != QSize(-1, -1)


def test_a_choice_ends_in_an_ellipsis_and_is_whole_in_the_tooltip(qapp, widen):
    apply_theme(qapp, load_theme("dark"))
    combo = ElidingComboBox()
    combo.addItems(["Loss, accuracy", "all"])
    combo.setToolTip("What the charts show")
    widen(combo, 90)
    assert combo.shown_text.startswith("Lo")
    assert combo.shown_text.endswith("…")
    assert tooltip_of(combo) == "Loss, accuracy\nWhat the charts show"
    widen(combo, combo.sizeHint().width())
    assert combo.shown_text == "Loss, accuracy"
