from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "samesky.api"
    label = "api"

    def ready(self) -> None:
        from samesky.api import access  # noqa: F401
