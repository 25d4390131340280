"""Form fields for people's words: cleaned, bounded, and refused with a sentence that says what to do."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from samesky.kit.text import clean_line, clean_words

CHARACTERS_PER_WORD = 6


class WordsField(forms.CharField):
    """Several lines somebody wrote. Control and direction characters are taken out; too long a text is said in words, and kept."""

    widget = forms.Textarea

    def __init__(self, *, longest: int, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.longest = longest
        self.widget.attrs.update({"rows": rows})

    def to_python(self, value: Any) -> str:
        return clean_words(value) if isinstance(value, str) else ""

    def validate(self, value: str) -> None:
        if self.required and not value:
            raise ValidationError(_("There are no words in the box yet."), code="required")
        if len(value) > self.longest:
            over = max(1, (len(value) - self.longest) // CHARACTERS_PER_WORD)
            raise ValidationError(
                _(
                    "This is about %(over)s words longer than fits here. It is all still in the box; you could send it as two."
                )
                % {"over": over},
                code="too_long",
            )


class LineField(forms.CharField):
    """One line somebody wrote, cleaned the same way."""

    def __init__(self, *, longest: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.longest = longest

    def to_python(self, value: Any) -> str:
        return clean_line(value) if isinstance(value, str) else ""

    def validate(self, value: str) -> None:
        if self.required and not value:
            raise ValidationError(_("This cannot be empty."), code="required")
        if len(value) > self.longest:
            raise ValidationError(
                _("This can have at most %(longest)s characters.") % {"longest": self.longest},
                code="too_long",
            )


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, even if that is nothing; None while the page is only looked at."""
    return request.POST if request.method == "POST" else None
