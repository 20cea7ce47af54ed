"""Tiles: what each neuron of a network that reads points answers over the plane.

Start with `images.py`, which makes them in any thread; `painting.py` paints them.
"""
