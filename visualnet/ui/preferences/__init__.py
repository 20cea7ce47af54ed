"""Preferences: the dialog in which everything that lasts over restarts is set, also the keys.

May import `window` and below. Start reading at `feature.py`.
"""
