"""The network: activations, losses, backpropagation, optimizers, schedules, in NumPy alone.

May import numpy, `errors`, and no other room.
Start reading at `network.py` (what a network is), then `backpropagation.py` (how it learns).
"""
