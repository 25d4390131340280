from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    name = "samesky.gatherings"
    label = "gatherings"

    def ready(self) -> None:
        from samesky.gatherings import access, feeds_registered, leaving, registered  # noqa: F401
