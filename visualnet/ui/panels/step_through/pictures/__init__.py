"""Pictures of a stage: bars of neurons, matrices of gradients, pictures of pixels.

Begin with `stage_picture.py`, which chooses among them.
"""
