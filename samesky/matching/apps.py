from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "samesky.matching"
    label = "matching"
