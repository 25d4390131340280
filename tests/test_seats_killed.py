"""Seats, killed with SIGKILL in a real process wherever an offer goes on to the next, and gone on with by another process."""

import json

from tests.harness.site import NewSite

CODE = """
import json, os
from datetime import datetime, timedelta
from django.db import connections
from samesky.gatherings.actions import freeing, seats, saying
from samesky.gatherings.actions.coming import answer
from samesky.gatherings.actions.planning import plan_gathering
from samesky.gatherings.core.when import Pattern, local_time, name_of, pattern_of
from samesky.gatherings.models import Coming, Occurrence, Series
from samesky.gatherings.plans import Plan
from samesky.gatherings.words import Words
from samesky.groups.actions import join, make_group
from samesky.groups.models import Card
from samesky.kit.clock import now
from samesky.kit.text import name_key
from samesky.notices.models import Notice
from samesky.people.keyring import ring
from samesky.people.models import Person

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

def dying_at(number, calls=[]):
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
    people = [who(name) for name in ("Amara", "Ben", "Chen")]
    for person in people:
        join(person, group)
    series = plan_gathering(who("Grace"), group, Plan(
        kind="coffee", who="group", pattern=pattern_of(start, "Europe/Berlin", 60), here=True, link=False, street=False,
        address_open=False, capacity=3, words=Words("Tea"), keeps=who("Grace").pk, covers=()))
    Series.objects.update(capacity=1)
    series.capacity = 1
    name = name_of(datetime.combine(series.day, series.clock))
    for person in people:
        answer(person, series, name, Coming.Answer.YES)
    answer(people[0], series, name, Coming.Answer.NO)

def stands():
    row = Occurrence.objects.get()
    told = Notice.objects.filter(kind="gathering-seat").count()
    return [*(Coming.objects.get(person=person).seat for person in people), row.taken, told]

later, seen = now() + timedelta(hours=13), [stands()]
for number in range(1, 7):
    def work():
        around = dying_at(number)
        for name in ("_give_back", "_write", "_take", "_look_again"):
            setattr(seats, name, around(getattr(seats, name)))
        saying.Saying.out = around(saying.Saying.out)
        freeing.look(later, 50)
    seen.append([killed(work), stands()])
seen.append([freeing.look(later, 50), stands()])
seen.append([freeing.look(later, 50), stands()])
print(json.dumps(seen))
"""


def test_an_offer_that_goes_on_is_whole_or_has_not_begun(new_site: NewSite) -> None:
    site = new_site(serve=False)
    before, *kills, done, again = json.loads(site.python(CODE).splitlines()[-1])
    assert before == ["", "offered", "waiting", 1, 1]
    assert kills == [[True, before]] * 6
    assert done == [1, ["", "waiting", "offered", 1, 2]]
    assert again == [0, done[1]]
