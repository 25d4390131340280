from uuid import UUID

import pytest

from samesky.live.core.revocation import Revocation

AMARA, BEN = UUID(int=1), UUID(int=2)


def test_a_person_who_leaves_is_ended_everywhere() -> None:
    leaving = Revocation(person=AMARA)
    assert leaving.reaches(AMARA, "phone", "group:1")
    assert leaving.reaches(AMARA, "desk", "group:2")
    assert not leaving.reaches(BEN, "phone", "group:1")


def test_a_removed_member_keeps_their_other_rooms() -> None:
    removal = Revocation(person=AMARA, room="group:1")
    assert removal.reaches(AMARA, "phone", "group:1")
    assert not removal.reaches(AMARA, "phone", "group:2")
    assert not removal.reaches(BEN, "phone", "group:1")


def test_signing_out_ends_only_that_session() -> None:
    assert not Revocation(session="phone").reaches(AMARA, "desk", "group:1")


def test_an_ending_for_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="say whose"):
        Revocation()


@pytest.mark.parametrize(
    "ending", [Revocation(AMARA), Revocation(None, "s"), Revocation(AMARA, "s", "group:1")]
)
def test_an_ending_survives_the_journal(ending: Revocation) -> None:
    assert Revocation.from_payload(ending.as_payload()) == ending
