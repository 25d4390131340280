"""The small pieces: words stay a person's words, names stay names, and every control says what it is."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context, Template

from samesky.design import examples
from samesky.design.spoken import spoken
from samesky.design.wants import WANTS

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)  # a Thursday


def draw(source: str, **values: object) -> str:
    return Template("{% load design %}" + source).render(Context(values))


def test_hostile_words_are_shown_as_words() -> None:
    said = draw("{% words text %}", text="<img src=x onerror=alert(1)>\n& https://example.org\n\nstill here")
    assert "&lt;img src=x onerror=alert(1)&gt;<br>&amp; https://example.org" in said
    assert "<a " not in said
    assert said.count("<p ") == 2


def test_a_name_in_another_direction_does_not_turn_the_line() -> None:
    said = draw('{% include "design/who.html" with author=author %}', author=examples.FARSI)
    assert f"<bdi>{examples.FARSI.pen_name}</bdi>" in said


@pytest.mark.parametrize("want", WANTS)
def test_what_somebody_wants_is_said_in_words(want: str) -> None:
    assert str(WANTS[want].label) in draw("{% wants want %}", want=want)


def test_a_share_that_does_not_say_gets_no_label() -> None:
    assert draw("{% wants want %}", want="") == ""


def test_been_there_says_names_and_never_a_number() -> None:
    crowd = [examples.AMARA, examples.BEN, examples.CHEN, examples.DARA]
    said = draw('{% include "design/been_there.html" with names=names %}', names=crowd)
    assert "Amara, Ben and others have been there too." in said
    assert "Ben and Chen have been there too." in draw("{% been_there_line names %}", names=crowd[1:3])
    assert "Dara has been there too." in draw("{% been_there_line names %}", names=crowd[3:])


def test_nobody_having_been_there_is_not_mentioned() -> None:
    assert draw('{% include "design/been_there.html" with names=names %}', names=[]).strip() == ""


def test_only_amara_sees_who_has_been_where_she_is() -> None:
    share = next(share for share in examples.shares() if share.been_there)
    told = draw('{% include "design/share.html" with share=share %}', share=share)
    assert "have been there too" in told
    for_others = examples.Share(
        share.id, share.author, share.shared_at, share.words, been_there=share.been_there
    )
    assert "have been there too" not in draw(
        '{% include "design/share.html" with share=share %}', share=for_others
    )


def test_hard_words_wait_behind_their_note() -> None:
    share = next(share for share in examples.shares() if share.note)
    told = draw('{% include "design/share.html" with share=share %}', share=share)
    assert told.index('<details class="note">') < told.index(share.words)


def test_every_form_gets_a_token_of_its_own() -> None:
    assert draw("{% once %}") != draw("{% once %}")


def test_an_icon_nobody_drew_is_noticed() -> None:
    with pytest.raises(LookupError, match="unicorn"):
        draw('{% icon "unicorn" %}')


def test_a_refused_field_says_why_and_keeps_what_was_typed() -> None:
    form = examples.JoinForm({"pen_name": "Hana <b>"}, auto_id="join_%s")
    said = draw('{% field form.pen_name autocomplete="username" %}', form=form)
    assert 'for="join_pen_name"' in said
    assert 'aria-describedby="join_pen_name_helptext join_pen_name_error"' in said
    assert 'aria-invalid="true"' in said
    assert 'id="join_pen_name_error"' in said
    assert "Hana of the hill would be free." in said
    assert 'value="Hana &lt;b&gt;"' in said
    assert 'autocomplete="username"' in said


def test_a_choice_keeps_what_was_chosen() -> None:
    form = examples.ShareForm({"wants": "company"})
    said = draw("{% field form.wants %}", form=form)
    assert said.count(" checked") == 1
    assert said.index('value="company"') < said.index(" checked") < said.index('value="celebration"')


def test_a_draft_is_kept_where_the_page_says() -> None:
    said = draw('{% compose_words form.words "/drafts/1" %}', form=examples.ShareForm())
    assert 'data-draft="/drafts/1"' in said
    assert 'aria-describedby="id_words_who"' in said
    assert "data-draft" not in draw("{% compose_words form.words %}", form=examples.ShareForm())


def test_a_notice_of_an_unknown_kind_is_a_plain_one() -> None:
    assert '<div class="notice">' in draw('{% notice "Kept." "urgent" %}')
    assert "&lt;b&gt;" in draw("{% notice text %}", text="<b>")


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=2), "this morning, 10:00"),
        (timedelta(hours=10), "last night, 02:00"),
        (timedelta(hours=16), "yesterday evening"),
        (timedelta(days=1), "yesterday afternoon"),
        (timedelta(days=3), "Monday"),
        (timedelta(days=40), "10 October"),
        (timedelta(days=400), "15 October 2025"),
        (-timedelta(hours=1), "this afternoon, 13:00"),
    ],
)
def test_moments_are_told_as_a_person_would(ago: timedelta, said: str) -> None:
    assert spoken(NOON - ago, NOON) == said
