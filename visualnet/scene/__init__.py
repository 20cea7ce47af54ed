"""The picture of the network as arrays: positions, connections as pixels, values as colours.

May import numpy, scipy, `errors`, and no other room.
Start reading at `layout.py` (where things are), then `raster.py` (connections into pixels).
"""
