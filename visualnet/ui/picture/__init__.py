"""The picture of the network: neurons, connections, legend, what the mouse points at.

May import `window` and below. Start reading at `feature.py`, then `panel.py` and `canvas.py`.
"""
