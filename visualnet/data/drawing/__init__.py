"""Preprocessing of drawings: strokes and photographs, centred and scaled to 28×28.

May import `data`. Start reading at `stages.py`, then `strokes.py` and `images.py`.
"""
