"""The season that comes with Samesky: twelve files, one for each group, and the cast. Read here, checked before anything is filled."""

from collections.abc import Collection
from pathlib import Path

from samesky.demo.core.checking import problems
from samesky.demo.core.reading import Broken, group_from
from samesky.demo.core.told import Season, ToldPerson
from samesky.kit.cast import CAST, CastMember

FOLDER = Path(__file__).parent / "season"
MOST_SAID = 12


def read_season(folder: Path = FOLDER) -> Season:
    """Every file of the folder, and the cast. Raises Broken."""
    files = sorted(folder.glob("*.toml"))
    groups = tuple(group_from(file.read_text(encoding="utf-8"), file.name) for file in files)
    if not groups:
        raise Broken(f"There is no season in {folder}.")
    return Season(groups, tuple(map(_told, CAST)))


def check(season: Season, topics: Collection[str]) -> None:
    """Raises Broken, with the first problems, when the season cannot be filled."""
    found = problems(season, topics)
    if found:
        more = [f"... and {len(found) - MOST_SAID} more."] if len(found) > MOST_SAID else []
        raise Broken("\n".join([*found[:MOST_SAID], *more]))


def _told(member: CastMember) -> ToldPerson:
    return ToldPerson(
        member.pen_name, member.topics, member.own_words, "members" if member.topics else "nobody"
    )
