from django.apps import AppConfig


class SharesConfig(AppConfig):
    name = "samesky.shares"
    label = "shares"

    def ready(self) -> None:
        from samesky.shares import access, leaving, registered, reporting  # noqa: F401
