from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "samesky.notices"
    label = "notices"

    def ready(self) -> None:
        from samesky.notices import access, registered  # noqa: F401
