"""The window: widgets that have values set and emit signals, and the session that connects them.

May import every other room, PySide6 and pyqtgraph; no other room imports this one.
Start reading at `app.py`, which builds and connects; then `docks.py`, and `theme.py` for the look.
"""
