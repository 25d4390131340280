"""A letter goes at least once under one Message-ID; twice only when the process died between the server's 250 and our commit."""

import time

from tests.harness.mailserver import Post, post
from tests.harness.site import NewSite
from tests.test_killed import CHILD, last_line

SENDING = """
import json, smtplib
from django.db import transaction
from samesky.notices import sending
from samesky.notices.actions import tell
from samesky.notices.actions.email import Wish, choose
from samesky.notices.models import EmailChoice, Letter
from samesky.people.models import Person
from samesky.people.sealing import put

def remind(name):
    person = Person.objects.get(pen_name=name)
    choice = EmailChoice.objects.create(person=person, confirmed_at=now())
    put(choice, "address", f"{name.lower()}@post.example", key=person.key_id)
    choice.save()
    choose(person, Wish({"answers": True}))
    with transaction.atomic():
        tell(person.id, "let-in", "/today")

points = {"Amara": (sending, "mark_sent"), "Ben": (smtplib.SMTP, "data"), "Chen": (sending, "deliver"), "Dara": (sending, "_note_try")}
seen = []
for name, (where, what) in points.items():
    remind(name)
    real = getattr(where, what)
    def work():
        setattr(where, what, die)
        sending.send_due(10)
    was_killed = killed(work)
    open_still = Letter.objects.filter(sent_at=None, person__pen_name=name).count()
    too_soon = sending.send_due(10)
    with held_at(now() + timedelta(minutes=6)):
        again = sending.send_due(10)
    with held_at(now() + timedelta(minutes=30)):
        once_more = sending.send_due(10)
    seen.append([name, was_killed, open_still, too_soon, again, once_more])
print(json.dumps({"seen": seen}))
"""


def test_killed_after_the_250_it_goes_twice_under_one_id_and_killed_before_it_once(new_site: NewSite) -> None:
    with post() as box:
        site = new_site(serve=False, SAMESKY_EMAIL_URL=f"smtp://127.0.0.1:{box.port}")
        seen = last_line(site.python(CHILD + SENDING))["seen"]
    for name, was_killed, open_still, too_soon, again, once_more in seen:
        assert was_killed, name
        assert (open_still, too_soon, again, once_more) == (1, 0, 1, 0), name
    ids = {
        name: [message["Message-ID"] for to, message in box.letters if to == [f"{name.lower()}@post.example"]]
        for name, *_ in seen
    }
    assert len(ids["Amara"]) == 2
    assert len(set(ids["Amara"])) == 1
    assert [len(ids[name]) for name in ("Ben", "Chen", "Dara")] == [1, 1, 1]


def arrives(box: Post) -> None:
    deadline = time.monotonic() + 20
    while not box.letters and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [to for to, _ in box.letters] == [["amara@post.example"]]


def test_a_served_place_sends_it_once_and_ends_with_the_letter_in_hand_done(new_site: NewSite) -> None:
    with post() as box:
        box.thinks = 1.5
        site = new_site(serve=False, SAMESKY_EMAIL_URL=f"smtp://127.0.0.1:{box.port}")
        site.python(CHILD + SENDING.split("points =", maxsplit=1)[0] + 'remind("Amara")')
        site.serve()
        deadline = time.monotonic() + 60
        while not box.knocks and time.monotonic() < deadline:
            time.sleep(0.05)
        assert box.knocks, site.log()
        assert box.letters == []
        site.stop()
        arrives(box)
        state = "from samesky.notices.models import Letter; print([bool(one.sent_at) for one in Letter.objects.all()])"
        assert site.python(state).strip() == "[True]"
        assert "amara" not in site.log().casefold()


def test_a_rehearsal_sends_nothing(new_site: NewSite) -> None:
    with post() as box:
        site = new_site(serve=False, SAMESKY_EMAIL_URL=f"smtp://127.0.0.1:{box.port}")
        (site.folder / "REHEARSAL").write_text("")
        answer = site.python(
            "from django.conf import settings\nfrom django.core.mail import send_mail\n"
            "send_mail('S', 'see https://sky.example/notices/stop/abc', None, ['amara@post.example'])\n"
            "print(settings.EMAIL_ENABLED)"
        )
    assert box.letters == []
    assert answer.splitlines()[-1] == "False"
    assert "printed and not sent" in answer
    assert "https://sky.example/..." in answer
    assert "amara" not in answer
    assert "abc" not in answer
