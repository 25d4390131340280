"""Law 13: a turn is opened for a report, by two people and in time; by nobody alone, and afterwards by nobody."""

from datetime import timedelta

import pytest
from django.http import Http404

from samesky.circles.actions import destroying, private, unsealing
from samesky.circles.models import Room, SaidWords, Yes
from samesky.circles.queries.sealed import PRIVATE, turns_said
from samesky.circles.tests.closing import close, say_and_hold
from samesky.groups.models import Membership
from samesky.kit.clock import held_at, now
from samesky.people import leaving as going
from samesky.people.models import Person, RoleGrant
from samesky.safety.copies import copy_of
from samesky.safety.models import Record, Report
from samesky.safety.things import things
from tests.harness.people import ClientOf

HURT = "Dara's hurting words."


@pytest.fixture
def closed(begun: Room, dara: Person, amara: Person) -> Room:
    say_and_hold(begun, dara, amara, HURT, "I know that light.")
    return close(begun, dara)


@pytest.fixture
def report(closed: Room, amara: Person) -> Report:
    """The morning after, Amara says that Dara's turn hurt her."""
    with held_at(now() + timedelta(hours=12)):
        return unsealing.tell_of_turn(amara, closed, 1, 1, "hurts", "It hurt me.")


def test_the_report_holds_no_word_of_the_turn(report: Report, dara: Person) -> None:
    assert (report.kind, report.about) == ("sealed", dara)
    assert copy_of(report).words == ""
    assert copy_of(report).pen_name == "Dara"


def test_two_open_it_in_the_forty_seventh_hour(report: Report, elif_: Person, farid: Person) -> None:
    with held_at(now() + timedelta(hours=47)):
        assert not unsealing.say_yes(elif_, report, "She asks for it.")
        report.refresh_from_db()
        assert copy_of(report).words == "", "one alone reads nothing"
        with pytest.raises(Http404):
            unsealing.say_yes(elif_, report, "Twice is not two.")
        assert unsealing.say_yes(farid, report, "I agree.")
    report.refresh_from_db()
    assert copy_of(report).words == HURT
    acts = list(Record.objects.filter(thing_id=str(report.id)).order_by("at").values_list("by_id", "act"))
    assert acts == [
        (elif_.pk, "said yes to opening it"),
        (farid.pk, "said yes to opening it"),
        (farid.pk, unsealing.OPENED),
    ]
    with held_at(now() + timedelta(hours=49)):
        destroying.due(now(), 10)
        assert copy_of(Report.objects.get()).words == HURT, "what was opened in time stays with the case"


def test_in_the_forty_ninth_hour_nobody_opens_it(report: Report, elif_: Person, farid: Person) -> None:
    unsealing.say_yes(elif_, report, "She asks for it.")
    with held_at(now() + timedelta(hours=49)):
        with pytest.raises(unsealing.TooLate):
            unsealing.say_yes(farid, report, "I agree.")
        Yes.objects.create(report=report, by=farid, reason_sealed=b"x")
        assert not unsealing.open_for_two(farid, report)
        destroying.due(now(), 10)
        assert not unsealing.open_for_two(farid, report)
    report.refresh_from_db()
    assert copy_of(report).words == ""


def test_a_private_line_is_under_seal_like_every_turn(
    begun: Room, dara: Person, amara: Person, ben: Person, elif_: Person, farid: Person
) -> None:
    """While the room is open Amara can send a copy; after it has closed, two must open what Dara wrote to her, and that alone."""
    line = private.open_line(begun, dara, amara)
    private.write(dara, line, "Hurting words between two.")
    private.write(amara, line, "Please stop.")
    assert things.get("line").seen(amara, line.id).words == "Hurting words between two."  # type: ignore[union-attr]
    room = close(begun, dara)
    with pytest.raises(Http404):
        things.get("line").seen(amara, line.id)  # type: ignore[union-attr]
    assert not [one for one in turns_said(ben, room) if one.number == PRIVATE]
    report = unsealing.tell_of_turn(amara, room, PRIVATE, 1, "hurts", "In private.")
    assert copy_of(report).words == ""
    assert not unsealing.say_yes(elif_, report, "She asks for it.")
    assert unsealing.say_yes(farid, report, "I agree.")
    report.refresh_from_db()
    assert copy_of(report).words == "Hurting words between two."


