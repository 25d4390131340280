"""What `samesky demo` writes is what people would have left behind, and the same every time."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import models
from django.test import Client

from samesky.affirmations.models import Affirmation
from samesky.demo.core.told import Season
from samesky.demo.filling.scene import Scene
from samesky.demo.filling.whole import fill
from samesky.groups.cards import card_of
from samesky.groups.models import Facilitation, Group, Membership
from samesky.kit.cast import CAST, PASSPHRASE
from samesky.kit.clock import held_at
from samesky.people import sealing
from samesky.people.keystore.models import DataKey
from samesky.people.models import Block, Experience, Person, RoleGrant
from samesky.shares.actions import answer, say, say_been_there
from samesky.shares.models import BeenThere, Reply, Share
from samesky.shares.queries import shares_in
from tests.harness.season import CARERS, END, FillGroups

LENGTHS = {"words_sealed", "note_sealed", "vector_sealed"}


def columns(row: models.Model) -> dict[str, object]:
    """A row's columns without what chance decided; of sealed ones how long they are and under whose key they lie."""
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    for name, value in values.items():
        if name in LENGTHS and value is not None:
            values[name] = (len(bytes(value)), sealing.key_of(bytes(value)))
    return {name: value for name, value in values.items() if name not in {"id", "share_id"}}


def test_a_share_of_the_season_is_as_the_action_leaves_it(carers: Scene) -> None:
    for told in Share.objects.exclude(group=None)[:12]:
        assert told.author is not None
        words, note = sealing.read(told, "words"), sealing.read(told, "note")
        with held_at(told.said_at):
            said = say(told.author, told.group, words, told.wants, note)
        assert columns(Share.objects.get(id=said.id)) == columns(told)
        assert sealing.read_bytes(said, "vector") == sealing.read_bytes(told, "vector")


def test_a_reply_and_been_there_are_as_the_actions_leave_them(carers: Scene) -> None:
    told = Reply.objects.exclude(author=None).first()
    been = BeenThere.objects.select_related("share", "person").first()
    assert told is not None
    assert told.author is not None
    assert been is not None
    with held_at(told.said_at):
        assert columns(answer(told.author, told.share, sealing.read(told, "words"))) == columns(told)
    been.delete()
    with held_at(been.at):
        say_been_there(been.person, been.share)
    again = BeenThere.objects.get(share=been.share, person=been.person)
    assert columns(again) == columns(been)


def everything() -> dict[str, object]:
    """Every row that the seed decides, without keys, nonces and way-back codes."""
    return {
        "people": sorted(Person.objects.values_list("id", "pen_name", "joined_at")),
        "members": sorted(Membership.objects.values_list("group_id", "person_id", "agreed_at")),
        "shares": sorted(Share.objects.values_list("id", "group_id", "author_id", "said_at", "wants")),
        "replies": sorted(Reply.objects.values_list("id", "share_id", "author_id", "said_at")),
        "been there": sorted(BeenThere.objects.values_list("share_id", "person_id", "at")),
        "thanks": sorted(Affirmation.objects.values_list("id", "by_id", "to_id", "thing_id", "at")),
    }


def forget_everything() -> None:
    for model in (Affirmation, Share, Group, Person):
        model.objects.all().delete()


def test_the_same_seed_gives_the_same_season_under_other_keys(fill_groups: FillGroups) -> None:
    fill_groups("the-grey-weeks")
    first, keys = everything(), set(DataKey.objects.values_list("id", flat=True))
    forget_everything()
    fill_groups("the-grey-weeks")
    assert everything() == first
    assert not keys & set(Person.objects.values_list("key_id", flat=True))
    forget_everything()
    fill_groups("the-grey-weeks", seed="another sky")
    assert everything() != first


def test_the_words_are_the_written_ones(carers: Scene, season: Season) -> None:
    told = next(group for group in season.groups if group.slug == CARERS)
    words = sorted(sealing.read(share, "words") for share in Share.objects.all())
    assert words == sorted(share.words for share in told.shares)
    group = Group.objects.get()
    assert card_of(group).agreements == told.agreements
    assert Reply.objects.count() == sum(len(share.replies) for share in told.shares)
    assert Affirmation.objects.count() == sum(len(share.thanks) for share in told.shares)


def test_nobody_does_anything_before_they_came_or_in_the_future(carers: Scene) -> None:
    came: dict[tuple[UUID | None, UUID | None], datetime] = {}
    for row in Membership.objects.select_related("person", "group"):
        assert row.person.joined_at <= row.agreed_at < END
        assert row.group.made_at <= row.agreed_at
        came[row.group_id, row.person_id] = row.agreed_at
    for share in Share.objects.exclude(group=None):
        assert came[share.group_id, share.author_id] < share.said_at < END
    for reply in Reply.objects.select_related("share").exclude(share__group=None):
        assert came[reply.share.group_id, reply.author_id] < reply.said_at < END
        assert reply.said_at > reply.share.said_at
    for been in BeenThere.objects.select_related("share").exclude(share__group=None):
        assert came[been.share.group_id, been.person_id] < been.at < END
    for reply in Reply.objects.select_related("author"):
        assert reply.author is not None
        assert reply.author.joined_at < reply.said_at


