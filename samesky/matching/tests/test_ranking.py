"""The order of what is close: the same for the same things, and never against what somebody decided."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesky.matching.core.lens import Numbers
from samesky.matching.core.ranking import CHOSEN, FLOOR, Item, Rules, Shelf, Wanted, nearest
from samesky.matching.core.topics import Glossary, Topic

SLUGS = ["grief", "money", "sleep"]


def rows(angles: list[float]) -> Numbers:
    return np.array([[np.cos(a), np.sin(a), 0, 0] for a in angles], dtype=np.float32).reshape(-1, 4)


EAST = Wanted(rows([0.0])[0])
NO_RULES = Rules()

items = st.builds(
    Item,
    id=st.text("abcdef", min_size=1, max_size=5),
    topics=st.frozensets(st.sampled_from(SLUGS)),
    named=st.frozensets(st.sampled_from(SLUGS)),
    language=st.sampled_from(["", "en", "fr"]),
)
shelves = st.lists(
    st.tuples(items, st.sampled_from([0.0, 0.3, 0.3, 0.8, 1.2, 3.0])),
    max_size=30,
    unique_by=lambda pair: pair[0].id,
)
slugs = st.frozensets(st.sampled_from(SLUGS))


def shelf(pairs: list[tuple[Item, float]]) -> Shelf:
    return Shelf(tuple(item for item, _ in pairs), rows([angle for _, angle in pairs]))


def order(
    pairs: list[tuple[Item, float]], wanted: Wanted = EAST, rules: Rules = NO_RULES, most: int = 6
) -> list[str]:
    return [near.item.id for near in nearest(wanted, shelf(pairs), rules, most)]


def test_the_closest_comes_first() -> None:
    assert order([(Item("far"), 1.0), (Item("near"), 0.1), (Item("between"), 0.5)]) == [
        "near",
        "between",
        "far",
    ]


def test_equally_close_things_stand_in_the_order_of_their_ids() -> None:
    assert order([(Item("c"), 0.2), (Item("a"), 0.2), (Item("b"), 0.2)], most=2) == ["a", "b"]


def test_what_is_not_close_is_not_suggested() -> None:
    assert order([(Item("opposite"), 3.0)]) == []


def test_a_chosen_topic_lifts_what_is_listed_under_it() -> None:
    pairs = [(Item("near"), 0.1), (Item("listed", topics=frozenset({"grief"})), 0.2)]
    assert order(pairs) == ["near", "listed"]
    assert order(pairs, Wanted(EAST.view, topics=frozenset({"grief"}))) == ["listed", "near"]


def test_an_empty_shelf_and_no_room_give_nothing() -> None:
    assert order([]) == []
    assert order([(Item("a"), 0.0)], most=0) == []


@given(shelves, st.randoms(), st.integers(1, 8), slugs)
def test_the_ranking_does_not_depend_on_the_order_of_things(
    pairs: list[tuple[Item, float]], chance: object, most: int, chosen: frozenset[str]
) -> None:
    wanted = Wanted(EAST.view, topics=chosen)
    mixed = list(pairs)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert order(pairs, wanted, most=most) == order(mixed, wanted, most=most)


@given(shelves, slugs, st.frozensets(st.sampled_from(["en", "fr"])), slugs)
def test_a_rule_is_never_weighed_against_closeness(
    pairs: list[tuple[Item, float]], avoid: frozenset[str], languages: frozenset[str], chosen: frozenset[str]
) -> None:
    for near in nearest(
        Wanted(EAST.view, chosen, chosen), shelf(pairs), Rules(avoid, languages), 50, floor=0.0
    ):
        assert avoid.isdisjoint(near.item.topics | near.item.named)
        assert not languages or near.item.language in {"", *languages}


@given(shelves, st.integers(1, 8), slugs)
def test_closeness_falls_stays_within_bounds_and_above_the_floor(
    pairs: list[tuple[Item, float]], most: int, chosen: frozenset[str]
) -> None:
    found = nearest(Wanted(EAST.view, chosen), shelf(pairs), NO_RULES, most)
    values = [near.closeness for near in found]
    assert len(found) <= most
    assert values == sorted(values, reverse=True)
    assert all(FLOOR <= value <= 1 for value in values)


@given(shelves, st.integers(1, 8))
def test_asking_for_more_never_changes_what_came_first(pairs: list[tuple[Item, float]], most: int) -> None:
    assert order(pairs, most=most) == order(pairs, most=most + 5)[:most]


@settings(max_examples=30)
@given(st.integers(0, 40), st.integers(0, 2**32 - 1))
def test_it_agrees_with_sorting_everything(count: int, seed: int) -> None:
    numbers = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    numbers /= np.linalg.norm(numbers, axis=1, keepdims=True)
    wanted = Wanted(np.eye(16, dtype=np.float32)[0])
    things = Shelf(tuple(Item(f"{n:03}") for n in range(count)), numbers)
    found = nearest(wanted, things, NO_RULES, 5, floor=-1.0)
    plain = sorted(range(count), key=lambda n: (-round(max(float(numbers[n, 0]), 0.0), 6), n))[:5]
    assert [near.item.id for near in found] == [f"{n:03}" for n in plain]


def test_a_shelf_with_a_missing_view_is_refused() -> None:
    with pytest.raises(ValueError, match="1 items, but 0 views"):
        Shelf((Item("a"),), rows([]))


def test_a_chosen_topic_alone_is_not_closeness() -> None:
    assert CHOSEN < FLOOR


def test_several_words_in_a_row_tell_a_topic_and_one_alone_only_names_it() -> None:
    glossary = Glossary([Topic("memory-loss", "When memory goes", "", ("forgets", "does not know me"))])
    assert glossary.told_in("My mum DOES not know me any more") == {"memory-loss"}
    assert glossary.told_in("She forgets") == frozenset()
    assert glossary.named_in("She forget's") == frozenset({"memory-loss"})
