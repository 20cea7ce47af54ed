"""Learning the user's own digits, and practising against the network.

May import `training` and what it may. Start reading at `lesson.py`.
"""
