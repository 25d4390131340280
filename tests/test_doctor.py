"""The doctor, and the host key on paper: plain sentences, what to do, and no secret ever."""

import json
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from samesky.config import backup, doctor, wellness
from samesky.config.options import OPTIONS
from samesky.kit import wellness as kit_wellness
from samesky.kit.clock import now
from samesky.kit.wellness import Unwell
from samesky.people import hostkey, printing
from samesky.people.hostkey import HostKeyMissing, HostKeys, fresh_pair
from samesky.people.models import Person
from tests.harness.site import SAMESKY, NewSite, Site


def run(site: Site, *words: str, **env: str) -> tuple[int, str]:
    done = subprocess.run(
        [str(SAMESKY), *words], env=site.env | env, capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout + done.stderr


def what(found: object) -> str:
    return "\n".join(unwell.what for unwell in found)  # type: ignore[attr-defined]


@pytest.fixture
def house(settings: Settings, tmp_path: Path) -> Path:
    """A data folder with a host key in it."""
    settings.DATA_DIR, settings.HOST_KEY, settings.HOST_KEY_FILE = tmp_path, "", tmp_path / "host.key"
    hostkey.make(settings.HOST_KEY_FILE)
    tmp_path.chmod(0o700)
    return tmp_path


def test_the_doctor_lists_every_setting_and_shows_no_secret(new_site: NewSite) -> None:
    site = new_site(serve=False, cast=False)
    secret = "user:sesame-open@mail.example.org"
    code, said = run(site, "doctor", SAMESKY_EMAIL_URL=f"smtp://{secret}", SAMESKY_NMAE="Haven")
    assert code == 1
    assert all(f"{option.name} = " in said for option in OPTIONS)
    assert "SAMESKY_EMAIL_URL = (set, not shown)" in said
    assert "sesame" not in said
    assert "SAMESKY_NMAE is set, and nothing here is called that." in said
    assert "There is no usable host key" in said


def test_a_place_in_good_order_is_well(new_site: NewSite) -> None:
    site = new_site(serve=False)
    site.folder.chmod(0o700)
    encoded = (site.folder / "host.key").read_text().split()[1]
    code, said = run(site, "doctor")
    assert "never printed" in said
    assert encoded not in said
    assert "No backup was ever made." in said
    assert encoded[:4] in site.samesky("keys", "print")
    site.samesky("backup", str(site.folder / "elsewhere"))
    code, said = run(site, "doctor")
    assert "host key" not in said.split("SAMESKY_RATE_LIMITS")[1]
    assert "backup" not in said.split("SAMESKY_RATE_LIMITS")[1]
    assert code == 0, said


def test_before_opening_the_doctor_asks_and_says_that_it_cannot_check(new_site: NewSite) -> None:
    code, said = run(new_site(serve=False, cast=False), "doctor", "--open")
    assert code == 0
    assert all(question in said for question in doctor.BEFORE_OPENING)
    assert "This is a list, not a check" in said


def test_a_host_key_others_can_read_is_told_of(house: Path, db: None) -> None:
    (house / "host.key").chmod(0o644)
    assert "Others on this machine can read the host key." in what(wellness.host_key())
    (house / "host.key").chmod(0o600)
    assert "Others" not in what(wellness.host_key())


def test_a_missing_or_foreign_host_key_is_told_of(amara: Person, house: Path) -> None:
    assert "Some data keys were wrapped by a host key that is not here" in what(wellness.host_key())
    (house / "host.key").unlink()
    assert "There is no usable host key" in what(wellness.host_key())
    (house / "host.key").write_text("nonsense")
    assert "cannot be read" in what(wellness.host_key())


def test_a_rotation_that_broke_off_is_told_of(house: Path, db: None) -> None:
    keys = hostkey.parse((house / "host.key").read_text())
    hostkey.replace(house / "host.key", HostKeys((fresh_pair(), *keys.pairs)))
    assert "A rotation of the host key is not finished." in what(wellness.host_key())


def test_plain_http_for_others_is_told_of(settings: Settings) -> None:
    settings.ADDRESSES, settings.HTTPS = ["http://127.0.0.1:8000", "http://samesky.example.org"], False
    assert what(wellness.doors()) == (
        "http://samesky.example.org is not https: passphrases and words could be read on the way."
    )


def test_old_backups_and_old_copies_of_keys_are_told_of(house: Path, tmp_path: Path) -> None:
    at = now() - timedelta(days=9)
    (tmp_path / f"keys-{at.strftime(backup.STAMP)}").mkdir()
    (house / backup.NOTE).write_text(json.dumps({"at": at.isoformat(), "folder": str(tmp_path)}))
    found = what(wellness.backups())
    assert "The last backup is of" in found
    assert "There are copies of keys older than seven days." in found


def test_one_side_that_breaks_does_not_hide_the_others(
    house: Path, db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks() -> list[Unwell]:
        raise RuntimeError("nobody needs to know this")

    def unwell() -> list[Unwell]:
        return [Unwell("The lamp is out.", "Light it.")]

    monkeypatch.setattr(kit_wellness.looks, "_things", [breaks, unwell])
    assert doctor._report(doctor._found()) == 1
    said = capsys.readouterr().out
    assert "The lamp is out." in said
    assert "'breaks' failed (RuntimeError)" in said
    assert "nobody needs" not in said


def test_what_stands_on_the_paper_can_be_typed_in_again() -> None:
    keys = HostKeys((fresh_pair(), fresh_pair()))
    paper = printing.on_paper(keys)
    assert printing.from_paper(paper) == HostKeys(keys.pairs[:1])
    assert printing.from_paper(paper.replace("\n", " ")) == HostKeys(keys.pairs[:1])


@pytest.mark.parametrize("slip", ["swap", "short", "no check", "nothing"])
def test_a_slip_of_the_pen_is_noticed(slip: str) -> None:
    name, one, two, check = printing.on_paper(HostKeys((("abcd", bytes(range(32))),))).splitlines()
    typed = {
        "swap": f"{name}\n{two}\n{one}\n{check}",
        "short": f"{name}\n{one}\n{check}",
        "no check": f"{name}\n{one}\n{two}",
        "nothing": "",
    }[slip]
    with pytest.raises(HostKeyMissing):
        printing.from_paper(typed)


def test_the_note_that_it_was_printed_holds_no_key(house: Path) -> None:
    keys = hostkey.parse((house / "host.key").read_text())
    printing.note(house, keys)
    assert (house / printing.NOTE).read_text() == f"{keys.current()[0]}\n"
    assert printing.was_printed(house, keys)
    assert not printing.was_printed(house, HostKeys((fresh_pair(),)))


def test_a_host_key_in_the_environment_is_rotated_by_its_owner(new_site: NewSite) -> None:
    first = HostKeys((fresh_pair(),)).as_text().strip()
    site = new_site(serve=False, SAMESKY_HOST_KEY=first)
    code, said = run(site, "keys", "rotate")
    assert code == 0
    assert "In this order" in said
    both = next(line for line in said.splitlines() if first in line)
    assert len(both.split(",")) == 2
    assert both.endswith(first)
    code, said = run(site, "keys", "rotate", SAMESKY_HOST_KEY=both)
    assert "data keys are wrapped by the first entry" in said
    words = "from samesky.people.models import Experience\nfrom samesky.people.sealing import read\n"
    site.env["SAMESKY_HOST_KEY"] = both.split(",")[0]
    assert (
        site.python(
            words + "print(len([read(one, 'own_words') for one in Experience.objects.all()]))"
        ).strip()
        != "0"
    )
    assert not (site.folder / "host.key").exists()
