"""`samesky demo` as a person at the keyboard meets it: filled, served on this machine, and a rehearsal for good."""

import http.cookiejar
import re
import subprocess
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from samesky.kit.cast import PASSPHRASE
from tests.harness.site import SAMESKY, NewSite, Site


def tried(site: Site, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """A command that is expected to refuse."""
    return subprocess.run(
        [str(SAMESKY), *words], env=site.env | env, capture_output=True, text=True, timeout=60, check=False
    )


def today_of(site: Site, pen_name: str) -> str:
    """What somebody reads after signing in with the passphrase of all."""
    visitor = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = visitor.open(f"{site.url}/sign-in", timeout=20).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    form = {"pen_name": pen_name, "passphrase": PASSPHRASE, "csrfmiddlewaretoken": token[1]}
    answer = visitor.open(f"{site.url}/sign-in", urlencode(form).encode(), timeout=20)
    assert answer.url.endswith("/today")
    return str(answer.read().decode())


@pytest.fixture
def rehearsal(new_site: NewSite) -> Site:
    """A place of its own with the whole season in it, not served yet."""
    site = new_site(serve=False, cast=False)
    assert "same sky, different paths" in site.samesky("demo", "--people", "230")
    return site


def test_a_rehearsal_is_walked_around_in_and_never_becomes_real(rehearsal: Site, tmp_path: Path) -> None:
    assert (
        rehearsal.python("from samesky.people.models import Person; print(Person.objects.count())") == "230\n"
    )
    rehearsal.serve()
    page = today_of(rehearsal, "Amara")
    assert "Rehearsal: these people are not real" in page
    assert "Carers of a parent who forgets" in page
    rehearsal.stop()

    again = tried(rehearsal, "demo")
    assert (again.returncode, "holds a rehearsal already" in again.stderr) == (2, True)
    everywhere = tried(rehearsal, "serve", "--host", "0.0.0.0")
    assert (everywhere.returncode, "this machine alone" in everywhere.stderr) == (1, True)

    (rehearsal.folder / "REHEARSAL").unlink()
    made_real = tried(rehearsal, "serve")
    assert (made_real.returncode, "cannot become a real place" in made_real.stderr) == (1, True)
    into_another = tried(
        rehearsal, "demo", SAMESKY_DATA_DIR=str(tmp_path / "new"), **_same_database(rehearsal)
    )
    assert (into_another.returncode, "holds something already" in into_another.stderr) == (2, True)
    assert list((tmp_path / "new").iterdir()) == []


def _same_database(site: Site) -> dict[str, str]:
    """On SQLite, by name; on PostgreSQL the address is in the environment already."""
    file = site.folder / "samesky.sqlite3"
    return {"SAMESKY_DATABASE_URL": f"sqlite:///{file}"} if file.exists() else {}


def test_words_that_cannot_be_used_leave_nothing_behind(new_site: NewSite, tmp_path: Path) -> None:
    site = new_site(serve=False, cast=False)
    for word in ("tomorrow", "2999-01-01"):
        refused = tried(site, "demo", "--end", word)
        assert (refused.returncode, f"--end {word}" in refused.stderr) == (2, True)
    assert list(site.folder.iterdir()) == []


def test_a_real_folder_is_left_alone(new_site: NewSite) -> None:
    site = new_site(serve=False)
    before = {file.name for file in site.folder.iterdir()}
    refused = tried(site, "demo")
    assert (refused.returncode, "is not empty" in refused.stderr) == (2, True)
    assert {file.name for file in site.folder.iterdir()} == before
