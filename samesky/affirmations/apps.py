from django.apps import AppConfig


class AffirmationsConfig(AppConfig):
    name = "samesky.affirmations"
    label = "affirmations"

    def ready(self) -> None:
        from samesky.affirmations import registered  # noqa: F401
