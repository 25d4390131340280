from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "samesky.kit"
    label = "kit"
