"""Who may knock on which door: every route and method has one row here, registered by the app that owns it.

The gate (people.gate) asks this table before any view runs; a route without a row is shut. What depends on the thing itself
(a group's members, a share's author) is asked by the app's queries, which start from the person; the row names it so that
docs/access.csv can be compared with the code.
"""

from dataclasses import dataclass

WHO = {
    "anyone": "signed in or not",
    "visitor": "only somebody who is not signed in",
    "member": "anybody signed in",
    "group reader": "anybody where the group is listed, else its members",
    "group finder": "anybody signed in where the group is listed",
    "group member": "members of the group",
    "reader": "whoever may read the thing",
    "author": "whoever wrote the thing",
    "facilitator": "a facilitator of the group",
    "owner": "the person it belongs to",
    "holder": "whoever holds the secret address",
    "invited": "whoever holds the invitation, signed in or not",
    "invited, signed in": "whoever holds the invitation and is signed in",
    "may make groups": "as the host has set",
    "room finder": "members of the room's group and its guests (of a rehearsal: who opened it)",
    "seated": "whoever has a place in the room",
    "keeper": "who keeps the room",
    "removed": "whoever was asked to leave the room",
    "one of two": "the two people of a private line",
    "on watch": "who is on watch, once they were told",
    "group keeper": "the group's trained keepers and its facilitators",
    "gathering finder": "whoever may know of the gathering, signed in or not",
    "gathering comer": "anybody signed in who may know of the gathering",
    "gathering holder": "who leads the group of the gathering, and who keeps or covers it",
    "gathering leader": "who leads the group of the gathering",
    "moderator": "moderators and safeguarding leads",
    "lead": "safeguarding leads",
    "host": "hosts",
    "host or lead": "hosts and safeguarding leads",
}


@dataclass(frozen=True)
class Row:
    """One line of the access table. `carries`: a POST whose words must survive a lapsed session (field `words`)."""

    route: str
    method: str
    who: str
    carries: bool = False


OPEN_TO_ALL = {"anyone", "group reader", "gathering finder", "holder", "invited"}
"""Words for which the gate does not ask who is there; the queries behind them do."""

_rows: dict[tuple[str, str], Row] = {}


def allow(route: str, method: str, who: str, *, carries: bool = False) -> None:
    """Register a row. Raises ValueError for a word that is not in WHO or a second, different row."""
    row = Row(route, method, who, carries)
    if who not in WHO:
        raise ValueError(f"{route}: nobody is called {who!r}")
    if _rows.setdefault((route, method), row) != row:
        raise ValueError(f"{route} {method} already has a row")


def row_for(route: str, method: str) -> Row | None:
    """The row that decides `method` on `route`; HEAD is decided as GET."""
    return _rows.get((route, "GET" if method == "HEAD" else method))


def rows() -> list[Row]:
    """Every row, sorted by route and method."""
    return [_rows[key] for key in sorted(_rows)]
