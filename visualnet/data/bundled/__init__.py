"""Data sets that come along: MNIST and pen digits, and how pen digits are drawn as images.

May import `data` and its other wings. Start reading at `mnist.py`.
"""
