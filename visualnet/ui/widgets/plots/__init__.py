"""Zoom of plots, and their numbers as tables. May import `look` and `jobs`, as `widgets` may.

Start reading at `zoomed_plot.py`.
"""
