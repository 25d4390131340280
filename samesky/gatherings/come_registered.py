"""What coming hangs into the registries below: notices, a section of /me/, work that falls due, and what frees seats."""

from django.utils.translation import gettext_lazy as _

from samesky.gatherings.actions import buddies, forgetting, freeing, narrowing, pairs, reminding, seats
from samesky.groups.going import endings
from samesky.groups.hiding import hidings
from samesky.kit import work
from samesky.notices.kinds import Kind, kinds
from samesky.people.blocking import changed
from samesky.people.me import Section, sections

kinds.register(
    seats.OFFERED, Kind(_("A seat is free for you. It is held for you for a while."), "seats", urgent=True)
)
kinds.register(
    seats.UNSEATED,
    Kind(_("A seat you had is no longer there. You are in the waiting list."), "seats", urgent=True),
)
kinds.register(buddies.ASKED, Kind(_("Somebody who comes where you come would like company on the way in.")))
kinds.register(buddies.MET, Kind(_("%(name)s would like to arrive together with you."), "answers"))
kinds.register(
    pairs.ALONE,
    Kind(_("You arrive by yourself after all, somewhere you wanted to arrive with somebody."), "answers"),
)
kinds.register(reminding.SOON, Kind(_("Something you said yes to begins soon."), "reminders", urgent=True))
kinds.register(
    reminding.MISSED,
    Kind(_("Something went on without you. That is all right; you are welcome next time."), "reminders"),
)
work.register("gatherings: seats and waiting lists", freeing.look)
work.register("gatherings: reminders", reminding.remind)
work.register("gatherings: let old answers go", forgetting.forget_old)
endings.register("gatherings", freeing.gone_from)
hidings.register("gatherings", narrowing.group_hides)
changed.register("gatherings", freeing.look_at_both)
sections.register(
    "gatherings:reminders",
    Section(
        _("Reminders of gatherings"),
        _("When I am reminded, and in which time zone I read."),
        "gatherings:reminders",
        126,
    ),
)
