"""Learning: settings, the trainer and its control, snapshots, the metric log. No Qt.

May import `nn`, `data`, `errors`, `paths`.
Start reading at `trainer.py`; `control.py` and `snapshots.py` are its two doors to other threads.
"""
