"""The hand-written table names every door and no other."""

from collections import Counter

from samesky.kit import access
from tests.access import table
from tests.access.world import AUDIENCES


def test_every_route_has_somebody_who_may_knock() -> None:
    assert table.routes() == {row.route for row in access.rows()}


def test_the_written_table_has_every_row_and_no_stale_one() -> None:
    written = {(line.route, line.method) for line in table.lines() if line.route not in table.BESIDE_DJANGO}
    declared = {(row.route, row.method) for row in access.rows()}
    assert declared - written == set(), "not in docs/access.csv"
    assert written - declared == set(), "in docs/access.csv, and gone from the code"


def test_every_line_answers_for_everybody_once() -> None:
    lines = table.lines()
    assert all(set(line.answers) == set(AUDIENCES) for line in lines)
    doubled = [key for key, n in Counter((x.route, x.method, x.thing) for x in lines).items() if n > 1]
    assert doubled == []


def test_whatever_depends_on_a_thing_is_also_tried_with_a_thing_of_others() -> None:
    """A row about members, readers, authors or facilitators has a line that nobody of the cast may pass."""
    of_others = {
        "group member",
        "facilitator",
        "reader",
        "author",
        "group finder",
        "group reader",
        "group keeper",
        "gathering comer",
        "gathering finder",
        "gathering holder",
        "gathering leader",
    }
    wanted = {(row.route, row.method) for row in access.rows() if row.who in of_others}
    shut = {"no such thing", "sign in"}
    tried = {(x.route, x.method) for x in table.lines() if set(x.answers.values()) <= shut}
    assert wanted - tried == set()


def test_nobody_but_hosts_moderators_and_leads_finds_their_doors() -> None:
    """Said twice on purpose: whatever the code calls a role's door is shut to everybody else in the written table."""
    may = {
        "moderator": {"moderator", "lead"},
        "lead": {"lead"},
        "host": {"host"},
        "host or lead": {"host", "lead"},
    }
    who = {(row.route, row.method): row.who for row in access.rows()}
    for line in table.lines():
        doors = may.get(who.get((line.route, line.method), ""))
        if doors is not None:
            let_in = {audience for audience, word in line.answers.items() if word != "no such thing"}
            assert let_in <= doors, (line.route, line.method, line.thing)
