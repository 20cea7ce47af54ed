"""Models, projects, data sets, autosave and recovery: what is opened, saved and asked.

May import `window` and below. Start reading at `feature.py`.
"""
