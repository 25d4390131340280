"""Backups and leaving, through the real command line on a real folder: what left stays gone, whatever is put back."""

import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from samesky.config.backup import STAMP, copies, forget_old_keys
from tests.harness.site import SAMESKY, NewSite, Site

TOLD = """
from samesky.people.models import Person
from samesky.people.keyring import make_key
from samesky.groups.models import Group, Membership
from samesky.groups.cards import write_card
from samesky.groups.models import Card
from samesky.shares import actions
from samesky.affirmations.actions import affirm
amara, ben, dara = (Person.objects.get(pen_name=name) for name in ("Amara", "Ben", "Dara"))
group = Group(joining="open", key_id=make_key(), made_by=dara, slug="carers")
write_card(group, Card("Carers", "For those who care", (), ()))
group.save()
for person in (dara, amara, ben):
    Membership.objects.create(group=group, person=person)
share = actions.say(amara, group, "HERWORDS", "ears", "HERNOTE")
reply = actions.answer(ben, share, "BENSWORDS")
affirm(amara, ben, "reply", reply.id, "HERTHANKS", about="/", room=share.room)
actions.say(amara, None, "HEROTHERWORDS", "ears")
actions.say(dara, group, "DARASWORDS", "ears")
"""
SEALED = """
import json
from samesky.people.models import Person
from samesky.people.keystore.models import DataKey
from samesky.people.sealing import key_of
from samesky.people.walking import sealed_values
amara = Person.objects.filter(pen_name="Amara").first()
hers = [[m._meta.db_table, c, pk.hex, s.hex()] for m, c, pk, s in sealed_values() if amara and key_of(s) == amara.key_id]
wrapped = DataKey.objects.filter(id=amara.key_id).first() if amara else None
print(json.dumps({"hers": hers, "key": wrapped and wrapped.id.hex, "wrapped": wrapped and bytes(wrapped.wrapped).hex()}))
"""
LEAVE = """
from samesky.people import leaving
from samesky.people.models import Person
assert leaving.finish(leaving.leave(Person.objects.get(pen_name="Amara"), WAY))
"""
TRY_EVERY_KEY = """
import json, sys
from uuid import UUID
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from samesky.people.keyring import host_keys, unwrap
from samesky.people.keystore.models import DataKey
keys = [unwrap(row) for row in DataKey.objects.all()] + [key for _, key in host_keys().pairs]
opened = 0
for table, column, pk, sealed in HERS:
    place, value = f"{table}.{column}\\n".encode() + UUID(pk).bytes, bytes.fromhex(sealed)
    for key in keys:
        try:
            AESGCM(key).decrypt(value[17:29], value[29:], place)
            opened += 1
        except InvalidTag:
            pass
print(json.dumps({"tried": len(keys), "opened": opened}))
"""
WHAT_IS_THERE = """
import json
from samesky.people.models import Person
from samesky.people.sealing import read
from samesky.people.walking import whose_key_is_gone
from samesky.shares.models import Reply, Share
from samesky.affirmations.models import Affirmation
from samesky.live.models import Event
from django.contrib.sessions.models import Session
print(json.dumps({
    "people": sorted(Person.objects.values_list("pen_name", flat=True)),
    "shares": sorted(read(share, "words") for share in Share.objects.all()),
    "replies": [read(reply, "words") for reply in Reply.objects.all()],
    "affirmations": Affirmation.objects.count(),
    "unopened": len(list(whose_key_is_gone())),
    "events": Event.objects.exclude(kind__in=["withdrawn", "gone", "revoke"]).count(),
    "sessions": Session.objects.count(),
}))
"""


@pytest.fixture
def place(new_site: NewSite) -> Site:
    """The cast, not served, with something said."""
    site = new_site(serve=False)
    site.python(TOLD)
    return site


@pytest.fixture(scope="module")
def served(live_site: Site) -> Site:
    """The cast, being served, with something said."""
    live_site.python(TOLD)
    return live_site


def ask(site: Site, code: str) -> dict[str, object]:
    answer: dict[str, object] = json.loads(site.python(code).splitlines()[-1])
    return answer


