"""Storage of preferences: what a row of their table is, the JSON file, the INI file before it.

May import what `session` may. Begin with rows.py.
"""
