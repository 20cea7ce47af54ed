"""Lists of files in the menus: recent files, and the user's own models.

May import what `files` may. Start reading at `menus.py`.
"""
