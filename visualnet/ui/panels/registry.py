"""All panels, by groups, in the order of the rail and the Panels menu."""

from visualnet.ui.panels import (
    augmentation,
    charts,
    data,
    edits,
    evaluation,
    experiments,
    inspector,
    lessons,
    my_digits,
    practice,
    runs,
    settings,
    step_through,
    why,
    xray,
)
from visualnet.ui.panels import (
    map as map_panel,
)

PANELS = (
    charts.PANEL,
    settings.PANEL,
    data.PANEL,
    augmentation.PANEL,
    inspector.PANEL,
    step_through.PANEL,
    why.PANEL,
    map_panel.PANEL,
    xray.PANEL,
    edits.PANEL,
    evaluation.PANEL,
    runs.PANEL,
    experiments.PANEL,
    lessons.PANEL,
    my_digits.PANEL,
    practice.PANEL,
)
