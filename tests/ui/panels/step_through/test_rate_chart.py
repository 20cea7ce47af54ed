"""The chart of the loss over the learning rate: how much a painting of it costs."""

import numpy as np

from visualnet.ui.panels.step_through.rate_chart import RateChart
from visualnet.ui.panels.step_through.updates import LossOverRate, Outcome


def test_a_painting_measures_the_axis_a_few_times_not_for_each_point(qtbot, monkeypatch):
    chart = RateChart()
    qtbot.addWidget(chart)
    chart.resize(600, 120)
    rates = np.linspace(0.0, 1.0, 121)
    curve = LossOverRate(rates, np.cos(9 * rates) + 1.5, 2.5 - 3 * rates)
    chart.show_curve(curve, Outcome(0.3, 2.5, 0.6, -0.9))
    chart.grab()
    measured, top = [], LossOverRate.top
    monkeypatch.setattr(
        LossOverRate, "top", lambda self, loss: measured.append(loss) or top(self, loss)
    )
    chart.grab()
    assert 0 < len(measured) <= 12
