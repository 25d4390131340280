"""Every page can be said in another language. What people wrote, the host's topics and the four ready words stay as they are."""

import re
import tomllib

import pytest
from django.template.loader import render_to_string
from django.test import Client

from samesky.circles.forms.opening import usual
from samesky.circles.practice.reading import characters
from samesky.circles.scripts.jar import cards
from samesky.circles.scripts.shipped import shipped
from samesky.gatherings.core.when import zones
from samesky.gatherings.languages import languages
from samesky.kit.cast import CAST
from samesky.people.models import Topic
from samesky.people.topics import FILE
from tests.access import table, things
from tests.access.world import AUDIENCES, World
from tests.translating.pseudo import LANGUAGE, other_letters, spoken
from tests.translating.reading import left_in_english

WRITTEN = (
    *("Samesky", "UTC", "Nadia", "Oskar", *filter(None, AUDIENCES.values())),
    *("Carers, ", "an open group", "a group on request", "a group by invitation", ", of others"),
    *(
        "For whoever knows this.",
        "We speak from our own life.",
        "She asked me who I was.",
        "I am here.",
        "I am with you.",
        "I know that light.",
        "May I?",
        *("Sunday coffee", "Is the kettle on?", "Warm socks", "Put them on.", "When it is late."),
    ),
    *("Tuesday circle", "Leith", "Hill Road 5", "Walk and talk"),
    "Meetings Feed",  # a name by which other software finds a feed
    *("A line", "always", "a phone", "phone"),
)
"""What people wrote in the world of the access table."""
FOUR_WORDS = re.compile(r"(?<=data-four-words>)[^<]*")


def _written() -> list[str]:
    topics = [words for topic in Topic.objects.all() for words in (topic.name, topic.about)]
    areas = [area["name"] for area in tomllib.loads(FILE.read_text())["area"]]
    return [
        *WRITTEN,
        *_scripts(),
        *cards(),
        *topics,
        *areas,
        *_places_and_tongues(),
        *(member.own_words for member in CAST if member.own_words),
    ]


def _places_and_tongues() -> list[str]:
    """Time zones by their name in the database and by their city, and languages by their own names."""
    named = [zone.replace("_", " ") for zone in zones()]
    return sorted(
        {*named, *(name.rpartition("/")[2] for name in named), *languages().values()}, key=len, reverse=True
    )


def _scripts() -> list[str]:
    """Words of the scripts that ship, each translated as a whole in a folder of its language; and those of the world's own."""
    words = []
    for written in (usual("circle"), usual("workshop"), *(one.written for one in shipped())):
        lines = [*written.welcome.splitlines(), *written.closing.splitlines(), *written.agreements]
        words += [written.title, *lines, *(part.prompt for part in written.parts)]
    words += [said for one in characters() for said in (one.name, one.about)]
    return [line for line in [*words, *(one.about for one in shipped())] if line.strip()]


def test_every_page_speaks_another_language(world: World) -> None:
    written = _written()
    unmarked: dict[str, str] = {}
    for audience in ("visitor", "author", "facilitator", "lead", "host"):
        client = world.client(audience)
        for line in table.lines():
            if line.method != "GET" or line.route in table.BESIDE_DJANGO:
                continue
            with spoken():
                answer = client.get(things.address_of(world, line.route, line.thing))
            if answer.get("Content-Type", "").startswith("text/html"):
                page = FOUR_WORDS.sub("", answer.content.decode())
                assert f'<html lang="{LANGUAGE}"' in page or "<html" not in page, line.route
                unmarked |= dict.fromkeys(left_in_english(page, written=written), line.route)
    assert not unmarked, list(unmarked.items())


def test_pages_that_say_what_went_wrong_speak_it_too(world: World) -> None:
    client = Client(raise_request_exception=False)
    with spoken():
        pages = [
            client.get("/there/is/no/such/page"),
            client.post("/join", {"pen_name": "A", "passphrase": "short"}),
        ]
        pages += [
            client.post("/report", {"words": ""}),
            client.post("/sign-in", {"login": "Ivo", "password": "no"}),
        ]
    unmarked = [
        text
        for page in pages
        for text in left_in_english(FOUR_WORDS.sub("", page.content.decode()), written=_written())
    ]
    assert {page.status_code for page in pages} <= {200, 404, 422}
    assert not unmarked


def test_words_that_were_not_marked_are_found() -> None:
    page = '<p>Ħęłłø Amara</p><button aria-label="Close">×</button><p>Nobody answered.</p><code>abc</code>'
    assert list(left_in_english(page, written=["Amara"])) == ["Close", "Nobody answered."]


def test_names_tags_and_numbers_keep_their_place() -> None:
    assert other_letters("%(name)s: <b>we</b> %d&nbsp;{place}") == "%(name)s: <b>ŵę</b> %d&nbsp;{place}"


@pytest.mark.parametrize("page", ["web/errors/broken.html", "safety/help_bare.html", "design/exit.html"])
def test_pages_for_bad_moments_say_their_language(page: str) -> None:
    with spoken():
        said = render_to_string(page, {"place": "Samesky"})
    assert f'<html lang="{LANGUAGE}"' in said
    assert not list(left_in_english(said, written=["Samesky"]))


@pytest.mark.parametrize("letter", ["confirm", "way_back"])
def test_letters_speak_it_too(letter: str) -> None:
    with spoken():
        said = render_to_string(f"people/letters/{letter}.txt", {"link": "<code>/way-back</code>"})
    assert not list(left_in_english(said, written=[]))
