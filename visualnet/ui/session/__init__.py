"""The state behind the window: the run that is shown, the pad's content, undo, frames.

May import `look` and `jobs`. Start reading at `session.py`, then `open_run.py` and `frames.py`.
"""
