from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "samesky.groups"
    label = "groups"

    def ready(self) -> None:
        from samesky.groups import access, listing, place, registered  # noqa: F401
