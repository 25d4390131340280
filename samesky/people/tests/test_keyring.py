"""Unwrapped keys live as long as one request; the host's keys follow their file."""

import contextvars
import gc
import threading
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.http import HttpRequest, HttpResponse
from pytest_django import Settings

from samesky.people import hostkey, keyring
from samesky.people.hostkey import HostKeyMissing, HostKeys, fresh_pair
from samesky.people.keyring import keys_for, make_key, rewrap, ring, unwrap
from samesky.people.keystore.models import DataKey
from samesky.people.middleware import KeyringPerRequest


@pytest.fixture
def key_file(tmp_path: Path, settings: Settings) -> Path:
    """A host key in a file, as a host without settings has it."""
    settings.HOST_KEY = ""
    settings.HOST_KEY_FILE = tmp_path / "host.key"
    hostkey.make(settings.HOST_KEY_FILE)
    return tmp_path / "host.key"


def ciphers_alive() -> int:
    gc.collect()
    return sum(isinstance(thing, AESGCM) for thing in gc.get_objects())


def kept_in_ring() -> int:
    kept = keyring._ring.get()
    return len(kept) if kept is not None else 0


@pytest.mark.django_db
def test_no_unwrapped_key_outlives_a_request() -> None:
    key_id = make_key()
    seen: list[contextvars.Context] = []

    def view(request: HttpRequest) -> HttpResponse:
        keys_for([key_id])
        assert kept_in_ring() == 1
        seen.append(contextvars.copy_context())
        return HttpResponse()

    before = ciphers_alive()
    KeyringPerRequest(view)(HttpRequest())
    assert keyring._ring.get() is None
    assert seen[0].run(kept_in_ring) == 0
    assert ciphers_alive() == before


@pytest.mark.django_db
def test_keys_are_forgotten_also_when_the_page_breaks() -> None:
    key_id = make_key()

    def view(request: HttpRequest) -> HttpResponse:
        keys_for([key_id])
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        KeyringPerRequest(view)(HttpRequest())
    assert keyring._ring.get() is None


@pytest.mark.django_db
def test_outside_a_request_nothing_is_kept() -> None:
    key_id = make_key()
    keys_for([key_id])
    assert keyring._ring.get() is None


@pytest.mark.django_db
def test_two_requests_at_once_do_not_share_keys() -> None:
    key_id = make_key()
    with ring():
        keys_for([key_id])
        found: list[int] = []
        other = threading.Thread(target=lambda: found.append(kept_in_ring()))
        other.start()
        other.join()
    assert found == [0]


@pytest.mark.django_db
def test_a_running_server_follows_the_host_key_file(key_file: Path) -> None:
    key_id = make_key()
    before = unwrap(DataKey.objects.get(id=key_id))
    old = keyring.host_keys()
    both = HostKeys((fresh_pair(), *old.pairs))
    hostkey.replace(key_file, both)
    assert keyring.host_keys() == both
    rewrap(key_id)
    hostkey.replace(key_file, HostKeys(both.pairs[:1]))
    assert DataKey.objects.get(id=key_id).host_key_id == both.current()[0]
    assert unwrap(DataKey.objects.get(id=key_id)) == before


@pytest.mark.django_db
def test_a_row_read_just_before_the_old_key_went_is_read_again(key_file: Path) -> None:
    key_id = make_key()
    stale = DataKey.objects.get(id=key_id)
    both = HostKeys((fresh_pair(), *keyring.host_keys().pairs))
    hostkey.replace(key_file, both)
    rewrap(key_id)
    hostkey.replace(key_file, HostKeys(both.pairs[:1]))
    with pytest.raises(HostKeyMissing):
        unwrap(stale)
    assert keyring._unwrap_now(stale) == unwrap(DataKey.objects.get(id=key_id))


@pytest.mark.django_db
def test_a_key_made_while_a_rotation_begins_is_wrapped_by_the_new_host_key(
    key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = HostKeys((fresh_pair(), *keyring.host_keys().pairs))
    create = DataKey.objects.create

    def create_late(**columns: object) -> DataKey:
        hostkey.replace(key_file, both)
        return create(**columns)

    monkeypatch.setattr(DataKey.objects, "create", create_late)
    key_id = make_key()
    assert DataKey.objects.get(id=key_id).host_key_id == both.current()[0]


@pytest.mark.django_db
def test_a_destroyed_key_is_not_brought_back_by_a_rotation() -> None:
    key_id = make_key()
    row = DataKey.objects.get(id=key_id)
    DataKey.objects.all().delete()
    rewrap(row.id)
    assert not DataKey.objects.exists()


@pytest.mark.django_db
def test_a_host_key_of_the_same_name_that_is_another_says_so_without_bytes(key_file: Path) -> None:
    key_id = make_key()
    name = keyring.host_keys().current()[0]
    hostkey.replace(key_file, HostKeys(((name, b"another key of the same name ..."),)))
    with pytest.raises(HostKeyMissing, match=f"called {name} is not the one"):
        unwrap(DataKey.objects.get(id=key_id))


def test_the_host_key_file_is_for_its_owner_only(key_file: Path) -> None:
    assert key_file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        hostkey.make(key_file)


@pytest.mark.parametrize("text", ["", "abcd", "abcd !!!", "abcd QUJD", "a b c", "abc " + "A" * 43 + "="])
def test_what_is_not_a_host_key_is_refused_without_showing_it(text: str) -> None:
    with pytest.raises(HostKeyMissing) as error:
        hostkey.parse(text)
    assert not text or text not in str(error.value)
