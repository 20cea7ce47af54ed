"""Lessons in the window: the card, the ring, what is asked of the window and done in it.

May import everything of `ui` but `app`, `menus` and what stands above. Start reading at
`feature.py`, then `course.py`; `walker.py` checks lesson files in a window without a display.
"""
