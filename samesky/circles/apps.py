from django.apps import AppConfig


class CirclesConfig(AppConfig):
    name = "samesky.circles"
    label = "circles"

    def ready(self) -> None:
        from samesky.circles import access, registered  # noqa: F401
