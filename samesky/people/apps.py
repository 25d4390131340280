from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samesky.people"
    label = "people"

    def ready(self) -> None:
        from samesky.people import access  # noqa: F401
