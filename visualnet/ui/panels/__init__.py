"""The panels around the picture, one folder each; `registry.py` lists them.

Each may import `pad`, `picture`, `window` and below, and no other panel. Start reading at
`registry.py`, then at a panel's `dock.py`.
"""
