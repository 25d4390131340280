"""What of the core a child finds ready: every module that does not use the mutated one, so that only the rest is read anew."""

import ast
import importlib
import sys
from functools import cache

from tools.mutate.making import CORE, ROOT

OURS = "samesky.circles"


def name_of(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def uses() -> dict[str, set[str]]:
    """Each module of the core with the modules of the core that it imports."""
    modules = {name_of(str(path.relative_to(ROOT))): path for path in sorted(CORE.rglob("*.py"))}
    return {name: _imported(path.read_text()) & modules.keys() for name, path in modules.items()}


def _imported(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def touched_by(module: str) -> set[str]:
    """The module, and all that use it, however indirectly."""
    touched = {module}
    while more := {name for name, used in uses().items() if used & touched} - touched:
        touched |= more
    return touched


def make_ready(file: str) -> None:
    """Forget what was read for another file, and read what this one's mutants do not touch."""
    for name in [name for name in sys.modules if name.startswith(OURS)]:
        del sys.modules[name]
    touched = touched_by(name_of(file))
    for name in uses():
        if name not in touched:
            importlib.import_module(name)
