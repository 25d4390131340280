"""Sealed words: known answers, and everything that must not open."""

import secrets
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from samesky.kit.ids import new_id
from samesky.people import keyring, sealing
from samesky.people.hostkey import HostKeyMissing
from samesky.people.keyring import KeyGone, destroy_key, keys_for, make_key, ring, unwrap
from samesky.people.keystore.models import DataKey
from samesky.people.models import Experience, Person
from samesky.people.sealing import HEAD, SealBroken, key_of, put, read, seal, unseal

PLACE = b"people_experience.own_words_sealed\n" + UUID(int=7).bytes
WORDS = "Some nights she does not know me."


def gcm(key: bytes, nonce: bytes, words: bytes, place: bytes) -> bytes:
    """AES-GCM by another road: the block cipher's own mode, not the one-call class our code uses."""
    cipher = Cipher(algorithms.AES(key), modes.GCM(nonce)).encryptor()
    cipher.authenticate_additional_data(place)
    return cipher.update(words) + cipher.finalize() + cipher.tag


# AES-256 cases 13, 14 and 16 of "The Galois/Counter Mode of Operation (GCM)" by McGrew and Viega, the paper that NIST
# SP 800-38D took its vectors from: key, nonce, plain text, associated data, ciphertext and tag.
LONG_KEY = "feffe9928665731c6d6a8f9467308308" * 2
LONG_ANSWER = (
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
    "76fc6ece0f4e1768cddf8853bb2d551b"
)
PAPER = [
    ("00" * 32, "00" * 12, "", "", "530f8afbc74536b9a963b4f1c4cb738b"),
    ("00" * 32, "00" * 12, "00" * 16, "", "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"),
    (
        LONG_KEY,
        "cafebabefacedbaddecaf888",
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
        "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        LONG_ANSWER,
    ),
]


@pytest.fixture
def key_id(db: None) -> UUID:
    return make_key()


@pytest.fixture
def experience(amara: Person) -> Experience:
    experience = Experience.objects.get(person=amara)
    put(experience, "own_words", WORDS, key=amara.key_id)
    experience.save()
    return experience


@pytest.mark.parametrize(("key", "nonce", "words", "place", "answer"), PAPER)
def test_the_cipher_gives_the_known_answers(
    monkeypatch: pytest.MonkeyPatch, key: str, nonce: str, words: str, place: str, answer: str
) -> None:
    key_id = new_id()
    monkeypatch.setattr(secrets, "token_bytes", lambda size: bytes.fromhex(nonce))
    monkeypatch.setattr(sealing, "keys_for", lambda ids: {key_id: AESGCM(bytes.fromhex(key))})
    sealed = seal(bytes.fromhex(words), key_id, bytes.fromhex(place))
    assert sealed == b"\x01" + key_id.bytes + bytes.fromhex(nonce) + bytes.fromhex(answer)
    assert unseal(sealed, bytes.fromhex(place)) == bytes.fromhex(words)


@given(words=st.binary(max_size=300), place=st.binary(max_size=60))
@pytest.mark.django_db
def test_what_is_sealed_is_what_the_bare_cipher_says(words: bytes, place: bytes) -> None:
    key_id = make_key()
    sealed = seal(words, key_id, place)
    data_key = unwrap(DataKey.objects.get(id=key_id))
    assert sealed[HEAD:] == gcm(data_key, sealed[17:HEAD], words, place)
    assert unseal(sealed, place) == words
    assert len(sealed) == len(words) + 45
    assert key_of(sealed) == key_id


def test_a_data_key_is_wrapped_by_the_host_key_and_tied_to_its_id(key_id: UUID) -> None:
    row = DataKey.objects.get(id=key_id)
    host = keyring.host_keys().by_id(row.host_key_id)
    blob = bytes(row.wrapped)
    assert blob[12:] == gcm(host, blob[:12], unwrap(row), key_id.bytes)
    row.id = new_id()
    with pytest.raises(HostKeyMissing):
        unwrap(row)


@given(st.data())
@pytest.mark.django_db
def test_one_changed_bit_anywhere_and_it_does_not_open(data: st.DataObject) -> None:
    sealed = bytearray(seal(WORDS.encode(), make_key(), PLACE))
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((SealBroken, KeyGone)):
        unseal(bytes(sealed), PLACE)


@given(st.integers(0, 77))
@pytest.mark.django_db
def test_a_piece_of_it_does_not_open(kept: int) -> None:
    sealed = seal(WORDS.encode(), make_key(), PLACE)
    with pytest.raises((SealBroken, KeyGone)):
        unseal(sealed[: min(kept, len(sealed) - 1)], PLACE)


@pytest.mark.parametrize(
    "place",
    [
        b"shares_share.words_sealed\n" + UUID(int=7).bytes,
        b"people_experience.topics_sealed\n" + UUID(int=7).bytes,
        b"people_experience.own_words_sealed\n" + UUID(int=8).bytes,
        b"",
    ],
    ids=["another table", "another column", "another row", "nowhere"],
)
def test_it_opens_in_its_own_place_only(key_id: UUID, place: bytes) -> None:
    sealed = seal(WORDS.encode(), key_id, PLACE)
    assert unseal(sealed, PLACE).decode() == WORDS
    with pytest.raises(SealBroken):
        unseal(sealed, place)


def test_words_moved_to_another_column_or_row_do_not_open(experience: Experience, chen: Person) -> None:
    experience.topics_sealed = experience.own_words_sealed
    with pytest.raises(SealBroken):
        read(experience, "topics")
    theirs = Experience.objects.get(person=chen)
    theirs.own_words_sealed = experience.own_words_sealed
    with pytest.raises(SealBroken):
        read(theirs, "own_words")
    assert read(experience, "own_words") == WORDS


def test_nothing_opens_once_the_key_is_destroyed(experience: Experience, amara: Person) -> None:
    with ring():
        assert read(experience, "own_words") == WORDS
        destroy_key(amara.key_id)
        with pytest.raises(KeyGone):
            read(experience, "own_words")


def test_an_error_carries_no_words_and_no_bytes(experience: Experience) -> None:
    experience.topics_sealed = experience.own_words_sealed
    with pytest.raises(SealBroken) as error:
        read(experience, "topics")
    assert str(error.value) == "people_experience.topics_sealed"


def test_the_same_words_never_look_the_same(key_id: UUID) -> None:
    with ring():
        sealed = {seal(WORDS.encode(), key_id, PLACE) for _ in range(2000)}
    assert len({value[17:HEAD] for value in sealed}) == 2000
    assert len({value[HEAD:] for value in sealed}) == 2000


def test_inside_a_ring_a_key_is_unwrapped_once(key_id: UUID) -> None:
    with ring():
        first = keys_for([key_id])[key_id]
        assert keys_for([key_id])[key_id] is first
    assert keys_for([key_id])[key_id] is not first


def test_chance_is_asked_for_every_nonce(key_id: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(size: int) -> bytes:
        asked.append(size)
        return bytes(size)

    monkeypatch.setattr(secrets, "token_bytes", counted)
    seal(b"one", key_id, PLACE)
    seal(b"two", key_id, PLACE)
    assert asked == [12, 12]
