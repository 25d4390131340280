"""Writing: what the forms on pages of shares send."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from samesky.affirmations.actions import affirm as give_affirmation
from samesky.affirmations.actions import take_back
from samesky.affirmations.models import Affirmation
from samesky.groups.models import Group
from samesky.groups.queries import group_of_member
from samesky.kit.fields import sent
from samesky.kit.text import clean_words
from samesky.people import sealing
from samesky.people.acting import once_of, writer
from samesky.people.models import Person
from samesky.shares import actions, pages
from samesky.shares.core.advice import sounds_like_advice
from samesky.shares.forms import AffirmForm, ReplyForm, ShareForm
from samesky.shares.models import Wants
from samesky.shares.reach import reply_for, reply_of_author, share_for, share_of_author

LONGEST_DRAFT = 20_000


def share_with_group(request: HttpRequest, slug: str) -> HttpResponse:
    """GET: the list fragment. POST: a share to the group."""
    group = group_of_member(writer(request), slug)
    return _share(request, group) if request.method == "POST" else pages.newest(request, slug)


def share_with_all(request: HttpRequest) -> HttpResponse:
    """GET: the page of shares to all members. POST: one more."""
    return _share(request, None) if request.method == "POST" else pages.to_all(request)


def _share(request: HttpRequest, group: Group | None) -> HttpResponse:
    form = ShareForm(request.POST, auto_id="share_%s")
    if not form.is_valid():
        return _refused(request, group, form)
    said = form.cleaned_data
    share = actions.say(
        writer(request), group, said["words"], said["wants"], said["note"], once=once_of(request)
    )
    messages.success(
        request, _("Your words are with the group.") if group else _("Your words are with all members.")
    )
    return redirect(f"{group.get_absolute_url() if group else '/shares/'}#share-{share.id}")


def _refused(request: HttpRequest, group: Group | None, form: ShareForm) -> HttpResponse:
    """The same box again, with what was typed and what to do."""
    part = pages.place_part(request, group, form)
    return render(request, "shares/refused.html", {"part": part, "group": group}, status=422)


def change(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Change one's own share, while one can read it; whoever has left the group can only take it back."""
    share = share_of_author(writer(request), share_for(writer(request), share_id).id)
    now_said = {
        "words": sealing.read(share, "words"),
        "note": sealing.read(share, "note"),
        "wants": share.wants,
    }
    form = ShareForm(sent(request), initial=now_said, auto_id="change_%s")
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.change(
            writer(request), share, said["words"], said["wants"], said["note"], once=once_of(request)
        )
        messages.success(request, _("Changed."))
        return redirect(share)
    context = {"form": form, "action": request.path, "back": share.get_absolute_url()}
    return render(request, "shares/change.html", context, status=422 if form.errors else 200)


