"""/today: what waits for one person. It ends, and says so."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from samesky.circles.queries.open_now import open_to
from samesky.gatherings.queries.ahead import ahead_of
from samesky.gatherings.zones import place_or_own, shown_said
from samesky.groups.cards import card_of, with_cards
from samesky.groups.queries import groups_asked_for, groups_of
from samesky.kit.clock import now
from samesky.live.address import live_page
from samesky.matching.nearness import Nearness, order_by_nearness
from samesky.meaning.vectors import MODEL_ID
from samesky.people.acting import once_of, writer
from samesky.people.experience import Told, own_telling
from samesky.people.models import Person
from samesky.people.queries import hidden_from, topics_named
from samesky.shares.actions import set_answers_aside
from samesky.shares.pages import fragment
from samesky.shares.today import Waiting, answers_to, not_yet_read, thanks_to, waiting_for

SIT_WITH = 3
MORNING, AFTERNOON, EVENING, NIGHT = 5, 12, 18, 23


@dataclass(frozen=True)
class CouldSitWith:
    """Somebody I could answer, and why me."""

    waiting: Waiting
    reason: str


def today(request: HttpRequest) -> HttpResponse:
    """Answers to me, people I could sit with, my groups, and what is open in them."""
    person = writer(request)
    live = live_page(f"person:{person.id}", person.id)
    mine = with_cards(groups_of(person))
    hidden = hidden_from(person)
    context = {
        "greeting": _greeting(person),
        "sit_with": people_i_could_sit_with(person, hidden, {group.id: card.name for group, card in mine}),
        "mine": mine,
        "rooms": open_to(person),
        "live": live,
        **_answers(person, hidden),
        **_asked(person),
        **_ahead(request, person),
    }
    return render(request, "web/today.html", context)


def answers(request: HttpRequest) -> HttpResponse:
    """The fragment of answers to me. POST: I have read them."""
    person = writer(request)
    if request.method == "POST":
        set_answers_aside(person, once=once_of(request))
        return redirect("web:today")
    return fragment(request, "web/today_answers.html", dict(_answers(person, hidden_from(person))))


def asked(request: HttpRequest) -> HttpResponse:
    """The fragment of people who ask to come into groups I lead."""
    return fragment(request, "web/today_asked.html", dict(_asked(writer(request))))


def my_groups(request: HttpRequest) -> HttpResponse:
    """The fragment of my groups."""
    return fragment(request, "web/today_groups.html", {"mine": with_cards(groups_of(writer(request)))})


def _answers(person: Person, hidden: set[UUID]) -> dict[str, object]:
    since = not_yet_read(person)
    return {"answered": answers_to(person, hidden, since), "thanks": thanks_to(person, hidden, since)}


def _asked(person: Person) -> dict[str, object]:
    return {"asked": [(group, card_of(group)) for group in groups_asked_for(person)]}


def _ahead(request: HttpRequest, person: Person) -> dict[str, object]:
    """What is next for them in the calendar. In which zone they read is asked only where there is something."""
    ahead = ahead_of(person)
    if not ahead:
        return {}
    shown = place_or_own(request)
    return {"ahead": ahead, "zone": shown.zone, "zone_words": shown_said(shown)}


def people_i_could_sit_with(
    person: Person, hidden: set[UUID], groups: Mapping[UUID, str]
) -> list[CouldSitWith]:
    """At most three shares that look for an answer and lie nearest to what this person has told of themselves.

    groups: the names of the groups they are in, for the reasons.
    """
    waiting = waiting_for(person, hidden)
    told, vector = own_telling(person, MODEL_ID)
    ordered = order_by_nearness(_mine(told, vector), [(each, each.vector) for each in waiting if each.vector])
    ordered.sort(key=lambda near: (near.id.answers, -near.closeness))
    return [CouldSitWith(near.id, _reason(near, groups, told.topics)) for near in ordered[:SIT_WITH]]


def _mine(told: Told, vector: bytes) -> list[str | bytes]:
    words: list[str | bytes] = [vector or told.own_words] if told.own_words else []
    return [*words, *(topic.name for topic in topics_named(told.topics))]


def _reason(near: Nearness[Waiting], groups: Mapping[UUID, str], told: Collection[str]) -> str:
    """What is certain comes first: a group they share. A topic is a guess, and only one that the person has told of is named."""
    if near.id.group and near.id.group in groups:
        return _("Why you: you are both in “%(group)s”.") % {"group": groups[near.id.group]}
    if near.topic in told:
        return _("Why you: it sounds like “%(topic)s”, which you have been through.") % {
            "topic": near.topic_name
        }
    return _("They look for somebody who listens. A few words are enough.")


def _greeting(person: Person) -> str:
    hour = timezone.localtime(now()).hour
    if MORNING <= hour < AFTERNOON:
        said = _("Good morning, %(name)s")
    elif AFTERNOON <= hour < EVENING:
        said = _("Good afternoon, %(name)s")
    elif EVENING <= hour < NIGHT:
        said = _("Good evening, %(name)s")
    else:
        said = _("It is late, %(name)s")
    return said % {"name": person.pen_name}
