"""Docks of panels under keys and menus: what may be done with one, and the list of all.

Imports what `window` may. Begin with commands.py.
"""
