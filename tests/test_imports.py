"""The direction of the imports, and what no module may use."""

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
ROOMS = {"nn", "data", "training", "models", "insight", "scene", "projects", "ui"}
BELOW_UI = ROOMS - {"ui"}
UNDER_ALL = {"errors", "paths", "plain_text", "safe_path", "typed_numbers", ""}
"""The empty name is the package itself, which holds the version."""

MAY_IMPORT: dict[str, set[str]] = {
    "": set(),
    "errors": set(),
    "paths": set(),
    "typed_numbers": {"errors"},
    "safe_path": set(),
    "plain_text": set(),
    "nn": {"errors"},
    "data": {"errors", "paths"},
    "scene": {"errors", "paths"},
    "models": {"nn", *UNDER_ALL},
    "training": {"nn", "data", *UNDER_ALL},
    "insight": {"nn", "data", *UNDER_ALL},
    "projects": {"nn", "data", "training", "models", *UNDER_ALL},
    "commands": {*BELOW_UI, *UNDER_ALL},
    "ui": {*BELOW_UI, "commands", *UNDER_ALL},
    "arguments": {*UNDER_ALL},
    "cli": {*ROOMS, "arguments", "commands", *UNDER_ALL},
    "__main__": {"cli"},
}
OUTSIDE: dict[str, set[str]] = {
    "nn": {"numpy", "scipy", "threadpoolctl"},
    "data": {"numpy", "scipy", "PIL"},
    "scene": {"numpy", "scipy"},
    "training": {"numpy", "torch", "sklearn", "distributed"},
    "insight": {"numpy", "scipy", "sklearn"},
    "models": {"numpy", "safetensors", "onnx", "onnxruntime"},
    "projects": {"numpy"},
    "ui": {"numpy", "scipy", "PIL", "PySide6", "shiboken6", "pyqtgraph"},
}
UNSAFE_MODULES = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}


def place(file: Path) -> str:
    """Return the room of a file, or the name of a module that stands in none."""
    parts = file.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imported(node: ast.AST) -> Iterator[str]:
    """Yield the full names that one import statement names, submodules included."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        for alias in node.names:
            yield f"{node.module}.{alias.name}"


def imports_of(file: Path) -> set[str]:
    return {name for node in ast.walk(parsed(file)) for name in imported(node)}


def own_places(file: Path) -> set[str]:
    """Return the rooms and top modules that a file imports."""
    found = set()
    for name in imports_of(file):
        root, _, rest = name.partition(".")
        if root == "visualnet":
            first = rest.split(".")[0]
            is_place = (PACKAGE / first).is_dir() or (PACKAGE / f"{first}.py").is_file()
            found.add(first if is_place else "")
    return found


def relative(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


def test_every_room_has_a_rule() -> None:
    assert {place(file) for file in FILES} <= set(MAY_IMPORT)


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_imports_point_one_way(file: Path) -> None:
    here = place(file)
    assert own_places(file) - {here} <= MAY_IMPORT[here]


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_rooms_use_the_libraries_that_are_theirs(file: Path) -> None:
    outside = {name.split(".")[0] for name in imports_of(file)}
    outside -= {"visualnet", *sys.stdlib_module_names}
    assert outside <= OUTSIDE.get(place(file), set())


def test_the_command_line_reaches_the_window_only_from_inside_functions() -> None:
    for file in (PACKAGE / "cli.py", PACKAGE / "__main__.py"):
        tree = parsed(file)
        inside = {
            id(node)
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            if id(node) not in inside:
                assert not any(name.startswith("visualnet.ui") for name in imported(node))


def test_there_are_no_circles() -> None:
    edges: dict[str, set[str]] = {}
    for file in FILES:
        edges.setdefault(place(file), set()).update(own_places(file) - {place(file)})
    while edges:
        leaves = {room for room, needs in edges.items() if not needs & set(edges)}
        assert leaves, f"a circle among {sorted(edges)}"
        edges = {room: needs for room, needs in edges.items() if room not in leaves}


@pytest.mark.parametrize("file", FILES, ids=relative)
def test_nothing_runs_code_that_it_read(file: Path) -> None:
    assert not {name.split(".")[0] for name in imports_of(file)} & UNSAFE_MODULES
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            assert called not in {"eval", "exec", "compile", "__import__"}
            for keyword in node.keywords:
                is_off = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
                assert keyword.arg != "allow_pickle" or is_off


def test_all_but_the_window_runs_without_qt() -> None:
    modules = [
        ".".join(("visualnet", *file.relative_to(PACKAGE).with_suffix("").parts))
        for file in FILES
        # The worker is a program for another interpreter, which has PyTorch.
        if place(file) != "ui" and file.name != "torch_worker.py"
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
        timeout=60,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split("\n")[:2] == ["['visualnet']", "False"]
