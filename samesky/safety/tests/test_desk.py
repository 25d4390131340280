"""The desk: moderators read what was told, every look is kept, and a careless or curious one gets no further."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from samesky.kit.clock import held_at, now
from samesky.live.core.told import Told
from samesky.live.models import Event
from samesky.notices.models import Notice
from samesky.people.keystore.models import DataKey
from samesky.people.models import Person, RoleGrant
from samesky.people.sealing import read
from samesky.safety.actions import reporting
from samesky.safety.carried import Carried
from samesky.safety.forgetting import forget_closed
from samesky.safety.models import AppendOnly, Record, Report
from samesky.safety.rooms import DeskRoom
from samesky.safety.tests.conftest import Wall
from tests.harness.people import ClientOf

CRUEL = "Nobody here wants you."


def told(wall: Wall, by: Person, author: Person, words: str = CRUEL) -> Report:
    """`by` tells about what `author` wrote."""
    thing = wall.write(author, words)
    return reporting.report(by, Carried("wall", thing, by.id, wall.seen(by, thing)), "hurts", "It hurt me.")


def close(client: Client, report: Report, **form: str) -> int:
    return client.post(f"/desk/{report.id}/close", {"outcome": "nothing", "once": "c"} | form).status_code


@pytest.mark.django_db
def test_a_moderator_reads_the_words_and_what_was_said_around_them(
    amara: Person, jules: Person, elif_: Person, wall: Wall, client_of: ClientOf
) -> None:
    report = told(wall, amara, jules)
    client = client_of(elif_)
    listed = client.get("/desk/").content.decode()
    assert str(report.id) in listed
    assert CRUEL not in listed
    page = client.get(f"/desk/{report.id}/").content.decode()
    for words in (CRUEL, "It hurt me.", "I am with you.", "A member told us."):
        assert words in page
    assert "Amara" not in page


@pytest.mark.django_db
def test_nobody_else_finds_a_desk(
    amara: Person, grace: Person, jules: Person, wall: Wall, client_of: ClientOf, client: Client
) -> None:
    report = told(wall, amara, jules)
    for asker in (client_of(amara), client_of(grace), client_of(jules), client):
        for path in ("/desk/", "/desk/newest", "/desk/closed", f"/desk/{report.id}/"):
            assert asker.get(path).status_code == 404
        assert asker.post(f"/desk/{report.id}/take").status_code == 404
        assert close(asker, report) == 404
    assert not Record.objects.exists()


@pytest.mark.django_db
def test_every_look_is_a_row_with_who_and_when_and_no_word(
    amara: Person, jules: Person, elif_: Person, farid: Person, wall: Wall, client_of: ClientOf
) -> None:
    report = told(wall, amara, jules)
    client_of(elif_).get(f"/desk/{report.id}/")
    client_of(farid).get(f"/desk/{report.id}/")
    rows = list(Record.objects.order_by("at"))
    assert [(row.by_id, row.act, row.thing_id) for row in rows] == [
        (elif_.id, "looked", str(report.id)),
        (farid.id, "looked", str(report.id)),
    ]
    assert "Farid" in client_of(elif_).get(f"/desk/{report.id}/").content.decode()


@pytest.mark.django_db
def test_the_record_is_only_ever_added_to(elif_: Person) -> None:
    row = Record.objects.create(by_id=elif_.id, act="looked", kind="report", thing_id="x")
    row.act = "never looked"
    for change in (
        row.save,
        row.delete,
        Record.objects.all().delete,
        lambda: Record.objects.update(act="never looked"),
        lambda: Record.objects.bulk_update([row], ["act"]),
    ):
        with pytest.raises(AppendOnly):
            change()
    elif_.delete()
    assert Record.objects.get().act == "looked"


@pytest.mark.django_db
def test_a_moderator_never_sees_what_was_told_about_themselves(
    amara: Person, elif_: Person, farid: Person, wall: Wall, client_of: ClientOf
) -> None:
    report = told(wall, amara, elif_)
    client = client_of(elif_)
    assert str(report.id) not in client.get("/desk/").content.decode()
    assert client.get(f"/desk/{report.id}/").status_code == 404
    assert close(client, report) == 404
    assert client_of(farid).get(f"/desk/{report.id}/").status_code == 200


@pytest.mark.django_db
def test_live_too_the_one_it_is_about_hears_nothing(
    amara: Person, ben: Person, elif_: Person, farid: Person, wall: Wall
) -> None:
    told(wall, amara, elif_)
    event = Event.objects.get(kind="reported")
    heard = Told("desk:all", event.seq, event.kind, event.at, event.fragment, None, json.loads(event.payload))
    everybody = {amara.id, ben.id, elif_.id, farid.id}
    assert DeskRoom().concerned(heard, everybody) == {farid.id}
    assert {one for one in everybody if DeskRoom().may_listen(one, "desk:all")} == {elif_.id, farid.id}


@pytest.mark.django_db
def test_closing_tells_the_reporter_that_somebody_looked_and_nothing_more(
    amara: Person, jules: Person, elif_: Person, wall: Wall, client_of: ClientOf
) -> None:
    report = told(wall, amara, jules)
    client = client_of(elif_)
    client.post(f"/desk/{report.id}/take", {"once": "t"})
    mine = client_of(amara)
    assert "is looking at it" in mine.get(f"/report/{report.id}").content.decode()
    assert close(client, report, outcome="spoken", note="I wrote to Jules.") == 302
    page = mine.get(f"/report/{report.id}").content.decode()
    assert "has looked at it" in page
    for secret in ("Elif", "spoken", "wrote to Jules", "Jules"):
        assert secret not in page.replace("Jules’", "")
    assert "Somebody has looked at what you told us." in mine.get("/notices").content.decode()
    assert not Notice.objects.filter(person=jules).exists()
    report.refresh_from_db()
    assert b"Jules" not in bytes(report.note_sealed or b"")
    assert read(report, "note") == "I wrote to Jules."


@pytest.mark.django_db
def test_words_taken_down_are_gone_and_the_copy_stays(
    amara: Person, jules: Person, elif_: Person, wall: Wall, client_of: ClientOf
) -> None:
    report = told(wall, amara, jules)
    client = client_of(elif_)
    assert close(client, report, outcome="down") == 302
    assert not wall.words
    assert CRUEL in client.get(f"/desk/{report.id}/").content.decode()
    assert Record.objects.filter(act="took down", thing_id=str(report.thing_id)).exists()
    theirs = client_of(jules).get("/notices").content.decode()
    assert "were taken down" in theirs
    assert "Amara" not in theirs
    assert "Elif" not in theirs


@pytest.mark.django_db
def test_what_is_gone_already_cannot_be_taken_down_again(
    amara: Person, jules: Person, elif_: Person, wall: Wall, client_of: ClientOf
) -> None:
    report = told(wall, amara, jules)
    wall.words.clear()
    client = client_of(elif_)
    assert 'value="down"' not in client.get(f"/desk/{report.id}/").content.decode()
    assert close(client, report, outcome="down") == 422
    assert close(client, report, outcome="nothing") == 302


@pytest.mark.django_db
def test_two_moderators_closing_at_once_leave_one_outcome(
    amara: Person, jules: Person, elif_: Person, farid: Person, wall: Wall, client_of: ClientOf
) -> None:
    report = told(wall, amara, jules)
    close(client_of(elif_), report, outcome="nothing")
    close(client_of(farid), report, outcome="down")
    report.refresh_from_db()
    assert report.outcome == "nothing"
    assert wall.words
    assert Notice.objects.filter(person=amara).count() == 1


@pytest.mark.django_db
def test_whoever_is_no_moderator_any_more_reads_nothing(
    amara: Person, jules: Person, elif_: Person, wall: Wall, client_of: ClientOf
) -> None:
    report = told(wall, amara, jules)
    client = client_of(elif_)
    assert client.get(f"/desk/{report.id}/").status_code == 200
    RoleGrant.objects.filter(person=elif_).delete()
    assert client.get(f"/desk/{report.id}/").status_code == 404


@pytest.mark.django_db
def test_ninety_days_after_closing_the_key_is_destroyed_and_the_record_stays(
    amara: Person, jules: Person, elif_: Person, wall: Wall, client_of: ClientOf
) -> None:
    kept, gone = told(wall, amara, jules), told(wall, amara, jules)
    close(client_of(elif_), gone)
    assert forget_closed(now() + timedelta(days=89), 10) == 0
    assert forget_closed(now() + timedelta(days=91), 10) == 1
    assert list(Report.objects.all()) == [kept]
    assert not DataKey.objects.filter(id=gone.key_id).exists()
    assert DataKey.objects.filter(id=kept.key_id).exists()
    assert Record.objects.filter(thing_id=str(gone.id)).exists()
    with held_at(now() + timedelta(days=91)):
        assert client_of(amara).get(f"/report/{gone.id}").status_code == 404


@pytest.mark.django_db
def test_a_forgetting_that_stopped_half_way_is_finished(amara: Person, jules: Person, wall: Wall) -> None:
    report = told(wall, amara, jules)
    Report.objects.filter(id=report.id).update(closed_at=now(), forgotten_at=now(), copy_sealed=None)
    DataKey.objects.filter(id=report.key_id).delete()
    assert forget_closed(now(), 10) == 1
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_what_an_old_backup_brings_back_without_its_key_goes_again(
    amara: Person, jules: Person, wall: Wall
) -> None:
    whole, hollow = told(wall, amara, jules), told(wall, amara, jules)
    Report.objects.filter(id=hollow.id).update(copy_sealed=None, words_sealed=None)
    assert forget_closed(now(), 10) == 1
    assert list(Report.objects.all()) == [whole]


@pytest.mark.django_db
def test_an_unknown_report_answers_as_one_that_is_hidden(elif_: Person, client_of: ClientOf) -> None:
    assert client_of(elif_).get(f"/desk/{uuid4()}/").status_code == 404


@pytest.mark.django_db
def test_links_to_the_desk_are_drawn_for_those_who_may_use_them(
    amara: Person, elif_: Person, grace: Person, client_of: ClientOf
) -> None:
    assert 'href="/desk/"' in client_of(elif_).get("/notices").content.decode()
    assert 'href="/host/"' not in client_of(elif_).get("/notices").content.decode()
    assert 'href="/host/"' in client_of(grace).get("/notices").content.decode()
    page = client_of(amara).get("/notices").content.decode()
    assert 'href="/desk/"' not in page
    assert 'href="/host/"' not in page
