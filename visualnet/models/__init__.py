"""Model files: trained networks in seven formats, a module each, and the bundled models.

May import numpy, safetensors, `nn`, `errors`, `paths`, `safe_zip`, colours of `scene`; no other.
Start reading at `document.py` (what a model is), then `formats.py` (how it is saved and opened).
"""
