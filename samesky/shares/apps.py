from django.apps import AppConfig


class SharesConfig(AppConfig):
    name = "samesky.shares"
    label = "shares"
