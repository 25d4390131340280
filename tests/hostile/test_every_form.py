"""Every form that anybody can find, filled with whatever can be typed, pasted or thrown: a clear answer, nothing run, nothing lost."""

import logging
from itertools import cycle
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from samesky.kit.text import clean_words
from tests.access.test_walk import undone
from tests.access.world import World
from tests.hostile import nasty
from tests.hostile.pages import Form, Read, forms_of, is_page

WHO = ("visitor", "author", "facilitator", "lead", "host")
NEVER_SHOWN_AGAIN = {"passphrase", "password", "code", "once", "csrfmiddlewaretoken", "credential"}


class Found:
    """The forms of the place, each with a browser of the first who can reach it."""

    def __init__(self, world: World) -> None:
        self.forms: list[tuple[Client, Form]] = []
        seen = set()
        for audience in WHO:
            client = world.client(audience)
            for form in forms_of(world, audience, world.client(audience)):
                if form.key not in seen:
                    seen.add(form.key)
                    self.forms.append((client, form))


@pytest.fixture
def found(world: World) -> Found:
    return Found(world)


def send(client: Client, form: Form, fields: dict[str, Any]) -> Any:
    """Post to where the form goes, in a browser that is as it was before."""
    fresh = Client()
    fresh.cookies = type(client.cookies)(client.cookies)
    with undone():
        answer: Any = fresh.post(form.action, fields)
        if answer.status_code == 302 and answer["Location"].startswith("/"):
            nasty.comes_to_no_harm(fresh.get(answer["Location"]), (form.page, form.action, "and then"))
    return answer


def filled(form: Form, text: str) -> dict[str, Any]:
    """The form with this text in everything that takes text, and the rest as it stands."""
    return {
        name: [nasty.as_sent(text)] * len(values) if name in form.typed else values
        for name, values in form.fields.items()
    }


def is_still_there(form: Form, sent: dict[str, Any], answer: Any) -> bool:
    """Where the same form comes back, so do the words."""
    if not is_page(answer):
        return True
    read = Read(answer.content.decode(), form.action)
    again = [each for each in read.forms if each.action == form.action and each.typed == form.typed]
    return not again or all(
        clean_words(sent[name][0]) in {clean_words(value) for each in again for value in each.fields[name]}
        for name in form.typed - NEVER_SHOWN_AGAIN
    )


def test_hostile_text_in_every_box_is_only_text(found: Found, caplog: pytest.LogCaptureFixture) -> None:
    """Every form gets a few of the texts, another few than the form before it; `make long` tries all of them."""
    caplog.set_level(logging.DEBUG)
    assert len(found.forms) > 40
    for n, (client, form) in enumerate(found.forms):
        for text in (nasty.TEXTS * 2)[n % len(nasty.TEXTS) :][:3]:
            _is_only_text(client, form, text)
    assert nasty.MARK not in caplog.text


@pytest.mark.long
def test_every_hostile_text_in_every_box(found: Found) -> None:
    for client, form in found.forms:
        for text in nasty.TEXTS:
            _is_only_text(client, form, text)


def _is_only_text(client: Client, form: Form, text: str) -> None:
    sent = filled(form, text)
    answer = send(client, form, sent)
    nasty.comes_to_no_harm(answer, (form.page, form.action, text))
    assert is_still_there(form, sent, answer), (form.page, form.action, answer.status_code)


@pytest.mark.long
def test_what_is_no_such_thing_is_refused_in_words(found: Found) -> None:
    """Every field, also those a person never types into."""
    for client, form in found.forms:
        for name in form.fields:
            for text in nasty.ODD:
                answer = send(client, form, {**form.fields, name: text})
                nasty.comes_to_no_harm(answer, (form.page, form.action, name))


def test_one_odd_thing_in_every_field(found: Found) -> None:
    odd = cycle(nasty.ODD)
    for client, form in found.forms:
        for name in form.fields:
            text = next(odd)
            answer = send(client, form, {**form.fields, name: text})
            nasty.comes_to_no_harm(answer, (form.page, form.action, name, text))


@given(choice=st.data())
def test_any_mix_of_missing_doubled_and_made_up_fields(found: Found, choice: st.DataObject) -> None:
    client, form = choice.draw(st.sampled_from(found.forms))
    sent: dict[str, Any] = {}
    for name, values in form.fields.items():
        how = choice.draw(st.sampled_from(["as it is", "missing", "text", "many"]))
        if how != "missing":
            many = st.lists(nasty.anything.map(nasty.as_sent), min_size=1, max_size=1 if how == "text" else 5)
            sent[name] = values if how == "as it is" else choice.draw(many)
    made_up = st.text(min_size=1, max_size=9).map(nasty.as_sent)
    sent |= choice.draw(st.dictionaries(made_up, nasty.anything.map(nasty.as_sent), max_size=2))
    nasty.comes_to_no_harm(send(client, form, sent), (form.page, form.action))


def test_nothing_at_all_is_answered(found: Found) -> None:
    for client, form in found.forms:
        nasty.comes_to_no_harm(send(client, form, {}), (form.page, form.action))


def test_a_thousand_fields_are_too_many_and_it_is_said(found: Found) -> None:
    many = {f"field-{n}": "x" for n in range(1000)}
    for client, form in [each for each in found.forms if each[1].typed]:
        answer = send(client, form, {**form.fields, **many})
        assert answer.status_code == 400, (form.page, form.action)
        assert is_page(answer)
        assert answer.content


def test_almost_a_megabyte_comes_back_or_is_kept(found: Found) -> None:
    """At the door a body may have 1,000,000 bytes (config.edge): so much in one box is answered, and still there."""
    text = f"{nasty.MARK} " + "a word " * 130_000
    for client, form in found.forms:
        for name in form.typed:
            sent = {**form.fields, name: [text]}
            answer = send(client, form, sent)
            nasty.comes_to_no_harm(answer, (form.page, form.action, name))
            if name in {"words", "own_words"}:
                assert answer.status_code in {200, 302, 413, 422}, (form.page, name, answer.status_code)
                assert is_still_there(form, sent, answer), (form.page, name)
