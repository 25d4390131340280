"""The inner half of bench.start: a process of its own, with ten thousand made-up items in the public index."""

import itertools
import json
import os
import statistics
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict

from samesky.config.cli import prepare

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samesky.config.settings")
prepare("serve")

from bench.figures import Figure  # noqa: E402
from samesky.config.ready import migrate  # noqa: E402
from samesky.kit.public_items import PublicItem, PublicSource, public_sources  # noqa: E402
from samesky.matching.start import people_who_get_it, warm  # noqa: E402

ITEMS = 10_000
WHO = "my mother|my father|my brother|my son|my wife|my best friend|our baby|my neighbour|I|my sister".split(
    "|"
)
WHAT = (
    "forgets my name|cannot sleep|lost work|drinks again|is ill for years|moved to a new country|is afraid of crowds|"
    "grieves|hears voices|lives with pain|was left|owes money|cannot stop worrying|was bullied|eats too little"
).split("|")
WHEN = "at night|since spring|for ten years|after the war|since the birth|every winter|at work|alone|again".split(
    "|"
)
WISH = "I would like company|I keep bees to stay calm|walking helps me|tea and birds help|I draw|singing helps|I pray|I write".split(
    "|"
)
ASKED = (
    "My mum does not know me any more and I am so tired.",
    "I lost my job and cannot tell anyone.",
    "Three months sober, and the evenings are long.",
    "My baby cries all night and I feel nothing.",
    "I came here two years ago and still have no friends.",
)


def made_up() -> Iterable[PublicItem]:
    """Public items that read like short stories."""
    parts = itertools.islice(itertools.cycle(itertools.product(WHO, WHAT, WHEN, WISH)), ITEMS)
    for number, (who, what, when, wish) in enumerate(parts):
        words = f"{who} {what} {when}. {wish}. Come and sit with us, number {number}."
        yield PublicItem(str(number), "group", f"{who} {what}", words, "/")


def main() -> None:
    migrate()
    public_sources.add(PublicSource("bench", lambda: 1, made_up))
    begun = time.monotonic()
    warm()
    built = time.monotonic() - begun
    waits = []
    for words in ASKED * (2 if sys.argv[1] == "quick" else 10):
        begun = time.monotonic()
        found = people_who_get_it(words)
        waits.append((time.monotonic() - begun) * 1000)
        if found.nothing_close:
            raise RuntimeError("nothing was close; the measure means nothing")
    figures = [
        Figure("/start over 10,000 items: ranking with reasons", statistics.median(waits), "ms", 50.0),
        Figure("/start over 10,000 items: building the index once", built, "s"),
    ]
    print(json.dumps([asdict(figure) for figure in figures]))


if __name__ == "__main__":
    main()
