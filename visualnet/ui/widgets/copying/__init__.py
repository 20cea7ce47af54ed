"""What can be copied: the forms that a widget offers, tables in one way for all.

Imports Qt and `look`. Begin with copyable.py.
"""
