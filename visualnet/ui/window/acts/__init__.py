"""What can be done with the thing that has the focus or is under the mouse: copy, context menus.

Imports what `window` may. Begin with context_menus.py.
"""
