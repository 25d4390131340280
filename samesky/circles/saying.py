"""What the page of a room says of its moment, in sentences: for the eye, and for who hears the page."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samesky.circles.core.plan import Kind
from samesky.circles.core.state import Reach, Stage
from samesky.circles.queries.table import Lobby, Table
from samesky.design.quiet import about_minutes

NAMED = 2
"""So many people before me are named."""


def phase_line(table: Table) -> str:
    """Above the prompt: "Sunday circle, second round. Dara asks:"."""
    where = f"{table.card.title}, {_phase(table)}" if table.kind else table.card.title
    if table.keeper and table.prompt and table.sight.stage not in (Stage.OPENING, Stage.LEAVING):
        return _("%(where)s. %(name)s asks:") % {"where": where, "name": table.keeper.pen_name}
    return where


def _phase(table: Table) -> str:
    rounds = {
        1: pgettext("circle", "first round"),
        2: pgettext("circle", "second round"),
        3: pgettext("circle", "third round"),
        4: pgettext("circle", "fourth round"),
        5: pgettext("circle", "fifth round"),
    }
    return {
        Kind.OPENING: pgettext("circle", "the opening"),
        Kind.NAMES: pgettext("circle", "name round"),
        Kind.ROUND: rounds.get(table.rounds, pgettext("circle", "another round")),
        Kind.METHODS: pgettext("circle", "a round of methods"),
        Kind.FLOOR: pgettext("circle", "open floor"),
        Kind.CLOSING: pgettext("circle", "closing round"),
        Kind.LEAVING: pgettext("circle", "the end"),
    }[table.kind or Kind.OPENING]


def prompt(table: Table) -> str:
    """What everybody is asked; a plain word for the moment where the script asks nothing."""
    if table.prompt:
        return table.prompt
    return {
        Kind.OPENING: _("Welcome"),
        Kind.NAMES: _("What shall we call you?"),
        Kind.ROUND: _("What would you like to say?"),
        Kind.METHODS: _("Which way of coping would you like to show us?"),
        Kind.FLOOR: _("The floor is open"),
        Kind.CLOSING: _("What do you take with you?"),
        Kind.LEAVING: _("How are you leaving?"),
    }[table.kind or Kind.OPENING]


def turn_title(table: Table) -> str:
    """Whose turn it is."""
    values = {"name": table.speaker.pen_name if table.speaker else "", "piece": table.piece}
    if table.sight.holding:
        return _("You hold %(piece)s") % values
    return _("%(name)s holds %(piece)s") % values


def turn_line(table: Table) -> str:
    if table.sight.holding:
        return _("Nobody can interrupt. They see your words as you send them.")
    return _("Everyone else is listening.")


def between(table: Table) -> str:
    """What is true while nobody holds the piece."""
    keeper = table.keeper.pen_name if table.keeper else ""
    if table.sight.stage is Stage.LEAVING:
        return _("The turns are over. Before you go, you are asked how you are leaving; then the room shuts.")
    if table.sight.stage is Stage.OPENING:
        if keeper:
            return _("%(name)s begins the first round when everybody has arrived.") % {"name": keeper}
        return _("The first round begins in a moment.")
    if keeper:
        return _("Everybody was asked. %(name)s goes on in a moment.") % {"name": keeper}
    return _("Everybody was asked. It goes on in a moment.")


def coming(table: Table) -> str:
    """When I am likely up: "You come after Dara and Hana, in about ten minutes."."""
    mine = table.sight.mine
    if table.sight.holding or not table.sight.turn:
        return ""
    if mine.rests:
        return ""
    if mine.listens:
        return _("You are here to listen. The piece passes you by without a word.")
    if mine.reach is Reach.PASS and mine.about is None:
        return _("You pass this round. You can change this until it reaches you.")
    if mine.about is None:
        return ""
    names = [table.faces[number].pen_name for number in mine.coming if number in table.faces]
    values = {"names": _and(names), "about": about_minutes(mine.about)}
    if not names:
        return _("You are next, in %(about)s or sooner.") % values
    return _("You come after %(names)s, in %(about)s.") % values


def _and(names: Sequence[str]) -> str:
    match names:
        case []:
            return ""
        case [one]:
            return one
        case [one, two]:
            return _("%(one)s and %(two)s") % {"one": one, "two": two}
        case [one, two, *_others]:
            return _("%(one)s, %(two)s and others") % {"one": one, "two": two}
        case _:
            raise AssertionError


def more(table: Table) -> str:
    """For the holder alone: the longer time they set for themselves."""
    if not table.sight.mine.more:
        return ""
    return _("The longer time you asked for comes by itself: %(about)s more. Nobody is shown it.") % {
        "about": about_minutes(max(1, table.sight.mine.more // 60_000))
    }


def at_the_door(lobby: Lobby) -> str:
    """What is going on inside, for who is not in."""
    door = lobby.door
    if door.closed:
        return _("The circle has closed.")
    if not door.begun:
        return _("It has not begun. The lobby is open, and the keeper begins when people are there.")
    if door.leaving:
        return _("The circle is ending.")
    if door.paused:
        return _("The circle is taking a few breaths. You come in when it goes on.")
    if door.speaking and door.about is not None:
        return _("Someone is speaking. You can come in between turns, in %(about)s.") % {
            "about": about_minutes(door.about)
        }
    return _("It has begun. You can come in now, between two turns.")


def heard(table: Table) -> str:
    """The one thing to be announced when it changes."""
    turn = f"{turn_title(table)}." if table.sight.turn else between(table)
    return f"{table.says} {turn}" if table.says else turn
