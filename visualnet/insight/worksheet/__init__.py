"""A worksheet: one step of learning as a page to print, with gaps to fill in by hand, or answers.

May import what `insight` may. Start reading at `page.py`; the numbers are those of `one_step`.
"""

from visualnet.insight.worksheet.page import worksheet
from visualnet.insight.worksheet.sheet import Sheet

__all__ = ["Sheet", "worksheet"]
