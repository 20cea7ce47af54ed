"""All panels, in the order of the Panels menu; each says itself if it is shown at first."""

from visualnet.ui.panels import (
    augmentation,
    charts,
    data,
    edits,
    evaluation,
    experiments,
    inspector,
    my_digits,
    practice,
    runs,
    settings,
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
    evaluation.PANEL,
    runs.PANEL,
    experiments.PANEL,
    inspector.PANEL,
    edits.PANEL,
    why.PANEL,
    map_panel.PANEL,
    my_digits.PANEL,
    practice.PANEL,
    xray.PANEL,
)
