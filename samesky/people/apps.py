from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PeopleConfig(AppConfig):
    name = "samesky.people"
    label = "people"

    def ready(self) -> None:
        from samesky.people import access, registered, topics  # noqa: F401

        post_migrate.connect(topics.add_missing, sender=self, dispatch_uid="people.topics")
