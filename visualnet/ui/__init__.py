"""The window: its frame, its features and panels, and the session behind them.

May import every other room, PySide6 and pyqtgraph; no other room imports this one. Inside, imports
point down: `app`, `menus` → `panels` → `picture_export`, `help` → `pad`, `picture`, `training`,
`files` → `window` → `widgets`, `session` → `look`, `jobs`. Start reading at `app.py`, then
`panels/registry.py`.
"""

# PySide6 reads the source of every module that is loaded after it, in search of its own name: a
# tenth of a millisecond each. So what knows no Qt goes first: a thirtieth of the start (2026-11).
from visualnet.insight import contributions, doubt, gradients, neuron_marks, tracing  # noqa: F401
from visualnet.models import format_npz  # noqa: F401
from visualnet.projects import first_document, gathered_layout  # noqa: F401
from visualnet.scene import emphasis, picking, raster, values  # noqa: F401
from visualnet.training import absent_data, run_table, runs, trainer  # noqa: F401
