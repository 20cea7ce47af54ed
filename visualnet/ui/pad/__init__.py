"""The drawing pad: drawing, what the network sees of it, its answer, and teaching it.

May import `window` and below. Start reading at `feature.py`, then `panel.py`.
"""
