"""Two taps: what is told, what is copied, and what nobody learns."""

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from samesky.kit.leaving import erasers, exporters
from samesky.people.models import Block, Person
from samesky.people.sealing import read
from samesky.safety.copies import copy_of
from samesky.safety.models import Report
from samesky.safety.tests.conftest import Wall
from tests.harness.people import ClientOf

CRUEL = "Nobody here wants you."


def first_tap(client: Client, thing_id: UUID, kind: str = "wall") -> str:
    """The page of the first tap; returns what its form carries."""
    page = client.get(f"/report?kind={kind}&thing={thing_id}").content.decode()
    found = re.search(r'name="carried" value="([^"]*)"', page)
    assert found
    return found[1]


def second_tap(client: Client, carried: str, **more: str) -> Report:
    answer = client.post("/report", {"reason": "look", "carried": carried, "once": "1"} | more)
    assert answer.status_code == 302, answer.content.decode()
    return Report.objects.order_by("-made_at")[0]


@pytest.mark.django_db
def test_two_taps_are_enough_and_show_what_was_written(
    amara: Person, jules: Person, wall: Wall, client_of: ClientOf
) -> None:
    thing = wall.write(jules, CRUEL)
    client = client_of(amara)
    page = client.get(f"/report?kind=wall&thing={thing}").content.decode()
    assert CRUEL in page
    assert re.search(r'value="look"[^>]*checked', page)
    report = second_tap(client, first_tap(client, thing))
    assert (report.kind, report.thing_id, report.reporter, report.about) == ("wall", thing, amara, jules)
    assert copy_of(report).words == CRUEL


@pytest.mark.django_db
def test_the_words_rest_under_the_reports_own_key_and_nowhere_readable(
    amara: Person, jules: Person, wall: Wall, client_of: ClientOf
) -> None:
    client = client_of(amara)
    report = second_tap(client, first_tap(client, wall.write(jules, CRUEL)), words="It hurt me.")
    assert report.key_id not in {amara.key_id, jules.key_id}
    stored = b"".join(bytes(part or b"") for part in (report.copy_sealed, report.words_sealed))
    assert b"Nobody" not in stored
    assert b"hurt" not in stored
    assert read(report, "words") == "It hurt me."


@pytest.mark.django_db
def test_changing_or_withdrawing_the_words_before_send_hides_nothing(
    amara: Person, jules: Person, wall: Wall, client_of: ClientOf
) -> None:
    thing = wall.write(jules, CRUEL)
    client = client_of(amara)
    carried = first_tap(client, thing)
    wall.take_down(thing)
    report = second_tap(client, carried)
    assert copy_of(report).words == CRUEL
    assert report.about == jules


@pytest.mark.django_db
def test_what_is_carried_says_nothing_and_cannot_be_made_up(
    amara: Person, ben: Person, jules: Person, wall: Wall, client_of: ClientOf
) -> None:
    carried = first_tap(client_of(amara), wall.write(jules, CRUEL))
    assert jules.id.hex not in carried
    for forged in (carried[:-6] + "AAAAAA", "e30:1:x", "\x00", "é", "A" * 50_000):
        answer = client_of(amara).post("/report", {"reason": "look", "carried": forged, "words": "This."})
        assert answer.status_code == 302
    assert not Report.objects.exclude(kind="").exists()
    client_of(ben).post(
        "/report", {"reason": "look", "carried": carried, "words": "Shown to Amara, not to me."}
    )
    assert not Report.objects.filter(reporter=ben).exclude(kind="").exists()


@pytest.mark.django_db
def test_an_outsider_cannot_read_through_a_report(
    ivo: Person, jules: Person, wall: Wall, client_of: ClientOf
) -> None:
    thing = wall.write(jules, CRUEL)
    wall.may_not.add(ivo.id)
    hidden = client_of(ivo).get(f"/report?kind=wall&thing={thing}")
    unknown = client_of(ivo).get(f"/report?kind=wall&thing={uuid4()}")
    assert hidden.status_code == unknown.status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "asked", ["kind=nothing&thing=1", "kind=wall&thing=x", "kind=wall", "kind=%00&thing=%00"]
)
def test_a_thing_that_is_none_is_not_there(
    amara: Person, wall: Wall, client_of: ClientOf, asked: str
) -> None:
    assert client_of(amara).get(f"/report?{asked}").status_code == 404


@pytest.mark.django_db
def test_somebody_blocked_can_still_be_told_about_and_whoever_blocked_cannot(
    amara: Person, jules: Person, client_of: ClientOf
) -> None:
    client = client_of(amara)
    report = second_tap(client, first_tap(client, jules.id, "person"))
    assert report.about == jules
    assert client_of(jules).get(f"/report?kind=person&thing={amara.id}").status_code == 404
    assert client.get(f"/report?kind=person&thing={amara.id}").status_code == 404