@pytest.mark.parametrize("who", ["amara", "dara"])
def test_neither_who_told_nor_whom_it_is_about_says_yes(
    report: Report, who: str, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    RoleGrant.objects.create(person=person, role="moderator")
    with pytest.raises(Http404):
        unsealing.say_yes(person, report, "I would like to read it.")


def test_the_yes_of_somebody_who_lost_the_role_does_not_count(
    report: Report, elif_: Person, farid: Person
) -> None:
    unsealing.say_yes(elif_, report, "She asks for it.")
    RoleGrant.objects.filter(person=elif_).delete()
    assert not unsealing.say_yes(farid, report, "I agree.")


def test_two_at_once_who_did_not_see_each_other_open_it_at_the_next_look(
    report: Report, elif_: Person, farid: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(unsealing, "open_for_two", lambda *_: False)
        unsealing.say_yes(elif_, report, "She asks for it.")
        unsealing.say_yes(farid, report, "I agree.")
    assert unsealing.open_for_two(elif_, report)
    assert unsealing.open_for_two(farid, report)
    assert Record.objects.filter(act=unsealing.OPENED).count() == 1


def test_who_was_not_there_tells_of_no_turn(closed: Room, chen: Person) -> None:
    with pytest.raises(Http404):
        unsealing.tell_of_turn(chen, closed, 1, 1, "hurts", "")


def test_leaving_is_no_way_to_make_harm_unseen(
    report: Report, dara: Person, elif_: Person, farid: Person
) -> None:
    assert going.finish(going.leave(dara, "erased"))
    report.refresh_from_db()
    unsealing.say_yes(elif_, report, "She asks for it.")
    assert unsealing.say_yes(farid, report, "I agree.")
    report.refresh_from_db()
    assert copy_of(report).words == HURT


def test_what_nobody_told_of_goes_with_who_said_it(closed: Room, dara: Person) -> None:
    assert going.finish(going.leave(dara, "erased"))
    assert not SaidWords.objects.exists()


def test_the_desk_says_that_there_is_a_seal_and_shows_no_word(
    report: Report, elif_: Person, farid: Person, client_of: ClientOf
) -> None:
    client = client_of(elif_)
    assert "a turn in a circle, under seal" in client.get("/desk/").content.decode()
    page = client.get(f"/desk/{report.id}/").content.decode()
    assert f"/desk/circles/{report.id}/" in page
    assert HURT not in page
    address = f"/desk/circles/{report.id}/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "She asks for it."}).status_code == 302
    assert "She asks for it." in client_of(farid).get(address).content.decode()
    done = client_of(farid).post(address, {"reason": "I agree."}, follow=True).content.decode()
    assert "Dara&#x27;s hurting words." in done
    assert "was the second to say yes" in done


def test_somebody_who_was_there_tells_of_it_in_two_steps(
    closed: Room, amara: Person, client_of: ClientOf
) -> None:
    client = client_of(amara)
    page = client.get(f"/circles/{closed.id}/after/wrong").content.decode()
    assert "Dara: What shall we call you?" in page
    assert HURT not in page
    sent = client.post(f"/circles/{closed.id}/after/wrong", {"turn": "1-1", "reason": "hurts", "words": ""})
    assert sent.status_code == 302
    assert sent["Location"] == f"/report/{Report.objects.get().id}"


def test_who_has_left_the_group_since_can_still_say_so(
    closed: Room, amara: Person, client_of: ClientOf
) -> None:
    Membership.objects.filter(person=amara).delete()
    client = client_of(amara)
    assert client.get(f"/circles/{closed.id}/after").status_code == 200
    sent = client.post(f"/circles/{closed.id}/after/wrong", {"turn": "1-1", "reason": "hurts", "words": ""})
    assert sent.status_code == 302
