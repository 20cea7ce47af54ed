"""The worked example: a network small enough for paper, stepped through in a window of its own.

May import `panels/step_through`, `window` and below. Start reading at `dialog.py`.
"""
