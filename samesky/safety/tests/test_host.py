"""The host runs the place: numbers, topics, roles, choices. A curious one finds no words here."""

from datetime import timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from samesky.kit.clock import now
from samesky.people.models import Person, RoleGrant, Topic
from samesky.people.place import Choice, choices
from samesky.safety.actions import reporting
from samesky.safety.models import HelpLine, Record, WatchTurn
from samesky.safety.queries.lines import today
from samesky.safety.queries.watching import turns_after
from tests.harness.people import ClientOf

LINE = {
    "shelf": "anybody",
    "name": "The Night Line",
    "channel": "call",
    "reach": "0800 123 456",
    "hours": "day and night",
    "for_whom": "",
    "language": "",
    "costs": "nothing",
}


def line(**other: str) -> dict[str, str]:
    day = today()
    days = {"checked_on": day.isoformat(), "expires_on": (day + timedelta(days=90)).isoformat()}
    return LINE | days | other


PAGES = ("", "settings", "lines", "topics", "roles", "watch")


@pytest.mark.django_db
def test_the_host_finds_every_page_and_nobody_else_finds_any(
    amara: Person, elif_: Person, grace: Person, client_of: ClientOf, client: Client
) -> None:
    for page in PAGES:
        assert client_of(grace).get(f"/host/{page}").status_code == 200
        for asker in (client, client_of(amara), client_of(elif_)):
            hidden, unknown = asker.get(f"/host/{page}"), asker.get("/host-of-another-place/")
            assert hidden.status_code == unknown.status_code == 404
            assert hidden.content == unknown.content


@pytest.mark.django_db
def test_a_line_is_entered_changed_and_removed_and_each_is_recorded(
    grace: Person, client_of: ClientOf
) -> None:
    client = client_of(grace)
    assert client.post("/host/lines", line()).status_code == 302
    entered = HelpLine.objects.get()
    assert client.post(f"/host/lines/{entered.id}", line(name="The Day Line")).status_code == 302
    assert "The Day Line" in client.get("/help-now").content.decode()
    assert client.post(f"/host/lines/{entered.id}/remove").status_code == 302
    assert not HelpLine.objects.exists()
    assert list(Record.objects.order_by("at").values_list("act", flat=True)) == [
        "entered",
        "changed",
        "removed",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"reach": "call us"},
        {"channel": "chat", "reach": "javascript:alert(1)"},
        {"channel": "chat", "reach": "http://plain.example/"},
        {"channel": "carrier pigeon"},
        {"name": ""},
        {"name": "x" * 81},
        {"expires_on": "2999-01-01"},
        {"expires_on": "soon"},
        {"checked_on": "2999-01-01"},
    ],
)
def test_a_line_that_cannot_be_good_is_refused(
    grace: Person, client_of: ClientOf, wrong: dict[str, str]
) -> None:
    answer = client_of(grace).post("/host/lines", line(**wrong))
    assert answer.status_code == 422
    assert not HelpLine.objects.exists()


@pytest.mark.django_db
def test_the_host_is_told_of_an_expired_line_and_of_what_is_missing(
    grace: Person, client_of: ClientOf
) -> None:
    client = client_of(grace)
    page = client.get("/host/").content.decode()
    assert "No emergency number is entered" in page
    assert "There is no moderator" in page
    day = today()
    HelpLine.objects.create(
        name="Old",
        reach="1",
        hours="day",
        checked_on=day - timedelta(days=9),
        expires_on=day - timedelta(days=1),
    )
    assert "no longer shown on Help now" in client.get("/host/").content.decode()
    assert "Not shown" in client.get("/host/lines").content.decode()


@pytest.mark.django_db
def test_a_host_cannot_make_themselves_a_moderator(grace: Person, client_of: ClientOf) -> None:
    answer = client_of(grace).post("/host/roles", {"pen_name": "grace", "role": "moderator"})
    assert answer.status_code == 422
    assert grace.roles == {"host"}


