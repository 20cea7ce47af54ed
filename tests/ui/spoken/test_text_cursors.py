"""Labels of rich text tell screen readers of no text cursor, and look as all others do."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from visualnet.ui.look.theme import load_theme
from visualnet.ui.picture.facts import FactsPanel
from visualnet.ui.spoken.text_cursors import leave_out_cursor
from visualnet.ui.widgets.chart_legend import ChartLegend


def controls(label):
    children = label.findChildren(QObject)
    return [one for one in children if one.metaObject().className() == "QWidgetTextControl"]


def shown(qtbot, label):
    qtbot.addWidget(label)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.resize(120, 80)
    return label


@pytest.mark.parametrize("kind", [ChartLegend, FactsPanel])
def test_a_label_of_rich_text_is_no_editor(qtbot, kind):
    window = QWidget()
    qtbot.addWidget(window)
    made = kind(window)
    label = made if kind is ChartLegend else made._text
    for text in ("<b>one</b>", "two", "<i>three</i>"):
        label.setText(text)
        label.show()
        (control,) = controls(label)
        assert not control.parent().isWidgetType()


def test_it_looks_as_before_and_is_destroyed_with_its_control(qtbot):
    muted = load_theme("dark").text_muted.name()
    text = f'<span style="color:{muted}">one <b>two</b></span> &nbsp;<i>three</i> four five six'
    plain, quiet = shown(qtbot, QLabel()), shown(qtbot, QLabel())
    leave_out_cursor(quiet)
    for each in (plain, quiet):
        each.setText(text)
    assert quiet.grab().toImage() == plain.grab().toImage()
    assert quiet.sizeHint() == plain.sizeHint()
    (control,) = controls(quiet)
    assert not control.parent().isWidgetType()
    with qtbot.waitSignal(control.destroyed):
        quiet.deleteLater()
