"""Scripts that keepers wrote."""

from samesky.circles.actions.scripts import keep_script
from samesky.circles.forms.opening import usual
from samesky.circles.models import Script
from samesky.groups.models import Group
from samesky.people.models import Person


def scripts(people: dict[str, Person], made: dict[str, Group]) -> dict[str, Script]:
    def kept(by: str, group: str, *, share: bool) -> Script:
        return keep_script(people[by], made[group], usual("circle"), share=share)

    return {
        "Amara's own script": kept("Amara", "an open group", share=False),
        "Dara's shared script": kept("Dara", "an open group", share=True),
        "a script in a group by invitation, of others": kept(
            "Nadia", "a group by invitation, of others", share=True
        ),
    }
