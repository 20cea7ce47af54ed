"""From ink to the network's input: strokes, photographs, and the stages of centring.

May import `data`. Start reading at `stages.py`, then `strokes.py` and `images.py`.
"""
