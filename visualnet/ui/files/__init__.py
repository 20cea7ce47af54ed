"""Opening and saving of models, projects and data sets; autosave and recovery.

May import `window` and below. Start reading at `feature.py`.
"""
