"""What can be done with a part of the picture, and where there is none: the menus.

Imports what `picture` may. Begin with menu.py.
"""
