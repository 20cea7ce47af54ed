"""What docks and the main window are made of: title bars, arrangements of docks as layouts.

Imports `screen_fit` and what stands below `window`. Begin with arrangements.py.
"""
