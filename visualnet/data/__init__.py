"""What the network learns from and what it is asked: data sets, drawings and images, all 28×28.

May import numpy, scipy, Pillow, `errors`, `paths`, and no other room.
Start reading at `datasets.py` (what it learns from), then `drawing.py` (how ink becomes 28×28).
"""
