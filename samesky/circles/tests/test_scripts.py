"""Scripts: those that ship can be kept by the core, a change loses no older version, and only keepers read them."""

from pathlib import Path

import pytest
from django.utils import translation

from samesky.circles.actions.keepers import let_keep
from samesky.circles.actions.scripts import (
    NotYours,
    change_script,
    keep_script,
    share_script,
    withdraw_script,
)
from samesky.circles.forms.opening import OpeningForm, showing, usual
from samesky.circles.models import Script, ScriptVersion
from samesky.circles.queries.scripts import scripts_for, versions_of
from samesky.circles.scripts import shipped as shipping
from samesky.circles.scripts.reading import BadScript, script_from
from samesky.circles.scripts.shipped import ORDER, shipped
from samesky.circles.scripts.written import Written, from_json, to_json
from samesky.groups.models import Group
from samesky.kit.leaving import erasers, exporters
from samesky.people.models import Person
from tests.harness.people import ClientOf

FIRST = (shipping.FOLDER / "en" / "first-circle.toml").read_text()


def test_six_ship_and_each_can_be_opened_as_it_is() -> None:
    assert len(shipped()) == 6
    for one in shipped():
        assert len(one.written.plan().phases) == len(one.written.card().prompts)
        assert OpeningForm(showing(one.written)).is_valid(), one.name
    assert set(ORDER) <= {path.stem for path in (shipping.FOLDER / "en").glob("*.toml")}


def test_what_ships_has_no_exclamation_marks_and_reads_as_people_speak() -> None:
    for path in (shipping.FOLDER / "en").glob("*.toml"):
        assert "!" not in path.read_text()


def test_the_form_gives_back_what_a_script_says() -> None:
    for one in shipped():
        values = {name: value for name, value in showing(one.written).items() if value is not False}
        form = OpeningForm(values)
        assert form.is_valid(), form.errors
        assert form.written() == one.written


def test_a_translated_script_is_read_in_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language, title in (("en", "First circle"), ("de", "Der erste Kreis")):
        (tmp_path / language).mkdir()
        for name in ORDER:
            text = FIRST.replace("First circle", title)
            (tmp_path / language / f"{name}.toml").write_text(text)
    monkeypatch.setattr(shipping, "FOLDER", tmp_path)
    shipping._read.cache_clear()
    with translation.override("de-at"):
        assert shipped()[0].written.title == "Der erste Kreis"
    with translation.override("fr"):
        assert shipped()[0].written.title == "First circle"
    shipping._read.cache_clear()


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('title = "First circle"', "", "title is missing"),
        ('title = "First circle"', 'title = ""', "it has no title"),
        ('title = "First circle"', "title = 1", "title is of the wrong kind"),
        ('title = "First circle"', 'title = "A"\ntitel = "B"', "nobody knows titel"),
        ("capacity = 6", "capacity = true", "capacity is of the wrong kind"),
        ("capacity = 6", "capacity = 13", "a circle has room for 3 to 12"),
        ("minutes = 60", "minutes = 61", "minutes is not one of the lengths"),
        ('kind = "names"', 'kind = "song"', "nobody knows a part called song"),
        ('kind = "closing"', 'kind = "round"', "an opening, up to nine parts"),
        ("minutes = 2\n", "minutes = 6\n", "a turn cannot have 6 minutes"),
        ("minutes = 2\n", 'minutes = "two"\n', "minutes is of the wrong kind"),
        ("minutes = 2\n", 'minutes = 2\ncolour = "red"\n', "nobody knows colour"),
        ('prompt = "What made you come today?"', 'prompt = " "', "a round asks something"),
        ('"We speak about ourselves."', '""', "an agreement is a line"),
        ('centrepiece = "path"', 'centrepiece = "fire"', "no such centrepiece"),
        ('kind = "circle"', 'kind = "coffee"', "kind is circle or workshop"),
        ('kind = "circle"', 'kind = "workshop"', "a workshop collects methods"),
        ('title = "First circle"', "title = ", "this is not TOML"),
    ],
)
def test_a_broken_file_is_refused_and_says_where(was: str, becomes: str, said: str) -> None:
    assert was in FIRST
    with pytest.raises(BadScript, match=said):
        script_from(FIRST.replace(was, becomes, 1), "first-circle")


def test_a_script_survives_being_kept() -> None:
    assert from_json(to_json(usual("workshop"))) == usual("workshop")


def _titled(title: str) -> Written:
    return from_json(to_json(usual("circle")).replace("Sharing circle", title))


def test_a_change_is_a_new_version_and_the_older_stays_readable(carers: Group, dara: Person) -> None:
    script = keep_script(dara, carers, _titled("Mornings"))
    change_script(dara, script, _titled("Evenings"))
    kept = versions_of(dara, script)
    assert [(one.number, one.written.title, one.by) for one in kept] == [
        (2, "Evenings", "Dara"),
        (1, "Mornings", "Dara"),
    ]
    assert [one.written.title for one in scripts_for(dara, carers)] == ["Evenings"]


