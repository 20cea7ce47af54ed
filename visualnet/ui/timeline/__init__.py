"""Timeline below the picture: the whole training at a glance, to be gone back to by dragging.

May import `window` and below. Start reading at `content.py`, then `strip.py`.
"""
