"""Law 13: words leave the room at its closing, held words go to whom they were held for, and after the sealed time nothing is left."""

from datetime import timedelta

import pytest

from samesky.circles import log
from samesky.circles.actions import destroying, handing
from samesky.circles.actions.handing import LASTS
from samesky.circles.kept import given_in
from samesky.circles.models import (
    Attendance,
    Fading,
    HeldWords,
    Keepsake,
    KeepsAttendance,
    Logged,
    Room,
    SaidWords,
    Seat,
)
from samesky.circles.place import SEALED_HOURS
from samesky.circles.tests.closing import close, say_and_hold
from samesky.kit.clock import held_at, now
from samesky.live.models import Room as LiveRoom
from samesky.people.keystore.models import DataKey
from samesky.people.models import Block, Once, Person
from samesky.people.sealing import key_of


@pytest.fixture
def closed(begun: Room, dara: Person, amara: Person) -> Room:
    say_and_hold(begun, dara, amara, "The kitchen light.", "I know that light.")
    return close(begun, dara)


def test_the_sealed_copy_stays_for_as_long_as_the_host_chose(
    begun: Room, dara: Person, grace: Person
) -> None:
    SEALED_HOURS.choose(grace, "24")
    close(begun, dara)
    assert begun.closed_at
    assert begun.sealed_until == begun.closed_at + timedelta(hours=24)


def test_held_words_are_handed_over_once_under_the_key_of_whom_they_are_for(
    closed: Room, dara: Person, amara: Person
) -> None:
    assert handing.due(now(), 10) == 1
    assert handing.due(now(), 10) == 0
    row = Keepsake.objects.get()
    assert (row.person, row.by) == (dara, amara)
    assert key_of(bytes(row.words_sealed)) == dara.key_id
    assert (given_in(row).words, given_in(row).pen_name) == ("I know that light.", "Amara")
    assert closed.closed_at
    assert row.until == closed.closed_at + LASTS
    assert not HeldWords.objects.exists()


def test_words_of_somebody_who_is_kept_apart_since_are_not_handed_over(
    closed: Room, dara: Person, amara: Person
) -> None:
    Block.objects.create(by=dara, of=amara)
    assert handing.due(now(), 10) == 1
    assert not Keepsake.objects.exists()


def test_a_handing_that_broke_off_is_finished_and_nobody_gets_anything_twice(
    closed: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(handing, "let_go", lambda room_id: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            handing.due(now(), 10)
    assert handing.due(now(), 10) == 0
    with held_at(now() + timedelta(minutes=2)):
        handing.due(now(), 10)
    assert Keepsake.objects.count() == 1


def test_nothing_is_left_but_that_it_took_place(closed: Room, dara: Person) -> None:
    handing.due(now(), 10)
    key_id = closed.key_id
    Once.objects.create(person=dara, token="t", result=closed.get_absolute_url())
    with held_at(now() + timedelta(hours=47)):
        assert destroying.due(now(), 10) == 0
    assert SaidWords.objects.exists()
    with held_at(now() + timedelta(hours=49)):
        assert destroying.due(now(), 10) == 1
    closed.refresh_from_db()
    assert (closed.key_id, closed.card_sealed) == (None, None)
    assert closed.closed_at is not None
    assert not DataKey.objects.filter(id=str(key_id)).exists()
    assert not Logged.objects.exists()
    assert not Seat.objects.exists()
    assert not Fading.objects.exists()
    assert not LiveRoom.objects.filter(name=closed.live).exists()
    assert Once.objects.get().result == "/today"
    assert Keepsake.objects.get().room is None
    assert closed.id not in log._memory.get()


def test_what_was_not_handed_over_is_handed_over_before_the_key_goes(closed: Room, dara: Person) -> None:
    with held_at(now() + timedelta(hours=49)):
        assert destroying.due(now(), 10) == 1
    assert given_in(Keepsake.objects.get(person=dara)).words == "I know that light."


@pytest.mark.parametrize("broken", ["empty", "destroy_key", "wipe_traces"])
def test_a_destroying_that_broke_off_is_finished(
    closed: Room, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*args: object) -> None:
        raise RuntimeError

    with held_at(now() + timedelta(hours=49)):
        with monkeypatch.context() as patch:
            patch.setattr(destroying, broken, breaks)
            with pytest.raises(RuntimeError):
                destroying.due(now(), 10)
        assert destroying.due(now(), 10) == 0, "whoever broke off may still be at it"
    with held_at(now() + timedelta(hours=50)):
        assert destroying.due(now(), 10) == 1
    closed.refresh_from_db()
    assert closed.key_id is None


def test_a_reader_of_old_pages_makes_the_last_step_wait(
    closed: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    with held_at(now() + timedelta(hours=49)):
        with monkeypatch.context() as patch:
            patch.setattr(destroying, "wipe_traces", lambda alias: False)
            assert destroying.due(now(), 10) == 0
        assert Fading.objects.exists()
        assert destroying.due(now(), 10) == 1


def test_every_model_that_points_at_a_room_goes_with_it_or_says_why_not() -> None:
    stays = {model._meta.label for model, _, keeps in destroying.rows_of_a_room() if keeps}
    ours = {"circles.Attendance", "circles.Brought", "circles.Fading", "circles.Keepsake"}
    assert stays == ours | {
        "gatherings.Occurrence"
    }  # what was in the calendar, which says when, and nothing of the room


def test_nothing_but_its_time_and_group_is_left_in_a_room_that_took_place() -> None:
    kept = {field.name for field in Room._meta.concrete_fields}
    assert kept == {
        "id", "group", "kind", "key_id", "card_sealed", "opened_by", "opened_at", "practice", "seq", "due_at", "closed_at", "sealed_until",
        "watch_told",
    }, "say here that it may stay, and empty it in actions.destroying otherwise"  # fmt: skip


@pytest.mark.parametrize("since", ["before", "after"])
def test_who_came_stays_only_where_the_group_had_chosen_so_before(
    begun: Room, dara: Person, since: str
) -> None:
    assert begun.group
    at = begun.opened_at + timedelta(minutes=1 if since == "after" else -1)
    KeepsAttendance.objects.create(group=begun.group, by=dara, at=at)
    close(begun, dara)
    with held_at(now() + timedelta(hours=49)):
        destroying.due(now(), 10)
    came = set(Attendance.objects.values_list("person__pen_name", flat=True))
    assert came == ({"Dara", "Amara", "Ben", "Hana"} if since == "before" else set())


def test_a_key_that_no_room_names_is_destroyed_one_day(circle: Room) -> None:
    lost = DataKey.objects.create(wrapped=b"", host_key_id="x", fades=True)
    with held_at(now() + timedelta(days=8)):
        destroying.due(now(), 10)
    assert not DataKey.objects.filter(id=lost.id).exists()
    assert DataKey.objects.filter(id=str(circle.key_id)).exists()
