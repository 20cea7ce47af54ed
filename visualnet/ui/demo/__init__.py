"""Demonstration of the window at work by itself, and the benchmark of its speed.

May import everything of `ui`. Start reading at `demo.py`, then `benchmark.py`.
"""
