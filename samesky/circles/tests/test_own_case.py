"""A keeper who is a moderator as well does not close what their own circle raised: another person must."""

import pytest

from samesky.circles.actions.cases import of_a_cry
from samesky.circles.models import NotAllRight, Room
from samesky.people.models import Person, RoleGrant
from samesky.safety.actions import desk as acts
from samesky.safety.actions import raising
from samesky.safety.models import Report
from tests.harness.people import ClientOf

BEN = 3


@pytest.fixture
def moderating(dara: Person) -> Person:
    """Dara, who keeps the circle, sits at the desk as well."""
    RoleGrant.objects.create(person=dara, role=RoleGrant.Role.MODERATOR)
    return dara


def close(client_of: ClientOf, person: Person, case: Report) -> str:
    answer = client_of(person).post(f"/desk/{case.id}/close", {"outcome": "nothing"}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_somebody_else_closes_a_removal(
    begun: Room, moderating: Person, elif_: Person, client_of: ClientOf
) -> None:
    client_of(moderating).post(f"/circles/{begun.id}/keep/{BEN}/remove", {"words": "He shouted."})
    case = Report.objects.get()
    page = client_of(moderating).get(f"/desk/{case.id}/").content.decode()
    assert "somebody else at the desk closes it" in page
    assert f"/desk/{case.id}/close" not in page
    assert "somebody else closes it" in close(client_of, moderating, case)
    with pytest.raises(acts.NotTheirs):
        acts.close(moderating, case, "nothing")
    assert Report.objects.get().closed_at is None
    assert "Closed." in close(client_of, elif_, case)
    assert Report.objects.get().closed_at is not None


def test_and_what_came_of_somebody_who_was_not_all_right(
    begun: Room, moderating: Person, amara: Person, elif_: Person, client_of: ClientOf
) -> None:
    case = case_of_a_cry(begun, amara, moderating)
    assert "somebody else closes it" in close(client_of, moderating, case)
    assert "Closed." in close(client_of, elif_, case)


def case_of_a_cry(room: Room, person: Person, keeper: Person) -> Report:
    """It reached the keeper, who did not see it; so it became a case."""
    case = of_a_cry(person, room)
    raising.save(case)
    NotAllRight.objects.create(room=room, person=person, keeper=keeper, concern_id=case.id)
    return case
