"""People who get it: what `/start` shows somebody who wrote a few words and has no account.

The words are read here and let go: nothing of them stays in an address, a session, a cache, a log or this module. Numbers are imported
when first needed, so that a server that nobody has asked yet stays small.
"""

from collections.abc import Collection
from dataclasses import dataclass

from samesky.matching.wording import Part


@dataclass(frozen=True)
class FoundMatch:
    """One public thing to suggest, and why, in parts: show the reason before the title."""

    title: str
    url: str
    kind: str
    text: str
    reason: tuple[Part, ...]
    closeness: float


@dataclass(frozen=True)
class Found:
    """What is close, closest first; or, said plainly, that nothing is."""

    matches: tuple[FoundMatch, ...]

    @property
    def nothing_close(self) -> bool:
        return not self.matches


def people_who_get_it(
    words: str,
    k: int = 6,
    *,
    chosen: Collection[str] = (),
    avoid: Collection[str] = (),
    languages: Collection[str] = (),
) -> Found:
    """At most `k` public groups, gatherings and stories close to `words`.

    chosen: slugs of topics picked from the list, which count beside the words. avoid: slugs that must not appear.
    languages: codes the reader reads; none means any. Any text is welcome, an empty one finds nothing unless topics were chosen.
    """
    from samesky.matching.core.ranking import Rules
    from samesky.matching.index import public
    from samesky.matching.shelves import rank
    from samesky.matching.through import chosen_words, looking
    from samesky.matching.wording import parts

    now = public.now()
    topics = frozenset(chosen)
    asked = words if words.strip() else chosen_words(topics)
    rules = Rules(frozenset(avoid), frozenset(languages))
    found = []
    for match in rank(asked, now.things, rules, k, chosen=topics):
        item = now.items[match.item_id]
        reason = parts(match.reason, looking().name_of(match.reason.topic))
        found.append(FoundMatch(item.title, item.url, item.kind, item.text, reason, match.closeness))
    return Found(tuple(found))


def warm() -> None:
    """Load the model and build the index now, for example in a thread after the start, so that the first visitor does not wait."""
    from samesky.matching.index import public
    from samesky.matching.through import looking

    looking()
    public.now()
