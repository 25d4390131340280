"""A rehearsal is marked before anything is in it, says so everywhere, and cannot become a real place."""

from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from samesky.demo import marks, rules
from samesky.demo.core.reading import Broken, group_from
from samesky.demo.written import read_season
from samesky.kit import rehearsal
from samesky.kit.cast import PASSPHRASE
from samesky.people.models import Person


def test_a_new_folder_is_marked_and_holds_nothing_else(tmp_path: Path) -> None:
    marks.claim(tmp_path / "season")
    assert [file.name for file in (tmp_path / "season").iterdir()] == ["REHEARSAL"]


def test_a_folder_that_holds_anything_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(marks.NotNew, match="not empty"):
        marks.claim(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_a_rehearsal_is_not_filled_twice(tmp_path: Path) -> None:
    marks.claim(tmp_path)
    with pytest.raises(marks.NotNew, match="rehearsal already"):
        marks.claim(tmp_path)


def test_a_folder_is_given_back_when_nothing_was_written(tmp_path: Path) -> None:
    marks.claim(tmp_path)
    (tmp_path / "host.key").write_text("key")
    marks.give_back(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_a_database_with_the_mark_is_not_served_without_the_file(settings: Settings) -> None:
    rules.mark(rules.FULL)
    settings.REHEARSAL = False
    assert "cannot become a real place" in rules.why_not_served()
    settings.REHEARSAL = True
    assert rules.why_not_served() == ""


@pytest.mark.django_db
def test_a_real_database_is_not_served_with_the_file(settings: Settings) -> None:
    settings.REHEARSAL = True
    assert "passphrase" in rules.why_not_served()
    settings.REHEARSAL = False
    assert rules.why_not_served() == ""


@pytest.mark.django_db
def test_a_rehearsal_that_was_not_finished_is_not_served(settings: Settings) -> None:
    settings.REHEARSAL = True
    rules.mark()
    assert "not filled to its end" in rules.why_not_served()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.0.0.2"])
def test_a_rehearsal_is_served_on_the_loopback(settings: Settings, host: str) -> None:
    settings.REHEARSAL = True
    assert rules.why_not_here(host) == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "samesky.example", ""])
def test_a_rehearsal_is_served_nowhere_else_and_a_real_place_is(settings: Settings, host: str) -> None:
    settings.REHEARSAL = True
    assert "this machine alone" in rules.why_not_here(host)
    settings.REHEARSAL = False
    assert rules.why_not_here(host) == ""


def test_a_rehearsal_stands_behind_no_proxy(settings: Settings) -> None:
    settings.REHEARSAL, settings.BEHIND_PROXY = True, True
    assert "SAMESKY_BEHIND_PROXY" in rules.why_not_here("127.0.0.1")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/sign-in", "/join", "/groups/", "/nowhere-at-all"])
def test_every_page_of_a_rehearsal_says_so_and_no_real_page_does(
    client: Client, settings: Settings, path: str
) -> None:
    settings.REHEARSAL = True
    assert str(rehearsal.NOT_REAL) in client.get(path).content.decode()
    settings.REHEARSAL = False
    assert str(rehearsal.NOT_REAL) not in client.get(path).content.decode()


def test_the_casts_passphrase_opens_a_rehearsal_only(
    client: Client, amara: Person, settings: Settings
) -> None:
    amara.set_password(PASSPHRASE)
    amara.save()
    form = {"pen_name": "Amara", "passphrase": PASSPHRASE}
    settings.REHEARSAL = False
    client.post("/sign-in", form)
    assert "_auth_user_id" not in client.session
    settings.REHEARSAL = True
    client.post("/sign-in", form)
    assert "_auth_user_id" in client.session
    assert mail.outbox == []


def test_a_broken_file_is_said_in_a_sentence() -> None:
    with pytest.raises(Broken, match=r"hill.toml is not TOML"):
        group_from("slug = ", "hill.toml")
    with pytest.raises(Broken, match=r"hill.toml: something has no name"):
        group_from('slug = "hill"', "hill.toml")


def test_a_folder_without_a_season_is_said(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="no season"):
        read_season(tmp_path)
