"""What is planned in the rehearsal season: gatherings of some groups, as plain values. Every word was written for it."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class ToldGathering:
    """One gathering that goes on, or happens once.

    days: how many days after the last of the season the rule is looked at from (negative: it has gone on for a while).
    keeps, covers, come: pen names. come: in the order of asking. kind, who: as in a series. off: why the second of the next
    times does not take place; "" where all do. What meets here does so in the evening, while the rehearsal is watched.
    """

    slug: str
    kind: str
    who: str
    title: str
    about: str
    rule: str
    clock: time
    minutes: int
    capacity: int
    keeps: str
    covers: str
    come: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    days: int = -24
    bring: str = ""
    access_notes: str = ""
    town: str = ""
    address: str = ""
    off: str = ""


GATHERINGS = (
    ToldGathering(
        slug="carers-of-a-parent-who-forgets",
        kind="coffee",
        who="group",
        title="Kettle on",
        about="An hour with whatever is in your cup. Come late, go early, leave the oven on in the background. "
        "If somebody calls for you from the next room, just go; we know.",
        rule="FREQ=WEEKLY;BYDAY=WE",
        clock=time(19, 0),
        minutes=60,
        capacity=12,
        keeps="Dara",
        covers="Chen",
        come=("Amara", "Clothespeg", "Biscuit Tin", "Hollis"),
        perhaps=("Bramble",),
        off="Dara is at a christening that week, and Chen is on the train to it. The kettle is back on the week after.",
    ),
    ToldGathering(
        slug="carers-of-a-parent-who-forgets",
        kind="circle",
        who="group",
        title="The second Tuesday circle",
        about="Four chairs, three minutes each, twice around. Nobody has to be brave and nobody has to speak.",
        rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        clock=time(20, 0),
        minutes=75,
        capacity=4,
        keeps="Dara",
        covers="Chen",
        come=("Ben", "Gudrun", "Calico", "Ekow", "Amara", "Dimitra"),
        bring="Something small to hold, if your hands like to be busy.",
    ),
    ToldGathering(
        slug="autistic-and-off-duty",
        kind="workshop",
        who="anyone",
        title="A card for the loud days",
        about="We each make a card that says what helps when talking has run out: three lines, one drawing, no "
        "explanations owed. Camera off is the usual thing here, and so is typing.",
        rule="",
        clock=time(18, 0),
        minutes=90,
        capacity=10,
        keeps="Rowan",
        covers="Socks",
        come=("Quill", "Wren", "Teaspoon"),
        perhaps=("Umber",),
        days=5,
        bring="A piece of card and a pen that does not squeak.",
        access_notes="The plan of the ninety minutes is sent beforehand, with the breaks in it.",
    ),
    ToldGathering(
        slug="minds-that-run-ahead",
        kind="coffee",
        who="anyone",
        title="Sunday slow cup",
        about="For anybody whose head is already at Monday. We look out of our windows and say what is there. "
        "You can listen the whole time, and you can leave without a word.",
        rule="FREQ=WEEKLY;BYDAY=SU",
        clock=time(17, 30),
        minutes=45,
        capacity=10,
        keeps="Kestrel",
        covers="Lupin",
    ),
    ToldGathering(
        slug="far-from-home",
        kind="coffee",
        who="members",
        title="A long table",
        about="We cook nothing and bring what we have. Everybody teaches the table one word. There is always "
        "somebody at the door who was new the month before.",
        rule="FREQ=MONTHLY;BYDAY=1SA",
        clock=time(15, 0),
        minutes=120,
        capacity=12,
        keeps="Selam",
        covers="Zdenka",
        come=("Ivo", "Tomasz", "Rosa"),
        perhaps=("Thuy",),
        days=-40,
        bring="A plate of something, or an empty plate.",
        access_notes="Ground floor, a wide door, and a room at the back where it is quiet.",
        town="Little Harbour",
        address="The reading room, Rehearsal Lane, Little Harbour. The green door, not the blue one.",
    ),
)
