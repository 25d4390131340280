from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "samesky.demo"
    label = "demo"

    def ready(self) -> None:
        from samesky.demo import banner  # noqa: F401
