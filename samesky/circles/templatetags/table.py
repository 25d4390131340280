"""What stands at a table dozens of times, from a template that is drawn once and then filled (design.moulds)."""

from django import template
from django.utils.safestring import SafeString

from samesky.circles.queries.said import Shown
from samesky.design import pieces
from samesky.design.moulds import fill

register = template.Library()


@register.simple_tag
def said_words(said: Shown, practice: bool) -> SafeString:
    """`{% said_words said room.practice %}`: somebody's words, and the way to say that something is wrong with them."""
    return fill(
        "circles/said.html",
        id=said.id,
        kind=said.kind,
        name=said.by.pen_name,
        words=pieces.words(said.words),
        wrong=not said.mine and not practice,
    )
