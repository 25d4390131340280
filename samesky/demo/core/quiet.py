"""People who have only read so far, for a rehearsal with more people than speak in the season."""

from collections.abc import Iterator, Sequence

from samesky.demo.core.chance import Chance
from samesky.demo.core.told import Season, ToldPerson
from samesky.kit.text import name_key

LOOKS = (
    "Amber Ashen Barefoot Blue Bright Brown Chalk Clear Copper Crooked Damp Dusty Early Faded Feathered Folded Grey Half "
    "Hidden Hollow Idle Ink Ivory Late Left Linen Little Long Low Milk Mossy Muddy Narrow Near New North Odd Old Other Pale "
    "Patched Plain Quick Quiet Rainy Round Rusty Salt Second Shady Silver Slow Small Soft Sunday Tall Tin Upper Velvet Warm "
    "Western Wild Windy Winter Woollen Young"
).split()
THINGS = (
    "Acorn Anchor Apple Apron Attic Barrow Basin Bell Bench Bicycle Blanket Boat Bobbin Bridge Broom Bucket Button Candle "
    "Cardigan Chair Clover Coat Cobble Comet Corner Crow Cup Curtain Door Drawer Duck Envelope Fern Ferry Finch Flask Gate "
    "Glove Goose Hat Hedge Heron Hinge Kettle Key Kite Ladder Lamp Lane Lark Latch Leaf Letter Marble Meadow Mitten Moth Oak "
    "Oar Orchard Otter Owl Path Pear Pebble Pencil Pillow Plum Pocket Pond Quilt Radio Raft Ribbon River Robin Rope Saucer "
    "Scarf Shed Shell Shoe Sparrow Spoon Stairs Stone Stool Swift Table Teapot Thistle Thread Tide Towel Tram Turnip Umbrella "
    "Wagon Walnut Wave Well Whistle Willow Window Wren"
).split()


def quiet_people(season: Season, many: int, topics: Sequence[str], chance: Chance) -> tuple[ToldPerson, ...]:
    """`many` more people, with pen names nobody in the season has. Raises ValueError for more than there are names."""
    taken = {name_key(person.pen_name) for person in season.people()}
    names = [name for name in _names(chance) if name_key(name) not in taken]
    if many > len(names):
        raise ValueError(f"at most {len(names)} more people can be named")
    return tuple(_person(name, topics, chance) for name in names[:many])


def _names(chance: Chance) -> Iterator[str]:
    """Every look with every thing, in an order by chance."""
    pairs = [f"{look} {thing}" for look in LOOKS for thing in THINGS]
    yield from sorted(pairs, key=lambda name: chance.part("quiet", name))


def _person(name: str, topics: Sequence[str], chance: Chance) -> ToldPerson:
    chosen = {
        chance.one_of(topics, "topic", name, place) for place in range(1 + int(3 * chance.part("many", name)))
    }
    visible = chance.one_of(("nobody", "groups", "members"), "visible", name)
    return ToldPerson(name, tuple(sorted(chosen)), "", visible)
