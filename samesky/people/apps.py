from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samesky.people"
    label = "people"

    def ready(self) -> None:
        from samesky.kit import shell, work
        from samesky.people import access, limits, sessions  # noqa: F401

        shell.looks.add(sessions.look_of)
        work.register("people: forget old tries at doors", limits.forget_old)
