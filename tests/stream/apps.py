from django.apps import AppConfig


class GardenConfig(AppConfig):
    name = "tests.stream"
    label = "garden"

    def ready(self) -> None:
        from samesky.live import rooms
        from tests.stream.garden import Garden

        rooms.register("garden", Garden())
