"""What can be done with a part of the picture: its menu, its numbers copied, its weights edited.

Imports what `picture` may. Begin with menu.py.
"""
