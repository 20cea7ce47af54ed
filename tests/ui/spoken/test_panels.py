"""What a screen reader is told of the panels: names, values, labels."""

import pytest

from tests.ui.told import faults
from visualnet.ui.panels.registry import PANELS


@pytest.mark.parametrize("key", [panel.key for panel in PANELS])
def test_everything_in_a_panel_has_a_name_that_begins_with_what_is_seen(shared_window, key):
    panel = shared_window.application.panels._fill(key).panel
    found = faults(panel)
    assert not found, "\n".join(found)
