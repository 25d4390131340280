from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "samesky.live"
    label = "live"

    def ready(self) -> None:
        from samesky.kit import work
        from samesky.live import journal, rooms

        rooms.register("person", rooms.OwnRoom())
        work.register("live: let events older than 48 hours go", journal.trim)
