"""Which mutants there are: every one that cosmic-ray makes of a file, without those that cannot change what the file does."""

import ast
import difflib
import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import MutationVisitor
from cosmic_ray.plugins import get_operator, operator_names

from tools.mutate.mutant import Mutant

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "samesky" / "circles" / "core"

SAME = ("Is_Eq", "Eq_Is", "IsNot_NotEq", "NotEq_IsNot")
"""Left out: for members of an enumeration, None and small numbers, identity and equality are the same."""


def mutants(parts: Sequence[str]) -> Iterator[Mutant]:
    """Those of every file of the core whose path contains one of these."""
    for path in sorted(CORE.rglob("*.py")):
        file = str(path.relative_to(ROOT))
        if any(part in file for part in parts):
            yield from _of(file, path.read_text())


def _of(file: str, source: str) -> Iterator[Mutant]:
    tree = get_ast(source)
    kept = pickle.dumps(tree)  # quicker to read again than the source is
    unread = _annotations(source)
    seen = {source}
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if name.endswith(SAME) or operator.arguments():
            continue
        places = [start for node in ast_nodes(tree) for start, _ in operator().mutation_positions(node)]
        for occurrence, start in enumerate(places):
            if start in unread:
                continue
            code: str = MutationVisitor(occurrence, operator()).walk(pickle.loads(kept)).get_code()
            if code not in seen and _can_be_read(code):
                seen.add(code)
                yield Mutant(file, *_lines(source, code), code)


def _annotations(source: str) -> set[tuple[int, int]]:
    """Every place inside a type annotation: it is read by people and mypy, and changes nothing that happens."""
    found: set[tuple[int, int]] = set()
    for node in ast.walk(ast.parse(source)):
        for each in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if isinstance(each, ast.expr):
                found |= {
                    (line, column)
                    for line in range(each.lineno, (each.end_lineno or 0) + 1)
                    for column in range(each.col_offset, (each.end_col_offset or 0) + 1)
                }
    return found


def _can_be_read(code: str) -> bool:
    try:
        compile(code, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _lines(source: str, code: str) -> tuple[str, str]:
    """The first line that differs, before and after, without its indentation; an empty one where a line went away."""
    told = [
        line
        for line in difflib.ndiff(source.splitlines(), code.splitlines())
        if line[0] in "+-" and line[2:].strip()
    ]
    before = next((line[2:].strip() for line in told if line[0] == "-"), "")
    return before, next((line[2:].strip() for line in told if line[0] == "+"), "")
