"""Somebody's own copy: whole, theirs only, safe to open, and never gathered in one place."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from samesky.kit.clock import now
from samesky.kit.leaving import Exporter, exporters
from samesky.people import export
from samesky.people.keyring import ring
from samesky.people.models import Block, Person
from tests.harness.people import ClientOf

HOSTILE = "<script>alert('x')</script> & \u202eback \u200b \x07 \U0001f642 \"quoted\""


def opened(content: bytes) -> tuple[dict[str, Any], str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == ["my-copy.html", "my-copy.json"]
        return json.loads(archive.read("my-copy.json")), archive.read("my-copy.html").decode()


def copy_of(person: Person) -> tuple[dict[str, Any], str]:
    return opened(b"".join(export.copy_of(person.pk, now())))


@pytest.fixture
def one_exporter(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A single app that hands over these rows."""
    rows: list[dict[str, Any]] = []
    monkeypatch.setattr(export, "exporters", [Exporter("Mine", lambda person_id: iter(rows))])
    return rows


def test_the_copy_is_sent_under_a_neutral_name_and_kept_by_nobody(amara: Person, client_of: ClientOf) -> None:
    client = client_of(amara)
    assert "no-store" in client.get("/me/export")["Cache-Control"]
    answer = client.post("/me/export")
    assert answer["Content-Disposition"] == 'attachment; filename="my-copy.zip"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Type"] == "application/zip"
    told, page = opened(b"".join(answer))
    assert told["About me"][0]["pen name"] == "Amara"
    assert "Some nights she does not know me." in page


@pytest.mark.django_db
def test_a_visitor_gets_no_copy(client: Client) -> None:
    assert client.post("/me/export").status_code == 302


def test_every_app_that_registered_is_in_it(amara: Person) -> None:
    told, page = copy_of(amara)
    assert set(told) == {"made"} | {exporter.title for exporter in exporters}
    assert all(exporter.title in page for exporter in exporters)


def test_whom_others_keep_apart_from_is_not_in_it(amara: Person, ben: Person) -> None:
    Block.objects.create(by=ben, of=amara)
    told, page = copy_of(amara)
    assert "Ben" not in page + json.dumps(told)


def test_nothing_in_the_page_runs(amara: Person, one_exporter: list[dict[str, Any]]) -> None:
    one_exporter.append({HOSTILE: HOSTILE, "list": [HOSTILE]})
    told, page = copy_of(amara)
    assert "<script" not in page
    assert "http" not in page
    assert "&lt;script&gt;" in page
    assert told["Mine"] == [{HOSTILE: HOSTILE, "list": [HOSTILE]}]


@given(
    st.lists(st.dictionaries(st.text(min_size=1, max_size=20), st.text(max_size=200), max_size=4), max_size=8)
)
@pytest.mark.django_db
def test_whatever_people_write_comes_back_as_it_was(rows: list[dict[str, str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "exporters", [Exporter("Mine", lambda person_id: rows)])
        told, page = opened(b"".join(export.copy_of(UUID(int=1), now())))
    assert told["Mine"] == rows
    assert page.count("<article>") == len(rows)


def test_a_long_life_is_never_in_memory_at_once(amara: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    def many(person_id: UUID) -> Iterator[dict[str, Any]]:
        return ({"words": f"{number} {'long words ' * 400}"} for number in range(5000))

    monkeypatch.setattr(export, "exporters", [Exporter("Mine", many)])
    tracemalloc.start()
    size = sum(len(piece) for piece in export.copy_of(amara.pk, now()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 100_000
    assert peak < 6_000_000, "5,000 shares of 4,400 letters are 22 MB"


def test_between_two_pieces_no_key_is_held(amara: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from samesky.people import keyring

    inside: list[bool] = []

    def rows(person_id: UUID) -> Iterator[dict[str, Any]]:
        for number in range(3):
            inside.append(keyring._ring.get() is not None)
            yield {"number": number}

    monkeypatch.setattr(export, "A_FEW", 1)
    monkeypatch.setattr(export, "A_PIECE", 1)
    monkeypatch.setattr(export, "exporters", [Exporter("Mine", rows)])
    for _ in export.copy_of(amara.pk, now()):
        assert keyring._ring.get() is None
    assert inside == [True] * 6
    with ring():
        assert keyring._ring.get() == {}
