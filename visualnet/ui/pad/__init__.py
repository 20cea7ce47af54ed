"""The drawing pad: drawing, what the network sees and answers, and teaching.

May import `window` and below. Start reading at `feature.py`, then `panel.py`.
"""
