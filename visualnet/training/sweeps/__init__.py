"""Sweeps: runs with varied settings, in processes or on a cluster, with one results file.

May import `training` and what it may. Start reading at `sweep.py`, then `command.py`.
"""
