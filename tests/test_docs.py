"""What the docs name is there: links, commands and their options, make targets, settings, files, addresses, pictures, models."""

import argparse
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import Resolver404, resolve

from samesky.config.cli import COMMANDS
from samesky.config.options import OPTIONS
from tests.access import table
from tests.access.world import AUDIENCES
from tools import docs

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
OF_THE_SYSTEM = ("/etc", "/var", "/usr", "/opt", "/mnt", "/dev", "/proc", "/home", "/tmp", "/srv", "/root")
BESIDE_DJANGO = ("/live/", "/static/")
NOT_SETTINGS = {"SAMESKY_PART", "SAMESKY_"}
OURS = ("samesky/", "tests/", "tools/", "docs/", "bench/", "requirements/", "news/")

page = pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))


def code_in(page: Path) -> list[str]:
    """What stands in backticks, in lines or in blocks."""
    return [block or line for block, line in CODE.findall(page.read_text())]


def test_every_link_leads_somewhere() -> None:
    assert not list(docs.dead_links())


def test_what_follows_from_the_code_is_what_the_code_says() -> None:
    """The settings, the picture of the layers, and the list of decisions."""
    assert not list(docs.out_of_step(write=False))


def test_the_picture_of_the_layers_is_the_contract() -> None:
    drawn = docs.layers().strip("`").split("\n")[1:-1]
    named = {name.strip() for row in drawn for name in row.split("|")}
    assert named == {path.parent.name for path in ROOT.glob("samesky/*/__init__.py")}


def _parser(command: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    importlib.import_module(COMMANDS[command][0]).add_arguments(parser)
    return parser


def _options(command: str) -> set[str]:
    parser = _parser(command)
    inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    parsers = [parser, *(each for action in inner for each in action.choices.values())]
    return {option for each in parsers for action in each._actions for option in action.option_strings}


def _called(page: Path) -> Iterator[tuple[str, str]]:
    """Each `samesky COMMAND rest of the line` of the page."""
    for code in code_in(page):
        for line in code.splitlines():
            yield from re.findall(r"(?:^| |bin/)samesky ([a-z]+)([^|;&]*)", line)


@page
def test_commands_and_their_options_exist(page: Path) -> None:
    for command, rest in _called(page):
        assert command in COMMANDS, f"samesky {command}"
        for option in re.findall(r"(?<=\s)--?[A-Za-z][\w-]*", rest):
            assert option in _options(command), f"samesky {command} {option}"


@page
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for code in code_in(page):
        for words in re.findall(r"^make((?: -C \S+)?(?: [a-z]+)+)", code, re.MULTILINE):
            assert set(re.sub(r"-C \S+", "", words).split()) <= targets, f"make{words}"


@page
def test_settings_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"SAMESKY_[A-Z_]*", page.read_text()))
    assert named <= {option.name for option in OPTIONS} | NOT_SETTINGS


@page
def test_files_that_are_named_exist(page: Path) -> None:
    for code in code_in(page):
        for path in re.findall(r"(?<![\w./-])[a-z]+/[\w./*-]+", code):
            if path.startswith(OURS) and "de/" not in path:
                assert list(ROOT.glob(path.rstrip("/."))), path


@page
def test_addresses_that_are_named_lead_to_a_page(page: Path) -> None:
    for code in code_in(page):
        if re.fullmatch(r"/[a-z][a-z/-]*", code) and not code.startswith((*OF_THE_SYSTEM, *BESIDE_DJANGO)):
            try:
                resolve(code)
            except Resolver404:
                resolve(f"{code}/")


def test_pictures_are_there_are_used_and_are_told() -> None:
    told = {
        (page.parent / path).resolve(): words
        for page in PAGES
        for words, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text())
    }
    assert set(told) == set((ROOT / "docs" / "pictures").iterdir())
    assert all(len(words) > 60 for words in told.values()), "say what is to be seen"


LABEL = re.compile(r"(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)")
"""Emphasised, with a capital: what stands on a page, as it stands there."""


def test_what_the_docs_call_a_link_or_a_button_is_called_so_on_the_page() -> None:
    catalogue = (ROOT / "samesky/locale/en/LC_MESSAGES/django.po").read_text()
    season = " ".join(path.read_text() for path in ROOT.glob("samesky/demo/season/*.toml"))
    said = {label for page in ROOT.glob("docs/*.md") for label in LABEL.findall(page.read_text())}
    assert {label for label in said if f'"{label}"' not in catalogue + season} == set()


def test_every_page_can_be_reached_from_the_first() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        found = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text())
        waiting += [(page.parent / link).resolve() for link in found]
    assert set(PAGES) <= seen


def test_the_first_page_is_read_in_a_minute() -> None:
    assert len((ROOT / "README.md").read_text().split()) < 330


def test_every_column_and_word_of_the_access_table_is_explained() -> None:
    explained = (ROOT / "docs/access-table.md").read_text()
    unsaid = [word for word in (*AUDIENCES, *table.WORDS) if f"`{word}`" not in explained]
    assert not unsaid


def test_every_app_and_model_has_its_word() -> None:
    cells = [
        line.split("|")[-2]
        for line in (ROOT / "docs/words.md").read_text().splitlines()
        if line.startswith("|")
    ]
    said = set(re.findall(r"`([\w.]+)`", " ".join(cells)))
    models = {model._meta.label for model in apps.get_models() if model.__module__.startswith("samesky.")}
    folders = {path.parent.name for path in ROOT.glob("samesky/*/__init__.py")}
    assert {word for word in said if "." in word} == models
    assert {word for word in said if "." not in word} == folders


@pytest.mark.parametrize("news", sorted(ROOT.glob("news/*-*.md")), ids=lambda path: path.stem)
def test_news_is_one_calm_sentence(news: Path) -> None:
    said = news.read_text().strip()
    assert re.fullmatch(r"[A-Z`*][^\n!]{30,400}\.", said), said
