"""Where a network reads scaled columns, panels say so beside the numbers that it reads."""

import re

from visualnet.ui.panels.inspector.signed_bars import SignedBars
from visualnet.ui.panels.step_through.formula_text import FormulaText


def test_the_inspector_says_what_a_scaled_input_is_in_the_data(flowers):
    flowers.open_dock("inspectorDock")
    terms = flowers.window.findChild(SignedBars)
    flowers.wait(lambda: terms.isVisible() and bool(terms.rows))
    (long,) = [row for row in terms.rows if row.name == "long"]
    own, scaled = re.match(r"long (\S+) is scaled to (\S+):", long.explanation).groups()
    point = flowers.pad_state.plane.point
    assert float(own.replace("−", "-")) == round(point.values[0], 3)
    assert scaled in long.explanation.rpartition(":")[2]


def test_the_microscope_scales_an_input_before_ones_eyes(flowers):
    flowers.do("stepThroughDockAction")
    panel = flowers.application.panels._filled["stepThrough"].panel
    flowers.wait(lambda: panel.isVisible() and panel.step is not None)
    assert panel.step.source.features is flowers.session.features
    (formula,) = panel.findChildren(FormulaText)
    assert formula.isVisible()
