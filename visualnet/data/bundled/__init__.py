"""Bundled data sets: MNIST and pen digits, and the drawing of pen digits as images.

May import `data` and its other wings. Start reading at `mnist.py`.
"""
