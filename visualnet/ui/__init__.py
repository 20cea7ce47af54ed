"""The window: its frame, its features and panels, and the session behind them.

May import every other room, PySide6 and pyqtgraph; no other room imports this one. Inside, imports
point down: `app`, `menus` → `panels` → `picture_export` → `pad`, `picture`, `training`, `files` →
`window` → `widgets`, `session` → `look`, `jobs`. Start reading at `app.py`, then
`panels/registry.py`.
"""
