"""The cast: ten people who live in the tests, the rehearsal, the screenshots and the docs. Plain data, no models."""

from dataclasses import dataclass

PASSPHRASE = "same sky, different paths"
"""Signs the cast in, in a rehearsal folder only; a real folder refuses it to everybody."""


@dataclass(frozen=True)
class CastMember:
    pen_name: str
    part: str
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    own_words: str = ""


CAST = (
    CastMember(
        "Amara",
        "member",
        (),
        ("caring-for-a-parent", "memory-loss", "sleep"),
        "I look after my mother. Some nights she does not know me.",
    ),
    CastMember(
        "Ben",
        "Amara's companion",
        (),
        ("caring-for-a-parent", "working-nights"),
        "My wife's mother lives with us. I work nights, so I get the mornings.",
    ),
    CastMember(
        "Chen",
        "peer supporter",
        (),
        ("caring-for-a-parent", "losing-someone"),
        "I cared for my mum for six years. She died two years ago.",
    ),
    CastMember(
        "Dara",
        "facilitator and keeper",
        (),
        ("caring-for-a-parent", "losing-someone"),
        "I cared for my father until the end.",
    ),
    CastMember("Elif", "moderator", ("moderator",)),
    CastMember("Farid", "safeguarding lead", ("moderator", "lead")),
    CastMember("Grace", "host", ("host",)),
    CastMember("Hana", "newcomer", (), ("caring-for-a-parent",), "My dad is only at the beginning."),
    CastMember(
        "Ivo", "outsider", (), ("new-country",), "Two years here, and I still dream in the other language."
    ),
    CastMember("Jules", "blocked by Amara", (), ("caring-for-a-parent",), "I looked after both my parents."),
)
