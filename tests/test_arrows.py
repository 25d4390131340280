"""Arrows that import contracts cannot see: foreign keys named by a string, `get_model`, reversed names, included templates."""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field
from django.urls import URLResolver, get_resolver

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "samesky"


def _heights() -> dict[str, int]:
    """How high each app stands, counted from the ground, as the import contract has it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "apps")
    return {
        name.strip(" ()"): height
        for height, layer in enumerate(reversed(layers))
        for name in layer.split("|")
    }


HEIGHTS = _heights()


def _reaches_up(lower: str, upper: str) -> bool:
    return lower != upper and HEIGHTS[lower] <= HEIGHTS[upper]


def _app_of(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "samesky" and len(parts) > 1 else None


def _files(*suffixes: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(CODE.rglob("*")):
        if path.suffix in suffixes and "migrations" not in path.parts:
            app = path.relative_to(CODE).parts[0]
            if app in HEIGHTS:
                yield app, path


def _url_owners() -> dict[str, str]:
    """Which app owns each URL name."""
    return dict(_named(get_resolver(), ""))


def _named(resolver: URLResolver, space: str) -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _named(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name and (app := _app_of(getattr(pattern.callback, "__module__", ""))):
            yield f"{space}{pattern.name}", app


def _template_owners() -> dict[str, str]:
    return {
        path.as_posix().split("/templates/", 1)[1]: app
        for app, path in _files(".html", ".txt")
        if "/templates/" in path.as_posix()
    }


def _tag_owners() -> dict[str, str]:
    return {path.stem: app for app, path in _files(".py") if path.parent.name == "templatetags"}


def test_every_app_stands_somewhere() -> None:
    folders = {path.parent.name for path in CODE.glob("*/__init__.py")}
    assert folders <= HEIGHTS.keys(), "name the new app in the import contract of pyproject.toml"


def test_no_foreign_key_points_upward() -> None:
    upward = []
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            target = field.related_model if isinstance(field, Field) and field.is_relation else None
            lower = _app_of(model.__module__)
            upper = _app_of(target.__module__) if isinstance(target, type) else None
            if lower and upper and _reaches_up(lower, upper):
                upward.append(f"{model._meta.label}.{field.name} -> {upper}")
    assert not upward


def test_nobody_asks_for_a_model_by_name() -> None:
    asked = [str(path.relative_to(ROOT)) for _, path in _files(".py") if "get_model(" in path.read_text()]
    assert not asked


NAMES = re.compile(
    r"""\b(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*["']([\w:-]+)["']|{%\s*url\s+["']([\w:-]+)["']"""
)
LOADS = re.compile(r"{%\s*load\s+([^%]*?)\s*%}")
PARTS = re.compile(
    r"""{%\s*(?:include|extends)\s+["']([^"']+)["']|\b(?:render|get_template|render_to_string)\([^"')]*["']([^"']+\.html)["']"""
)


@pytest.mark.parametrize(
    ("what", "owners", "pattern"),
    [
        ("URL name", _url_owners, NAMES),
        ("template tags", _tag_owners, LOADS),
        ("template", _template_owners, PARTS),
    ],
)
def test_no_name_reaches_upward(
    what: str, owners: Callable[[], dict[str, str]], pattern: re.Pattern[str]
) -> None:
    owned = owners()
    upward = [
        f"{path.relative_to(ROOT)}: {what} {name} of {owned[name]}"
        for app, path in _files(".py", ".html", ".txt")
        for match in pattern.finditer(path.read_text())
        for name in " ".join(filter(None, match.groups())).split()
        if name in owned and _reaches_up(app, owned[name])
    ]
    assert not upward


def test_every_folder_of_code_is_a_package() -> None:
    """Contracts see packages only: a folder without `__init__.py` would be outside of them."""
    folders = {path.parent for path in CODE.rglob("*.py")}
    assert not [str(folder) for folder in folders if not (folder / "__init__.py").exists()]


def test_app_packages_stay_empty() -> None:
    """Anything in `samesky/<app>/__init__.py` would be loaded by every core."""
    assert not [str(path) for path in CODE.glob("*/__init__.py") if path.read_text().strip()]
