"""What the place needs to be walked around in, beyond what people said."""

from datetime import timedelta

from django.test import Client

from samesky.demo.filling.added import NOT_A_NUMBER
from samesky.demo.filling.scene import Scene
from samesky.kit.clock import held_at
from samesky.people import sealing
from samesky.people.models import Person
from samesky.safety.core.watch import Turn, Unwatched, Watched, watch_at
from samesky.safety.links import address_of
from samesky.safety.models import HelpLine, Report
from samesky.safety.queries.watching import turns_after
from tests.harness.season import END, FillGroups


def test_evenings_are_watched_and_nights_are_not(carers: Scene) -> None:
    turns = [Turn(turn.starts_at, turn.ends_at) for turn in turns_after(END - timedelta(days=10))]
    for day in range(-7, 60):
        evening = END.replace(hour=21) + timedelta(days=day)
        assert watch_at(turns, evening) == Watched(evening.replace(hour=23))
        assert isinstance(watch_at(turns, evening.replace(hour=3)), Unwatched)


def test_no_line_of_a_rehearsal_can_be_dialled_and_none_is_an_emergency_number(
    carers: Scene, client: Client
) -> None:
    lines = list(HelpLine.objects.all())
    assert {line.reach for line in lines} == {NOT_A_NUMBER}
    assert not any(address_of(line) for line in lines)
    assert not HelpLine.objects.filter(shelf=HelpLine.Shelf.EMERGENCY).exists()
    with held_at(END):
        page = client.get("/help-now").content.decode()
    assert NOT_A_NUMBER in page
    assert "112" in page


def test_one_concern_waits_on_the_desk_for_elif(carers: Scene, client: Client) -> None:
    waiting = Report.objects.get()
    assert waiting.closed_at is None
    assert waiting.reporter == carers.people["Clothespeg"]
    assert "quietly" in sealing.read(waiting, "words")
    client.force_login(Person.objects.get_by_natural_key("Elif"))
    assert str(waiting.id) in client.get("/desk/").content.decode()


def test_a_season_without_the_carers_has_an_empty_desk(fill_groups: FillGroups) -> None:
    fill_groups("the-grey-weeks")
    assert not Report.objects.exists()
