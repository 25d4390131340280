"""`{% load design %}`: the small pieces pages are made of. Larger ones are templates under design/, see the pattern book."""

from collections.abc import Sized
from datetime import datetime
from typing import Any

from django import template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from samesky.design import avatars, centrepieces, icons, pieces, seats
from samesky.design import land as drawings
from samesky.design.bundle import version
from samesky.design.fields import drawn
from samesky.kit.ids import new_token

register = template.Library()
NOTICE_ICONS = {"plain": "lamp", "good": "check", "care": "alert", "thanks": "affirm"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "reply" %}`: always beside a word."""
    return icons.icon(name)


@register.simple_tag
def avatar(pen_name: str, sky_turn: int = 0, size: str = "") -> SafeString:
    """`{% avatar person.pen_name person.sky_turn "small" %}`: beside the pen name, never instead of it."""
    return avatars.avatar(pen_name, sky_turn or 0, size)


@register.simple_tag
def centrepiece(key: str, small: bool = False) -> SafeString:
    """`{% centrepiece circle.centrepiece %}`: what a circle sits around; `small=True` where one is chosen, beside its name."""
    return centrepieces.centrepiece(key, small)


@register.simple_tag
def ring(people: Sized) -> str:
    """`{% ring seats %}`: the class for a ring of this many."""
    return seats.ring(len(people))


@register.simple_tag
def once() -> SafeString:
    """`{% once %}` in every form that writes: a double tap or a retry finds the first result."""
    return format_html('<input type="hidden" name="once" value="{}">', new_token())


@register.simple_tag
def horizon() -> SafeString:
    """The half sun at the end of a list."""
    return drawings.HORIZON


@register.simple_tag
def land() -> SafeString:
    """The hills every page ends in."""
    return drawings.LAND


@register.simple_tag
def bundle(name: str) -> str:
    """The address of a bundled file; it changes when the file does, so browsers may keep it."""
    return f"{static(f'design/{name}')}?v={version(name)}"


@register.simple_tag
def wants(what: str) -> SafeString:
    """`{% wants share.wants %}`: what its author wants. Nothing for a share that does not say."""
    return pieces.wants(what)


@register.simple_tag
def when(moment: datetime) -> SafeString:
    """`{% when share.shared_at %}`: the moment in the words a person would use."""
    return pieces.when(moment)


@register.simple_tag
def words(text: str) -> SafeString:
    """`{% words share.words %}`: what a person wrote, in paragraphs. No links are made."""
    return pieces.words(text)


@register.simple_tag
def noted(note: str, text: str) -> SafeString:
    """`{% noted share.note share.words %}`: words behind their content note."""
    return pieces.noted(note, text)


@register.simple_tag
def who(
    author: pieces.Author, at: datetime | None = None, line: str = "", mine: bool = False, size: str = ""
) -> SafeString:
    """`{% who author at=share.shared_at mine=share.mine %}`: somebody's window and pen name, and a line under it."""
    return pieces.who(author, at or None, line, bool(mine), size)


@register.simple_tag
def wrote(author: pieces.Author) -> str:
    """`{% wrote author %}`: "Ben wrote", for headings that are heard."""
    return gettext("%(name)s wrote") % {"name": author.pen_name}


@register.simple_tag
def answers_to(author: pieces.Author) -> str:
    """`{% answers_to author %}`: "Answers to Ben", for the label of a list."""
    return gettext("Answers to %(name)s") % {"name": author.pen_name}


@register.simple_tag
def notice(text: Any, kind: str = "plain") -> SafeString:
    """`{% notice text "good" %}`: kind is plain, good (done), care (look here) or thanks. Unknown kinds are plain."""
    kind = kind if kind in NOTICE_ICONS else "plain"
    style = "" if kind == "plain" else f" notice-{kind}"
    drawing = icons.icon(NOTICE_ICONS[kind])
    return format_html(
        '<div class="notice{}">{}<div><p>{}</p></div></div>', style, drawing, conditional_escape(text)
    )


@register.simple_tag
def field(bound: BoundField, **attributes: Any) -> SafeString:
    """`{% field form.pen_name autocomplete="username" %}`: label, help, error and the control, tied together.

    Further arguments become attributes of the control (write `_` for `-`). What was typed stays in it.
    """
    return SafeString(render_to_string("design/field.html", drawn(bound, attributes)))


@register.simple_tag
def compose_words(bound: BoundField, draft: str = "") -> SafeString:
    """The box of a compose form: three rows first, tied to who reads it, its draft kept at the address `draft`."""
    described = [f"{bound.auto_id}_who"] + ([f"{bound.auto_id}_error"] if bound.errors else [])
    attributes: dict[str, Any] = {
        "class": "input",
        "rows": 3,
        "dir": "auto",
        "aria-describedby": " ".join(described),
    }
    return bound.as_widget(attrs=attributes | ({"data-draft": draft} if draft else {}))


@register.simple_tag
def been_there_line(people: list[Any]) -> str:
    """Who has been there, as names in a sentence: two by name, then "and others". Never a number."""
    names = [person.pen_name for person in people]
    match names:
        case [one]:
            return gettext("%(one)s has been there too.") % {"one": one}
        case [one, two]:
            return gettext("%(one)s and %(two)s have been there too.") % {"one": one, "two": two}
        case [one, two, *_others]:
            return gettext("%(one)s, %(two)s and others have been there too.") % {"one": one, "two": two}
        case _:
            return ""
