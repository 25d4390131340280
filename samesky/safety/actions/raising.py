"""Opening a case without a report's form: somebody who keeps a room, or the place itself, asks moderators to look.

Two steps, since a key is committed before the first row that uses it: prepare, then save inside the transaction of what it is about.
"""

from samesky.live import journal
from samesky.people import sealing
from samesky.people.keyring import destroy_key, make_key
from samesky.people.models import Person
from samesky.safety.models import DESK_ROOM, Report


def prepare(reason: str, words: str, *, reporter: Person, about: Person | None = None) -> Report:
    """A case that is not saved yet. words: what moderators read. about: no moderator opens a case about themselves."""
    made = Report(key_id=make_key(), reason=reason, reporter=reporter, about=about)
    sealing.put(made, "words", words, key=made.key_id)
    return made


def save(made: Report) -> None:
    """Inside a transaction: it is there, and the desk is told."""
    made.save()
    journal.tell(DESK_ROOM, "reported", fragment="reports", payload={"report": str(made.id)})


def drop(made: Report) -> None:
    """It was not needed after all: its key goes."""
    destroy_key(made.key_id)
