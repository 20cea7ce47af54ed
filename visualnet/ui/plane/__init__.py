"""The plane: where the network reads points, it stands in the pad's place, with its data.

May import window, session, widgets, jobs, look. Begin with feature.py; view.py paints it.
"""
