"""No module of the window writes numbers by itself: all of them go through the one formatter."""

import ast
import re
from pathlib import Path

import pytest

import visualnet.ui

ROOT = Path(visualnet.ui.__file__).parent
_OF_NUMBERS = re.compile(r"[,_%]|\.\d+|[efgn]$")
_IN_TEXT = re.compile(r"\{\w*:([^{}%]*)\}|((?<![=\w])[\d.]+ ?%(?![\w(])|\} ?%(?![\w(]))")
_FOR_PROGRAMS = {ROOT / "demo" / "first_frame.py"}
"""Writes what another process reads."""


class Formats(ast.NodeVisitor):
    """Line and format of whatever writes a number; float(f"…") is rounding, which writes none."""

    def __init__(self, code: str) -> None:
        self.found: list[tuple[int, str]] = []
        self.visit(ast.parse(code))

    def visit_Call(self, node: ast.Call) -> None:
        if getattr(node.func, "id", "") != "float":
            self.generic_visit(node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        parts = node.format_spec.values if isinstance(node.format_spec, ast.JoinedStr) else []
        self._check(node, "".join(p.value for p in parts if isinstance(p, ast.Constant)))
        self.visit(node.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        for specs in _IN_TEXT.findall(node.value) if isinstance(node.value, str) else ():
            self._check(node, "".join(specs))

    def visit_Expr(self, node: ast.Expr) -> None:
        """Leave out what is written for those who read the code."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def _check(self, node: ast.expr, spec: str) -> None:
        if "%Y" not in spec and _OF_NUMBERS.search(spec):
            self.found.append((node.lineno, spec))


@pytest.mark.slow
def test_no_module_of_the_window_writes_numbers_by_itself() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {spec}"
        for path in sorted(ROOT.rglob("*.py"))
        if path not in _FOR_PROGRAMS
        for line, spec in Formats(path.read_text(encoding="utf-8")).found
    ]
    assert not found, "\n".join(found)


def test_what_writes_numbers_is_found() -> None:
    code = """
a = f"{x:,} {y:.3f} {z:>5} {t:%Y-%m}"
b = "{0:,} of {1:.0f}"
c = float(f"{x:.2g}")
d = "{0} % sure, 20 % more"
"0.2 is 20 %"
"""
    assert [spec for _, spec in Formats(code).found] == [",", ".3f", ",", ".0f", "} %", "20 %"]
