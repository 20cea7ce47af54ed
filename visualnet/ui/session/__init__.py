"""The state behind the window: runs, the pad's content, undo, frames, preferences.

May import `look` and `jobs`. Start reading at `session.py`, then `open_run.py` and `frames.py`.
"""
