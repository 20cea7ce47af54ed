"""The window at work by itself: the demonstration, and the benchmark of the view.

May import everything of `ui`. Start reading at `demo.py`, then `benchmark.py`.
"""
