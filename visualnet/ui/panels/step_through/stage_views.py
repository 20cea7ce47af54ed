"""Which view shows which stage."""

from collections.abc import Callable, Mapping

from visualnet.ui.panels.step_through.plain_view import PlainView
from visualnet.ui.panels.step_through.stage_view import StageView

STAGE_VIEWS: Mapping[str, Callable[[], StageView]] = {"update": PlainView, "again": PlainView}
"""What makes the view of a stage, by the stage's kind; kinds of one maker share one view. Those of
no other name are shown by `FormulaView`."""
