"""Glossary: the entries, their live values and drawings, and the dialog that shows them.

May import what `help` may. Start reading at `entries.py`, then `dialog.py`.
"""
