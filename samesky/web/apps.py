from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "samesky.web"
    label = "web"

    def ready(self) -> None:
        from samesky.kit import shell
        from samesky.web import access  # noqa: F401

        shell.links.register("today", shell.NavLink(_("Today"), "today", "web:today", 10))
        shell.links.register("start", shell.NavLink(_("Start"), "metoo", "web:start", 15, shell.signed_out))
        shell.ground.register(
            "kept", shell.GroundLink(_("What is kept, and for how long"), "web:what-is-kept", 10)
        )
