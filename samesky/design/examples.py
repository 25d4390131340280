"""What the pattern book shows: the cast, saying a few things. Also what tests of components are fed."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from samesky.design.fields import wants_field
from samesky.kit import clock


@dataclass(frozen=True)
class Author:
    pen_name: str
    sky_turn: int = 0


@dataclass(frozen=True)
class Reply:
    """What design/reply.html reads. Anything with the same attributes will do."""

    id: str
    author: Author
    shared_at: datetime
    words: str
    mine: bool = False
    note: str = ""


@dataclass(frozen=True)
class Share:
    """What design/share.html reads. Anything with the same attributes will do."""

    id: str
    author: Author
    shared_at: datetime
    words: str
    wants: str = "ears"
    mine: bool = False
    note: str = ""
    been_there: list[Author] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)


@dataclass(frozen=True)
class Found:
    """What design/found.html reads."""

    title: str
    address: str
    text: str
    reason_before: str
    reason: str = ""
    reason_after: str = "."
    icon: str = "groups"
    kind: str = ""
    act: str = ""


AMARA, BEN, CHEN, DARA, HANA = (Author(name) for name in ("Amara", "Ben", "Chen", "Dara", "Hana"))
LONG = Author("Aleksandra-Wilhelmina of the long road")
FARSI = Author("ستاره")


def shares() -> list[Share]:
    """A few shares in every state."""
    at = clock.now()
    kitchen = (
        "She asked me who I was, very politely, the way you would ask a nurse. I said my name and she said what a lovely name. "
        "I went and stood in the kitchen.\n\nI am not looking for a fix. I wanted somebody to know that it happened."
    )
    answers = [
        Reply(
            "1", CHEN, at - timedelta(minutes=50), "I know now that it happened. I had a spot by the fridge."
        ),
        Reply("2", AMARA, at - timedelta(minutes=20), "The fridge it is, then.", mine=True),
    ]
    return [
        Share(
            "a", AMARA, at - timedelta(hours=1), kitchen, mine=True, been_there=[BEN, DARA], replies=answers
        ),
        Share(
            "b",
            HANA,
            at - timedelta(hours=3),
            "I do not know if this counts. My dad is only at the beginning.",
            "ideas",
        ),
        Share(
            "c",
            DARA,
            at - timedelta(days=1),
            "It is a year tomorrow.",
            "company",
            note=str(_("a parent’s last days")),
        ),
        Share("d", LONG, at - timedelta(days=4), "Four hours in a row. Asleep.\nBoth of us.", "celebration"),
        Share("e", FARSI, at - timedelta(days=90), "امشب باران می‌آید و خانه ساکت است."),
    ]


def found() -> list[Found]:
    """Two suggestions: a reason in the reader's words, and one that names a listed topic."""
    about = "For people looking after a mother or father whose memory is going. Tired is allowed here, and so is laughing."
    return [
        Found(
            "Carers of a parent who forgets", "#", about, "You both wrote about", "nights when she does not know me",
            kind="Group, open to anyone who accepts its agreements", act="Look inside",
        ),
        Found("Working nights", "#", "For people who are awake when others sleep.", "People here live with", "not sleeping"),
    ]  # fmt: skip


class ShareForm(forms.Form):
    words = forms.CharField(widget=forms.Textarea)
    wants = wants_field("What would help right now?")
    note = forms.CharField(
        label="Content note",
        required=False,
        help_text="A few words, so that readers can choose when to open it.",
    )


class JoinForm(forms.Form):
    pen_name = forms.CharField(
        label="Pen name", help_text="What others will call you. It need not be like your own name."
    )
    passphrase = forms.CharField(
        label="Passphrase",
        help_text="Four words you can remember are better than one you cannot.",
        widget=forms.PasswordInput,
    )
    phone = forms.ChoiceField(
        label="Is this phone only yours?",
        choices=[("shared", "No, or not sure"), ("mine", "Yes, only mine")],
        initial="shared",
        widget=forms.RadioSelect,
        help_text="On a shared phone we keep nothing on it.",
    )
    topics = forms.MultipleChoiceField(
        label="What have you been through?",
        required=False,
        choices=[("caring", "Caring for somebody"), ("nights", "Not sleeping"), ("grief", "Losing somebody")],
        initial=["nights"],
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(
        label="Language", choices=[("en", "English"), ("fa", "فارسی"), ("de", "Deutsch")], required=False
    )
    agreed = forms.BooleanField(label="I have read the agreements", help_text="Seven lines.")

    def clean_pen_name(self) -> str:
        """Refuses, so that the pattern book can show how an error looks."""
        raise forms.ValidationError("Somebody here already writes as Hana. Hana of the hill would be free.")
