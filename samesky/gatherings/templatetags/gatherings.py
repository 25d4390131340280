"""`{% load gatherings %}`: moments of gatherings in a zone that the page names."""

from datetime import datetime
from functools import cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from samesky.gatherings.core.when import zones
from samesky.gatherings.languages import language_names
from samesky.gatherings.queries.seen import Happening
from samesky.gatherings.queries.what_it_says import words_at
from samesky.gatherings.saying import moment_said, time_said

register = template.Library()


@register.simple_tag
def moment(at: datetime, zone: str) -> SafeString:
    """`{% moment happening.starts_at zone %}`: "Tuesday, 1 December at 19:00"."""
    return _time(at, moment_said(at, zone))


@register.simple_tag
def clock(at: datetime, zone: str) -> SafeString:
    """`{% clock happening.ends_at zone %}`: "20:30"."""
    return _time(at, time_said(at, zone))


@register.simple_tag
def title_of(happening: Happening) -> str:
    """`{% title_of happening %}`: what this time is called."""
    return words_at(happening).title


@register.simple_tag
def zone_options(chosen: str) -> SafeString:
    """`{% zone_options zone %}`: every time zone as an option, this one chosen."""
    mark = format_html('<option value="{}"', chosen)
    return mark_safe(_options().replace(mark, f"{mark} selected", 1))  # noqa: S308  # names of the time zone database


@cache
def _options() -> str:
    return format_html_join(
        "", '<option value="{}">{}</option>', ((name, name.replace("_", " ")) for name in zones())
    )


def _time(at: datetime, said: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', at.isoformat(timespec="seconds"), said)


@register.simple_tag
def town_of(happening: Happening) -> str:
    """Where it meets, as anybody may read it: the town, or nothing."""
    return words_at(happening).town if happening.series.street else ""


@register.simple_tag
def languages_of(happening: Happening) -> str:
    """The languages it is held in, each under its own name."""
    return ", ".join(language_names(happening.series.languages))
