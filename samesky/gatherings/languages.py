"""Languages that a gathering can be held in: by the two letters of ISO 639-1, each under its own name."""

from functools import cache

from django.conf.locale import LANG_INFO

ALSO = {
    "am": "አማርኛ",
    "eu": "euskara",
    "km": "ខ្មែរ",
    "ku": "Kurdî",
    "mn": "Монгол",
    "pa": "ਪੰਜਾਬੀ",
    "ps": "پښتو",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "tl": "Tagalog",
    "zh": "中文",
    "zu": "isiZulu",
}
"""What Django's list does not have, or has under an English name."""


@cache
def languages() -> dict[str, str]:
    """Code -> its own name, sorted by that name."""
    names = {
        code: str(info["name_local"])
        for code, info in LANG_INFO.items()
        if len(code) == 2 and "name_local" in info
    }
    return dict(sorted((names | ALSO).items(), key=lambda pair: pair[1].casefold()))


def language_names(codes: str) -> list[str]:
    """Of codes parted by commas, the names that are known."""
    known = languages()
    return [known[code] for code in codes.split(",") if code in known]
