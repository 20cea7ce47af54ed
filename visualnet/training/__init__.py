"""Learning: settings, the trainer and its control, what is measured and advised, many runs. No Qt.

May import `nn`, `data`, `errors`, `paths`.
Start reading at `config.py` (all settings), then `trainer.py` (one run), `sweep.py` (many runs).
"""
