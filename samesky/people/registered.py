"""What people offer to the layers below: the way to /me/, its sections, the look of pages, due work."""

from django.utils.translation import gettext_lazy as _

from samesky.kit import shell, work
from samesky.kit.leaving import erasers, exempt, exporters
from samesky.people import leaving, limits, sessions, upkeep
from samesky.people.forgetting import eraser, exporter
from samesky.people.me import Section, sections

shell.links.register("me", shell.NavLink(_("Me"), "me", "people:me", 90))
shell.links.register("sign-in", shell.NavLink(_("Sign in"), "key", "people:sign_in", 80, shell.signed_out))
shell.links.register("join", shell.NavLink(_("Join"), "me", "people:join", 90, shell.signed_out))
shell.looks.add(sessions.look_of)
work.register("people: forget old tries at doors", limits.forget_old)
work.register("people: finish leavings", leaving.due)
work.register("people: forget sessions that ran out and forms that were sent", upkeep.forget_old)

for section in (
    Section(_("Pen name and sky"), _("What others call you here."), "people:name", 10),
    Section(
        _("What I have been through"),
        _("Topics and your own words, and who may see them."),
        "people:experience",
        20,
    ),
    Section(_("How pages look"), _("Light, dark, or as your device says."), "people:look", 30),
    Section(_("People I keep apart from"), _("Whom you blocked or muted."), "people:apart", 40),
    Section(_("Passphrase"), _("Another passphrase signs your other devices out."), "people:passphrase", 100),
    Section(_("Way-back code"), _("For the day you forget your passphrase."), "people:new_way_back", 110),
    Section(
        _("E-mail for the way back"),
        _("Only for that, shown to nobody, and you need not."),
        "people:email",
        120,
    ),
    Section(_("Passkeys"), _("Sign in with a finger, a face or a key instead."), "mfa_list_webauthn", 130),
    Section(_("A second step"), _("A code from your phone after the passphrase."), "mfa_index", 140),
    Section(_("Where I am signed in"), _("Every device, and ending it from here."), "people:sessions", 150),
    Section(
        _("A copy of everything that is mine"),
        _("What you wrote and chose here, to take along."),
        "people:export",
        200,
    ),
    Section(
        _("Leave this place"), _("With your words, or leaving them behind as nobody's."), "people:leave", 210
    ),
):
    sections.register(section.url_name, section)

erasers.register("people", eraser)
exporters.register("people", exporter)
exempt["account.EmailAddress"] = "allauth's own list stays empty: our address is sealed in the person's row"
exempt["account.EmailConfirmation"] = "hangs on allauth's list of addresses, which stays empty"
exempt["people.Leaving"] = "it is the promise to forget, and is deleted with the last step"
exempt["live.Event"] = "live.journal.forget_person takes the person out of every event"
