from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The look of Samesky: base template, components, tokens and the pattern book."""

    name = "samesky.design"
    label = "design"

    def ready(self) -> None:
        from samesky.design import access  # noqa: F401
