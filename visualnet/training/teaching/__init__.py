"""Teaching the network the user's own digits, and practice against it.

May import `training` and what it may. Start reading at `lesson.py`.
"""
