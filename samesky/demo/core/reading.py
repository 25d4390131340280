"""From the text of a season's file to plain values. What is broken is said in a sentence that names the file and the place."""

import tomllib
from typing import Any

from samesky.demo.core.told import ToldGroup, ToldPerson, ToldReply, ToldShare, ToldThanks

Table = dict[str, Any]


class Broken(Exception):
    """The season cannot be used as it is written. The message names the file and what is wrong, one line each."""


def group_from(text: str, file: str) -> ToldGroup:
    """The group that one file tells of. Raises Broken."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Broken(f"{file} is not TOML: {error}.") from None
    try:
        return _group(told)
    except KeyError as error:
        raise Broken(f"{file}: something has no {error.args[0]}.") from None
    except (TypeError, AttributeError, ValueError) as error:
        raise Broken(f"{file}: something has the wrong shape ({error}).") from None


def _group(told: Table) -> ToldGroup:
    return ToldGroup(
        slug=told["slug"],
        name=told["name"],
        about=told["about"].strip(),
        agreements=tuple(told["agreements"]),
        topics=tuple(told["topics"]),
        joining=told["joining"],
        facilitators=tuple(told["facilitators"]),
        people=tuple(_person(person) for person in told["people"]),
        shares=tuple(_share(share) for share in told["shares"]),
    )


def _person(told: Table) -> ToldPerson:
    return ToldPerson(told["pen_name"], tuple(told["topics"]), told["own_words"].strip(), told["visible"])


def _share(told: Table) -> ToldShare:
    if told["to"] not in {"group", "members"}:
        raise ValueError(f"{told['id']} is to {told['to']!r}")
    return ToldShare(
        id=told["id"],
        by=told["by"],
        day=int(told["day"]),
        time=told["time"],
        wants=told["wants"],
        note=told.get("content_note", "").strip(),
        to_members=told["to"] == "members",
        words=told["words"].strip(),
        been_there=tuple(told.get("been_there", ())),
        replies=tuple(
            ToldReply(r["by"], int(r["after"]), r["words"].strip()) for r in told.get("replies", ())
        ),
        thanks=tuple(ToldThanks(t["by"], t["words"].strip()) for t in told.get("affirmations", ())),
    )
