"""The order of "people I could sit with": nearest first, with a listed topic, never with anybody's words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samesky.matching.nearness import order_by_nearness
from samesky.meaning.vectors import to_bytes, vector

MINE = ["My father has dementia and I look after him", "I lost my job in March"]
FORGETS = "Mum has dementia, she asked me who I am"
FIRED = "They let me go after eleven years and I hide it from my neighbours, no job in sight"
BUS = "The 14 is late again"


def test_what_is_nearest_to_anything_of_mine_comes_first() -> None:
    found = order_by_nearness(MINE, [("bus", BUS), ("forgets", FORGETS), ("fired", FIRED)])
    assert [near.id for near in found][-1] == "bus"
    assert found[0].id == "forgets"


def test_the_shared_topic_is_named() -> None:
    (near,) = order_by_nearness(MINE, [(1, FORGETS)])
    assert (near.topic, near.topic_name) == ("caring-for-a-parent", "Caring for a parent")


def test_kept_vectors_give_the_same_order_as_the_words() -> None:
    texts = [("bus", BUS), ("forgets", FORGETS), ("fired", FIRED)]
    kept = [(key, to_bytes(vector(text))) for key, text in texts]
    mine = [to_bytes(vector(text)) for text in MINE]
    assert [n.id for n in order_by_nearness(mine, kept)] == [n.id for n in order_by_nearness(MINE, texts)]


def test_somebody_who_wrote_nothing_gets_everything_in_the_order_it_came() -> None:
    assert [n.id for n in order_by_nearness([], [(2, BUS), (1, FORGETS)])] == [2, 1]
    assert order_by_nearness(MINE, []) == []


def test_equally_near_things_keep_the_order_they_came_in() -> None:
    assert [n.id for n in order_by_nearness(MINE, [(3, FIRED), (1, FIRED), (2, FIRED)])] == [3, 1, 2]


def test_a_broken_vector_is_refused() -> None:
    with pytest.raises(ValueError, match="a kept vector"):
        order_by_nearness(MINE, [(1, b"broken")])


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.text(st.characters(), max_size=60), max_size=4),
    st.lists(st.text(st.characters(), max_size=60), max_size=6),
)
def test_everybody_stays_in_the_list_and_no_words_come_out(mine: list[str], theirs: list[str]) -> None:
    found = order_by_nearness(mine, list(enumerate(theirs)))
    assert sorted(near.id for near in found) == list(range(len(theirs)))
    assert all(0 <= near.closeness <= 1 for near in found)
