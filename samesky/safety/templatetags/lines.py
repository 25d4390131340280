"""`{% load lines %}`: a line's address, where a tap dials, writes or opens."""

from django import template

from samesky.safety.links import address_of
from samesky.safety.models import HelpLine

register = template.Library()


@register.filter
def dials(line: HelpLine) -> str:
    """`{{ line|dials }}`: tel:, sms: or https:, or nothing."""
    return address_of(line)
