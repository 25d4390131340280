"""Addresses of a coffee chat, and of what is brought to workshops. Its page is the room's (urls_room): views.room looks at the kind."""

from django.urls import path

from samesky.circles.views import brought, coffee, coffee_acts, coffee_open

urlpatterns = [
    path("circles/<uuid:room_id>/coffee/people", coffee.people, name="coffee-people"),
    path("circles/<uuid:room_id>/coffee/card", coffee.card, name="coffee-card"),
    path("circles/<uuid:room_id>/coffee/words", coffee.words, name="coffee-words"),
    path("circles/<uuid:room_id>/coffee/frame", coffee.frame, name="coffee-frame"),
    path("circles/<uuid:room_id>/coffee/arrive", coffee_acts.arrive, name="coffee-arrive"),
    path("circles/<uuid:room_id>/coffee/say", coffee_acts.say, name="coffee-say"),
    path("circles/<uuid:room_id>/coffee/move", coffee_acts.move, name="coffee-move"),
    path("circles/<uuid:room_id>/coffee/draw", coffee_acts.draw, name="coffee-draw"),
    path("circles/<uuid:room_id>/coffee/stay", coffee_acts.stay, name="coffee-stay"),
    path("circles/<uuid:room_id>/coffee/leave", coffee_acts.leave, name="coffee-leave"),
    path("circles/<uuid:room_id>/coffee/here", coffee_acts.here, name="coffee-here"),
    path("circles/<uuid:room_id>/coffee/close", coffee_acts.close, name="coffee-close"),
    path("groups/<slug:slug>/circles/coffee", coffee_open.open_one, name="coffee-open"),
    path("circles/<uuid:room_id>/bring", brought.bring, name="bring"),
    path("circles/brought", brought.brought, name="brought"),
    path("circles/brought/<uuid:brought_id>/", brought.change, name="change-brought"),
    path("circles/brought/<uuid:brought_id>/keep", brought.keep, name="keep-brought"),
    path("circles/brought/<uuid:brought_id>/withdraw", brought.withdraw, name="withdraw-brought"),
]
