import json

from hypothesis import given
from hypothesis import strategies as st

from samesky.live.core import wire


@given(st.text(), st.text())
def test_nothing_in_a_payload_can_begin_another_message(kind: str, value: str) -> None:
    sent = wire.with_id("ab", wire.told(kind, "", {"turn": value}))
    lines = sent.decode().split("\n")
    assert lines[0] == "id: ab"
    assert lines[2:] == ["", ""]
    assert json.loads(lines[1].removeprefix("data: ")) == {"turn": value, "kind": kind}


def test_a_payload_cannot_pass_for_another_kind() -> None:
    assert json.loads(wire.told("reply", "replies", {"kind": "other"})[7:])["kind"] == "reply"


def test_an_end_says_why_and_when_a_plain_browser_may_come_back() -> None:
    assert wire.end("over", 60_000) == b'retry: 60000\nevent: end\ndata: {"why":"over"}\n\n'