@pytest.mark.parametrize(
    "end", [datetime(2026, 3, 10, 0, 5, tzinfo=END.tzinfo), datetime(2026, 3, 10, 23, 55, tzinfo=END.tzinfo)]
)
def test_the_season_ends_yesterday_at_whatever_hour_it_is_told(
    fill_groups: FillGroups, end: datetime
) -> None:
    fill_groups(CARERS, end=end)
    times = list(Share.objects.values_list("said_at", flat=True))
    assert max(times).date() == end.date() - timedelta(days=1)
    assert min(times).date() == end.date() - timedelta(days=90)
    assert max(Reply.objects.values_list("said_at", flat=True)) < end
    for share in Share.objects.all():
        said = list(Reply.objects.filter(share=share).order_by("said_at").values_list("said_at", flat=True))
        assert len(set(said)) == len(said)


def test_the_cast_is_there_with_its_roles(carers: Scene) -> None:
    for member in CAST:
        person = Person.objects.get_by_natural_key(member.pen_name)
        assert person.check_password(PASSPHRASE)
        assert person.roles == set(member.roles)
    dara = Facilitation.objects.get().person
    assert dara.pen_name == "Dara"
    assert set(RoleGrant.objects.filter(granted_by=None).values_list("person__pen_name", flat=True)) == {
        "Grace"
    }


def test_amara_has_blocked_jules_and_neither_stands_in_the_others_threads(carers: Scene) -> None:
    block = Block.objects.select_related("by", "of").get()
    assert (block.by.pen_name, block.of.pen_name) == ("Amara", "Jules")
    assert not Reply.objects.filter(author=block.of, share__author=block.by).exists()
    assert not Reply.objects.filter(author=block.by, share__author=block.of).exists()
    assert not BeenThere.objects.filter(person=block.of, share__author=block.by).exists()


def test_ivo_and_the_staff_are_in_no_group_of_carers(carers: Scene) -> None:
    inside = set(Membership.objects.values_list("person__pen_name", flat=True))
    assert {"Amara", "Ben", "Chen", "Dara", "Hana", "Jules"} <= inside
    assert not {"Ivo", "Elif", "Farid", "Grace"} & inside


def test_hana_has_only_just_come(carers: Scene) -> None:
    hana = Person.objects.get_by_natural_key("Hana")
    assert END - hana.joined_at < timedelta(days=3)


def test_thanks_go_to_whoever_is_named_or_answered_last(carers: Scene) -> None:
    given = {
        row.by.pen_name: row for row in Affirmation.objects.select_related("by", "to") if row.kind == "reply"
    }
    assert given["Eldest of Four"].to.pen_name == "Ekow"
    assert not Affirmation.objects.filter(by=models.F("to")).exists()
    for thanks in Affirmation.objects.all():
        model = Share if thanks.kind == "share" else Reply
        thing = model.objects.get(id=thanks.thing_id)
        assert thing.author_id == thanks.to_id


def test_what_people_have_been_through_is_shown_as_they_chose(carers: Scene, season: Season) -> None:
    told = {person.pen_name: person for person in season.people()}
    for experience in Experience.objects.select_related("person"):
        wanted = told[experience.person.pen_name]
        assert experience.topics_visible == experience.own_words_visible == wanted.visible
        assert sealing.read(experience, "own_words") == wanted.own_words
        assert experience.vector_model


def test_amara_reads_the_group_and_never_jules(carers: Scene) -> None:
    amara, jules = (Person.objects.get_by_natural_key(name) for name in ("Amara", "Jules"))
    read, more = shares_in(amara, Group.objects.get())
    assert more
    assert read
    assert all(share.author is None or share.author.id != jules.id for share in read)


def test_a_signed_in_member_finds_the_group_page_full(carers: Scene, client: Client) -> None:
    client.force_login(Person.objects.get_by_natural_key("Hana"))
    page = client.get(f"/groups/{CARERS}/")
    assert page.status_code == 200
    assert "Upside down" in page.content.decode()


@pytest.mark.django_db
def test_more_people_than_speak_only_read(season: Season) -> None:
    from samesky.demo.core.chance import Chance
    from samesky.demo.core.quiet import quiet_people
    from samesky.people.topics import shipped

    small = season.only("the-grey-weeks")
    quiet = quiet_people(small, 25, [topic.slug for topic in shipped()], Chance("1"))
    fill(small.with_quiet(quiet), end=END, seed="1")
    assert Person.objects.count() == len(small.people()) + 25
    assert len({person.pen_name for person in quiet}) == 25


@pytest.mark.django_db
def test_the_whole_season_fills_and_everybody_has_come_before_they_speak(season: Season) -> None:
    fill(season, end=END, seed="same sky")
    assert Group.objects.count() == 12
    assert Person.objects.count() == len(season.people())
    assert Group.objects.get(joining="invitation").slug != "living-beside-someones-drinking"
    speaking = set(Share.objects.exclude(group=None).values_list("group_id", "author_id"))
    assert speaking <= set(Membership.objects.values_list("group_id", "person_id"))
    ivo = Person.objects.get_by_natural_key("Ivo")
    assert not Membership.objects.filter(person=ivo, group__slug=CARERS).exists()