@pytest.mark.django_db
def test_roles_are_given_and_taken_and_recorded(grace: Person, ben: Person, client_of: ClientOf) -> None:
    client = client_of(grace)
    assert (
        client.post("/host/roles", {"pen_name": "BEN", "role": "moderator", "once": "r"}).status_code == 302
    )
    assert client_of(ben).get("/desk/").status_code == 200
    WatchTurn.objects.create(person=ben, starts_at=now(), ends_at=now() + timedelta(hours=1))
    grant = RoleGrant.objects.get(person=ben)
    assert grant.granted_by == grace
    assert client.post(f"/host/roles/{grant.id}").status_code == 302
    assert client_of(ben).get("/desk/").status_code == 404
    assert not turns_after(now()).exists()
    acts = Record.objects.filter(thing_id=str(ben.id)).order_by("at")
    assert list(acts.values_list("act", flat=True)) == ["gave moderator", "took moderator"]


@pytest.mark.django_db
def test_a_second_name_of_the_hosts_does_not_become_a_moderator_unseen(
    grace: Person, elif_: Person, ivo: Person, client_of: ClientOf
) -> None:
    client_of(grace).post("/host/roles", {"pen_name": "Ivo", "role": "moderator"})
    assert "Ivo was given a role in keeping this place." in client_of(elif_).get("/notices").content.decode()
    assert "was given a role" not in client_of(ivo).get("/notices").content.decode()


@pytest.mark.django_db
def test_the_last_host_stays(grace: Person, client_of: ClientOf) -> None:
    grant = RoleGrant.objects.get(person=grace)
    client_of(grace).post(f"/host/roles/{grant.id}")
    assert RoleGrant.objects.filter(person=grace, role="host").exists()


@pytest.mark.django_db
def test_a_topic_is_hidden_shown_and_added(grace: Person, client_of: ClientOf) -> None:
    client = client_of(grace)
    topic = Topic.objects.create(slug="a-topic", name="A topic", about="About it.")
    client.post("/host/topics/a-topic", {"show": "no"})
    topic.refresh_from_db()
    assert topic.hidden_at
    client.post("/host/topics/a-topic", {"show": "yes"})
    topic.refresh_from_db()
    assert topic.hidden_at is None
    for number in range(2):
        new = {
            "name": "Shift work",
            "about": "Working while others sleep.",
            "words": "nights\nlates",
            "once": str(number),
        }
        assert client.post("/host/topics", new).status_code == 302
    assert Topic.objects.filter(name="Shift work").count() == 2


@pytest.mark.django_db
def test_a_choice_is_set_and_a_value_that_is_none_refused(grace: Person, client_of: ClientOf) -> None:
    choice = Choice("a-choice", "A choice", (("one", "One"), ("two", "Two")), "one")
    choices.register("a-choice", choice)
    try:
        client = client_of(grace)
        now_set = {name: one.value() for name, one in choices.items()}
        assert client.post("/host/settings", now_set | {"a-choice": "two", "once": "s"}).status_code == 302
        assert choice.value() == "two"
        assert client.post("/host/settings", now_set | {"a-choice": "three"}).status_code == 422
        assert list(Record.objects.values_list("kind", "thing_id")) == [("choice", "a-choice")]
    finally:
        choices.remove(choice)


@pytest.mark.django_db
def test_a_host_reads_nothing_that_was_told(amara: Person, grace: Person, client_of: ClientOf) -> None:
    reporting.report(amara, None, "hurts", "These are private words.")
    client = client_of(grace)
    pages = "".join(client.get(f"/host/{page}").content.decode() for page in PAGES)
    assert "private words" not in pages
    assert "Somebody told us something that no moderator may deal with" in pages


hostile = st.one_of(
    st.text(max_size=400),
    st.sampled_from(
        ["<script>alert(1)</script>", "'; DROP TABLE people_topic; --", "\u202eevil", "\u200b", "a" * 5000]
    ),
)


@pytest.mark.django_db
@given(one=hostile, two=hostile, three=hostile)
def test_hostile_words_in_any_host_form_are_taken_or_refused(
    grace: Person, client_of: ClientOf, one: str, two: str, three: str
) -> None:
    client = client_of(grace)
    one, two, three = (text.encode("utf-8", "replace").decode() for text in (one, two, three))
    forms = {
        "lines": line(name=one, reach=two, hours=three),
        "topics": {"name": one, "about": two, "words": three},
        "roles": {"pen_name": one, "role": two},
        "settings": {"who-makes-groups": one},
        "watch": {"person": one, "day": two, "starts": three, "ends": one, "weeks": two},
    }
    for page, form in forms.items():
        answer = client.post(f"/host/{page}", form)
        assert answer.status_code in {302, 422}
        assert "<script>alert" not in client.get(f"/host/{page}").content.decode()
