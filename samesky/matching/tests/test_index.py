"""The public things in memory follow their sources, and hold nothing else."""

from threading import Thread

import pytest

from samesky.kit.public_items import PublicItem, PublicSource
from samesky.matching import index as indexing
from samesky.matching.index import Index
from samesky.meaning.vectors import Vector, vector


class Board:
    """A source whose items a test can change; counts how often they were asked for."""

    def __init__(self, *items: PublicItem) -> None:
        self.items = list(items)
        self.version = 0
        self.asked = 0

    def add(self, item: PublicItem) -> None:
        self.items.append(item)
        self.version += 1

    def source(self, name: str) -> PublicSource:
        return PublicSource(name, lambda: self.version, self._items)

    def _items(self) -> list[PublicItem]:
        self.asked += 1
        return list(self.items)


def group(key: str, text: str = "For people who lie awake", topics: tuple[str, ...] = ()) -> PublicItem:
    return PublicItem(key, "group", f"Group {key}", text, f"/groups/{key}/", topics)


@pytest.fixture
def board() -> Board:
    return Board(group("a"))


@pytest.fixture
def index(board: Board) -> Index:
    return Index([board.source("board")])


def test_it_is_built_when_first_asked_and_kept_while_nothing_changes(board: Board, index: Index) -> None:
    assert board.asked == 0
    assert index.now() is index.now()
    assert board.asked == 1


def test_a_new_thing_is_found_and_a_withdrawn_one_is_gone(board: Board, index: Index) -> None:
    index.now()
    board.add(group("b"))
    assert list(index.now().items) == ["board:a", "board:b"]
    del board.items[0]
    board.version += 1
    assert list(index.now().items) == ["board:b"]


def test_only_texts_that_changed_are_read_again(
    board: Board, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.now()
    read: list[str] = []

    def noted(text: str) -> Vector:
        read.append(text)
        return vector(text)

    monkeypatch.setattr(indexing, "vector", noted)
    board.add(group("b", "Debts and letters"))
    index.now()
    assert read == ["Group b\nDebts and letters"]


def test_two_sources_may_use_the_same_ids(board: Board) -> None:
    both = Index([board.source("board"), Board(group("a", "Letters from the bank")).source("other")])
    assert list(both.now().items) == ["board:a", "other:a"]


def test_many_readers_build_it_once(board: Board, index: Index) -> None:
    threads = [Thread(target=index.now) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert board.asked == 1


def test_with_no_sources_there_is_an_empty_shelf() -> None:
    assert Index([]).now().items == {}
