"""Training: its settings, the trainer and its control, metrics and advice. No Qt.

May import `nn`, `data`, `errors`, `paths`. Start reading at `config.py` (all settings), then
`trainer.py` (one run); `sweeps/` (many runs), `teaching/` (the user's digits), `benchmark/`.
"""
