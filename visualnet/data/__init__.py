"""Data sets, drawings and images: what the network learns from and reads, all 28×28.

May import numpy, scipy, Pillow, `errors`, `paths`, and no other room. Start reading at
`datasets.py`; then `bundled/`, `own/` (the user's files) and `drawing/` (from ink to input).
"""
