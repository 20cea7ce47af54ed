"""Project files (.vnet): a whole piece of work in one file, and its autosaves against crashes.

May import numpy, `models`, `training`, `data`, `nn`, `errors`, `paths`, and no other room.
Start reading at `project.py` (what a project is), then `project_file.py` (how it is kept).
"""
