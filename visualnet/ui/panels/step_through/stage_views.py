"""Which view shows which stage."""

from collections.abc import Callable, Mapping

from visualnet.ui.panels.step_through.stage_view import StageView
from visualnet.ui.panels.step_through.update_view import UpdateView

STAGE_VIEWS: Mapping[str, Callable[[], StageView]] = {"update": UpdateView, "again": UpdateView}
"""What makes the view of a stage, by the stage's kind; kinds of one maker share one view. Those of
no other name are shown by `FormulaView`."""
