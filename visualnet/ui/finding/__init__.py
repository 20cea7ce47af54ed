"""Command palette: a search over all that the window can do and show.

May import `window` and below. Start reading at `feature.py`.
"""
