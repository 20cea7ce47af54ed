"""Numbers that change many times a second: the window is not laid out again for them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from visualnet.sentences import Sentence
from visualnet.training.advice import Advice
from visualnet.ui.panels.charts.panel import ChartsPanel
from visualnet.ui.session.past.steps import finder_of
from visualnet.ui.training.advice_bar import AdviceBar
from visualnet.ui.training.toolbar import ControlBar
from visualnet.ui.window.overlay import Overlay


class Requests(QObject):
    """Counts how often a widget is to be laid out again."""

    def __init__(self, widget):
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.mark.slow
def test_new_figures_of_the_run_lay_out_neither_bar_nor_window(shared_window):
    desk = shared_window
    bar = desk.window.findChild(ControlBar)
    desk.wait_at_rest()
    for _ in range(5):
        # What a test before changed is laid out in one parent after the other.
        QApplication.processEvents()
    requests = [Requests(desk.window), Requests(bar)]
    progress = desk.canvas.frame.progress
    for step, loss in ((8, 0.5), (9_999, 0.25), (123_456, 1e-5)):
        bar.show_progress(replace(progress, step=step, loss=loss), desk.session.config)
        QApplication.processEvents()
    assert [request.count for request in requests] == [0, 0]
    bar.show_progress(progress, desk.session.config)


def test_how_sure_a_reading_is_lays_out_nothing_around_it(shared_window):
    desk = shared_window
    readout = desk.drawing.readout
    readout.show_prediction("7", 0.99)
    for _ in range(5):
        # What a new answer lays out reaches one parent after the other.
        QApplication.processEvents()
    requests = [Requests(desk.window), Requests(desk.drawing), Requests(readout)]
    for probability in (0.98, 0.5, 0.123456):
        readout.show_prediction("7", probability)
        QApplication.processEvents()
    assert [request.count for request in requests] == [0, 0, 0]
    readout.show_prediction(None)


@pytest.mark.slow
def test_looking_back_lays_out_no_bar_and_draws_no_curve_again(desk, monkeypatch):
    desk.train(40)
    finder, bar = finder_of(desk.session.run), desk.window.findChild(ControlBar)
    charts = desk.window.findChild(ChartsPanel)
    desk.session.show_past(finder.find(8))
    desk.wait_at_rest()
    for _ in range(5):
        # The bar that says where one is is laid out in one parent after the other.
        QApplication.processEvents()
    drawn = []
    monkeypatch.setattr(charts, "show_log", drawn.append)
    requests = Requests(bar)
    for step in (16, 4, 32):
        desk.session.show_past(finder.find(step))
        QApplication.processEvents()
    assert requests.count == 0
    assert drawn == []
    timeline = desk.application.timeline
    shown = timeline.strip.timeline
    timeline._pace.pass_on()
    assert timeline.strip.timeline is shown, "its curve is painted anew for another one alone"
    desk.session.return_to_now()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_bars_over_the_picture_come_to_rest(shared_window, size):
    desk = shared_window
    desk.window.resize(*size)
    advice = desk.window.findChild(AdviceBar)
    sentence = Sentence(
        "The loss rises on images that it does not learn from, and falls on others."
    )
    advice.show_advice([Advice("overfitting", sentence, {"l2": 0.001, "dropout": 0.2}, False)])
    desk.window.notices.say_error("This says what went wrong, why, and what to do about it. " * 5)
    for _ in range(20):
        QApplication.processEvents()
    requests = Requests(desk.window.findChild(Overlay))
    for _ in range(20):
        QApplication.processEvents()
    assert advice.isVisible()
    assert requests.count == 0
    desk.window.notices.clear()
    advice.show_advice([])
    desk.window.resize(1366, 768)
    desk.wait_at_rest()
