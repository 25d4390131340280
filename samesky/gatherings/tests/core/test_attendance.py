"""A proof of attendance: the same bytes for the same proof, and nothing in them that names a group."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samesky.gatherings.core.attendance import LONGEST_PROOF, BadProof, Proof, canonical, proof_of, read

NUMBER = bytes(range(16))
DAY = date(2026, 12, 8)


def test_what_is_signed() -> None:
    assert canonical(proof_of("Samesky Kreuzberg", DAY, 90, NUMBER, " Amara   Okoye ")) == (
        b'{"day":"2026-12-08","minutes":90,"name":"Amara Okoye","number":"000102030405060708090a0b0c0d0e0f",'
        b'"place":"Samesky Kreuzberg","version":1,"what":"attendance"}'
    )


def test_it_says_neither_group_nor_kind_nor_hour() -> None:
    said = json.loads(canonical(proof_of("Samesky", DAY, 90, NUMBER)))
    assert set(said) == {"day", "minutes", "name", "number", "place", "what", "version"}
    assert said["name"] == ""


_line = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)


@given(_line, st.dates(), st.integers(1, 1440), st.binary(min_size=16, max_size=16), _line | st.just(""))
def test_it_can_be_read_again(place: str, day: date, minutes: int, number: bytes, name: str) -> None:
    proof = proof_of(place, day, minutes, number, name)
    assert read(canonical(proof)) == proof
    assert canonical(proof).isascii()


def test_the_longest_one_can_be_read_too() -> None:
    signed = canonical(proof_of("𒀀" * 120, DAY, 1440, NUMBER, "𒀀" * 80))
    assert len(signed) < LONGEST_PROOF
    assert read(signed)


def test_two_ways_to_write_an_accent_are_one() -> None:
    assert canonical(proof_of("Cafe\u0301", DAY, 60, NUMBER)) == canonical(proof_of("Café", DAY, 60, NUMBER))


def test_names_that_need_joiners_are_kept() -> None:
    assert proof_of("Samesky", DAY, 60, NUMBER, "مهدی‌نیا").name == "مهدی‌نیا"


@pytest.mark.parametrize(
    ("place", "minutes", "number", "name"),
    [
        ("", 60, NUMBER, ""),
        ("x" * 121, 60, NUMBER, ""),
        ("Samesky", 0, NUMBER, ""),
        ("Samesky", 1441, NUMBER, ""),
        ("Samesky", 60, b"short", ""),
        ("Samesky", 60, NUMBER, "x" * 81),
        ("Samesky", 60, NUMBER, "A\u202eB"),
        ("Samesky", 60, NUMBER, "A\x00B"),
    ],
)
def test_what_cannot_be_proven_is_not(place: str, minutes: int, number: bytes, name: str) -> None:
    with pytest.raises(BadProof):
        proof_of(place, DAY, minutes, number, name)


GOOD = canonical(proof_of("Samesky", DAY, 90, NUMBER))


@pytest.mark.parametrize(
    "signed",
    [
        b"",
        b"x",
        b"\xff\xfe",
        b"null",
        b"[1]",
        b"[" * 2_900,
        GOOD + b" ",
        GOOD.replace(b'"minutes":90', b'"minutes":90.0'),
        GOOD.replace(b'"minutes":90', b'"minutes":true'),
        GOOD.replace(b'"minutes":90', b'"minutes":"90"'),
        GOOD.replace(b'"minutes":90', b'"minutes":9999'),
        GOOD.replace(b"2026-12-08", b"20261208"),
        GOOD.replace(b'"version":1', b'"version":2'),
        GOOD.replace(b'"what":"attendance"', b'"what":"x"'),
        GOOD.replace(b'"place"', b'"group":"x","place"'),
        GOOD.replace(b"Samesky", b"S" * 4_000),
    ],
)
def test_anything_else_is_no_proof(signed: bytes) -> None:
    assert read(GOOD) == Proof("Samesky", DAY, 90, NUMBER.hex())
    assert read(signed) is None
