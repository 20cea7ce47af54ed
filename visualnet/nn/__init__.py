"""The network: activations, losses, backpropagation, optimizers, schedules, in NumPy.

May import numpy, SciPy's BLAS (in `matrix_products.py` alone), `errors`, and no other room.
Start reading at `network.py` (what a network is), then `backpropagation.py` (how it learns).
"""
