"""What can be told about after a circle: a turn, which stays sealed until two open it, and words that somebody was given."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from samesky.circles.kept import given_in
from samesky.circles.models import Keepsake
from samesky.circles.queries.after import keepsake_of
from samesky.circles.queries.sealed import KIND
from samesky.people.models import Person
from samesky.safety.things import Around, Seen, Thing, things


def turn_seen(reader: Person, turn_id: UUID) -> Seen:
    """Nobody sees a turn again: it is told about from the page after the circle, without its words."""
    raise Http404


def nothing_around(thing_id: UUID) -> Around | None:
    """Beside a sealed turn nothing is shown: only the turn itself is opened."""
    return None


def keepsake_seen(reader: Person, keepsake_id: UUID) -> Seen:
    """Words the reader was given. Raises Http404."""
    row = keepsake_of(reader, keepsake_id)
    given = given_in(row)
    return Seen(given.words, given.pen_name, row.by_id, "/me/circles")


def keepsake_around(keepsake_id: UUID) -> Around | None:
    """Only whether it is still there."""
    return Around((), True) if Keepsake.objects.filter(id=keepsake_id).exists() else None


def take_keepsake_down(keepsake_id: UUID) -> None:
    """Gone, for whoever was given it."""
    Keepsake.objects.filter(id=keepsake_id).delete()


things.register(
    KIND, Thing(_("a turn in a circle, under seal"), turn_seen, nothing_around, opened_at="circles:sealed")
)
things.register(
    "keepsake", Thing(_("words held in a circle"), keepsake_seen, keepsake_around, take_keepsake_down)
)
