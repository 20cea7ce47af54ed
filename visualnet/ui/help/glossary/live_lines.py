"""Live lines of all glossary entries that have one, by key."""

from collections.abc import Mapping
from types import MappingProxyType

from visualnet.ui.help.glossary.live import Line
from visualnet.ui.help.glossary.live_network import NETWORK_LINES
from visualnet.ui.help.glossary.live_training import TRAINING_LINES

LIVE_LINES: Mapping[str, Line] = MappingProxyType({**NETWORK_LINES, **TRAINING_LINES})
