"""Templates that stand on a page dozens of times: each is drawn once for every shape it can take, and from then on only filled.

Such a template puts values in as they are (`{{ name }}`), asks whether there are any (`{% if name %}`), and knows nothing of
the request. Nothing that anybody wrote is kept: a mould holds our own words and marks where the values go.
"""

import re
from functools import lru_cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

Shape = tuple[tuple[str, bool | str], ...]
"""Each value's name with True or False for a yes or no, "text" for one that is there, and "" for an empty one."""

_MARK = re.compile("\ue000([a-z_]+)\ue001")


def fill(template: str, **values: object) -> SafeString:
    """The template with these values: texts are escaped unless they are our own markup, True and False are for its questions."""
    pieces = _mould(template, tuple(map(_shape_of, values.items())), get_language() or "")
    shown = {name: _shown(value) for name, value in values.items()}
    # The pieces alternate: what the template says, then the name of the value that stands there.
    return SafeString("".join(shown[piece] if turn % 2 else piece for turn, piece in enumerate(pieces)))


def _shape_of(named: tuple[str, object]) -> tuple[str, bool | str]:
    name, value = named
    return name, value if isinstance(value, bool) else "text" if value else ""


def _shown(value: object) -> str:
    return value if isinstance(value, SafeString) else escape(str(value))


@lru_cache(maxsize=1024)
def _mould(template: str, shape: Shape, language: str) -> tuple[str, ...]:
    marks = {name: SafeString(f"\ue000{name}\ue001") if kind == "text" else kind for name, kind in shape}
    return tuple(_MARK.split(render_to_string(template, marks)))
