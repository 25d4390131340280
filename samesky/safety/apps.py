from django.apps import AppConfig


class SafetyConfig(AppConfig):
    name = "samesky.safety"
    label = "safety"
