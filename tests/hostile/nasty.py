"""What is thrown at every box, and what must never be seen to come of it."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from hypothesis import strategies as st

from tests.hostile.pages import Read, is_page

MARK = "zanzibarwords"
"""In every text: if it turns up in a log or an address, words did."""

TEXTS = (
    f'{MARK}"><hostile-tag onx=1>',
    f"{MARK}</textarea></script><hostile-tag>",
    f"{MARK} {{{{ 71828|add:1 }}}} {{% debug %}} {{% include 'x' %}}",
    f"{MARK}\u202egnirts\u2066\u200b\u200d\ufeff\u00ad",
    f"{MARK}\x00\x01\x1b[31m\x7f\x85",
    f"{MARK}'; DROP TABLE people_person; -- \\' OR 1=1",
    f"{MARK}\r\nSet-Cookie: hostile=1\r\nLocation: https://evil.example/\r\n\r\n<hostile-tag>",
    f"{MARK} 👩‍👩‍👧‍👦🏳️‍🌈 \U0010ffff\ufffe İı ß ﷺ é e\u0301",
    MARK * 150,
    f"{MARK} %s %n %(x)s {{0}} {{0.__class__}} ${{x}}",
    f"//evil.example/{MARK}",
    f"https:evil.example/{MARK}",
    f"/\\evil.example/{MARK}",
    f"javascript:alert('{MARK}')",
    f"{MARK}@{MARK}.example",
)
ODD = (
    "",
    " ",
    "0",
    "-1",
    "1e309",
    "99999999999999999999999",
    "0001-01-01",
    "9999-12-31",
    "25:61",
    "on",
    "[]",
    "{}",
    "null",
    "../../etc/passwd",
)
ONWARD = (
    "//evil.example", "///evil.example", "https:evil.example", "https:///evil.example", "http://evil.example",
    "\\\\evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example", "/\n/evil.example", "\x00//evil.example",
    "javascript:alert(1)", "data:text/html,x", "//evil.example\\@testserver", "https://testserver@evil.example",
    "/today\r\nSet-Cookie: hostile=1", "%2F%2Fevil.example", "/%0d%0aSet-Cookie:%20hostile=1", "/;@evil.example",
    " //evil.example", "\u2028//evil.example", "/.//evil.example", "／／evil.example",
)  # fmt: skip

anything = st.one_of(
    st.sampled_from(TEXTS),
    st.sampled_from(ODD),
    st.sampled_from(ONWARD),
    st.text(max_size=80),
    st.text(alphabet=st.characters(categories=["Cc", "Cf", "Mn", "So", "Co", "Cn"]), max_size=20),
)

KIND = {200, 204, 302, 304, 400, 401, 403, 404, 405, 413, 422, 429}
"""Every status that is an answer. 500 is none."""


def as_sent(text: str) -> str:
    """What a browser can send of it: no lone surrogates (tests.hostile.test_raw sends those as bytes)."""
    return text.encode("utf-8", "replace").decode()


def comes_to_no_harm(answer: Any, what: object) -> None:
    """Assert that nothing of TEXTS works as anything but text."""
    assert answer.status_code in KIND, (what, answer.status_code)
    _leads_nowhere_else(answer, what)
    for name, value in answer.items():
        assert "\r" not in value, (what, name)
        assert "\n" not in value, (what, name)
        assert MARK not in value or _of_a_listed_group(name, value), (what, name)
    assert "hostile" not in answer.cookies, what
    if is_page(answer):
        page = answer.content.decode()
        read = Read(page, "")
        assert not [tag for tag in read.tags if tag.name.startswith("hostile")], what
        assert "71829" not in page, what
        assert MARK not in read.title, what
        assert not [tag for tag in read.tags if _runs(tag.attributes)], what


def _of_a_listed_group(name: str, value: str) -> bool:
    """The one address that is made of words: those a group is listed under, for anybody to read."""
    return name == "Location" and re.fullmatch(r"/groups/[-\w]+/", value) is not None


def _leads_nowhere_else(answer: HttpResponse, what: object) -> None:
    """Read as a browser reads it: tabs and line breaks are dropped, a backslash is a slash."""
    place = re.sub(r"[\t\r\n]", "", str(answer.get("Location", "/"))).strip("\x00 ").replace("\\", "/")
    whole = urlsplit(urljoin("http://testserver/me/here", place))
    assert (whole.scheme, whole.netloc) == ("http", "testserver"), (what, place)


def _runs(attributes: dict[str, str]) -> bool:
    return "onx" in attributes or any(
        value.strip().lower().startswith("javascript:")
        for name, value in attributes.items()
        if name in {"href", "src", "action"}
    )
