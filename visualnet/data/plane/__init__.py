"""Data that are points: drawn in patterns of the plane, or from the user's table of numbers.

May import `data`, its wing `own/`, `features`. Start reading at `points.py`; `patterns.py` draws.
"""
