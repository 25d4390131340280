"""The last step of the way back: after any second factor, the new passphrase holds, other sessions end, a new code is shown."""

from typing import Any

from allauth.account.stages import LoginStage
from django.http import HttpResponse

from samesky.people.actions.way_back import finish
from samesky.people.way_back import show_once


class WayBackStage(LoginStage):  # type: ignore[misc]
    """`login.state["way_back"]` holds the new passphrase's hash and what the account looked like when the code was checked."""

    key = "way_back"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        wanted: dict[str, Any] | None = self.login.state.get("way_back")
        if wanted is None:
            return None, True
        code = finish(self.login.user, wanted["passphrase"], wanted["was"])
        if code is None:
            return None, False
        show_once(self.request, self.login.user, code, self.login.redirect_url or "/today")
        self.login.redirect_url = "/join/way-back"
        return None, True
