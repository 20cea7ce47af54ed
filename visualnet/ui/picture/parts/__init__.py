"""What a part of the picture says as numbers, and which edits by hand it can have.

Imports what `picture` may, but no view. Begin with numbers.py.
"""
