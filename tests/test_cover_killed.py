"""Cover, killed with SIGKILL in a real process wherever somebody is asked or a gathering is called off, and gone on with by another."""

import json

from tests.harness.site import NewSite

CODE = """
import json, os
from datetime import datetime, timedelta
from django.db import connections
from samesky.circles.models import Room
from samesky.gatherings.actions import cover_told, covering
from samesky.gatherings.actions.coming import answer
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.actions.rooms import open_rooms
from samesky.gatherings.core.when import local_time, name_of, pattern_of
from samesky.gatherings.models import Coming, CoverAsked, Occurrence
from samesky.gatherings.plans import Plan
from samesky.gatherings.words import Words
from samesky.groups.actions import join, let_lead, make_group
from samesky.groups.models import Card
from samesky.kit.clock import held_at, now
from samesky.kit.text import name_key
from samesky.notices.models import Notice
from samesky.people.keyring import ring
from samesky.people.models import Person
from samesky.safety.models import WatchTurn

def who(name):
    return Person.objects.get(name_key=name_key(name))

def killed(work):
    for connection in connections.all():
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()  # a child that shares a line with its parent would not be alone in its transaction
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1]) == 9

def dying_at(number, calls):
    def around(real):
        def call(*args, **options):
            calls.append(1)
            if len(calls) == number:
                os.kill(os.getpid(), 9)
            return real(*args, **options)
        return call
    return around

start = local_time(now() + timedelta(days=7), "Europe/Berlin").replace(second=0, microsecond=0)
with ring():
    group = make_group(who("Grace"), Card("Carers", "For carers.", (), ()), "open")
    for name in ("Amara", "Chen", "Dara"):
        join(who(name), group)
    for name in ("Chen", "Dara"):
        let_lead(who("Grace"), group, who(name))
    series = plan_gathering(who("Grace"), group, Plan(
        kind="circle", who="group", pattern=pattern_of(start, "Europe/Berlin", 60), here=True, link=False, street=False,
        address_open=False, capacity=8, words=Words("Tea"), keeps=who("Dara").pk, covers=(who("Chen").pk,)))
    answer(who("Amara"), series, name_of(datetime.combine(series.day, series.clock)), Coming.Answer.YES)
    begins = Occurrence.objects.get().starts_at
    WatchTurn.objects.create(person=who("Farid"), starts_at=begins - timedelta(days=1), ends_at=begins + timedelta(days=1))
    with held_at(begins - timedelta(minutes=10)):
        open_rooms(now(), 50)

def stands():
    row = Occurrence.objects.get()
    told = [Notice.objects.filter(kind=kind).count() for kind in (cover_told.ASKED, cover_told.OFF)]
    return [CoverAsked.objects.count(), row.called_off_at is not None, Room.objects.get().closed_at is not None, row.sequence, *told]

def killed_everywhere(minutes):
    at, found = begins + timedelta(minutes=minutes), []
    with held_at(at):
        for number in range(1, 20):
            def work():
                around = dying_at(number, [])
                for place, name in ((cover_told, "tell"), (cover_told, "call_off"), (covering, "held"), (covering, "stands"),
                                    (Occurrence, "save"), (CoverAsked, "save")):
                    setattr(place, name, around(getattr(place, name)))
                covering.look(at, 50)
                covering.look(at, 50)
            before = stands()
            if not killed(work):
                return [len(found), found, stands()]
            found.append(stands())

print(json.dumps([killed_everywhere(5), killed_everywhere(15), killed_everywhere(16)]))
"""


def test_a_step_is_whole_or_has_not_begun(new_site: NewSite) -> None:
    site = new_site(serve=False)
    (asks, asked, once), (offs, off, called), (_, _, later) = json.loads(site.python(CODE).splitlines()[-1])
    assert asks >= 4
    assert offs >= 7
    assert once == [1, False, False, 0, 1, 0]
    assert {tuple(one) for one in asked} == {(0, False, False, 0, 0, 0), tuple(once)}
    assert called == later == [1, True, True, 1, 1, 3]
    assert {tuple(one) for one in off} == {tuple(once)}
