"""Noticing advice, so that a reply to somebody who asked for ears alone can be looked at once more. Words only, no judgement."""

import re

ADVICE = re.compile(
    r"\b(you (should|ought to|must|need to|have to|could always|might want to)|have you (tried|thought of|considered)|"
    r"why don'?t you|why not (just|try)|just (try|stop|start|do)|try to|if i were you|my advice|what you need|it would help if you)\b",
    re.IGNORECASE,
)


def sounds_like_advice(words: str) -> bool:
    """Whether a text has one of the turns of phrase that mostly begin advice. English; wrong now and then, so it only asks."""
    return ADVICE.search(words.replace("\u2019", "'")) is not None
