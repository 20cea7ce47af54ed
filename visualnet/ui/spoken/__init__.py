"""What a screen reader is told: roles and live texts of views, announcements.

May import nothing of the window. Begin with interfaces.py.
"""
