"""Runs alone in a process of bench.matching and prints one JSON object: what finding people who get it costs among 10,000 items."""

import json
import os
import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

import django
import psutil

if TYPE_CHECKING:
    from samesky.kit.public_items import PublicItem
    from samesky.matching.core.topics import Topic

WORDS = (
    "My mother has dementia and last night she did not know me. I am so tired, my brother does not help, "
    "and nobody at work understands why I am late again."
)


def main(count: int, rounds: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
    django.setup()
    from samesky.kit.public_items import PublicSource
    from samesky.matching import index
    from samesky.matching.start import people_who_get_it

    before = _megabytes()
    items = _items(2)
    index.public = index.Index([PublicSource("bench", lambda: len(items), lambda: items)])
    people_who_get_it(WORDS)
    model = _megabytes() - before
    items = _items(count)
    begun = time.process_time()
    index.public.now()
    built = time.process_time() - begun
    people_who_get_it(WORDS)
    shelf = _megabytes() - before - model
    plain = [_asked(WORDS, ()) for _ in range(rounds)]
    ruled = [_asked(WORDS, ("losing-a-pet",)) for _ in range(rounds)]
    found = {"asked": statistics.median(plain), "ruled": statistics.median(ruled), "built": built}
    print(json.dumps(found | {"model": model, "shelf": shelf}))


def _items(count: int) -> "list[PublicItem]":
    """Made-up groups from the shipped topics, each text its own."""
    from samesky.kit.public_items import PublicItem
    from samesky.matching.through import shipped_topics

    chance, topics = random.Random(7), shipped_topics()
    return [
        PublicItem(
            str(n), "group", f"Group {n}", _text(chance, topics), f"/groups/{n}/", (topics[n % 62].slug,)
        )
        for n in range(count)
    ]


def _text(chance: random.Random, topics: "list[Topic]") -> str:
    return " ".join(
        f"{topic.about}. Here we speak of {chance.choice(topic.words)} and {chance.choice(topic.words)}, and nobody hurries."
        for topic in chance.sample(topics, 3)
    )


def _asked(words: str, avoid: tuple[str, ...]) -> float:
    """Milliseconds of processor time for one asking, reasons included."""
    from samesky.matching.start import people_who_get_it

    begun = time.process_time()
    people_who_get_it(words, avoid=avoid)
    return (time.process_time() - begun) * 1000


def _megabytes() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
