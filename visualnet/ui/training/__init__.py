"""Run control: the toolbar with its figures, and advice on a training that goes wrong.

May import `window` and below. Start reading at `feature.py`.
"""