def refused(site: Site, *words: str) -> str:
    done = subprocess.run(
        [str(SAMESKY), *words], env=site.env, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stderr


@pytest.mark.parametrize("way", ["erased", "nobodys"])
def test_who_left_stays_gone_when_old_data_is_put_back(place: Site, tmp_path: Path, way: str) -> None:
    hers = ask(place, SEALED)
    assert len(hers["hers"]) > 5  # type: ignore[arg-type]
    place.samesky("backup", str(tmp_path))
    place.python(LEAVE.replace("WAY", repr(way)))
    said = place.samesky("restore", str(tmp_path), "--replace")

    assert "were erased again: 1." in said
    assert "with the keys that are here" in said
    tried = ask(place, TRY_EVERY_KEY.replace("HERS", repr(hers["hers"])))
    assert tried["opened"] == 0
    assert tried["tried"] > 9  # type: ignore[operator]
    no_file_holds(place.folder, bytes.fromhex(str(hers["wrapped"])), b"HERWORDS", b"Amara")
    there = ask(place, WHAT_IS_THERE)
    assert "Amara" not in there["people"]  # type: ignore[operator]
    assert there == there | {
        "shares": ["", "DARASWORDS"],
        "replies": ["BENSWORDS"],
        "affirmations": 0,
        "unopened": 0,
        "events": 0,
        "sessions": 0,
    }
    serving_goes_on(place)


def no_file_holds(folder: Path, *traces: bytes) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            for trace in traces:
                assert trace not in content, f"{file} still holds {trace[:20]!r}"


def serving_goes_on(place: Site) -> None:
    place.serve()
    assert "Traceback" not in place.log()


def test_the_host_key_and_readable_words_are_in_no_backup(served: Site, tmp_path: Path) -> None:
    served.samesky("backup", str(tmp_path))
    encoded = (served.folder / "host.key").read_text().split()[1]
    no_file_holds(tmp_path, encoded.encode(), b"HERWORDS", b"HERTHANKS", b"HERNOTE")
    keys = next(tmp_path.glob("keys-*"))
    wrapped = bytes.fromhex(str(ask(served, SEALED)["wrapped"]))
    assert any(holds(file, wrapped) for file in keys.iterdir())
    assert not any(holds(file, wrapped) for file in next(tmp_path.glob("data-*")).iterdir())
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.rglob("*"))


def holds(file: Path, trace: bytes) -> bool:
    content = file.read_bytes()
    return trace in content or trace.hex().encode() in content


def test_a_machine_that_was_lost_comes_back_from_both_copies_and_the_paper(
    place: Site, new_site: NewSite, tmp_path: Path
) -> None:
    paper = place.samesky("keys", "print")
    before = ask(place, WHAT_IS_THERE)
    place.samesky("backup", str(tmp_path))
    other = new_site(serve=False, cast=False)
    assert "samesky keys enter" in refused(other, "restore", str(tmp_path))
    assert "is in its place" in other.samesky(
        "keys", "enter", stdin=paper.split("keys enter")[1].strip() + "\n"
    )
    assert "were erased again: 0." in other.samesky("restore", str(tmp_path))
    assert ask(other, WHAT_IS_THERE) == before | {"events": 0}
    serving_goes_on(other)


def test_data_that_is_here_is_not_replaced_by_accident(place: Site, tmp_path: Path) -> None:
    place.samesky("backup", str(tmp_path))
    place.python(
        "from samesky.people.models import Person; Person.objects.filter(pen_name='Ivo').update(theme='dark')"
    )
    assert "--replace" in refused(place, "restore", str(tmp_path))
    assert (
        place.python(
            "from samesky.people.models import Person; print(Person.objects.get(pen_name='Ivo').theme)"
        )
        == "dark\n"
    )


def test_nothing_is_restored_under_a_place_that_is_being_served(served: Site, tmp_path: Path) -> None:
    served.samesky("backup", str(tmp_path))
    assert "Please stop samesky first" in refused(served, "restore", str(tmp_path), "--replace")


def test_what_is_no_backup_is_refused_with_a_sentence(new_site: NewSite, tmp_path: Path) -> None:
    empty = new_site(serve=False, cast=False)
    assert "There is nothing to copy here yet" in refused(empty, "backup", str(tmp_path))
    assert "There is no data-<time>" in refused(empty, "restore", str(tmp_path))
    (tmp_path / "data-here").mkdir()
    assert "is not a copy" in refused(empty, "restore", str(tmp_path), "--data", "data-here")


def test_key_copies_go_after_seven_days_and_data_stays(tmp_path: Path) -> None:
    at = datetime(2026, 11, 22, 12, tzinfo=UTC)
    for kind in ("data", "keys"):
        for days in (0, 6, 7, 8, 30):
            (tmp_path / f"{kind}-{(at - timedelta(days=days)).strftime(STAMP)}").mkdir()
    (tmp_path / "keys-of-the-house").mkdir()
    (tmp_path / ".unfinished-keys-1").mkdir()
    assert len(forget_old_keys(tmp_path, at)) == 2
    assert [(at - made).days for made, _ in copies(tmp_path, "keys")] == [7, 6, 0]
    assert len(copies(tmp_path, "data")) == 5
    assert (tmp_path / "keys-of-the-house").exists()
    assert not (tmp_path / ".unfinished-keys-1").exists()


def test_backup_says_which_old_keys_it_removed(served: Site, tmp_path: Path) -> None:
    old = tmp_path / f"keys-{(datetime.now(UTC) - timedelta(days=9)).strftime(STAMP)}"  # noqa: TID251
    old.mkdir()
    assert f"Removed: {old}" in served.samesky("backup", str(tmp_path))
    assert not old.exists()
    assert json.loads((served.folder / "last-backup.json").read_text())["folder"] == str(tmp_path)
