"""Sweeps: runs with varied settings, in processes or on a cluster, with one results file.

May import `training` and what that may import. Start reading at `sweep.py`, then `command.py`.
"""