def test_words_of_a_script_are_sealed_under_the_groups_key(carers: Group, dara: Person) -> None:
    keep_script(dara, carers, _titled("The kitchen light"))
    sealed = bytes(ScriptVersion.objects.get().words_sealed)
    assert sealed[1:17] == carers.key_id.bytes
    assert b"kitchen" not in sealed


def test_others_see_a_script_once_it_is_shared(carers: Group, dara: Person, grace: Person) -> None:
    script = keep_script(dara, carers, _titled("Mornings"))
    assert not scripts_for(grace, carers)
    with pytest.raises(NotYours):
        share_script(grace, script)
    share_script(dara, script)
    assert [one.mine for one in scripts_for(grace, carers)] == [False]


def test_a_withdrawn_script_is_nowhere(carers: Group, dara: Person, grace: Person, chen: Person) -> None:
    let_keep(dara, carers, chen)
    script = keep_script(dara, carers, _titled("Mornings"), share=True)
    with pytest.raises(NotYours):
        withdraw_script(chen, script)
    withdraw_script(grace, script)
    assert not scripts_for(dara, carers)


def test_who_keeps_no_circles_keeps_no_scripts(carers: Group, amara: Person) -> None:
    with pytest.raises(NotYours):
        keep_script(amara, carers, _titled("Mine"))


def test_the_pages_of_scripts(
    client_of: ClientOf, carers: Group, dara: Person, amara: Person, grace: Person
) -> None:
    mine, graces, member = client_of(dara), client_of(grace), client_of(amara)
    script = keep_script(dara, carers, _titled("Mornings"))
    change_script(dara, script, _titled("Evenings"))
    base = f"{carers.get_absolute_url()}circles/scripts/"
    first = versions_of(dara, script)[-1]
    pages = {
        base: "Evenings",
        f"{base}{script.id}/": "Evenings",
        f"{base}{script.id}/?version={first.version}": "There is a newer one",
        f"{base}{script.id}/change?version={first.version}": "Mornings",
        f"{base}shipped/a-hard-week": "We do not compare whose week was worse.",
        f"{carers.get_absolute_url()}circles/open?version={first.version}": "Mornings",
        f"{carers.get_absolute_url()}circles/open?shipped=sunday-circle": "How was your week, honestly?",
    }
    for address, said in pages.items():
        assert said in mine.get(address).content.decode(), address
        assert member.get(address).status_code == 404, address
    assert graces.get(f"{base}{script.id}/").status_code == 404
    for nothing in ("?version=x", f"?version={script.id}", "?shipped=../../settings"):
        assert mine.get(f"{carers.get_absolute_url()}circles/open{nothing}").status_code == 404
    assert mine.get(f"{base}shipped/no-such").status_code == 404


def test_keeping_from_the_form(client_of: ClientOf, carers: Group, dara: Person) -> None:
    values = {name: value for name, value in showing(usual("circle")).items() if value is not False}
    sent = values | {"do": "keep", "share": "on", "once": "k"}
    answer = client_of(dara).post(f"{carers.get_absolute_url()}circles/open", sent)
    script = Script.objects.get()
    assert answer["Location"] == f"{carers.get_absolute_url()}circles/scripts/{script.id}/"
    assert script.shared_at is not None
    changed = client_of(dara).post(
        f"{answer['Location']}change", values | {"title": "Later", "do": "keep", "once": "c"}
    )
    assert changed["Location"] == answer["Location"]
    assert [one.written.title for one in scripts_for(dara, carers)] == ["Later"]


def test_who_leaves_takes_their_versions_or_their_name_away(
    carers: Group, dara: Person, grace: Person
) -> None:
    mine = keep_script(dara, carers, _titled("Mine alone"))
    shared = keep_script(dara, carers, _titled("Shared"), share=True)
    change_script(grace, shared, _titled("Changed by Grace"))
    exported = exporters.get("scripts of circles")
    assert exported is not None
    assert {row["title"] for row in exported.collect(dara.id)} == {"Mine alone", "Shared"}
    eraser = erasers.get("scripts of circles")
    assert eraser is not None
    assert eraser.make_nobodys is not None
    eraser.make_nobodys(dara.id)
    assert not Script.objects.filter(id=mine.id).exists()
    assert [one.by for one in versions_of(grace, Script.objects.get())] == ["Grace", ""]


def test_who_is_erased_leaves_no_words_of_a_script(carers: Group, dara: Person, grace: Person) -> None:
    keep_script(dara, carers, _titled("Shared"), share=True)
    changed = keep_script(dara, carers, _titled("Another"), share=True)
    change_script(grace, changed, _titled("Changed by Grace"))
    eraser = erasers.get("scripts of circles")
    assert eraser is not None
    eraser.erase(dara.id)
    assert [(one.number, one.written.title) for one in scripts_for(grace, carers)] == [
        (2, "Changed by Grace")
    ]
    assert Script.objects.count() == 1
