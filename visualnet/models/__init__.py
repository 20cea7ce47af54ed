"""What a network has learnt, as files: one document type, a module per format, bundled models.

May import numpy, safetensors, `nn`, `errors`, `paths`, and no other room.
Start reading at `document.py` (what a model is), then `formats.py` (how it is saved and opened).
"""
