from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "samesky.notices"
    label = "notices"
