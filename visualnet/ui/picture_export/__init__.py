"""Export of the network's picture as PNG, SVG or animated GIF.

May import `picture`, `window` and below. Start reading at `feature.py`.
"""
