"""How fast the training is on this machine, beside PyTorch if it is there.

May import `training` and what it may. Start reading at `benchmark.py`.
"""
