"""The frame around the features: main window, actions, docks, notices, dialogs.

May import `widgets`, `session` and below. Start reading at `context.py` and `panel.py`.
"""
