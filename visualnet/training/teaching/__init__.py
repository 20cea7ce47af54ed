"""Teaching the network the user's own digits, and practice against it.

May import `training` and what that may import. Start reading at `lesson.py`.
"""
