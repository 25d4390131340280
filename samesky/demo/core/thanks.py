"""Whom an affirmation of the season goes to: the share, or an answer in its thread."""

from samesky.demo.core.told import ToldShare, ToldThanks


def meant_reply(share: ToldShare, thanks: ToldThanks) -> int | None:
    """The place of the reply that is thanked; None when it is the share itself.

    Whoever answered and is named in the words is meant; otherwise the share is, or by its own author whoever answered last.
    Raises LookupError when nobody else answered.
    """
    neither = {thanks.by, share.by}
    answers = [(place, reply) for place, reply in enumerate(share.replies) if reply.by not in neither]
    named = [place for place, reply in answers if reply.by in thanks.words]
    if named:
        return named[-1]
    if thanks.by != share.by:
        return None
    if not answers:
        raise LookupError(f"{share.id}: {thanks.by} thanks, but nobody else answered")
    return answers[-1][0]


def thanked(share: ToldShare, thanks: ToldThanks) -> str:
    """The pen name of whoever is thanked. Raises LookupError."""
    place = meant_reply(share, thanks)
    return share.by if place is None else share.replies[place].by
