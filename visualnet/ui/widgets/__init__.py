"""Widgets that two features or more use; they know no session.

May import `look` and `jobs`. Start reading at the widget that you need: charts, grids, fields.
"""
