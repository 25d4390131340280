"""Addresses of papers that say that somebody was there."""

from django.urls import path

from samesky.gatherings.views import proof

urlpatterns = [
    path("circles/<uuid:room_id>/paper", proof.paper, name="paper"),
    path("proof", proof.proof, name="proof"),
    path("proof/keys.json", proof.keys, name="proof-keys"),
]
