from django.apps import AppConfig


class AffirmationsConfig(AppConfig):
    name = "samesky.affirmations"
    label = "affirmations"
