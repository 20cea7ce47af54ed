"""What the contracts of `lint-imports`, in pyproject.toml, cannot see."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import visualnet

PACKAGE = Path(visualnet.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))
LIBRARIES: dict[str, set[str]] = {
    "arrays": {"numpy"},
    "features": {"numpy"},
    "learnt": {"numpy"},
    "predict_points": {"numpy"},
    "safe_zip": {"numpy"},
    "file_lock": {"filelock"},
    "paths": {"platformdirs"},
    "nn": {"numpy", "scipy", "threadpoolctl"},
    "data": {"numpy", "scipy", "PIL"},
    "scene": {"numpy", "scipy"},
    "training": {"numpy", "torch", "sklearn", "distributed"},
    "insight": {"numpy", "scipy", "sklearn"},
    "models": {"numpy", "scipy", "safetensors", "onnx", "onnxruntime"},
    "projects": {"numpy"},
    "ui": {"numpy", "scipy", "PIL", "PySide6", "shiboken6", "pyqtgraph"},
}
"""What each room may import from outside; any other module nothing."""
UNSAFE_MODULES = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__"}


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {file: ast.parse(file.read_text(encoding="utf-8"), str(file)) for file in FILES}


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(node: ast.AST) -> Iterator[str]:
    """Yield the full names that one import statement names, submodules included."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        for alias in node.names:
            yield f"{node.module}.{alias.name}"


def packages_of(tree: ast.Module) -> set[str]:
    return {name.split(".")[0] for node in ast.walk(tree) for name in imported(node)}


@pytest.mark.slow
def test_rooms_use_the_libraries_that_are_theirs(trees: dict[Path, ast.Module]) -> None:
    for file, tree in trees.items():
        outside = packages_of(tree) - {"visualnet", *sys.stdlib_module_names}
        assert outside <= LIBRARIES.get(room_of(file), set()), file


@pytest.mark.slow
def test_nothing_runs_code_that_it_read(trees: dict[Path, ast.Module]) -> None:
    for file, tree in trees.items():
        assert not packages_of(tree) & UNSAFE_MODULES, file
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func.id if isinstance(node.func, ast.Name) else ""
                assert called not in UNSAFE_CALLS, (file, node.lineno)
                for keyword in node.keywords:
                    value = keyword.value
                    is_off = isinstance(value, ast.Constant) and value.value is False
                    assert keyword.arg != "allow_pickle" or is_off, (file, node.lineno)


@pytest.mark.slow
def test_the_command_line_reaches_the_window_only_from_inside_functions(
    trees: dict[Path, ast.Module],
) -> None:
    for file in (PACKAGE / "cli.py", PACKAGE / "__main__.py"):
        nodes = list(ast.walk(trees[file]))
        functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
        inside = {id(node) for function in functions for node in ast.walk(function)}
        for node in nodes:
            if id(node) not in inside:
                assert not any(name.startswith("visualnet.ui") for name in imported(node))


def test_all_but_the_window_runs_without_qt() -> None:
    modules = [
        ".".join(("visualnet", *file.relative_to(PACKAGE).with_suffix("").parts))
        for file in FILES
        # The worker is a program for another interpreter, which has PyTorch.
        if room_of(file) != "ui" and file.name != "torch_worker.py"
    ]
    program = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name.removesuffix('.__init__'))\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "print(sorted(loaded & {'PySide6', 'shiboken6', 'pyqtgraph', 'visualnet'}))\n"
        "print(any(name.startswith('visualnet.ui') for name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *modules],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split("\n")[:2] == ["['visualnet']", "False"]
