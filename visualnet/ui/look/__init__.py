"""Themes, typefaces, icons, colours of classes, and arrays as images.

May import nothing else of `ui`. Start reading at `theme.py`.
"""
