"""Lessons as files: their grammar, what they may name, and what makes one wrong.

No Qt, no other room: what a fact is worth now, and where a part is, is for `ui/tours` to say.
Start reading at `lesson.py`, then `reading.py`.
"""
