from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "samesky.live"
    label = "live"
