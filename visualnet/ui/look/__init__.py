"""Themes, typefaces, icons, colours of classes, arrays as images, and buttons of menus.

May import nothing else of `ui`. Start reading at `theme.py`.
"""
