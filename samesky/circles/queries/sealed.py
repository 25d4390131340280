"""A closed room's sealed turns: which there were, without a word of them, and who may say yes to reading one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from samesky.circles.core.plan import Kind
from samesky.circles.log import circle_of, tables_of
from samesky.circles.models import LineWords, Logged, Room, SaidWords, SealedTurn, Seat, Yes
from samesky.circles.queries.after import card_after, is_gone
from samesky.circles.queries.faces import Face, faces
from samesky.people.models import Person, RoleGrant
from samesky.safety.models import Report
from samesky.safety.queries.reports import report_for

KIND = "sealed"
"""The kind of such a report's thing; its id is the SealedTurn's."""
EVERYTHING = 0
"""At the tables of a coffee chat there are no turns: what somebody said there is one."""
PRIVATE = 1_000_000
"""No circle has so many turns: what somebody wrote on the private line with whoever tells of it is one as well."""


@dataclass(frozen=True)
class TurnSaid:
    """A turn in which somebody said words. part: in which part of the circle."""

    number: int
    face: Face
    part: str


def turns_said(person: Person, room: Room) -> list[TurnSaid]:
    """The turns of others, in order. Raises nothing; a room that is gone has none."""
    if is_gone(room):
        return []
    who, parts = faces(room), _parts(room)
    coffee = room.kind == Room.Kind.COFFEE
    rows = heard_by(person.pk, room, list(SaidWords.objects.filter(room=room).order_by("number")))
    said = {(EVERYTHING if coffee else row.number, row.seat): None for row in rows}
    turns = [
        TurnSaid(number, who[seat], parts.get(number, ""))
        for number, seat in said
        if seat in who and who[seat].person_id != person.pk
    ]
    wrote = set(line_words(person.pk, room).values_list("by_id", flat=True)) - {person.pk}
    lines = [TurnSaid(PRIVATE, one, _("the private line")) for one in who.values() if one.person_id in wrote]
    return turns + lines


def line_words(person_id: UUID | None, room: Room) -> "QuerySet[LineWords]":
    """What was written on this person's private lines in the room."""
    two = Q(line__person=person_id) | Q(line__beside=person_id)
    return LineWords.objects.filter(two, line__room=room).order_by("at", "id")


def report_on_sealed(moderator: Person, report_id: UUID) -> tuple[Report, SealedTurn | None]:
    """A report about a sealed turn; without the turn once its room is destroyed. Raises Http404."""
    report = report_for(moderator, report_id)
    if report.kind != KIND:
        raise Http404
    return report, turn_of(report)


def turn_of(report: Report) -> SealedTurn | None:
    """The turn, as long as it may be opened."""
    if report.thing_id is None:
        return None
    found = SealedTurn.objects.filter(id=report.thing_id).select_related("room").first()
    return found if found is not None and not is_gone(found.room) else None


def may_say_yes(moderator: Person, report: Report) -> bool:
    """Not who told us, not whom it is about, not twice, and not once it is dealt with."""
    if report.closed_at is not None or moderator.pk in (report.reporter_id, report.about_id):
        return False
    return not Yes.objects.filter(report=report, by=moderator).exists()


def yeses(report: Report) -> list[Yes]:
    """Who has said yes, the first first; only those who still keep this place safe count."""
    keepers = RoleGrant.objects.filter(role__in=("moderator", "lead")).values("person_id")
    return list(Yes.objects.filter(report=report, by_id__in=keepers).select_related("by").order_by("at"))


def words_of(turn: SealedTurn, report: Report) -> Sequence[SaidWords | LineWords]:
    """The rows of what was said in it; in a coffee chat and on a private line, only what whoever told us heard of it."""
    if turn.number == PRIVATE:
        by = Seat.objects.filter(room=turn.room, number=turn.seat).exclude(person=None).values("person_id")
        mine = line_words(report.reporter_id, turn.room) if report.reporter_id else LineWords.objects.none()
        return list(mine.filter(by__in=by))
    rows = SaidWords.objects.filter(room=turn.room, seat=turn.seat).order_by("at", "id")
    if turn.number != EVERYTHING:
        return list(rows.filter(number=turn.number))
    return heard_by(report.reporter_id, turn.room, list(rows))


def heard_by(person_id: UUID | None, room: Room, rows: list[SaidWords]) -> list[SaidWords]:
    """Of these, those said where the person sat. Around a circle everybody hears everybody; somebody who has left heard nothing."""
    if room.kind != Room.Kind.COFFEE:
        return rows
    seat = Seat.objects.filter(room=room, person_id=person_id).first() if person_id else None
    tables = tables_of(room.id)
    return [row for row in rows if seat and tables.heard(seat.number, row.table, row.number)]


def _parts(room: Room) -> dict[int, str]:
    """By turn number, the prompt of its part, else what kind of part it was."""
    if room.kind == Room.Kind.COFFEE:
        return {EVERYTHING: _("at the tables")}
    plan, card = circle_of(room.id).plan, card_after(room)
    found: dict[int, str] = {}
    part = ""
    rows = Logged.objects.filter(room=room, kind__in=("PhaseBegan", "TurnBegan")).order_by("seq")
    for kind, text in rows.values_list("kind", "told"):
        told = json.loads(text)
        if kind == "PhaseBegan":
            index = told["index"]
            prompt = card.prompts[index] if card and index < len(card.prompts) else ""
            part = prompt or _kind_said(plan.phases[index].kind if plan else Kind.ROUND)
        else:
            found[told["number"]] = part
    return found


def _kind_said(kind: Kind) -> str:
    return {
        Kind.NAMES: _("the name round"),
        Kind.FLOOR: _("the open floor"),
        Kind.CLOSING: _("the closing round"),
    }.get(kind, _("a round"))
