"""Benchmark of the training speed on this machine, beside PyTorch if that is installed.

May import `training` and what that may import. Start reading at `benchmark.py`.
"""