def withdraw(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Ask once, then take the words away for everybody."""
    share = share_of_author(writer(request), share_id)
    if request.method == "POST":
        back = share.group.get_absolute_url() if share.group else "/shares/"
        actions.withdraw(writer(request), share, once=once_of(request))
        messages.success(request, _("They are gone, for everybody."))
        return redirect(back)
    return _sure(request, share.get_absolute_url())


def _sure(request: HttpRequest, keep: str) -> HttpResponse:
    context = {
        "title": _("Taking words back"),
        "question": _("Take these words back?"),
        "text": _(
            "They will be gone for everybody, and cannot come back. Answers from others stay with those who wrote them."
        ),
        "keep": keep,
        "keep_act": _("Leave them there"),
        "action": request.path,
        "act": _("Take them back"),
    }
    return render(request, "design/confirm.html", context)


def answer(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Answer a share. To somebody who asked for ears, words that begin like advice are shown back once."""
    share = share_for(writer(request), share_id)
    form = ReplyForm(request.POST, auto_id="reply_%s")
    if not form.is_valid():
        response = pages.thread(request, share_id, form)
        response.status_code = 422
        return response
    words = form.cleaned_data["words"]
    if share.wants == Wants.EARS and not form.cleaned_data["sure"] and sounds_like_advice(words):
        again = ReplyForm(initial={"words": words, "sure": True}, auto_id="reply_%s")
        return pages.thread(request, share_id, again, reminder=True)
    reply = actions.answer(writer(request), share, words, once=once_of(request))
    return redirect(reply)


def change_reply(request: HttpRequest, reply_id: UUID) -> HttpResponse:
    """Change one's own answer, while one can read it; elsewhere it can only be taken back."""
    reply = reply_of_author(writer(request), reply_for(writer(request), reply_id).id)
    form = ReplyForm(sent(request), initial={"words": sealing.read(reply, "words")}, auto_id="change_%s")
    if request.method == "POST" and form.is_valid():
        actions.change_reply(writer(request), reply, form.cleaned_data["words"], once=once_of(request))
        messages.success(request, _("Changed."))
        return redirect(reply)
    context = {"form": form, "action": request.path, "back": reply.get_absolute_url()}
    return render(request, "shares/change.html", context, status=422 if form.errors else 200)


def withdraw_reply(request: HttpRequest, reply_id: UUID) -> HttpResponse:
    """Ask once, then take the answer away."""
    reply = reply_of_author(writer(request), reply_id)
    if request.method == "POST":
        actions.withdraw_reply(writer(request), reply, once=once_of(request))
        messages.success(request, _("They are gone, for everybody."))
        return redirect("/today")
    return _sure(request, reply.get_absolute_url())


def been_there(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """ "I have been there", or taking it back."""
    share = share_for(writer(request), share_id)
    act = actions.unsay_been_there if request.POST.get("say") == "not" else actions.say_been_there
    act(writer(request), share, once=once_of(request))
    if request.POST.get("back") == "thread":
        return redirect(share)
    return redirect(f"{_place_of(share)}#share-{share.id}")


def _place_of(share: object) -> str:
    group = getattr(share, "group", None)
    return str(group.get_absolute_url()) if group else "/shares/"


def not_now(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Not tonight: nobody is told."""
    actions.not_now(writer(request), share_for(writer(request), share_id), once=once_of(request))
    messages.success(request, _("That is all right. Nobody is told."))
    return redirect("/today")


def affirm_share(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Thank or recognise whoever shared."""
    share = share_for(writer(request), share_id)
    return _affirm(request, share.author, "share", share.id, share.get_absolute_url(), share.room)


def affirm_reply(request: HttpRequest, reply_id: UUID) -> HttpResponse:
    """Thank or recognise whoever answered."""
    reply = reply_for(writer(request), reply_id)
    return _affirm(request, reply.author, "reply", reply.id, reply.get_absolute_url(), reply.share.room)


def _affirm(
    request: HttpRequest, to: Person | None, kind: str, thing_id: UUID, about: str, room: str
) -> HttpResponse:
    person = writer(request)
    if to is None or to.id == person.id:
        raise Http404
    given = Affirmation.objects.filter(by=person, kind=kind, thing_id=thing_id).first()
    form = AffirmForm(sent(request), initial={"words": sealing.read(given, "words") if given else ""})
    if request.method == "POST" and request.POST.get("act") == "take-back":
        take_back(person, kind, thing_id, about=about, room=room, once=once_of(request))
        return redirect(about)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        give_affirmation(person, to, kind, thing_id, words, about=about, room=room, once=once_of(request))
        messages.success(request, _("Given. Only the two of you read it."))
        return redirect(about)
    context = {"form": form, "to": to, "given": given, "back": about}
    return render(request, "shares/affirm.html", context, status=422 if form.errors else 200)


def keep_draft(request: HttpRequest, place: str) -> HttpResponse:
    """Keep words not sent yet. `place` was checked by its own view below."""
    words = clean_words(request.POST.get("words", ""))
    if len(words) > LONGEST_DRAFT:
        return JsonResponse({"kept": False}, status=413)
    actions.keep_draft(writer(request), place, words)
    return JsonResponse({"kept": True})


def keep_group_draft(request: HttpRequest, group_id: UUID) -> HttpResponse:
    if not Group.objects.filter(id=group_id, memberships__person=writer(request)).exists():
        raise Http404
    return keep_draft(request, f"group:{group_id}")


def keep_members_draft(request: HttpRequest) -> HttpResponse:
    return keep_draft(request, "members")


def keep_reply_draft(request: HttpRequest, share_id: UUID) -> HttpResponse:
    share_for(writer(request), share_id)
    return keep_draft(request, f"reply:{share_id}")
