"""In addresses: when a time of a series is by the rule, as 20261201T1900."""

from django.urls import register_converter


class Original:
    """Only its shape; whether the series happens then is asked by the queries."""

    regex = "[0-9]{8}T[0-9]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Original, "original")
