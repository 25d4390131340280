"""A form with as many rounds as somebody wants, without a script: adding and taking out are buttons that send the form back."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from samesky.circles.scripts.written import MOST_ROUNDS

Values = dict[str, Any]
OF_A_ROUND = ("prompt", "turn", "methods")
TICKS = ("names", "floor", "share")


def typed(post: QueryDict) -> Values:
    """What stands in the form as it was sent, right or wrong."""
    values: Values = {name: post[name] for name in post}
    ticks = (*TICKS, *(named(n, "methods") for n in range(1, MOST_ROUNDS + 1)))
    return values | {name: name in post for name in ticks} | {"rounds": number_of(post)}


def number_of(values: Mapping[str, Any]) -> int:
    """How many rounds the form has."""
    text = str(values.get("rounds", ""))
    return min(int(text), MOST_ROUNDS) if text.isascii() and text.isdigit() and len(text) < 3 else 1


def named(n: int, what: str) -> str:
    """The name of a field of round `n`."""
    return f"round_{n}_{what}"


def one_more(values: Values) -> Values:
    """With an empty round at the end; with all it can have, as it is."""
    return values | {"rounds": min(number_of(values) + 1, MOST_ROUNDS)}


def without(values: Values, gone: int) -> Values:
    """Without round `gone`; those after it move up."""
    last = number_of(values)
    if not 1 <= gone <= last:
        return values
    kept = {name: value for name, value in values.items() if not name.startswith("round_")}
    stay = [n for n in range(1, last + 1) if n != gone]
    for place, n in enumerate(stay, start=1):
        for what in OF_A_ROUND:
            if named(n, what) in values:
                kept[named(place, what)] = values[named(n, what)]
    return kept | {"rounds": len(stay)}


def changed(values: Values, do: str) -> Values | None:
    """What the button `do` makes of the rounds; None when it is not a button of theirs."""
    if do == "add":
        return one_more(values)
    if do.startswith("remove-") and do[7:].isascii() and do[7:].isdigit():
        return without(values, int(do[7:][:2]))
    return None
