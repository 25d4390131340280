"""`{% load drawn %}`: shares on a page."""

from django import template
from django.utils.safestring import SafeString

from samesky.shares import drawing
from samesky.shares.shown import ShownShare

register = template.Library()


@register.simple_tag
def card(share: ShownShare) -> SafeString:
    """`{% card share %}`: a share as it stands on the page of its place."""
    return drawing.card(share)


@register.simple_tag
def thread(share: ShownShare, given: drawing.Given) -> SafeString:
    """`{% thread share affirmations %}`: a share with all its answers."""
    return drawing.thread(share, given)
