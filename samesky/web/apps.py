from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "samesky.web"
    label = "web"
