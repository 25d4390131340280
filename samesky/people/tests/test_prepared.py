"""A prepared query answers as the query it was made of, for every number of ids, whoever asks."""

from uuid import uuid4

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef
from django.test.utils import CaptureQueriesContext

from samesky.kit.prepared import Prepared
from samesky.people.models import Block, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(amara: Person, ben: Person, chen: Person, dara: Person, hana: Person) -> list[Person]:
    return [amara, ben, chen, dara, hana]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_it_finds_exactly_those_who_were_asked_for(number: int, cast: list[Person]) -> None:
    some = Prepared(lambda ids: Person.objects.filter(id__in=ids))
    wanted = cast[:number]
    assert set(some(ids=[person.pk for person in wanted])) == set(wanted)
    assert some(ids=[uuid4() for _ in range(number)]) == []


def test_nobody_excluded_is_everybody(cast: list[Person]) -> None:
    others = Prepared(lambda ids: Person.objects.exclude(id__in=ids))
    assert set(others(ids=[])) == set(cast)
    first, second, *rest = cast
    assert set(others(ids=[first.pk, second.pk])) == set(rest)


def test_two_values_alike_keep_their_own_places(amara: Person, ben: Person, hana: Person) -> None:
    between = Prepared(lambda by, of: Block.objects.filter(by=by, of=of))
    Block.objects.create(by=amara, of=ben)
    assert [row.by_id for row in between(by=amara.pk, of=ben.pk)] == [amara.pk]
    assert between(by=ben.pk, of=amara.pk) == []
    assert between(by=amara.pk, of=amara.pk) == []


def test_hostile_words_are_values_and_nothing_else(amara: Person) -> None:
    named = Prepared(lambda name: Person.objects.filter(pen_name=name))
    assert named(name="' OR 1=1 --") == []
    assert named(name="%s") == []
    assert named(name=amara.pen_name) == [amara]


def test_what_was_annotated_comes_along(amara: Person, ben: Person) -> None:
    Block.objects.create(by=amara, of=ben)
    made = Block.objects.filter(by=OuterRef("pk"))
    people = Prepared(lambda ids: Person.objects.filter(id__in=ids).annotate(blocks=Exists(made)))
    assert {row.pk: bool(row.blocks) for row in people(ids=[amara.pk, ben.pk])} == {
        amara.pk: True,
        ben.pk: False,
    }


def test_it_is_one_query(amara: Person) -> None:
    one = Prepared(lambda ids: Person.objects.filter(id__in=ids))
    with CaptureQueriesContext(connection) as asked:
        assert one(ids=[amara.pk])[0].pen_name == amara.pen_name
    assert len(asked) == 1
