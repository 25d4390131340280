"""Who leaves for good takes their private lines and cries along; a case that they became stays with the people at the desk."""

from samesky.circles import care_leaving
from samesky.circles.actions import not_all_right, private
from samesky.circles.commanding import settled
from samesky.circles.models import LineWords, NotAllRight, PrivateLine, Room
from samesky.people.models import Person
from tests.harness.people import ClientOf


def test_everything_of_theirs_goes(begun: Room, amara: Person, dara: Person, client_of: ClientOf) -> None:
    not_all_right.say(amara, begun, settled(begun))
    client_of(dara).post(f"/circles/{begun.id}/keep/2/with")
    line = PrivateLine.objects.get()
    private.write(amara, line, "I cannot breathe well.")
    private.write(dara, line, "I am here.")
    assert [row["words"] for row in care_leaving.lines_of(amara.id)] == ["I cannot breathe well."]
    assert len(list(care_leaving.cries_of(amara.id))) == 1
    care_leaving.erase(amara.id)
    assert not PrivateLine.objects.exists()
    assert not LineWords.objects.exists()
    assert not NotAllRight.objects.exists()
    care_leaving.erase(amara.id)


def test_a_keeper_who_leaves_is_no_longer_named(begun: Room, amara: Person, dara: Person) -> None:
    cry = not_all_right.say(amara, begun, settled(begun))
    not_all_right.seen(dara, cry)
    care_leaving.erase(dara.id)
    left = NotAllRight.objects.get()
    assert (left.keeper, left.seen_by) == (None, None)
    assert left.seen_at, "that somebody saw it stays"


def test_many_words_in_a_moment_are_refused_and_not_lost(
    begun: Room, amara: Person, dara: Person, client_of: ClientOf
) -> None:
    client_of(dara).post(f"/circles/{begun.id}/keep/2/with")
    line = PrivateLine.objects.get()
    client, address = client_of(amara), f"/circles/{begun.id}/line/{line.id}"
    answers = [client.post(address, {"words": f"Word {n}."}) for n in range(40)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert refused
    assert "Word 39." in refused[-1].content.decode()
    assert line.words.count() == 40 - len(refused)