@pytest.mark.django_db
def test_a_double_tap_is_one_report(amara: Person, jules: Person, wall: Wall, client_of: ClientOf) -> None:
    client = client_of(amara)
    carried = first_tap(client, wall.write(jules, CRUEL))
    second_tap(client, carried, words="Look.")
    second_tap(client, carried, words="Look.")
    second_tap(client, carried, once="2")
    assert Report.objects.count() == 1


@pytest.mark.django_db
def test_the_reporter_learns_that_it_was_looked_at_and_others_nothing(
    amara: Person, ben: Person, jules: Person, wall: Wall, client_of: ClientOf
) -> None:
    client = client_of(amara)
    report = second_tap(client, first_tap(client, wall.write(jules, CRUEL)))
    assert "Nobody has looked at it yet" in client.get(f"/report/{report.id}").content.decode()
    assert client_of(ben).get(f"/report/{report.id}").status_code == 404
    assert client_of(jules).get(f"/report/{report.id}").status_code == 404
    assert "Amara" not in client_of(jules).get("/notices").content.decode()


@pytest.mark.django_db
def test_a_visitor_tells_us_in_their_own_words_once(client: Client) -> None:
    assert client.get("/report").status_code == 200
    empty = client.post("/report", {"reason": "look", "words": "", "once": "v"})
    assert empty.status_code == 422
    for _ in range(2):
        answer = client.post("/report", {"reason": "private", "words": "My name is on it.", "once": "v"})
        assert answer["Location"] == "/report/sent"
    told = Report.objects.get()
    assert told.reporter is None
    assert read(told, "words") == "My name is on it."


@pytest.mark.django_db
def test_a_flood_of_reports_rests_and_keeps_the_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from samesky.people import limits

    monkeypatch.setitem(limits.LIMITS, "report", (limits.Limit("report:address", 3, 60),))
    for number in range(3):
        client.post("/report", {"reason": "look", "words": "Again.", "once": str(number)})
    refused = client.post("/report", {"reason": "look", "words": "These words stay.", "once": "x"})
    assert refused.status_code == 429
    assert "These words stay." in refused.content.decode()
    assert Report.objects.count() == 3


@pytest.mark.django_db
def test_after_the_session_lapsed_what_was_shown_is_still_told(
    amara: Person, jules: Person, wall: Wall, client_of: ClientOf, client: Client
) -> None:
    carried = first_tap(client_of(amara), wall.write(jules, CRUEL))
    client.post("/report", {"reason": "hurts", "carried": carried})
    told = Report.objects.get()
    assert (told.reporter, told.about) == (None, jules)
    assert copy_of(told).words == CRUEL


@pytest.mark.django_db
def test_whoever_was_reported_cannot_leave_with_the_evidence(
    amara: Person, jules: Person, wall: Wall, client_of: ClientOf
) -> None:
    client = client_of(amara)
    report = second_tap(client, first_tap(client, wall.write(jules, CRUEL)), words="Please.")
    for person in (jules, amara):
        Block.objects.all().delete()
        eraser = erasers.get("safety")
        assert eraser
        eraser.erase(person.id)
        eraser.erase(person.id)
    report.refresh_from_db()
    assert (report.reporter, report.about) == (None, None)
    assert copy_of(report).words == CRUEL
    assert read(report, "words") == "Please."


@pytest.mark.django_db
def test_the_export_gives_back_my_words_and_not_theirs(
    amara: Person, jules: Person, wall: Wall, client_of: ClientOf
) -> None:
    client = client_of(amara)
    second_tap(client, first_tap(client, wall.write(jules, CRUEL)), words="It hurt me.")
    exporter = exporters.get("concerns")
    assert exporter
    told = str(list(exporter.collect(amara.id)))
    assert "It hurt me." in told
    assert CRUEL not in told
    assert list(exporter.collect(jules.id)) == []


hostile = st.one_of(
    st.text(max_size=300),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "'; DROP TABLE safety_report; --",
            "\u202egnp.exe",
            "a\u0000b",
            "\ud83d\ude42" * 3,
        ]
    ),
)


@pytest.mark.django_db
@given(words=hostile, reason=hostile, carried=hostile, once=hostile)
def test_hostile_words_are_taken_or_refused_in_words(
    client: Client, words: str, reason: str, carried: str, once: str
) -> None:
    from samesky.people.models import Knock

    Knock.objects.all().delete()
    sendable = {
        name: text.encode("utf-8", "replace").decode()
        for name, text in {"words": words, "reason": reason, "carried": carried, "once": once}.items()
    }
    answer = client.post("/report", sendable)
    assert answer.status_code in {302, 422}
    assert "<script>alert" not in answer.content.decode()
