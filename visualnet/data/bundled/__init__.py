"""Bundled data sets: MNIST and pen digits, and the drawing of pen digits as images.

May import the rest of `data`. Start reading at `mnist.py`.
"""
