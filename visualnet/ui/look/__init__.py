"""How things look: themes, typefaces, icons, colours of classes, arrays as images.

May import nothing else of `ui`. Start reading at `theme.py`.
"""
