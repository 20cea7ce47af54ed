"""What leaves the panel: a stage as text or LaTeX, and the whole step as a worksheet.

May import what the panel may. Start reading at `step_menu.py`.
"""
