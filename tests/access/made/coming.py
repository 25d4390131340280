"""Who has a seat: Ben and Amara, who would like company; and Oskar, in a gathering of others that nobody may know of."""

from samesky.gatherings.actions.buddies import ask_for_company
from samesky.gatherings.actions.coming import answer
from samesky.gatherings.models import Coming, Series
from samesky.people.models import Person
from tests.access.made.gatherings import first_of

OURS, OF_OTHERS = "a gathering of an open group", "a gathering of a group by invitation, of others"
WHO = {
    "Amara, who would like company in a gathering of an open group": (OURS, "Amara"),
    "somebody who would like company in a gathering of a group by invitation, of others": (
        OF_OTHERS,
        "Oskar",
    ),
}


def seats(people: dict[str, Person], series: dict[str, Series]) -> None:
    for thing, name in ((OURS, "Ben"), *WHO.values()):
        one = series[thing]
        answer(people[name], one, first_of(one), Coming.Answer.YES)
    for thing, name in WHO.values():
        ask_for_company(people[name], series[thing], first_of(series[thing]))


def coming_of(people: dict[str, Person], series: dict[str, Series], thing: str) -> Coming:
    which, name = WHO[thing]
    return Coming.objects.get(person=people[name], occurrence__series=series[which])
