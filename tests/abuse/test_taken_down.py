"""Words that were taken back or taken down do not come back because somebody was changing them in that moment."""

import pytest
from django.http import Http404

from samesky.people.models import Person
from samesky.shares import actions
from samesky.shares.models import Reply, Share
from samesky.shares.reach import reply_of_author, share_of_author
from samesky.shares.reporting import take_reply_down, take_share_down

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize("answered", [False, True])
def test_a_share_that_is_taken_down_while_it_is_changed_stays_down(
    amaras: Share, amara: Person, ben: Person, answered: bool
) -> None:
    if answered:
        actions.answer(ben, amaras, "I am here.")
    open_now = share_of_author(amara, amaras.id)
    take_share_down(amaras.id)
    with pytest.raises(Http404):
        actions.change(amara, open_now, "The same again.", "ears")
    assert not Share.objects.filter(words_sealed__isnull=False).exists()


def test_an_answer_that_is_taken_down_while_it_is_changed_stays_down(amaras: Share, ben: Person) -> None:
    reply = actions.answer(ben, amaras, "Something unkind.")
    open_now = reply_of_author(ben, reply.id)
    take_reply_down(reply.id)
    with pytest.raises(Http404):
        actions.change_reply(ben, open_now, "The same again.")
    assert not Reply.objects.exists()
