"""Shared widgets: charts, grids, fields that two or more features use; they know no session.

May import `look` and `jobs`. Start reading at the widget that you need.
"""
