"""Readers of the user's own data: IDX, CSV, NPZ, folders of images.

May import `data` and `drawing`. Start reading at `own_data.py`; `finding.py` chooses the reader.
"""
