"""Running a training: the toolbar with its figures, and advice on a run that goes wrong.

May import `window` and below. Start reading at `feature.py`.
"""
