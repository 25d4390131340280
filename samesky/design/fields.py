"""How a form field is drawn: which template shape it takes, and which attributes tie its words to its control."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise

from samesky.design.wants import WANTS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # what gettext_lazy gives, known to the type checker only


class Faces(forms.RadioSelect):
    """Real radio buttons with a drawn face: an icon, a name and a few words.

    `faces`: value -> (icon, words). Choices without a face get a plain one.
    """

    def __init__(
        self, faces: dict[str, tuple[str, str | Promise]], attrs: dict[str, Any] | None = None
    ) -> None:
        super().__init__(attrs)
        self.faces = faces


def wants_field(label: "str | _StrPromise", initial: str = "ears") -> forms.ChoiceField:
    """The choice that comes with every share: ears, ideas, company or celebration."""
    faces = Faces({value: (want.icon, want.what) for value, want in WANTS.items()})
    choices = [(value, want.name) for value, want in WANTS.items()]
    return forms.ChoiceField(label=label, choices=choices, initial=initial, widget=faces)


def drawn(bound: BoundField, attributes: dict[str, Any]) -> dict[str, Any]:
    """What design/field.html needs to draw this field."""
    shape = _shape(bound.field.widget)
    given = {name.replace("_", "-"): value for name, value in attributes.items()}
    drawing: dict[str, Any] = {"field": bound, "shape": shape, "auto_id": bound.auto_id}
    if shape == "choices":
        return drawing | {"choices": _choices(bound), "areas": _areas(bound)}
    if shape == "line":
        given.setdefault("class", "input")
    return drawing | {"control": bound.as_widget(attrs=given)}


def _shape(widget: forms.Widget) -> str:
    match widget:
        case forms.RadioSelect() | forms.CheckboxSelectMultiple():
            return "choices"
        case forms.CheckboxInput():
            return "tick"
        case _:
            return "line"


def _choices(bound: BoundField) -> list[dict[str, Any]]:
    faces = getattr(bound.field.widget, "faces", {})
    return [_choice(option.data, faces) for option in bound.subwidgets]


def _areas(bound: BoundField) -> list[dict[str, Any]]:
    """Long lists come under headings that fold; one that holds something chosen is open. Empty for a plain list."""
    widget = bound.field.widget
    assert isinstance(widget, forms.RadioSelect)
    groups = widget.optgroups(bound.html_name, widget.format_value(bound.value()), {"id": bound.auto_id})
    faces = getattr(widget, "faces", {})
    return [
        {
            "name": name,
            "choices": [_choice(option, faces) for option in options],
            "open": any(option["selected"] for option in options),
        }
        for name, options, _ in groups
        if name
    ]


def _choice(option: dict[str, Any], faces: dict[str, tuple[str, str | Promise]]) -> dict[str, Any]:
    icon, what = faces.get(str(option["value"]), ("", ""))
    return {
        "type": option["type"],
        "name": option["name"],
        "value": option["value"],
        "id": option["attrs"].get("id", ""),
        "checked": option["selected"],
        "label": option["label"],
        "icon": icon,
        "what": what,
    }
