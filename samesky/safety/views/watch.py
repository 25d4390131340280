"""/host/watch: the rota of the coming weeks, and where nobody watches."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samesky.kit.clock import now
from samesky.people.acting import once_of, writer
from samesky.safety.actions.watch import end_turn as end_one
from samesky.safety.actions.watch import give_turns
from samesky.safety.core.watch import Turn, gaps
from samesky.safety.forms.watch import TurnForm
from samesky.safety.models import WatchTurn
from samesky.safety.queries.watching import standing, turns_after, who_can_watch
from samesky.safety.said import moment_said, watch_said

AHEAD = timedelta(weeks=4)


@dataclass(frozen=True)
class Stretch:
    """A line of the rota in words; without a turn, nobody watches then."""

    said: str
    turn: WatchTurn | None = None


def watch(request: HttpRequest) -> HttpResponse:
    """The rota, and a form for another turn."""
    watchers = who_can_watch()
    form = TurnForm(request.POST or None, watchers=watchers, initial={"day": localtime(now()).date()})
    if request.method == "POST" and form.is_valid():
        chosen = UUID(form.cleaned_data["person"])
        give_turns(writer(request), chosen, form.turns(), once=once_of(request))
        messages.success(request, _("It is on the rota."))
        return redirect("safety:watch")
    context = {
        "form": form,
        "watchers": watchers,
        "rota": _rota(),
        "stands": watch_said(standing()),
        "zone": settings.TIME_ZONE,
    }
    return render(request, "safety/watch.html", context, status=422 if form.errors else 200)


def end_turn(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """Take a turn off the rota."""
    end_one(writer(request), turn_id, once=once_of(request))
    messages.success(request, _("It is off the rota."))
    return redirect("safety:watch")


def _rota() -> list[Stretch]:
    """Turns and gaps of the coming four weeks, in the order in which they begin."""
    moment = now()
    turns = list(turns_after(moment).filter(starts_at__lt=moment + AHEAD))
    plain = [Turn(turn.starts_at, turn.ends_at) for turn in turns]
    lines = [(turn.starts_at, Stretch(_between(turn.starts_at, turn.ends_at), turn)) for turn in turns]
    open_ = gaps(plain, moment, moment + AHEAD)
    lines += [(gap.starts_at, Stretch(_between(gap.starts_at, gap.ends_at))) for gap in open_]
    return [stretch for _starts, stretch in sorted(lines, key=lambda line: line[0])]


def _between(starts: datetime, ends: datetime) -> str:
    return _("%(starts)s to %(ends)s") % {"starts": moment_said(starts), "ends": moment_said(ends)}
