from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "samesky.safety"
    label = "safety"

    def ready(self) -> None:
        from samesky.safety import access, leaving, people, registered  # noqa: F401
