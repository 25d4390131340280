"""A mould says what its template says, keeps nobody's words, and lets no words become markup."""

from django.utils.safestring import SafeString

from samesky.design import moulds, pieces
from samesky.design.moulds import fill

HOSTILE = "\ue000words\ue001 <script>alert('%(name)s {{ note }}')</script> \\1"


def test_hostile_words_in_a_mould_are_shown_as_words() -> None:
    drawn = pieces.noted(HOSTILE, HOSTILE)
    assert "<script" not in drawn
    assert drawn.count("&lt;script&gt;alert(&#x27;%(name)s {{ note }}&#x27;)&lt;/script&gt; \\1") == 2


def test_words_that_look_like_a_mark_are_not_filled() -> None:
    assert "\ue000words\ue001" in pieces.noted("\ue000words\ue001", "hello")


def test_a_value_that_is_not_there_takes_its_question_with_it() -> None:
    empty = fill("design/empty.html", title="Nothing yet.", text="", address="", act="")
    assert "<a " not in empty
    full = fill("design/empty.html", title="Nothing yet.", text="", address="/start", act="Begin")
    assert '<a class="button button-second" href="/start">Begin</a>' in full


def test_our_own_markup_goes_in_as_it_is() -> None:
    assert "<p>hello</p>" in fill("design/note.html", note="long", words=SafeString("<p>hello</p>"))


def test_a_mould_keeps_no_words() -> None:
    moulds._mould.cache_clear()
    pieces.noted("a note of Amara's", "her words")
    kept = moulds._mould("design/note.html", (("note", "text"), ("words", "text")), "en")
    assert moulds._mould.cache_info().hits == 1
    assert not [piece for piece in kept if "Amara" in piece or "her words" in piece]
